// The functions of the package, over a module.

import { advise } from './advise.js';
import { readRequest, readRpc, request, requestParams } from './call.js';
import { open } from './memory.js';
import { readReply } from './reply.js';
import { COMMON } from './texts.js';

export { CenbwpError } from './error.js';
export { readReply };

const NO_HEADERS = Object.freeze({});
const FORM = Object.freeze({ 'content-type': 'application/x-www-form-urlencoded' });

/** The common parameters' names, and the values of those that never change. */
const NAME = Object.fromEntries(COMMON.map((name) => [name, [name, name]]));
const JSON_FORMAT = ['Format', 'JSON'];
const HMAC_SHA1 = ['SignatureMethod', 'HMAC-SHA1'];
const ONE = ['SignatureVersion', '1.0'];

/** One getter for all requests, since each of its own would be slow. */
const TO_LOOK_AT = {
  stringToSign: {
    get() {
      const query = this.body ?? this.url.slice(this.url.indexOf('?') + 1);
      // What is encoded in a query stays as it is, but for `%`, `&` and `=`.
      return `${this.method}&%2F&${encodeURIComponent(query.slice(0, query.lastIndexOf('&')))}`;
    },
  },
};

const signCall = (call, common, params) => {
  const { method, secret, keyId, token, timestamp, nonce, url, version, action } = common;
  const texts = [secret, NAME.AccessKeyId, keyId, NAME.Action, action, NAME.Format, JSON_FORMAT, NAME.SignatureMethod, HMAC_SHA1];
  texts.push(NAME.SignatureNonce, nonce, NAME.SignatureVersion, ONE, NAME.Timestamp, timestamp, NAME.Version, version);
  if (token !== undefined) texts.push(NAME.SecurityToken, token);
  texts.push(...params);
  const [query] = call('sign', method === 'POST', texts, 1);
  return method === 'POST' ? request(url, method, FORM, query, TO_LOOK_AT) : request(`${url}?${query}`, method, NO_HEADERS, null, TO_LOOK_AT);
};

// Each function takes what `open` gives of the module; a bundler leaves out those that are not used.

export const sign = (call, ...given) => signCall(call, ...readRequest(...given));

export const rpc = (call, ...given) => signCall(call, ...readRpc(...given));

export const advisories = (call, request) => {
  const params = requestParams(request);
  call(undefined, 0, params, 0);
  return advise(params);
};

/** The functions of a module: compiled, or its bytes. */
export const bind = (module) => {
  const call = open(module);
  return {
    sign: (...given) => sign(call, ...given),
    rpc: (...given) => rpc(call, ...given),
    advisories: (...given) => advisories(call, ...given),
    readReply,
  };
};
