// The functions of cenbwp/acs3, over its module. JavaScript writes the query and the headers, and the module signs them.

import { readRequest, readRpc, request } from './call.js';
import { refuse } from './error.js';
import { open } from './memory.js';

export { CenbwpError } from './error.js';

/** SHA-256 of nothing: parameters are in the URL, as official clients have them, and the body is empty. */
const HASH_OF_NOTHING = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

/** Percent-encodes as RFC 3986 says, which leaves fewer characters alone than JavaScript does. */
const encode = (text) => encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt().toString(16).toUpperCase()}`);

/** Text that compares by units of UTF-16 as its UTF-8 does by bytes: surrogates come last. */
const byteOrder = (text) =>
  text.replace(/[\ud800-\uffff]/g, (c) => String.fromCharCode(c.charCodeAt() + (c < '\ue000' ? 0x2000 : -0x800)));

const queryOf = (params) => {
  const pairs = [];
  for (let i = 0; i < params.length; i += 2) pairs.push([byteOrder(params[i][1]), `${encode(params[i][1])}=${encode(params[i + 1][1])}`]);
  // No name comes twice.
  return pairs.sort(([left], [right]) => (left < right ? -1 : 1)).map(([, pair]) => pair).join('&');
};

/** Of the characters that credentials may have, a header takes only those of ASCII. */
const sendable = ([label, text]) => {
  if (/[^!-~]/.test(text)) refuse(label, 'it cannot be sent in a header', 'visible ASCII characters');
  return text;
};

const TO_LOOK_AT = {
  canonicalRequest: {
    get() {
      const { authorization, ...headers } = this.headers;
      const { host, search } = new URL(this.url);
      const signed = Object.entries({ host, ...headers });
      const [lines, names] = [signed.map((header) => header.join(':')), signed.map(([name]) => name)];
      return [this.method, '/', search.slice(1), ...lines, '', names.join(';'), HASH_OF_NOTHING].join('\n');
    },
  },
};

const signCall = (call, common, params) => {
  const { method, secret, keyId, token, timestamp, nonce, url, version, action } = common;
  const texts = [secret, keyId, timestamp, nonce, version, action, ...params];
  // Whatever breaks a rule is refused before it is written.
  call(undefined, 0, token ? [token, ...texts] : texts, 0);
  const query = queryOf(params);
  const headers = {
    'x-acs-action': sendable(action),
    'x-acs-content-sha256': HASH_OF_NOTHING,
    'x-acs-date': timestamp[1],
    ...(token && { 'x-acs-security-token': sendable(token) }),
    'x-acs-signature-nonce': nonce[1],
    'x-acs-version': sendable(version),
  };
  // Whoever sends the request sets this one.
  const signed = [['host', new URL(url).host], ...Object.entries(headers)];
  sendable(keyId);
  const table = [secret, keyId, ['params', query], ['', HASH_OF_NOTHING], ...signed.flat().map((text) => ['', text])];
  const [authorization, stringToSign] = call('sign', method === 'POST', table, 2);
  return request(query ? `${url}?${query}` : url, method, Object.freeze({ ...headers, authorization }), null, {
    ...TO_LOOK_AT,
    stringToSign: { value: stringToSign },
  });
};

// Each function takes what `open` gives of the module.

export const sign = (call, ...given) => signCall(call, ...readRequest(...given));

export const rpc = (call, ...given) => signCall(call, ...readRpc(...given));

/** The functions of a module: compiled, or its bytes. */
export const bind = (module) => {
  const call = open(module);
  return { sign: (...given) => sign(call, ...given), rpc: (...given) => rpc(call, ...given) };
};
