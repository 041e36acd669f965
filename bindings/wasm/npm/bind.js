// The JavaScript side of the module: strings into its memory, a call, strings out, and the memory wiped.

import { ADVISORIES, EXPECTED, HOST, PROBLEMS } from './texts.js';

/** A value that breaks a rule, a call that cannot be signed, or a body that is no reply. It repeats no value. */
export class CenbwpError extends Error {
  constructor(text, parameter, number, expected) {
    // A parameter's name may be anything, so it goes in last, and in one line.
    const fill = (part) => part.replace(/%([pne])/g, (_, what) => ({ p: visible(`${parameter}`), n: number, e: expected })[what]);
    super(fill(text));
    this.name = 'CenbwpError';
    this.parameter = parameter;
    [this.problem, this.expected] = text.replace(/^.*%p: /, '').split(/[;:] expected /).map(fill);
  }
}

const refuse = (parameter, problem, expected) => {
  throw new CenbwpError(`%p: ${problem}; expected ${expected}`, parameter);
};

/**
 * A URL that can be fetched, or a URL and a form body.
 *
 * No log shows them. Of a private field the consoles of browsers would, but not of what a function holds.
 */
class Signed {
  #hidden;

  constructor(url, body = null) {
    this.#hidden = () => ({ url, body });
  }

  get url() {
    return this.#hidden().url;
  }

  get method() {
    return this.body === null ? 'GET' : 'POST';
  }

  get headers() {
    return this.body === null ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  }

  get body() {
    return this.#hidden().body;
  }

  get stringToSign() {
    const query = this.body ?? this.url.slice(this.url.indexOf('?') + 1);
    // What is encoded in a query stays as it is, but for `%`, `&` and `=`.
    return `${this.method}&%2F&${encodeURIComponent(query.slice(0, query.lastIndexOf('&')))}`;
  }
}

// How a value becomes a string of the module's.

const string = (value, name) => {
  if (typeof value !== 'string') refuse(name, 'it is not a string', 'a string');
  return value;
};

/** The same of what a call cannot do without. */
const required = (value, name) => string(value, name) || refuse(name, 'nothing was given', 'one or more characters');

const number = (value, name) => {
  if (Number.isSafeInteger(value) && value >= 0) return String(value);
  if (typeof value !== 'string') refuse(name, 'it is no such number', `${EXPECTED[name]}, or its decimal digits as a string`);
  return value;
};

const flag = (value, name) => {
  if (typeof value !== 'boolean') refuse(name, 'it is not a boolean', 'true or false');
  return value ? 'true' : '';
};

/** A fraction that is written out. Of a large whole number there may be digits that it does not have. */
const FRACTION = /^-?\d+\.\d+$/;

const scalar = (value, name) => {
  if (typeof value === 'string') return value;
  const isPlain =
    typeof value === 'number' ? Number.isSafeInteger(value) || FRACTION.test(value) : ['boolean', 'bigint'].includes(typeof value);
  if (!isPlain) refuse(name, 'it cannot be sent', 'a string, a boolean, a bigint, or a number that is exact and has no exponent');
  return String(value);
};

/** A second as the module reads it; what is no time becomes one that does not exist. */
const time = (value, name) => {
  if (typeof value === 'string') return value;
  // A Date of another window or context is one too.
  if (Object.prototype.toString.call(value) !== '[object Date]') refuse(name, 'it is neither', `a Date, or ${EXPECTED[name]}`);
  const text = Number.isNaN(+value) ? '' : value.toISOString();
  return text.length === 24 ? text.replace(/\.\d+/, '') : '0000-00-00T00:00:00Z';
};

const nonce = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte + 256).toString(16).slice(1)).join('');

const ENDPOINT = /^(https?:\/\/)?(.*?)\/?$/s;

/** The order of names as UTF-8 has it, in which the module takes parameters. */
const byCodePoint = (one, other) => {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return (one.codePointAt(at) ?? -1) - (other.codePointAt(at) ?? -1);
};

/** Refuses what may hold its entries in another way than as properties of its own, as a Map or a Promise does: they would be left out in silence. */
const object = (value, name) => {
  const prototype = typeof value === 'object' && value !== null && Object.getPrototypeOf(value);
  // That of a plain object has none, in any window or context.
  if (prototype !== null && (!prototype || Object.getPrototypeOf(prototype) !== null)) {
    refuse(name, 'it is not a plain object', 'an object with properties');
  }
  return value;
};

const own = (value, name) => {
  if (!Object.hasOwn(value, name)) refuse(name, 'it is inherited', 'a property of the object itself');
};

/** The names of what an object with names of any kind holds. */
const keys = (value) => {
  for (const name in value) own(value, name);
  return Object.keys(value);
};

/** Refuses a property that there is not: what is misspelled must not be left out in silence either. */
const only = (names, value, what) => {
  for (const name in object(value, what)) {
    if (!names.has(name)) refuse(name, 'there is no such property', `one of ${[...names].join(' ')}`);
    own(value, name);
  }
};

const properties = (names) => new Set(names.split(' '));
const CREDENTIALS = properties('accessKeyId accessKeySecret securityToken');
const OPTIONS = properties('timestamp nonce format endpoint method');
const REQUEST = properties(
  'bandwidth from to chargeType pricingCycle period autoPay clientToken name cenId description autoRenew autoRenewDuration resourceGroupId tags',
);
const OPERATION = properties('host version action params');

/** Text in one line: what is not seen, begins a line, or turns the order of the rest round is escaped. */
const visible = (text) =>
  text.replace(
    /[\p{Cc}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/gu,
    (c) => ({ '\n': '\\n', '\r': '\\r', '\t': '\\t' })[c] ?? `\\u{${c.codePointAt().toString(16)}}`,
  );

/** A refusal, of which the texts that may repeat the request are hidden in the same way. */
class Refusal {
  ok = false;
  #hidden;

  constructor(seen, message, serverStringToSign) {
    Object.assign(this, seen);
    this.#hidden = () => ({ message, serverStringToSign });
  }

  get message() {
    return this.#hidden().message;
  }

  get serverStringToSign() {
    return this.#hidden().serverStringToSign;
  }
}

/** So that lengths stay far below those that 32 bits hold, three bytes a character and nine where that is escaped. */
const LONGEST = 1 << 26;

const KINDS = ['', 'other', 'signature', 'clock', 'key', 'throttling', 'money'];

/** The strings of one call in the module's order, with the names that errors give them: single ones first, then pairs. */
class Strings {
  names = [];
  texts = [];
  joined = '';
  pairs = 0;
  scheme = 'https://';
  host = undefined;
  post = false;

  push(name, text) {
    this.names.push(name);
    this.texts.push(text);
    if (text === undefined) return;
    if (this.joined.length + text.length > LONGEST) refuse(name, 'the call is too long', `at most ${LONGEST} characters in all`);
    this.joined += text;
  }

  give(name, read, value) {
    this.push(name, value === undefined || value === null ? undefined : read(value, name));
  }

  pair(keyName, key, valueName, value) {
    this.push(keyName, key);
    this.push(valueName, value);
    this.pairs += 1;
  }

  // Properties are read where they are named: in a loop over names that takes many times as long.

  credentials(given) {
    only(CREDENTIALS, given, 'credentials');
    this.give('AccessKeyId', string, given.accessKeyId);
    this.give('AccessKeySecret', string, given.accessKeySecret);
    this.give('SecurityToken', string, given.securityToken);
    return this;
  }

  options(given) {
    only(OPTIONS, given, 'options');
    this.give('Timestamp', time, given.timestamp ?? new Date());
    this.give('SignatureNonce', string, given.nonce ?? nonce());
    this.give('Format', string, given.format);
    const address = given.endpoint ?? undefined;
    const [, scheme, host] = address === undefined ? [] : ENDPOINT.exec(string(address, 'endpoint'));
    this.push('endpoint', host);
    this.scheme = scheme ?? 'https://';
    this.host = host;
    const method = given.method ?? 'GET';
    if (method !== 'GET' && method !== 'POST') refuse('method', 'there is no such value', 'one of GET POST');
    this.post = method === 'POST';
    return this;
  }

  request(given) {
    only(REQUEST, given, 'request');
    this.give('Bandwidth', number, given.bandwidth);
    this.give('GeographicRegionAId', string, given.from);
    this.give('GeographicRegionBId', string, given.to);
    this.give('BandwidthPackageChargeType', string, given.chargeType);
    this.give('PricingCycle', string, given.pricingCycle);
    this.give('Period', number, given.period);
    this.give('AutoPay', flag, given.autoPay);
    this.give('ClientToken', string, given.clientToken);
    this.give('Name', string, given.name);
    this.give('CenId', string, given.cenId);
    this.give('Description', string, given.description);
    this.give('AutoRenew', flag, given.autoRenew);
    this.give('AutoRenewDuration', number, given.autoRenewDuration);
    this.give('ResourceGroupId', string, given.resourceGroupId);
    const tags = object(given.tags ?? {}, 'tags');
    for (const key of keys(tags)) this.pair('Tag.N.Key', key, 'Tag.N.Value', string(tags[key], 'Tag.N.Value'));
    return this;
  }

  operation(given) {
    only(OPERATION, given, 'operation');
    const host = required(given.host ?? '', 'host');
    this.push('host', host);
    this.host ??= host;
    this.push('Version', required(given.version ?? '', 'Version'));
    this.push('Action', required(given.action ?? '', 'Action'));
    const params = object(given.params ?? {}, 'params');
    for (const key of keys(params).sort(byCodePoint)) {
      const value = params[key];
      if (value !== undefined && value !== null) this.pair('params', key, key, scalar(value, key));
    }
    return this;
  }
}

// As the module has them.
const FULL = -2;
const ABSENT = -1;
const OUT = 17;
const TOO_MANY = 8;
const STACK = 4096;
const PAIR = 16;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The functions of a compiled module. */
export const bind = (module) => {
  const { memory, __heap_base, ...exports } = new WebAssembly.Instance(module).exports;
  const base = (__heap_base.value + 15) & -16;
  const first = base / 4 + OUT;
  let bytes;
  let words;

  const grow = (length) => {
    memory.grow(Math.ceil((length - memory.buffer.byteLength) / 65536));
    bytes = new Uint8Array(memory.buffer);
    words = new Uint32Array(memory.buffer);
  };
  grow(memory.buffer.byteLength);

  /** How many bytes a string takes as UTF-8; they are written, for only that tells. */
  const measure = (text, at, name) => {
    if (/\p{Surrogate}/u.test(text)) refuse(name, 'it has half of a surrogate pair', 'characters of Unicode');
    return encoder.encodeInto(text, bytes.subarray(at)).written;
  };

  /** Calls an export with strings, which follow what goes out and the length of each; gives its number and the strings that come out. */
  const call = (name, { names, texts, joined, pairs, post }) => {
    const start = base + 4 * (OUT + texts.length);
    let end = start;
    try {
      // A UTF-16 code unit becomes three bytes at most.
      const needed = start + 3 * joined.length + 4 + PAIR * pairs;
      if (needed > bytes.length) grow(needed);
      end += encoder.encodeInto(joined, bytes.subarray(start)).written;
      const isAscii = end - start === joined.length;
      let at = start;
      for (let i = 0; i < texts.length; i++) {
        const text = texts[i];
        const length = text === undefined ? ABSENT : isAscii ? text.length : measure(text, at, names[i]);
        words[first + i] = length;
        if (length !== ABSENT) at += length;
      }
      const room = (end + 3) & -4;
      end = room + PAIR * pairs;
      let number;
      while ((number = exports[name](base, 4 * first, start, pairs, room, bytes.length - room, post)) === FULL) {
        // Something may have been written anywhere, should there be no more memory.
        end = bytes.length;
        grow(2 * end);
      }
      // Where all of them end, before one of them may be too long for a string.
      for (let i = base / 4 + 3; i < first; i += 2) end = Math.max(end, words[i] + words[i + 1]);
      const out = [];
      for (let i = base / 4 + 3; i < first; i += 2) {
        out.push(words[i] ? decoder.decode(bytes.subarray(words[i], words[i] + words[i + 1])) : undefined);
      }
      if (number < 0) {
        const code = words[base / 4];
        // A value that is refused is the last that was read.
        const parameter = code < TOO_MANY ? names[words[base / 4 + 2] - 1] : code === TOO_MANY ? 'Tag' : out[0];
        throw new CenbwpError(PROBLEMS[code], parameter, words[base / 4 + 1], out[1] ?? EXPECTED[parameter]);
      }
      return { number, out };
    } finally {
      bytes.fill(0, 0, STACK);
      bytes.fill(0, base, end);
    }
  };

  const signed = (name, strings) => {
    const [query] = call(name, strings).out;
    const url = `${strings.scheme}${strings.host ?? HOST}/`;
    return strings.post ? new Signed(url, query) : new Signed(`${url}?${query}`);
  };

  const stamped = (credentials, options) => new Strings().credentials(credentials).options(options ?? {});

  return {
    sign: (request, credentials, options) => signed('create', stamped(credentials, options).request(request)),

    rpc: (operation, credentials, options) => signed('rpc', stamped(credentials, options).operation(operation)),

    advisories: (request) => {
      const strings = new Strings().request(request);
      const { number } = call('advisories', strings);
      return ADVISORIES.filter((_, i) => (number >> i) & 1).map((text) => {
        const parameter = text.slice(0, text.indexOf(':'));
        return { parameter, message: text.replace('%n', strings.texts[strings.names.indexOf(parameter)]) };
      });
    },

    readReply: (body) => {
      const strings = new Strings();
      strings.push('body', string(body, 'body'));
      const { out, number } = call('read_reply', strings);
      if (number === 0) {
        const [requestId, cenBandwidthPackageId, cenBandwidthPackageOrderId] = out;
        return { ok: true, requestId, cenBandwidthPackageId, cenBandwidthPackageOrderId };
      }
      const [code, message, requestId, hostId, recommend, serverStringToSign, shown] = out;
      // As the crate's error displays itself.
      const summary = [
        visible(code),
        shown !== undefined && `: ${visible(shown)}`,
        number & 16 && '<redacted>',
        requestId && ` (request ${visible(requestId)})`,
      ];
      const seen = {
        kind: KINDS[number & 7],
        retryable: (number & 8) !== 0,
        code,
        summary: summary.filter(Boolean).join(''),
        requestId,
        hostId,
        recommend,
      };
      return new Refusal(seen, message, serverStringToSign);
    },
  };
};
