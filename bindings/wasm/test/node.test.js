// The cases in Node, and what only Node has the means for: an oracle, the published vectors, and a look at the module's memory.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { inspect } from 'node:util';

import * as acs3 from '../pkg/acs3.node.js';
import { bind as bindAcs3 } from '../pkg/acs3.bind.js';
import { bind } from '../pkg/bind.js';
import * as explain from '../pkg/explain.node.js';
import * as api from '../pkg/index.node.js';
import { PARAMETERS } from '../pkg/texts.js';
import { cases } from './cases.js';
import { CREDENTIALS, REQUEST, STAMP } from './known.js';
import { generator } from './random.js';

const { advisories, readReply, rpc, sign } = api;

for (const [name, holds] of Object.entries(cases(api, acs3, explain))) test(name, holds);

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
    if (COMMON.some((name) => params[name] === undefined) || Timestamp === 'mock date' || Format !== 'JSON') continue;
    const signed = rpc(
      { host: 'example.com', version: Version, action: Action, params: own },
      { accessKeyId: AccessKeyId, accessKeySecret },
      { method, nonce: SignatureNonce, timestamp: Timestamp },
    );
    const query = signed.body ?? signed.url.slice(signed.url.indexOf('?') + 1);
    assert.equal(query, textbook(method, params, accessKeySecret).query);
    assert.equal(new URLSearchParams(query).get('Signature'), signature);
    if (stringToSign !== undefined) assert.equal(signed.stringToSign, stringToSign);
    count += 1;
  }
  assert.equal(count, 5);
});

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
    const method = ['GET', 'POST'][below(2)];
    const timestamp = new Date(below(253402300800) * 1000);
    const operation = { host: 'example.com', version: `v${text(8)}`, action: `a${text(8)}` };
    const signed = rpc({ ...operation, params: own }, credentials, { method, timestamp, nonce: `n${round}` });
    const expected = textbook(
      method,
      {
        ...own,
        AccessKeyId: accessKeyId,
        Action: operation.action,
        Format: 'JSON',
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

const read = (file) => new WebAssembly.Module(readFileSync(new URL(`../pkg/${file}.wasm`, import.meta.url)));

test('a module imports nothing, so that no panic can be reached, and has one page of memory', () => {
  for (const file of ['cenbwp', 'acs3', 'explain']) {
    assert.deepEqual(WebAssembly.Module.imports(read(file)), [], file);
    const { memory } = new WebAssembly.Instance(read(file)).exports;
    assert.equal(memory.buffer.byteLength, 65536);
  }
});

test('strings to sign are explained as the crate explains them', () => {
  const source = readFileSync(new URL('../../../tests/explain.rs', import.meta.url), 'utf8');
  const server = /const SERVER: &str = "([^"]+)"/.exec(source)[1].replace(/\\\n\s*/g, '');
  const table = /fn strings_to_sign_of_hmac_sha1\(\) \{(.*?)\n\}/s.exec(source)[1];
  const rows = [...table.matchAll(/\(\s*"([^"]*)",\s*"([^"]*)",\s*"([^"]*)",?\s*\)/g)];
  for (const [, from, to, expected] of rows) {
    const { parameter = '-', cause } = explain.explain(server.replace(from, () => to), server);
    assert.equal(`${parameter} ${cause}`, expected, `${from} -> ${to}`);
  }
  assert.ok(rows.length > 50);
});

for (const [file, bindModule] of [['cenbwp', bind], ['acs3', bindAcs3]]) test(`no call leaves anything in memory of ${file}`, (context) => {
  // The memory that `bind` keeps to itself.
  let memory;
  const { Instance } = WebAssembly;
  context.mock.method(WebAssembly, 'Instance', function (...args) {
    const instance = new Instance(...args);
    memory = instance.exports.memory;
    return instance;
  });
  const bound = bindModule(read(file));
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
  for (const [name, call] of Object.entries({
    sign: () => bound.sign(REQUEST, CREDENTIALS),
    post: () => bound.sign({ ...REQUEST, tags }, token, { ...STAMP, method: 'POST', endpoint: 'http://a' }),
    advisories: () => bound.advisories?.(REQUEST),
    'a refused value': () => assert.throws(() => bound.sign({ ...REQUEST, bandwidth: 1, description: 'secret' }, token)),
    'a refused secret': () => assert.throws(() => bound.sign(REQUEST, { ...token, accessKeySecret: 'a\tb' })),
    'half of a surrogate pair': () => assert.throws(() => bound.sign({ ...REQUEST, description: '\ud800' }, token)),
    'a reserved name': () => assert.throws(() => bound.rpc({ ...operation, params: { Action: 'x' } }, token)),
    'a bad host': () => assert.throws(() => bound.rpc({ ...operation, host: '' }, token, { method: 'POST' })),
    'a long call': () => bound.rpc({ ...operation, params: { long, short: 's' } }, token, { method: 'POST' }),
    'a long call that is refused': () => assert.throws(() => bound.rpc({ ...operation, params: { long, Action: 's' } }, token)),
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
  assert.throws(() => bound.rpc({ ...operation, params: { long: '长'.repeat(length / 9) } }, token, { method: 'POST' }), RangeError);
  assert.equal(memory.buffer.byteLength, length);
  unchanged('a call for which there is no memory');
});

test('logs do not show what a refusal repeats of a request', () => {
  const message = 'server string to sign is:GET&testid. CanonicalRequest is [testid]';
  for (const body of [JSON.stringify({ Code: 'SignatureDoesNotMatch', Message: message }), `<Error><Code>Other</Code><Message>${message.replace('&', '&amp;')}</Message></Error>`]) {
    const reply = readReply(body);
    assert.equal(reply.message, message);
    for (const shown of [inspect(reply), JSON.stringify(reply), `${reply.summary}`, inspect({ ...reply })]) assert.doesNotMatch(shown, /testid/);
  }
});

test('advisories change no URL', () => {
  const before = sign(REQUEST, CREDENTIALS, STAMP).url;
  advisories(REQUEST);
  assert.equal(sign(REQUEST, CREDENTIALS, STAMP).url, before);
});

test('the types have every parameter of the crate', () => {
  const types = readFileSync(new URL('../pkg/index.d.ts', import.meta.url), 'utf8');
  assert.ok(PARAMETERS.length > 0);
  for (const [property, name] of PARAMETERS) assert.match(types, new RegExp(`/\\*\\* \`${name}\`[^]*?\\n  ${property}\\??:`), property);
});

test('an endpoint is taken as the crate takes it', () => {
  const { taken, refused } = JSON.parse(readFileSync(new URL('../../../tests/vectors/endpoints.json', import.meta.url)));
  const write = (endpoint) => sign(REQUEST, CREDENTIALS, { endpoint, method: 'POST' }).url;
  for (const [endpoint, url] of Object.entries(taken)) assert.equal(write(endpoint), url, endpoint);
  // Beside URLs, JavaScript takes hosts.
  const urls = Object.keys(refused).filter((endpoint) => endpoint === '' || endpoint.includes('//'));
  for (const endpoint of urls) assert.throws(() => write(endpoint), { name: 'CenbwpError', parameter: 'endpoint' }, endpoint);
  assert.ok(urls.length > 100);
});
