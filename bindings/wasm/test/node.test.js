// The cases in Node, and what only Node has the means for: an oracle, the published vectors, and a look at the module's memory.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Session } from 'node:inspector';
import { test } from 'node:test';
import { inspect } from 'node:util';

import { bind } from '../pkg/bind.js';
import * as api from '../pkg/index.node.js';
import { cases } from './cases.js';
import { CREDENTIALS, REQUEST, STAMP } from './known.js';

const { advisories, readReply, rpc, sign } = api;

for (const [name, holds] of Object.entries(cases(api))) test(name, holds);

// Another implementation of the signature: Node's HMAC, and percent-encoding by a regular expression.

const encode = (text) =>
  [...Buffer.from(text)]
    .map((byte) => String.fromCharCode(byte))
    .map((character) =>
      /[\w.~-]/.test(character) ? character : `%${character.charCodeAt(0).toString(16).padStart(2, '0').toUpperCase()}`,
    )
    .join('');

const textbook = (method, params, secret) => {
  const query = Object.entries(params)
    .sort(([left], [right]) => Buffer.compare(Buffer.from(left), Buffer.from(right)))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
  const stringToSign = `${method}&%2F&${encode(query)}`;
  const signature = createHmac('sha1', `${secret}&`).update(stringToSign).digest('base64');
  return { query: `${query}&Signature=${encode(signature)}`, stringToSign, signature };
};

const COMMON = ['AccessKeyId', 'Action', 'Format', 'SignatureMethod', 'SignatureNonce', 'SignatureVersion', 'Timestamp', 'Version'];

test('the published vectors have the published signatures', () => {
  const vectors = JSON.parse(readFileSync(new URL('../../../tests/vectors/rpc_hmac_sha1.json', import.meta.url)));
  let count = 0;
  for (const { method, access_key_secret: accessKeySecret, params, signature, string_to_sign: stringToSign } of vectors) {
    // The others lack a common parameter or have something else in its place.
    const { AccessKeyId, Action, Format, SignatureMethod, SignatureNonce, SignatureVersion, Timestamp, Version, ...own } = params;
    if (COMMON.some((name) => params[name] === undefined) || Timestamp === 'mock date') continue;
    const signed = rpc(
      { host: 'example.com', version: Version, action: Action, params: own },
      { accessKeyId: AccessKeyId, accessKeySecret },
      { method, format: Format, nonce: SignatureNonce, timestamp: Timestamp },
    );
    const query = signed.body ?? signed.url.slice(signed.url.indexOf('?') + 1);
    assert.equal(query, textbook(method, params, accessKeySecret).query);
    assert.equal(new URLSearchParams(query).get('Signature'), signature);
    if (stringToSign !== undefined) assert.equal(signed.stringToSign, stringToSign);
    count += 1;
  }
  assert.equal(count, 10);
});

/** Random numbers that are the same in every run. */
const generator = (seed) => () => {
  seed = (seed + 0x6d2b79f5) | 0;
  let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
  mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
  return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
};

const ALPHABET = [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), '中', '文', 'é', '😀', '\ufeff', '\uffff'];

test('random calls are signed as the textbook signs them', () => {
  const random = generator(1);
  const below = (limit) => Math.floor(random() * limit);
  const text = (longest, alphabet = ALPHABET) => Array.from({ length: below(longest + 1) }, () => alphabet[below(alphabet.length)]).join('');
  const graphic = ALPHABET.filter((character) => character > ' ' && character !== '\x7f' && character !== '\ufeff');
  for (let round = 0; round < 3000; round++) {
    const own = Object.fromEntries(Array.from({ length: below(12) }, () => [`p${text(12)}`, text(40)]));
    const [accessKeyId, accessKeySecret, securityToken] = [20, 90, 200].map((longest) => `k${text(longest, graphic)}`);
    const credentials = { accessKeyId, accessKeySecret, ...(round % 2 ? { securityToken } : {}) };
    const [method, format] = [['GET', 'POST'][below(2)], ['JSON', 'XML'][below(2)]];
    const timestamp = new Date(below(253402300800) * 1000);
    const operation = { host: 'example.com', version: `v${text(8)}`, action: `a${text(8)}` };
    const signed = rpc({ ...operation, params: own }, credentials, { method, format, timestamp, nonce: `n${round}` });
    const expected = textbook(
      method,
      {
        ...own,
        AccessKeyId: accessKeyId,
        Action: operation.action,
        Format: format,
        ...(round % 2 ? { SecurityToken: securityToken } : {}),
        SignatureMethod: 'HMAC-SHA1',
        SignatureNonce: `n${round}`,
        SignatureVersion: '1.0',
        Timestamp: timestamp.toISOString().replace('.000', ''),
        Version: operation.version,
      },
      accessKeySecret,
    );
    assert.equal(signed.body ?? signed.url, method === 'POST' ? expected.query : `https://example.com/?${expected.query}`);
    assert.equal(signed.stringToSign, expected.stringToSign);
  }
});

const module = new WebAssembly.Module(readFileSync(new URL('../pkg/cenbwp.wasm', import.meta.url)));

test('the module imports nothing, so that no panic can be reached, and has one page of memory', () => {
  assert.deepEqual(WebAssembly.Module.imports(module), []);
  const { memory } = new WebAssembly.Instance(module).exports;
  assert.equal(memory.buffer.byteLength, 65536);
});

test('no call leaves anything in memory', (context) => {
  // The memory that `bind` keeps to itself.
  let memory;
  const { Instance } = WebAssembly;
  context.mock.method(WebAssembly, 'Instance', function (...args) {
    const instance = new Instance(...args);
    memory = instance.exports.memory;
    return instance;
  });
  const bound = bind(module);
  const pristine = Buffer.from(memory.buffer).toString('latin1');
  const unchanged = (name) => {
    const now = Buffer.from(memory.buffer).toString('latin1');
    assert.equal(now.slice(0, pristine.length) === pristine, true, name);
    assert.equal(/[^\0]/.test(now.slice(pristine.length)), false, name);
  };
  const token = { ...CREDENTIALS, securityToken: 'token'.repeat(100) };
  const tags = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`键${i}`, '值'.repeat(128)]));
  const operation = { host: 'h', version: 'v', action: 'a' };
  const long = '长'.repeat(200_000);
  const deep = `{"a":${'['.repeat(31)}${']'.repeat(31)},"Code":"c"}`;
  for (const [name, call] of Object.entries({
    sign: () => bound.sign(REQUEST, CREDENTIALS),
    post: () => bound.sign({ ...REQUEST, tags }, token, { ...STAMP, method: 'POST', endpoint: 'http://a' }),
    advisories: () => bound.advisories(REQUEST),
    reply: () => bound.readReply(deep),
    'a refused value': () => assert.throws(() => bound.sign({ ...REQUEST, bandwidth: 1, description: 'secret' }, token)),
    'a refused secret': () => assert.throws(() => bound.sign(REQUEST, { ...token, accessKeySecret: 'a\tb' })),
    'half of a surrogate pair': () => assert.throws(() => bound.sign({ ...REQUEST, description: '\ud800' }, token)),
    'a reserved name': () => assert.throws(() => bound.rpc({ ...operation, params: { Action: 'x' } }, token)),
    'a bad host': () => assert.throws(() => bound.rpc({ ...operation, host: '' }, token, { method: 'POST' })),
    'a long call': () => bound.rpc({ ...operation, params: { long, short: 's' } }, token, { method: 'POST' }),
    'a long call that is refused': () => assert.throws(() => bound.rpc({ ...operation, params: { long, Action: 's' } }, token)),
    'a long reply': () => bound.readReply(JSON.stringify({ Code: 'c', Message: `string to sign is:${long}` })),
    'sign again': () => bound.sign(REQUEST, CREDENTIALS),
  })) {
    call();
    unchanged(name);
  }
  assert.ok(memory.buffer.byteLength > 65536);

  const grow = () => {
    throw new RangeError('no more memory');
  };
  Object.defineProperty(memory, 'grow', { value: grow });
  const length = memory.buffer.byteLength;
  const message = '长'.repeat(length / 9);
  assert.throws(() => bound.readReply(JSON.stringify({ Code: 'c', Message: message, Recommend: message })), RangeError);
  assert.equal(memory.buffer.byteLength, length);
  unchanged('a reply for which there is no memory');
});

test('logs show neither a signed request nor what a refusal repeats of one', () => {
  assert.equal(inspect(sign(REQUEST, CREDENTIALS)), 'Signed {}');
  const body = JSON.stringify({ Code: 'SignatureDoesNotMatch', Message: 'server string to sign is:GET&testid' });
  for (const shown of [readReply(body), sign(REQUEST, CREDENTIALS)]) {
    assert.equal(inspect(shown, { showHidden: true }).includes('testid'), false);
    // As the console of a browser shows it.
    const session = new Session();
    session.connect();
    globalThis.shown = shown;
    session.post('Runtime.evaluate', { expression: 'shown', generatePreview: true }, (error, { result }) => {
      assert.equal(error, null);
      assert.equal(JSON.stringify(result).includes('testid'), false);
      session.post('Runtime.getProperties', { objectId: result.objectId }, (_, properties) => {
        assert.equal(JSON.stringify(properties).includes('testid'), false);
      });
    });
    session.disconnect();
    delete globalThis.shown;
  }
});

test('advisories change no URL', () => {
  const before = sign(REQUEST, CREDENTIALS, STAMP).url;
  advisories(REQUEST);
  assert.equal(sign(REQUEST, CREDENTIALS, STAMP).url, before);
});
