import type { CreateCenBandwidthPackage, Credentials, Operation, Options, Signed as SignedUrl } from './index.js';

export { CenbwpError } from './index.js';

/**
 * A request that is signed with ACS3-HMAC-SHA256: a frozen object, which is also the second argument of `fetch`: `fetch(signed.url, signed)`.
 * The parameters are in the URL, also with POST, and the signature is in a header.
 *
 * Whoever has it can send it while its timestamp is valid: keep it out of logs.
 */
export interface Signed extends SignedUrl {
  /** The headers that are signed, and `authorization`; but not `host`, which whatever sends the request sets. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: null;
  /** What was signed, to hold against what the service reports with `SignatureDoesNotMatch`: it holds the security token. Not enumerable. */
  readonly canonicalRequest: string;
}

/**
 * Validates and signs a CreateCenBandwidthPackage request.
 *
 * @throws {CenbwpError} for the first value that breaks a rule.
 */
export function sign(request: CreateCenBandwidthPackage, credentials: Credentials, options?: Options): Signed;

/**
 * Signs a call of any operation.
 *
 * @throws {CenbwpError} for credentials or options that break a rule, for a parameter that has the name of a common one of HMAC-SHA1, and for a
 * version, an action or a key that no header can hold.
 */
export function rpc(operation: Operation, credentials: Credentials, options?: Options): Signed;
