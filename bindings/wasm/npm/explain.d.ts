import type { Refused, Signed } from './index.js';

export { CenbwpError } from './index.js';

/** Why a signature does not match, in one word. Later versions may have more. */
export type Cause =
  | 'secret' | 'method' | 'path' | 'order' | 'token' | 'missing' | 'extra' | 'host' | 'body' | 'space' | 'digits' | 'character' | 'plain'
  | 'twice' | 'charset' | 'value' | 'stamp' | 'unknown';

/** Why a signature does not match. No value is in it. */
export interface Explanation {
  /** The parameter or header that differs first. None where it is the secret, the method, the path or the body, or where the place is not known. */
  parameter: string | undefined;
  cause: Cause;
  /** What is wrong and what to do, in one sentence. */
  message: string;
  /** Where the difference is in what was signed, as an index of that string; its length where there is none. */
  ours: number;
  /** Where it is in what the server has. */
  server: number;
}

/**
 * Says why a signature does not match, from what was signed and what the server says it would have signed: strings to sign of HMAC-SHA1, or
 * canonical requests of ACS3-HMAC-SHA256, of any signer in any language.
 *
 * @param ours what was signed, or a signed request of this package.
 * @param server what the server has, its whole reply, or what `readReply` made of that.
 * @throws {CenbwpError} for a reply in which there is no string to sign.
 */
export function explain(ours: string | Signed, server: string | Refused): Explanation;
