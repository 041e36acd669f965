// The memory of the WebAssembly module: texts in, texts out, and nothing left behind.

import { refuse } from './error.js';
import { EXPECTED, PROBLEMS } from './texts.js';

/** The module's stack, at address 0; see build.rs. */
const STACK = 4096;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** Keeps all lengths below what 32 bits hold, at three bytes a character and three times that where it is escaped. */
const LONGEST = 1 << 26;

/** Makes the exports of a module callable with texts, each as `[label, text, rule]`: see `Call`. */
export const open = (module) => {
  const compiled = module instanceof WebAssembly.Module ? module : new WebAssembly.Module(module);
  const { memory, __heap_base, check, ...exports } = new WebAssembly.Instance(compiled).exports;
  const base = (__heap_base.value + 7) & -8;
  const table = base >> 2;
  let bytes;
  let words;

  const grow = (length) => {
    memory.grow(Math.max(0, Math.ceil((length - memory.buffer.byteLength) / 65536)));
    bytes = new Uint8Array(memory.buffer);
    words = new Uint32Array(memory.buffer);
  };
  grow(0);

  /** How many bytes a text takes as UTF-8: they are written, since nothing else tells. */
  const measure = (text, at, label) => {
    if (/\p{Surrogate}/u.test(text)) refuse(label, 'it has half of a surrogate pair', 'characters of Unicode');
    return encoder.encodeInto(text, bytes.subarray(at)).written;
  };

  /**
   * Checks the texts, and calls an export with a table of the texts' addresses and lengths, and with room for what it writes. It answers how much it writes, and
   * overwrites the table's first entries with where its results are.
   */
  return (name, argument, texts, results) => {
    let joined = '';
    // By index, which is faster than taking entries apart.
    for (const entry of texts) {
      joined += entry[1];
      if (joined.length > LONGEST) refuse(entry[0], 'the call is too long', `at most ${LONGEST} characters in all`);
    }
    const start = base + 8 * texts.length;
    let end = start;
    try {
      // A UTF-16 code unit takes three bytes at most.
      if (start + 3 * joined.length > bytes.length) grow(start + 3 * joined.length);
      end += encoder.encodeInto(joined, bytes.subarray(start)).written;
      const isAscii = end - start === joined.length;
      let at = start;
      for (let i = 0; i < texts.length; i++) {
        const entry = texts[i];
        const length = isAscii ? entry[1].length : measure(entry[1], at, entry[0]);
        const rule = entry[2];
        // The lowest four bits are the problem, the others a number in its text.
        const problem = rule === undefined ? 0 : check(rule, at, length);
        if (problem) refuse(entry[0], PROBLEMS[(problem & 15) - 1].replace('%n', problem >>> 4), EXPECTED[rule]);
        words[table + 2 * i] = at;
        words[table + 2 * i + 1] = length;
        at += length;
      }
      if (name === undefined) return [];
      const room = end;
      let length;
      for (;;) {
        // Until it is known how much was written, it may be anywhere.
        end = bytes.length;
        length = exports[name](argument, base, texts.length, room, end - room);
        if (room + length <= end) break;
        grow(room + length);
      }
      end = room + length;
      const out = [];
      for (let i = table; i < table + 2 * results; i += 2) out.push(decoder.decode(bytes.subarray(words[i], words[i] + words[i + 1])));
      return out;
    } finally {
      bytes.fill(0, 0, STACK);
      bytes.fill(0, base, end);
    }
  };
};
