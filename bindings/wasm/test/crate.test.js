// Random calls, signed by the package and by the crate itself, which test/oracle.rs calls.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';

import * as acs3 from '../pkg/acs3.node.js';
import * as hmac from '../pkg/index.node.js';
import { AREAS, EXPECTED, PARAMETERS } from '../pkg/texts.js';
import { generator } from './random.js';

const CALLS = 20_000;

const random = generator(7);
const below = (limit) => Math.floor(random() * limit);
const one = (list) => list[below(list.length)];
const text = (least, most, alphabet) => Array.from({ length: least + below(most - least + 1) }, () => one(alphabet)).join('');

const LETTERS = [...'abcxyzABCXYZ0189'];
const ANY = [...LETTERS, ...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), '中', '文', 'é', '😀', '\u{10ffff}', '\ufeff', '\uffff', '\ue000'];
const VISIBLE = ANY.filter((c) => c > ' ' && c < '\x7f');

/** Values where the kind does not tell which follow the rule. */
const VALUES = {
  bandwidth: () => 2 + below(20_000),
  autoRenewDuration: () => below(2 ** 31),
  clientToken: () => text(1, 64, VISIBLE),
  description: () => text(1, 60, ANY.filter((c) => c > '\x1f' && c !== '\x7f')),
};
const KINDS = {
  area: () => one([...Object.keys(AREAS), ...Object.values(AREAS).join(' ').trim().split(/ +/)]),
  flag: () => random() < 0.5,
  number: () => 1 + below(36),
  text: (rule) => (/^one of /.test(EXPECTED[rule]) ? one(EXPECTED[rule].split(' ').slice(2)) : `n${text(1, 60, [...LETTERS, '-'])}`),
};
const valueOf = (property, kind, rule) => (VALUES[property] ?? KINDS[kind])(rule);

const mistake = (value) =>
  typeof value === 'boolean' ? !value : typeof value === 'number' ? one([0, 1, 2 ** 32, value]) : one(['', ' ', `${value}\n`, `http://${value}`, text(1, 300, ANY)]);

const wire = (property, value) => (property === 'from' || property === 'to' ? (Object.entries(AREAS).find(([, regions]) => value !== '' && regions.split(' ').includes(value))?.[0] ?? value) : String(value));

/** A request, what the crate is to read, and the one property that may break a rule. */
const request = () => {
  const [given, params] = [{}, []];
  const wrong = random() < 0.3 ? one(PARAMETERS)[0] : undefined;
  for (const [property, name, kind, rule, preset] of PARAMETERS) {
    if (preset === undefined && property !== wrong && random() < 0.5) continue;
    let value = valueOf(property, kind, rule);
    if (property === wrong) value = mistake(value);
    given[property] = value;
    params.push([name, wire(property, value)]);
  }
  const tags = Array.from({ length: below(5) }, (_, i) => [`${i}${text(0, 20, [...LETTERS, '团', '+'])}`, text(0, 30, [...LETTERS, '网', ' '])]);
  if (random() < 0.5) {
    given.tags = Object.fromEntries(tags);
    Object.entries(given.tags).forEach(([key, value], i) => {
      params.push([`Tag.${i + 1}.Key`, key]);
      if (value !== '') params.push([`Tag.${i + 1}.Value`, value]);
    });
  }
  return { given, params };
};

const operation = () => {
  const params = Object.fromEntries(Array.from({ length: below(25) }, () => [`p${text(0, 6, ANY)}`, text(0, 30, ANY)]));
  return { given: { host: 'host', version: text(1, 10, VISIBLE), action: text(1, 20, VISIBLE), params }, params: Object.entries(params) };
};

/** A call by the package's names, and as the crate is to read it. */
const call = (_, at) => {
  const isRequest = at % 2 === 0;
  const { given, params } = isRequest ? request() : operation();
  const credentials = { accessKeyId: text(1, 30, VISIBLE), accessKeySecret: text(1, 90, VISIBLE), securityToken: random() < 0.3 ? text(1, 300, VISIBLE) : undefined };
  const options = {
    method: one(['GET', 'POST']),
    nonce: text(1, 64, LETTERS),
    timestamp: new Date(below(253402300800) * 1000).toISOString().replace('.000', ''),
    endpoint: one(['https://cbn.aliyuncs.com/', 'http://127.0.0.1:8080/', 'https://[::1]:8443/', 'HTTP://Mock.Test:080/']),
  };
  const entry = random() < 0.5 ? acs3 : hmac;
  const named = isRequest ? {} : { version: given.version, action: given.action };
  return {
    sign: () => (isRequest ? entry.sign : entry.rpc)(given, credentials, options),
    line: JSON.stringify({ acs3: entry === acs3, params, ...credentials, ...options, ...named }),
  };
};

test(`${CALLS} random calls are signed or refused as the crate does`, () => {
  const calls = Array.from({ length: CALLS }, call);
  const answers = execFileSync('cargo', ['run', '--quiet', '--locked', '--package', 'cenbwp-wasm', '--example', 'oracle'], {
    cwd: fileURLToPath(new URL('.', import.meta.url)),
    input: calls.map(({ line }) => line).join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  }).trim().split('\n').map(JSON.parse);
  assert.equal(answers.length, CALLS);
  let refused = 0;
  calls.forEach(({ sign, line }, at) => {
    const { refused: refusal, headers, ...expected } = answers[at];
    let signed;
    try {
      signed = sign();
    } catch (error) {
      if (error.name !== 'CenbwpError') throw error;
      const name = PARAMETERS.find(([property]) => property === error.parameter)?.[1] ?? error.parameter;
      assert.equal(`${name}: ${error.problem}`.toLowerCase(), refusal?.split('; expected')[0].toLowerCase(), line);
      refused += 1;
      return;
    }
    assert.equal(refusal, undefined, line);
    for (const [name, value] of Object.entries(expected)) assert.equal(signed[name], value, line);
    if (headers) assert.deepEqual(signed.headers, Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])), line);
  });
  // Both have to happen for this to say anything.
  assert.ok(refused > CALLS / 50 && refused < CALLS / 4, `${refused} are refused`);
});
