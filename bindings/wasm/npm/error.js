// The one error that the package throws.

/** Text in one line: control characters, line breaks, and marks that reorder text are escaped. */
export const visible = (text) =>
  text.replace(
    /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
    (c) => ({ '\n': '\\n', '\r': '\\r', '\t': '\\t' })[c] ?? `\\u{${c.codePointAt().toString(16)}}`,
  );

/** A value that breaks a rule, a call that cannot be signed, or a body that is no reply. It never repeats a value. */
export class CenbwpError extends Error {
  constructor(parameter, problem, expected) {
    super(`${visible(parameter)}: ${problem}; expected ${expected}`);
    this.name = 'CenbwpError';
    Object.assign(this, { parameter, problem, expected });
  }
}

export const refuse = (parameter, problem, expected) => {
  throw new CenbwpError(parameter, problem, expected);
};
