// The function of cenbwp/explain, over its module.

import { refuse } from './error.js';
import { open } from './memory.js';
import { readReply } from './reply.js';

export { CenbwpError } from './error.js';

/** What was signed: a text, or what a request or a refusal has for it. */
const textOf = (given, label) => {
  if (typeof given === 'string' && !/^\ufeff?\s*[{<]/.test(given)) return given;
  const read = typeof given === 'string' ? readReply(given) : (given ?? {});
  const text = read.canonicalRequest ?? read.stringToSign ?? read.serverCanonicalRequest ?? read.serverStringToSign;
  if (typeof text !== 'string') refuse(label, 'there is no string to sign in it', 'a string to sign, a canonical request, a signed request, or the reply of the service');
  return text;
};

/** Says why a signature does not match; see explain.d.ts. */
export const explain = (call, ours, server) => {
  const results = ['', '', ''].map((text) => ['', text]);
  const texts = [['ours', textOf(ours, 'ours')], ['server', textOf(server, 'server')], ...results];
  const [parameter, cause, message, before, serverBefore] = call('explain', 0, texts, 5);
  return { parameter: parameter || undefined, cause, message, ours: before.length, server: serverBefore.length };
};

/** The function of a module: compiled, or its bytes. */
export const bind = (module) => {
  const call = open(module);
  return { explain: (...given) => explain(call, ...given) };
};
