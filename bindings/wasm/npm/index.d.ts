/** An area, as the service spells it. */
export type Area = 'China' | 'North-America' | 'Asia-Pacific' | 'Europe' | 'South-America' | 'Middle-East' | 'Australia';

/**
 * A request to buy a bandwidth package that connects two areas.
 *
 * What is `undefined` or `null` is not sent, but for the pricing cycle and the period, which are always sent. A property that is not
 * listed here is an error, since a misspelled one would be lost.
 */
export interface CreateCenBandwidthPackage {
  // The parameters of the crate's table; see build.js.
  /** Whether `name` may be 1 to 128 characters of any kind, Chinese ones for example, as the help page of today has it. */
  nameOfAnyCharacters?: boolean | null | undefined;
}

/** The value of a parameter. */
export type Param = string | number | bigint | boolean | null | undefined | readonly Param[] | { readonly [name: string]: Param };

/** A call of any operation of an RPC-style product. Nothing is checked that only the operation knows. */
export interface Operation {
  /** The product's host, such as `ecs.aliyuncs.com`. */
  host: string;
  /** The product's version, such as `2014-05-26`. */
  version: string;
  /** What is to be done, such as `DescribeRegions`. */
  action: string;
  /**
   * The operation's own parameters; `''` is sent as `Name=`, `undefined` and `null` are not sent. Lists and objects are flattened:
   * `Tag: [{ Key: 'a' }]` is `Tag.1.Key=a`. A number that is not exact, or that JavaScript would write with an exponent, is an error:
   * a large ID is a `bigint`, or text.
   */
  params?: Readonly<Record<string, Param>> | null | undefined;
}

/** An access key, and with temporary (STS) credentials the security token: visible characters, so no white space and no line break. */
export interface Credentials {
  accessKeyId: string;
  accessKeySecret: string;
  securityToken?: string | null | undefined;
}

/** How a call is stamped and sent. */
export interface Options {
  /** `GET`, with everything in the URL, unless given. */
  method?: 'GET' | 'POST' | null | undefined;
  /** Where to send it instead of the product's public host: a URL without a path, or a host; `http://` for tests in the clear. */
  endpoint?: string | null | undefined;
  /** The host's clock unless given; text is `yyyy-MM-ddTHH:mm:ssZ`. */
  timestamp?: Date | string | null | undefined;
  /** 128 bits of `crypto.getRandomValues` unless given: 1 to 64 of `A-Z a-z 0-9 - . _ ~`, new for each request. */
  nonce?: string | null | undefined;
}

/**
 * A signed request: a frozen object, which is also the second argument of `fetch`: `fetch(signed.url, signed)`, or with a signal
 * `fetch(signed.url, { ...signed, signal })`.
 *
 * Whoever has it can send it while its timestamp is valid, as any presigned URL: keep it out of logs.
 */
export interface Signed {
  /** Of a GET request all of it; of a POST request where the body goes. */
  readonly url: string;
  readonly method: 'GET' | 'POST';
  /** The content type of the body, if there is one. */
  readonly headers: Readonly<Record<string, string>>;
  /** The form body of a POST request. */
  readonly body: string | null;
  /** What was signed, to hold against the string that the service reports with `SignatureDoesNotMatch`. Not enumerable, so not in a copy. */
  readonly stringToSign: string;
}

/** A point where the service may refuse, ignore or do twice what the specification allows. */
export interface Advisory {
  /** The property of the request. */
  parameter: string;
  /** What may happen, and what to write instead. */
  message: string;
}

/** The request was carried out. */
export interface Accepted {
  ok: true;
  requestId: string | undefined;
  /** What was bought; other operations than CreateCenBandwidthPackage have none. */
  cenBandwidthPackageId: string | undefined;
  /** By later revisions of the reference. */
  cenBandwidthPackageOrderId: string | undefined;
  /** The whole reply. Numbers that JavaScript would change are text. */
  data: Readonly<Record<string, unknown>>;
}

/**
 * What a refusal asks for: the same again after a pause (`retry`), or more slowly (`slower`); never the same again (`never`); money, another
 * access key, a new security token, permission, the right time; a look at the signature; or another request.
 */
export type Kind = 'retry' | 'slower' | 'never' | 'money' | 'key' | 'token' | 'permission' | 'clock' | 'signature' | 'request';

/** The service or its gateway refused. */
export interface Refused {
  ok: false;
  kind: Kind;
  /** Whether another try is worth it, of `retry` and `slower`: with a new timestamp and nonce, and the same `clientToken`. */
  retryable: boolean;
  /** The service's code, such as `Throttling.User`. */
  code: string;
  /** Code, message and request ID, without what repeats the request, in one line: fit for a log. */
  summary: string;
  requestId: string | undefined;
  hostId: string | undefined;
  /** The address of a page about the code. */
  recommend: string | undefined;
  /** The service's message. It may repeat the request, and so it is not enumerable. */
  readonly message: string | undefined;
  /** The string to sign as the service built it, where the message has it. Not enumerable. */
  readonly serverStringToSign: string | undefined;
  /** The canonical request of the second method, likewise. It holds the security token. */
  readonly serverCanonicalRequest: string | undefined;
}

/** A value that breaks a rule, a call that cannot be signed, or a body that is no reply. It repeats no value. */
export class CenbwpError extends Error {
  private constructor();
  /** The property that it is about; in `params`, the name as it would be sent, such as `Tag.1.Key`. */
  readonly parameter: string;
  /** What is wrong. */
  readonly problem: string;
  /** What is expected instead. */
  readonly expected: string;
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
 * @throws {CenbwpError} for credentials or options that break a rule, and for a parameter that has the name of a common one.
 */
export function rpc(operation: Operation, credentials: Credentials, options?: Options): Signed;

/**
 * Validates a request, and lists what the service may refuse of it.
 *
 * @throws {CenbwpError} for the first value that breaks a rule.
 */
export function advisories(request: CreateCenBandwidthPackage): Advisory[];

/**
 * Reads the reply to any operation, whatever its HTTP status: JSON, or a refusal in XML. A package ID makes it a success, whatever else is in
 * it. Of a key that comes twice, the last counts.
 *
 * @throws {CenbwpError} for what is no reply. The request may have been carried out all the same: send it again with the same `clientToken`.
 */
export function readReply(body: string): Accepted | Refused;
