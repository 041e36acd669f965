// The JavaScript side of the module: strings into its memory, a call, strings out, and the memory wiped.

/** A value that breaks a rule, a call that cannot be signed, or a body that is no reply. It repeats no value. */
export class CenbwpError extends Error {
  constructor(message, parameter) {
    super(message);
    this.name = 'CenbwpError';
    this.parameter = parameter;
    // `Name: problem; expected ...`, and the name may be anything.
    const start = parameter === undefined ? 0 : message.indexOf(': ', message.indexOf(parameter) + parameter.length) + 2;
    [this.problem, this.expected] = message.slice(start).split(/[;:] expected /);
  }
}

const refuse = (parameter, problem, expected) => {
  throw new CenbwpError(`${parameter}: ${problem}; expected ${expected}`, parameter);
};

/** A URL that can be fetched, or a URL and a form body. The fields are private, so that no log shows them. */
class Signed {
  #url;
  #body;

  constructor(url, body) {
    this.#url = url;
    this.#body = body;
  }

  get url() {
    return this.#url;
  }

  get method() {
    return this.#body === undefined ? 'GET' : 'POST';
  }

  get headers() {
    return this.#body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded' };
  }

  get body() {
    return this.#body ?? null;
  }

  get stringToSign() {
    const query = this.#body ?? this.#url.slice(this.#url.indexOf('?') + 1);
    // What is encoded in a query stays as it is, but for `%`, `&` and `=`.
    return `${this.method}&%2F&${encodeURIComponent(query.slice(0, query.lastIndexOf('&')))}`;
  }
}

// How a value becomes a string of the module's.

const string = (value, name) => {
  if (typeof value !== 'string') refuse(name, 'it is not a string', 'a string');
  return value;
};

const number = (value, name) => {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') refuse(name, 'it is not a number', 'a number, or its decimal digits as a string');
  return value;
};

const flag = (value, name) => {
  if (typeof value !== 'boolean') refuse(name, 'it is not a boolean', 'true or false');
  return String(value);
};

const scalar = (value, name) => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'boolean' && !Number.isFinite(value)) {
    refuse(name, 'it cannot be sent', 'a string, a finite number, or a boolean');
  }
  return String(value);
};

/** A `Date` goes to the module as a number. */
const time = (value, name) => (value instanceof Date ? undefined : string(value, name));

// The properties of what is given, in the order of the module's strings: the name in errors, and how the value becomes a string.

const CREDENTIALS = {
  __proto__: null,
  accessKeyId: ['AccessKeyId', string],
  accessKeySecret: ['AccessKeySecret', string],
  securityToken: ['SecurityToken', string],
};

const OPTIONS = {
  __proto__: null,
  timestamp: ['Timestamp', time],
  nonce: ['SignatureNonce', string],
  format: ['Format', string],
  endpoint: ['endpoint', string],
  method: ['method'],
};

const REQUEST = {
  __proto__: null,
  bandwidth: ['Bandwidth', number],
  from: ['GeographicRegionAId', string],
  to: ['GeographicRegionBId', string],
  chargeType: ['BandwidthPackageChargeType', string],
  pricingCycle: ['PricingCycle', string],
  period: ['Period', number],
  autoPay: ['AutoPay', flag],
  clientToken: ['ClientToken', string],
  name: ['Name', string],
  cenId: ['CenId', string],
  description: ['Description', string],
  autoRenew: ['AutoRenew', flag],
  autoRenewDuration: ['AutoRenewDuration', number],
  resourceGroupId: ['ResourceGroupId', string],
  tags: ['Tag'],
};

const OPERATION = {
  __proto__: null,
  host: ['host', string],
  version: ['Version', string],
  action: ['Action', string],
  params: ['params'],
};

const KINDS = ['', 'other', 'signature', 'clock', 'key', 'throttling', 'money'];

/** The strings of one call, with the names that errors give them: single ones first, then pairs. */
class Strings {
  names = [];
  texts = [];
  pairs = 0;

  push(name, text) {
    this.names.push(name);
    this.texts.push(text);
  }

  pair(keyName, key, valueName, value) {
    this.push(keyName, key);
    this.push(valueName, value);
    this.pairs += 1;
  }

  object(table, object) {
    // What is misspelled must not be left out in silence.
    for (const key in object) {
      if (!(key in table)) refuse(key, 'there is no such property', `one of ${Object.keys(table).join(' ')}`);
    }
    for (const key in table) {
      const [name, read] = table[key];
      const value = object[key];
      if (read) this.push(name, value === undefined || value === null ? undefined : read(value, name));
    }
    return this;
  }

  tags(tags) {
    for (const key of Object.keys(tags ?? {})) {
      this.pair('Tag.N.Key', key, 'Tag.N.Value', string(tags[key], 'Tag.N.Value'));
    }
    return this;
  }

  params(params) {
    for (const key of Object.keys(params ?? {})) {
      const value = params[key];
      if (value !== undefined && value !== null) this.pair('params', key, key, scalar(value, key));
    }
    return this;
  }
}

// As the module has them.
const ABSENT = 0xffffffff;
const FULL = -2;
const RECORD = 9;
const STACK = 8192;
const PAIR = 16;

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** The functions of a compiled module. */
export const bind = (module) => {
  const { memory, __heap_base, ...exports } = new WebAssembly.Instance(module).exports;
  const base = (__heap_base.value + 15) & -16;
  let bytes;
  let words;

  const grow = (length) => {
    memory.grow(Math.ceil((length - memory.buffer.byteLength) / 65536));
    bytes = new Uint8Array(memory.buffer);
    words = new Uint32Array(memory.buffer);
  };
  grow(memory.buffer.byteLength);

  /** Writes a string as UTF-8, and gives its length in bytes. */
  const write = (text, at, name) => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) {
        const rest = text.slice(i);
        if (/\p{Surrogate}/u.test(rest)) refuse(name, 'it has half of a surrogate pair', 'characters of Unicode');
        return i + encoder.encodeInto(rest, bytes.subarray(at + i)).written;
      }
      bytes[at + i] = code;
    }
    return text.length;
  };

  /** Calls an export; gives its number and the strings that come out. */
  const call = (name, { names, texts, pairs }, random, ...rest) => {
    const lengths = base + 16 + PAIR * pairs;
    const start = lengths + 4 * texts.length;
    let end = start;
    try {
      // A UTF-16 code unit becomes three bytes at most.
      let needed = start + 4 + 4 * RECORD;
      for (const text of texts) needed += 3 * (text?.length ?? 0);
      if (needed > bytes.length) grow(needed);
      if (random) crypto.getRandomValues(bytes.subarray(base, base + 16));
      for (let i = 0; i < texts.length; i++) {
        const text = texts[i];
        const length = text === undefined ? 0 : write(text, end, names[i]);
        words[lengths / 4 + i] = text === undefined ? ABSENT : length;
        end += length;
      }
      const record = (end + 3) & -4;
      end = bytes.length;
      let number;
      while ((number = exports[name](base, bytes.length - base, pairs, record - start, ...rest)) === FULL) {
        grow(2 * bytes.length);
        end = bytes.length;
      }
      let at = record + 4 * RECORD;
      const out = [];
      for (let i = 0; i < RECORD; i++) {
        const length = words[record / 4 + i];
        out.push(length === ABSENT ? undefined : decoder.decode(bytes.subarray(at, (at += length))));
      }
      end = at;
      if (number < 0) throw new CenbwpError(...out);
      return { number, out };
    } finally {
      bytes.fill(0, 0, STACK);
      bytes.fill(0, base, end);
    }
  };

  const signed = (name, strings, { method: given, nonce, timestamp }) => {
    const method = given ?? 'GET';
    if (method !== 'GET' && method !== 'POST') refuse('method', 'there is no such value', 'one of GET POST');
    const now = timestamp instanceof Date ? timestamp.getTime() : Date.now();
    const { out } = call(name, strings, nonce === undefined || nonce === null, method === 'POST', now / 1000);
    return method === 'POST' ? new Signed(out[1], out[0]) : new Signed(out[0]);
  };

  const stamped = (credentials, options) => new Strings().object(CREDENTIALS, credentials).object(OPTIONS, options);

  return {
    sign: (request, credentials, options = {}) =>
      signed('create', stamped(credentials, options).object(REQUEST, request).tags(request.tags), options),

    rpc: (operation, credentials, options = {}) =>
      signed('rpc', stamped(credentials, options).object(OPERATION, operation).params(operation.params), options),

    advisories: (request) => {
      const { out, number } = call('advisories', new Strings().object(REQUEST, request).tags(request.tags));
      return out.slice(0, number).map((message) => ({ parameter: message.slice(0, message.indexOf(':')), message }));
    },

    readReply: (body) => {
      const strings = new Strings();
      strings.push('body', string(body, 'body'));
      const { out, number } = call('read_reply', strings);
      if (number === 0) {
        const [requestId, cenBandwidthPackageId, cenBandwidthPackageOrderId] = out;
        return { ok: true, requestId, cenBandwidthPackageId, cenBandwidthPackageOrderId };
      }
      const [code, summary, message, requestId, hostId, recommend, serverStringToSign] = out;
      const refusal = { ok: false, kind: KINDS[number & 7], retryable: number > 7, code, summary, requestId, hostId, recommend };
      // They may repeat the request, so that what lists properties, as logs do, must not find them.
      return Object.defineProperties(refusal, { message: { value: message }, serverStringToSign: { value: serverStringToSign } });
    },
  };
};
