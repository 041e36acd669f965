// The JavaScript side of the module: strings into its memory, a call, strings out, and the memory wiped.

import { ADVISORIES, PROBLEMS } from './texts.js';

/** A value that breaks a rule, a call that cannot be signed, or a body that is no reply. It repeats no value. */
export class CenbwpError extends Error {
  constructor(text, parameter, number, expected) {
    // A parameter's name may be anything, so it goes in last.
    const fill = (part) => part.replace(/%([pne])/g, (_, what) => ({ p: parameter, n: number, e: expected })[what]);
    super(fill(text));
    this.name = 'CenbwpError';
    this.parameter = parameter;
    [this.problem, this.expected] = text.replace(/^.*%p: /, '').split(/[;:] expected /).map(fill);
  }
}

const refuse = (parameter, problem, expected) => {
  throw new CenbwpError(`%p: ${problem}; expected ${expected}`, parameter);
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
  return value ? 'true' : '';
};

const scalar = (value, name) => {
  if (typeof value === 'string') return value;
  if (typeof value !== 'boolean' && !Number.isFinite(value)) {
    refuse(name, 'it cannot be sent', 'a string, a finite number, or a boolean');
  }
  return String(value);
};

/** A second as the module reads it; what is no time becomes one that does not exist. */
const time = (value, name) => {
  if (!(value instanceof Date)) return string(value, name);
  return Number.isNaN(+value) ? '0000-00-00T00:00:00Z' : value.toISOString().replace(/\.\d+/, '');
};

const nonce = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte + 256).toString(16).slice(1)).join('');

const endpoint = (value, name) => ENDPOINT.exec(string(value, name))[2];
const ENDPOINT = /^(https?:\/\/)?(.*?)\/?$/s;

// The properties of what is given, in the order of the module's strings: the name in errors, how the value becomes a string, and perhaps
// what stands for one that is not given.

// The rows are kept as a list, since walking an object without a prototype is slow.
const table = (known) => ({ known, rows: Object.entries(known) });

const CREDENTIALS = table({
  __proto__: null,
  accessKeyId: ['AccessKeyId', string],
  accessKeySecret: ['AccessKeySecret', string],
  securityToken: ['SecurityToken', string],
});

const OPTIONS = table({
  __proto__: null,
  timestamp: ['Timestamp', time, () => time(new Date())],
  nonce: ['SignatureNonce', string, nonce],
  format: ['Format', string],
  endpoint: ['endpoint', endpoint],
  method: ['method'],
});

const REQUEST = table({
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
});

const OPERATION = table({
  __proto__: null,
  host: ['host', string],
  version: ['Version', string],
  action: ['Action', string],
  params: ['params'],
});

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

  object({ known, rows }, object) {
    // What is misspelled must not be left out in silence.
    for (const key in object) {
      if (!(key in known)) refuse(key, 'there is no such property', `one of ${Object.keys(known).join(' ')}`);
    }
    for (const [key, [name, read, absent]] of rows) {
      const value = object[key];
      if (read) this.push(name, value === undefined || value === null ? absent?.() : read(value, name));
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
const FULL = -2;
const OUT = 16;
const STACK = 8192;
const PAIR = 16;
const POST = 1;
const CLEAR = 2;

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

  /** Writes a string as UTF-8, and gives where it ends. */
  const write = (text, at, name) => {
    for (let i = 0; i < text.length; i++) {
      const code = text.charCodeAt(i);
      if (code > 0x7f) {
        const rest = text.slice(i);
        if (/\p{Surrogate}/u.test(rest)) refuse(name, 'it has half of a surrogate pair', 'characters of Unicode');
        return at + i + encoder.encodeInto(rest, bytes.subarray(at + i)).written;
      }
      bytes[at + i] = code;
    }
    return at + text.length;
  };

  /** Calls an export with strings, which follow what goes out and where each is; gives its number and the strings that come out. */
  const call = (name, { names, texts, pairs }, flags) => {
    let end = base + 4 * OUT + 8 * texts.length;
    try {
      // A UTF-16 code unit becomes three bytes at most.
      let needed = end + 4 + PAIR * pairs;
      for (const text of texts) needed += 3 * (text?.length ?? 0);
      if (needed > bytes.length) grow(needed);
      for (let i = 0; i < texts.length; i++) {
        if (texts[i] === undefined) continue;
        words[first + 2 * i] = end;
        end = write(texts[i], end, names[i]);
        words[first + 2 * i + 1] = end - words[first + 2 * i];
      }
      const room = (end + 3) & -4;
      end = room + PAIR * pairs;
      let number;
      while ((number = exports[name](base, 4 * first, pairs, room, bytes.length - room, flags)) === FULL) {
        grow(2 * bytes.length);
      }
      const out = [];
      for (let i = base / 4 + 2; i < first; i += 2) {
        const at = words[i];
        const behind = at + words[i + 1];
        out.push(at ? decoder.decode(bytes.subarray(at, behind)) : undefined);
        end = Math.max(end, behind);
      }
      if (number < 0) throw new CenbwpError(PROBLEMS[words[base / 4]], out[0], words[base / 4 + 1], out[1]);
      return { number, out };
    } finally {
      bytes.fill(0, 0, STACK);
      bytes.fill(0, base, end);
    }
  };

  const signed = (name, strings, { method: given, endpoint }) => {
    const method = given ?? 'GET';
    if (method !== 'GET' && method !== 'POST') refuse('method', 'there is no such value', 'one of GET POST');
    const scheme = (endpoint && ENDPOINT.exec(endpoint)[1]) || 'https://';
    const post = method === 'POST';
    const { out } = call(name, strings, (post ? POST : 0) | (scheme === 'http://' ? CLEAR : 0));
    return post ? new Signed(`${scheme}${out[1]}/`, out[0]) : new Signed(out[0]);
  };

  const stamped = (credentials, options) => new Strings().object(CREDENTIALS, credentials).object(OPTIONS, options);

  return {
    sign: (request, credentials, options = {}) =>
      signed('create', stamped(credentials, options).object(REQUEST, request).tags(request.tags), options),

    rpc: (operation, credentials, options = {}) =>
      signed('rpc', stamped(credentials, options).object(OPERATION, operation).params(operation.params), options),

    advisories: (request) => {
      const strings = new Strings().object(REQUEST, request).tags(request.tags);
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
      const summary = [code, shown !== undefined && `: ${shown}`, number & 16 && '<redacted>', requestId && ` (request ${requestId})`];
      const refusal = {
        ok: false,
        kind: KINDS[number & 7],
        retryable: (number & 8) !== 0,
        code,
        summary: summary.filter(Boolean).join(''),
        requestId,
        hostId,
        recommend,
      };
      // They may repeat the request, so that what lists properties, as logs do, must not find them.
      return Object.defineProperties(refusal, { message: { value: message }, serverStringToSign: { value: serverStringToSign } });
    },
  };
};
