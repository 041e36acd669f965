// What holds in every runtime, as a list of cases: a name, and a function that throws if it does not hold.

import { CREDENTIALS, PUBLISHED, REQUEST, STAMP, URL_OF_REQUEST } from './known.js';

const equal = (actual, expected) => {
  const [left, right] = [actual, expected].map((value) => JSON.stringify(value) ?? 'undefined');
  if (left !== right) throw new Error(`${left} is not ${right}`);
};

const refusal = (CenbwpError, call) => {
  try {
    call();
  } catch (error) {
    if (error instanceof CenbwpError) return error;
    throw error;
  }
  throw new Error('nothing was refused');
};

const MINIMAL = { bandwidth: 2, from: 'China', to: 'Europe' };
const OPERATION = { host: 'ecs.aliyuncs.com', version: '2014-05-26', action: 'DescribeRegions' };

// What is refused: the call's arguments, then the parameter and the problem.
const REFUSED = [
  [[{ ...MINIMAL, bandwidth: 1 }], 'bandwidth', 'the number is out of range'],
  [[{ ...MINIMAL, bandwidth: '2.5' }], 'bandwidth', 'the character at byte 1 is not allowed'],
  [[{ ...MINIMAL, bandwidth: 2.5 }], 'bandwidth', 'it is no such number'],
  [[{ ...MINIMAL, bandwidth: -2 }], 'bandwidth', 'it is no such number'],
  [[{ ...MINIMAL, bandwidth: NaN }], 'bandwidth', 'it is no such number'],
  [[{ ...MINIMAL, bandwidth: undefined }], 'bandwidth', 'nothing was given'],
  [[{ ...MINIMAL, bandwidth: true }], 'bandwidth', 'it is no such number'],
  [[{ ...MINIMAL, from: 'china' }], 'from', 'there is no such value'],
  [[{ ...MINIMAL, from: null }], 'from', 'nothing was given'],
  [[{ ...MINIMAL, to: 'me-east-1' }], 'to', 'there is no such value'],
  [[{ ...MINIMAL, chargeType: 'prepay' }], 'chargeType', 'there is no such value'],
  [[{ ...MINIMAL, pricingCycle: 'Week' }], 'pricingCycle', 'there is no such value'],
  [[{ ...MINIMAL, period: 0 }], 'period', 'the number is out of range'],
  [[{ ...MINIMAL, autoPay: 'false' }], 'autoPay', 'it is not a boolean'],
  [[{ ...MINIMAL, clientToken: '' }], 'clientToken', 'nothing was given'],
  [[{ ...MINIMAL, clientToken: 't'.repeat(65) }], 'clientToken', 'too many characters: 65'],
  [[{ ...MINIMAL, name: 'http://a' }], 'name', 'the value begins with what is reserved'],
  [[{ ...MINIMAL, name: 7 }], 'name', 'it is not a string'],
  [[{ ...MINIMAL, name: '网络' }], 'name', 'the character at byte 0 is not allowed'],
  [[{ ...MINIMAL, name: 'http://a', nameOfAnyCharacters: true }], 'name', 'the value begins with what is reserved'],
  [[{ ...MINIMAL, cenId: 'cen 0' }], 'cenId', 'the character at byte 3 is not allowed'],
  [[{ ...MINIMAL, description: 'half \ud83d of a pair' }], 'description', 'it has half of a surrogate pair'],
  [[{ ...MINIMAL, autoRenew: 1 }], 'autoRenew', 'it is not a boolean'],
  [[{ ...MINIMAL, autoRenewDuration: 2 ** 31 }], 'autoRenewDuration', 'the number is out of range'],
  [[{ ...MINIMAL, resourceGroupId: 'rg_1' }], 'resourceGroupId', 'the character at byte 2 is not allowed'],
  [[{ ...MINIMAL, tags: { 'acs:a': '' } }], 'tags', 'the value begins with what is reserved'],
  [[{ ...MINIMAL, tags: { '\udc00': '' } }], 'tags', 'it has half of a surrogate pair'],
  [[{ ...MINIMAL, tags: { a: 1 } }], 'tags', 'it is not a string'],
  [[{ ...MINIMAL, tags: Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`k${i}`, ''])) }], 'tags', 'too many entries: 21'],
  [[{ ...MINIMAL, tags: new Map([['a', 'b']]) }], 'tags', 'it is not a plain object'],
  [[{ ...MINIMAL, tags: 5 }], 'tags', 'it is not a plain object'],
  [[undefined], 'request', 'it is not a plain object'],
  [[null], 'request', 'it is not a plain object'],
  [[[MINIMAL]], 'request', 'it is not a plain object'],
  [[{ ...MINIMAL, bandwith: 3 }], 'bandwith', 'there is no such property'],
  [[{ ...MINIMAL, constructor: 3 }], 'constructor', 'there is no such property'],
  [[MINIMAL, { accessKeyId: 'testid' }], 'accessKeySecret', 'nothing was given'],
  [[MINIMAL, { ...CREDENTIALS, accessKeyId: 'test id' }], 'accessKeyId', 'the character at byte 4 is not allowed'],
  [[MINIMAL, { ...CREDENTIALS, accessKeySecret: 'testsecret\n' }], 'accessKeySecret', 'the character at byte 10 is not allowed'],
  [[MINIMAL, { ...CREDENTIALS, securityToken: '' }], 'securityToken', 'nothing was given'],
  [[MINIMAL, { ...CREDENTIALS, token: 't' }], 'token', 'there is no such property'],
  [[MINIMAL, CREDENTIALS, { timestamp: '2018-04-27 12:46:24' }], 'timestamp', 'the character at byte 10 is not allowed'],
  [[MINIMAL, CREDENTIALS, { timestamp: new Date(NaN) }], 'timestamp', 'the number is out of range'],
  [[MINIMAL, CREDENTIALS, { timestamp: new Date(-1000) }], 'timestamp', 'the number is out of range'],
  [[MINIMAL, CREDENTIALS, { timestamp: new Date(Date.UTC(10000, 0)) }], 'timestamp', 'the number is out of range'],
  [[MINIMAL, CREDENTIALS, { timestamp: 1524833184 }], 'timestamp', 'it is neither'],
  [[MINIMAL, CREDENTIALS, new Map([['method', 'POST']])], 'options', 'it is not a plain object'],
  [[MINIMAL, CREDENTIALS, Promise.resolve({ method: 'POST' })], 'options', 'it is not a plain object'],
  [[MINIMAL, 'testid'], 'credentials', 'it is not a plain object'],
  [[MINIMAL, null], 'credentials', 'it is not a plain object'],
  [[MINIMAL, CREDENTIALS, { nonce: 'a b' }], 'nonce', 'the character at byte 1 is not allowed'],
  [[MINIMAL, CREDENTIALS, { format: 'JSON' }], 'format', 'there is no such property'],
  [[MINIMAL, CREDENTIALS, { endpoint: 'cbn.aliyuncs.com/path' }], 'endpoint', 'it leads nowhere, or would be sent in another spelling'],
  [[MINIMAL, CREDENTIALS, { endpoint: '127.0.0.1:80800' }], 'endpoint', 'it leads nowhere, or would be sent in another spelling'],
  [[MINIMAL, CREDENTIALS, { endpoint: 'http://[::1' }], 'endpoint', 'it leads nowhere, or would be sent in another spelling'],
  [[MINIMAL, CREDENTIALS, { endpoint: '' }], 'endpoint', 'nothing was given'],
  [[MINIMAL, CREDENTIALS, { endpoint: 'https://' }], 'endpoint', 'it leads nowhere, or would be sent in another spelling'],
  [[MINIMAL, CREDENTIALS, { method: 'PUT' }], 'method', 'there is no such value'],
  [[MINIMAL, CREDENTIALS, { nonse: 'n' }], 'nonse', 'there is no such property'],
];

const nested = (levels) => (levels === 0 ? 'x' : [nested(levels - 1)]);

// The same of any operation.
const REFUSED_CALLS = [
  [{ ...OPERATION, params: { Format: 'XML' } }, 'Format', 'the name is reserved'],
  [{ ...OPERATION, params: { Signature: 'x' } }, 'Signature', 'the name is reserved'],
  [{ ...OPERATION, params: { '; expected a: b': () => {} } }, '; expected a: b', 'it cannot be sent'],
  [{ ...OPERATION, params: { '': 'x' } }, 'params', "a parameter's name is empty"],
  [{ ...OPERATION, params: { A: new Date() } }, 'A', 'it cannot be sent'],
  [{ ...OPERATION, params: { A: Infinity } }, 'A', 'it cannot be sent'],
  [{ ...OPERATION, params: { A: '\ud800' } }, 'A', 'it has half of a surrogate pair'],
  [{ ...OPERATION, params: { '\ud800': 'A' } }, 'params', 'it has half of a surrogate pair'],
  [{ ...OPERATION, params: new URLSearchParams('a=b') }, 'params', 'it is not a plain object'],
  [{ ...OPERATION, params: ['x'] }, 'params', 'it is not a plain object'],
  [{ ...OPERATION, params: Promise.resolve({ A: 'x' }) }, 'params', 'it is not a plain object'],
  [{ ...OPERATION, params: Object.create({ A: 'x' }) }, 'params', 'it is not a plain object'],
  [{ ...OPERATION, params: new (class { get A() { return 'x'; } })() }, 'params', 'it is not a plain object'],
  [{ ...OPERATION, params: Object.create(Object.assign(Object.create(null), { A: 'x' })) }, 'A', 'it is inherited'],
  [{ ...OPERATION, params: { A: ['x', 2 ** 53] } }, 'A.2', 'it cannot be sent'],
  [{ ...OPERATION, params: { A: 1e-7 } }, 'A', 'it cannot be sent'],
  [{ ...OPERATION, params: { A: { toString: () => '1.5' } } }, 'A.toString', 'it cannot be sent'],
  [{ ...OPERATION, params: { A: 'x'.repeat(2 ** 26) } }, 'A', 'the call is too long'],
  [undefined, 'operation', 'it is not a plain object'],
  [{ ...OPERATION, host: '[::1' }, 'host', 'it leads nowhere, or would be sent in another spelling'],
  [{ ...OPERATION, host: 'a/b' }, 'host', 'it leads nowhere, or would be sent in another spelling'],
  [{ ...OPERATION, host: null }, 'host', 'nothing was given'],
  [{ ...OPERATION, version: '' }, 'version', 'nothing was given'],
  [{ ...OPERATION, action: undefined }, 'action', 'nothing was given'],
  [{ ...OPERATION, parameters: {} }, 'parameters', 'there is no such property'],
  [{ ...OPERATION, params: { A: ['x', null] } }, 'A.2', 'nothing was given'],
  [{ ...OPERATION, params: { A: [[{ B: new Map() }]] } }, 'A.1.1.B', 'it cannot be sent'],
  [{ ...OPERATION, params: { A: ['x'], 'A.1': 'y' } }, 'A.1', 'it comes twice'],
  [{ ...OPERATION, params: { A: { '': 'x' } } }, 'params', "a parameter's name is empty"],
  [{ ...OPERATION, params: { A: nested(33) } }, `A${'.1'.repeat(33)}`, 'it is nested too deeply'],
];

const FORGED = 'A\nERROR: forged';

const HTML = '<!DOCTYPE html><title>502</title>';

/** The cases for the functions of a package's three entries. */
export const cases = ({ advisories, CenbwpError, readReply, rpc, sign }, acs3, { explain }) => ({
  'the known request has the known URL': () => equal(sign(REQUEST, CREDENTIALS, STAMP).url, URL_OF_REQUEST),

  'a region stands for its area': () =>
    equal(sign({ ...REQUEST, from: 'cn-huhehaote', to: 'us-east-1' }, CREDENTIALS, STAMP).url, URL_OF_REQUEST),

  'what is null or undefined is left out': () =>
    equal(sign({ ...REQUEST, description: null, tags: undefined }, CREDENTIALS, { ...STAMP, endpoint: null }).url, URL_OF_REQUEST),

  'a Date is a timestamp': () =>
    equal(sign(REQUEST, CREDENTIALS, { ...STAMP, timestamp: new Date('2018-04-27T12:46:24.999Z') }).url, URL_OF_REQUEST),

  'the clock and random numbers stamp a request that has no stamp': () => {
    const before = Math.floor(Date.now() / 1000) * 1000;
    const stamps = [1, 2].map(() => new URL(sign(MINIMAL, CREDENTIALS).url).searchParams);
    const [first, second] = stamps.map((query) => query.get('SignatureNonce'));
    equal([first.length, second.length, first === second], [32, 32, false]);
    const time = Date.parse(stamps[0].get('Timestamp'));
    equal([time >= before, time <= Date.now()], [true, true]);
  },

  'parameters are sorted by the bytes of their names': () => {
    // In UTF-16, what is beyond the first plane comes before U+FF5E.
    const names = ['A', 'AB', 'Tag.1', 'Tag.10', 'Tag.2', 'a', 'é', '京', '\uff5e', '\u{1f600}', '\u{1f600}\u{1f600}', '\u{1f601}'];
    const params = Object.fromEntries([...names].reverse().map((name) => [name, '1']));
    const sent = [...new URL(rpc({ ...OPERATION, params }, CREDENTIALS).url).searchParams.keys()];
    equal(sent.filter((name) => names.includes(name)), names);
  },

  'numbers and flags are sent as they are written': () => {
    const params = { A: 1, B: -0.5, C: true, D: 12345678901234567890n, E: -0 };
    const query = new URL(rpc({ ...OPERATION, params }, CREDENTIALS).url).searchParams;
    equal(Object.keys(params).map((name) => query.get(name)), ['1', '-0.5', 'true', '12345678901234567890', '0']);
  },

  'what is inherited is neither sent nor overlooked': () => {
    Object.prototype.endpoint = 'http://elsewhere.test';
    try {
      for (const options of [undefined, {}, STAMP]) {
        equal(refusal(CenbwpError, () => sign(MINIMAL, CREDENTIALS, options)).parameter, 'endpoint');
      }
    } finally {
      delete Object.prototype.endpoint;
    }
  },

  'an error is one line, whatever it is about': () => {
    const error = refusal(CenbwpError, () => rpc({ ...OPERATION, params: { [FORGED]: () => {} } }, CREDENTIALS));
    equal([error.parameter, error.message.split('\n').length], [FORGED, 1]);
  },

  'no options are options too': () => equal(sign(MINIMAL, CREDENTIALS, null).method, 'GET'),

  'an option is read once': () => {
    const addresses = ['https://a', 'http://a'];
    const options = { ...STAMP, get endpoint() { return addresses.shift(); } };
    equal(sign(MINIMAL, CREDENTIALS, options).url.startsWith('https://a/?'), true);
  },

  'a POST request has a form body': () => {
    const signed = sign(REQUEST, CREDENTIALS, { ...STAMP, method: 'POST' });
    equal([signed.url, signed.method, signed.headers['content-type']], [
      'https://cbn.aliyuncs.com/',
      'POST',
      'application/x-www-form-urlencoded',
    ]);
    equal(signed.body.startsWith(URL_OF_REQUEST.slice(URL_OF_REQUEST.indexOf('?') + 1, URL_OF_REQUEST.lastIndexOf('='))), true);
    equal(signed.stringToSign.startsWith('POST&%2F&AccessKeyId%3Dtestid%26'), true);
  },

  'a signed request is an argument of fetch': async () => {
    const get = sign(REQUEST, CREDENTIALS, STAMP);
    const sent = async (signed) => new TextDecoder().decode(await new Request(signed.url, signed).arrayBuffer());
    equal(await sent(get), '');
    const post = sign(REQUEST, CREDENTIALS, { ...STAMP, method: 'POST' });
    equal(await sent(post), post.body);
  },

  'a signed request is a plain object': async () => {
    for (const method of ['GET', 'POST']) {
      const signed = sign(REQUEST, CREDENTIALS, { ...STAMP, method });
      equal(Object.keys(signed), ['url', 'method', 'headers', 'body']);
      equal([Object.isFrozen(signed), Object.isFrozen(signed.headers), 'stringToSign' in { ...signed }], [true, true, false]);
      equal(structuredClone(signed), { ...signed });
      const { signal } = new AbortController();
      const sent = new Request(signed.url, { ...signed, headers: { ...signed.headers, 'x-test': 'yes' }, signal });
      equal([sent.method, sent.headers.get('x-test')], [method, 'yes']);
    }
  },

  'lists and objects are flattened': () => {
    const params = { Key: ['1', 2], Tag: [{ Domain: 'd', Ids: [true] }, { Domain: 'e' }], Sub: { A: 'a' }, None: [], Nothing: {} };
    const query = new URL(rpc({ ...OPERATION, params }, CREDENTIALS).url).searchParams;
    const sent = Object.fromEntries([...query].filter(([name]) => /^(?:Key|Tag|Sub|No)/.test(name)));
    equal(sent, { 'Key.1': '1', 'Key.2': '2', 'Sub.A': 'a', 'Tag.1.Domain': 'd', 'Tag.1.Ids.1': 'true', 'Tag.2.Domain': 'e' });
  },

  'endpoint and security token are sent': () => {
    const credentials = { ...CREDENTIALS, securityToken: 'to/ken==' };
    for (const [endpoint, prefix] of [
      ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080/?'],
      ['https://cbn-vpc.cn-hangzhou.aliyuncs.com', 'https://cbn-vpc.cn-hangzhou.aliyuncs.com/?'],
      ['[::1]:443', 'https://[::1]/?'],
      ['HTTP://Mock.Test:0080', 'http://mock.test/?'],
    ]) {
      const { url } = sign(MINIMAL, credentials, { ...STAMP, endpoint });
      equal([url.startsWith(prefix), url.includes('&Format=JSON&'), url.includes('&SecurityToken=to%2Fken%3D%3D&')], [true, true, true]);
    }
  },

  'text of any language is sent as UTF-8': () => {
    const tags = { 团队: '网络 😀', 'a b': '' };
    const query = new URL(sign({ ...MINIMAL, description: '\ufeffé*~', tags }, CREDENTIALS).url).searchParams;
    equal(['Description', 'Tag.1.Key', 'Tag.1.Value', 'Tag.2.Key', 'Tag.2.Value'].map((name) => query.get(name)), [
      '\ufeffé*~',
      '团队',
      '网络 😀',
      'a b',
      null,
    ]);
  },

  'a refusal names the parameter and says what is wrong and what is expected': () => {
    for (const called of [sign, acs3.sign]) {
      for (const [[request, credentials = CREDENTIALS, options], parameter, problem] of REFUSED) {
        const error = refusal(CenbwpError, () => called(request, credentials, options));
        equal([error.parameter, error.problem, error.message.endsWith(`; expected ${error.expected}`)], [parameter, problem, true]);
        equal(error.message.includes('undefined'), false);
      }
    }
  },

  'what is refused of a request is refused of its advisories': () => {
    for (const [[request, ...rest], parameter, problem] of REFUSED.filter(([args]) => args.length === 1)) {
      const error = refusal(CenbwpError, () => advisories(request));
      equal([error.parameter, error.problem, rest], [parameter, problem, []]);
    }
  },

  'a refusal of any operation names the parameter': () => {
    for (const called of [rpc, acs3.rpc]) {
      for (const [operation, parameter, problem] of REFUSED_CALLS) {
        const error = refusal(CenbwpError, () => called(operation, CREDENTIALS));
        equal([error.parameter, error.problem], [parameter, problem]);
      }
    }
  },

  'a refusal repeats no value': () => {
    const marker = 'sesame\topen';
    for (const [request, credentials] of [
      [MINIMAL, { ...CREDENTIALS, accessKeySecret: marker }],
      [MINIMAL, { ...CREDENTIALS, securityToken: marker }],
      [{ ...MINIMAL, clientToken: marker }, CREDENTIALS],
    ]) {
      const error = refusal(CenbwpError, () => sign(request, credentials));
      equal(`${error.message}${error.stack}${JSON.stringify(error)}`.includes('sesame'), false);
    }
  },

  'ACS3: the published request has the published signature': () => {
    const { operation, credentials, options, authorization } = PUBLISHED;
    equal(acs3.rpc(operation, credentials, options).headers.authorization, authorization);
  },

  'ACS3: a signed request is a plain object, and an argument of fetch': async () => {
    for (const method of ['GET', 'POST']) {
      const signed = acs3.sign(REQUEST, { ...CREDENTIALS, securityToken: 'to/ken==' }, { ...STAMP, method, endpoint: 'http://mock.test:8080' });
      equal(Object.keys(signed), ['url', 'method', 'headers', 'body']);
      equal([Object.isFrozen(signed), Object.isFrozen(signed.headers), signed.body], [true, true, null]);
      equal(['stringToSign' in { ...signed }, 'canonicalRequest' in { ...signed }], [false, false]);
      equal(structuredClone(signed), { ...signed });
      equal(Object.keys(signed.headers), [
        'x-acs-action',
        'x-acs-content-sha256',
        'x-acs-date',
        'x-acs-security-token',
        'x-acs-signature-nonce',
        'x-acs-version',
        'authorization',
      ]);
      equal(signed.canonicalRequest.split('\n').slice(0, 4), [method, '/', signed.url.slice(signed.url.indexOf('?') + 1), 'host:mock.test:8080']);
      equal(/^ACS3-HMAC-SHA256\n[\da-f]{64}$/.test(signed.stringToSign), true);
      const sent = new Request(signed.url, signed);
      equal([sent.method, sent.headers.get('authorization')], [method, signed.headers.authorization]);
    }
  },

  'ACS3: the query is sorted by bytes, and percent-encoded': () => {
    const params = { b: true, a: 0, 'Tag.2': '', 'Tag.10': "x y!'()*~", '\u{1f600}': '1', '\uffee': '2', '\uffff': '3', none: null };
    equal(acs3.rpc({ ...OPERATION, params }, CREDENTIALS, STAMP).url, [
      'https://ecs.aliyuncs.com/?Tag.10=x%20y%21%27%28%29%2A~&Tag.2=&a=0&b=true&%EF%BF%AE=2&%EF%BF%BF=3&%F0%9F%98%80=1',
    ].join(''));
    equal(acs3.rpc(OPERATION, CREDENTIALS, STAMP).url, 'https://ecs.aliyuncs.com/');
  },

  'ACS3: what no header can hold is refused': () => {
    const refused = (operation, credentials) => {
      const { parameter, problem } = refusal(CenbwpError, () => acs3.rpc({ ...OPERATION, ...operation }, { ...CREDENTIALS, ...credentials }));
      return [parameter, problem];
    };
    const problem = 'it cannot be sent in a header';
    equal(refused({ action: 'a\nb' }, {}), ['action', problem]);
    equal(refused({ version: ' 1' }, {}), ['version', problem]);
    equal(refused({}, { accessKeyId: 'é' }), ['accessKeyId', problem]);
    equal(refused({}, { securityToken: '京' }), ['securityToken', problem]);
  },

  'why a signature does not match is explained': () => {
    const spaced = { ...OPERATION, params: { Description: 'a b', Name: '京😀' } };
    const [ours, server] = [spaced, { ...spaced, params: { ...spaced.params, Name: '京😀b' } }].map((operation) => rpc(operation, CREDENTIALS, STAMP));
    const found = explain(ours, server.stringToSign);
    equal([found.parameter, found.cause, found.message.startsWith('Name: the values differ; ')], ['Name', 'value', true]);
    equal([ours.stringToSign.slice(found.ours).slice(0, 3), server.stringToSign.slice(found.server).slice(0, 3)], ['%26', 'b%2']);
    const decoded = (text) => text.replaceAll('%25F0%259F%2598%2580', '😀');
    const raw = explain(decoded(ours.stringToSign), decoded(server.stringToSign));
    equal([decoded(server.stringToSign).slice(raw.server, raw.server + 1), raw.ours, raw.server], ['b', raw.server, raw.ours]);
    equal(explain(ours, ours.stringToSign), { cause: 'secret', message: explain('', '').message, ours: ours.stringToSign.length, server: ours.stringToSign.length });
  },

  'a whole reply is explained, or what was read of it, by either method': () => {
    const [one, other] = [CREDENTIALS, { ...CREDENTIALS, securityToken: 'token' }].map((credentials) => acs3.rpc(OPERATION, credentials, STAMP));
    const reply = (signed) =>
      JSON.stringify({ Code: 'SignatureDoesNotMatch', Message: `no. server StringToSign is [${signed.stringToSign}], server CanonicalRequest is [${signed.canonicalRequest}]` });
    for (const given of [reply(other), readReply(reply(other)), other, other.canonicalRequest]) {
      const { parameter, cause } = explain(one, given);
      equal([parameter, cause], ['x-acs-security-token', 'token']);
    }
    equal([explain(one, one.stringToSign).cause, explain(one, other.stringToSign).cause], ['secret', 'unknown']);
    const message = `server string to sign is:${rpc(OPERATION, CREDENTIALS, STAMP).stringToSign}`;
    equal(explain(rpc(OPERATION, CREDENTIALS, { ...STAMP, nonce: 'n' }), `<Error><Code>X</Code><Message>${message.replaceAll('&', '&amp;')}</Message></Error>`).cause, 'stamp');
  },

  'what has no string to sign in it cannot be explained': () => {
    const problem = 'there is no string to sign in it';
    for (const [[ours, server], parameter] of [
      [['GET&%2F&', '{"Code":"Throttling"}'], 'server'],
      [[undefined, 'GET&%2F&'], 'ours'],
      [[{}, ''], 'ours'],
      [['', 5], 'server'],
    ]) {
      const error = refusal(CenbwpError, () => explain(ours, server));
      equal([error.parameter, error.problem], [parameter, problem]);
    }
  },

  'advisories name the parameter': () => {
    equal(advisories(MINIMAL).map(({ parameter }) => parameter), ['autoPay']);
    equal(advisories({ ...MINIMAL, autoPay: false }), []);
    const named = { ...MINIMAL, autoPay: false, name: '网络.1', nameOfAnyCharacters: true, to: 'South-America' };
    equal(advisories(named).map(({ parameter }) => parameter), ['to', 'name']);
    equal(new URL(sign(named, CREDENTIALS).url).searchParams.get('Name'), '网络.1');
    const request = {
      ...MINIMAL,
      bandwidth: 10001,
      from: 'Australia',
      to: 'Middle-East',
      chargeType: 'POSTPAY',
      period: 4,
      autoPay: true,
      cenId: 'cen-1',
      autoRenewDuration: 1,
      resourceGroupId: 'rg-1',
    };
    equal(advisories(request).map(({ parameter }) => parameter), [
      'bandwidth',
      'chargeType',
      'from',
      'to',
      'period',
      'cenId',
      'resourceGroupId',
      'autoPay',
      'autoRenewDuration',
    ]);
    equal(advisories(request)[0].message, 'bandwidth: the service may refuse 10001 Mbps; write 2 to 10000');
  },

  'any operation is signed, its parameters sorted as bytes': () => {
    const params = { b: true, a: 0, 'Tag.2': '', 'Tag.10': 'x y', '\u{1f600}': '1', '\uffee': '2', none: null };
    const { url } = rpc({ ...OPERATION, params }, CREDENTIALS, STAMP);
    equal(url.slice(0, url.indexOf('&Signature=')), [
      'https://ecs.aliyuncs.com/?AccessKeyId=testid&Action=DescribeRegions&Format=JSON&SignatureMethod=HMAC-SHA1',
      '&SignatureNonce=3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf&SignatureVersion=1.0&Tag.10=x%20y&Tag.2=',
      '&Timestamp=2018-04-27T12%3A46%3A24Z&Version=2014-05-26&a=0&b=true&%EF%BF%AE=2&%F0%9F%98%80=1',
    ].join(''));
  },

  'a call that is longer than a page of memory is signed': () => {
    const value = '长'.repeat(100_000);
    const { url } = rpc({ ...OPERATION, params: { A: value } }, CREDENTIALS);
    equal(new URL(url).searchParams.get('A') === value, true);
  },

  'a package ID makes a success, whatever else is in the reply': () => {
    for (const more of [{}, { Code: 'Throttling' }, { code: 200 }, { Success: false }]) {
      const body = { RequestId: 'E4B3', CenBandwidthPackageId: ' cenbwp-1', ...more };
      const { data, ...reply } = readReply(JSON.stringify(body));
      equal([reply, data], [{ ok: true, requestId: 'E4B3', cenBandwidthPackageId: 'cenbwp-1' }, body]);
    }
    const mended = '{"Description":"raw\nline \\x \\ud800","CenBandwidthPackageId":"cenbwp-1","CenBandwidthPackageOrderId":234567890123456789}';
    const { cenBandwidthPackageId, cenBandwidthPackageOrderId } = readReply(mended);
    equal([cenBandwidthPackageId, cenBandwidthPackageOrderId], ['cenbwp-1', '234567890123456789']);
  },

  'the reply to any operation is read': () => {
    const reply = readReply('\ufeff {"RequestId":"E4","Code":"OK","Regions":{"Region":[{"N":12345678901234567890,"M":-0.1,"S":"9e99 \\" 12345678901234567890"}]}}');
    equal([reply.ok, reply.requestId, reply.cenBandwidthPackageId], [true, 'E4', undefined]);
    equal(reply.data.Regions.Region, [{ N: '12345678901234567890', M: -0.1, S: '9e99 " 12345678901234567890' }]);
    for (const code of ['200', 200, 'Success', 'OK']) equal(readReply(JSON.stringify({ RequestId: 'E4', Code: code })).ok, true);
  },

  'a refusal of the service says what it is about': () => {
    for (const [code, kind] of [
      ['InvalidTimeStamp.Expired', 'clock'],
      ['InvalidAccessKeyId.NotFound', 'key'],
      ['Rejected.Throttling', 'slower'],
      ['InsufficientBalance', 'money'],
      ['PayFor.AccountMoneyValidateError', 'money'],
      ['IdempotentParameterMismatch', 'never'],
      ['InternalError', 'retry'],
      ['InvalidOperation.CenInstanceStatus', 'retry'],
      ['InvalidSecurityToken.Expired', 'token'],
      ['forbidden.ram', 'permission'],
      ['Forbidden.Somewhere', 'request'],
      ['InvalidSignature', 'signature'],
      ['InvalidSignatureMethod', 'request'],
      ['ParameterIllegal.BandwidthLimit', 'request'],
    ]) {
      const retryable = kind === 'retry' || kind === 'slower';
      const reply = readReply(JSON.stringify({ Code: code, Message: '\ufeffno 😀', RequestId: 'R', HostId: 'h', Recommend: 'r' }));
      const shown = kind === 'signature' ? '<redacted>' : '\ufeffno 😀';
      equal(reply, { ok: false, kind, retryable, code, summary: `${code}: ${shown} (request R)`, requestId: 'R', hostId: 'h', recommend: 'r' });
      equal([reply.message, reply.serverStringToSign], ['\ufeffno 😀', undefined]);
    }
    equal(readReply('{"Code":"InvalidParameter","Message":"\\"SecurityToken.Expired\\" is not valid"}').kind, 'token');
  },

  'a refusal is read in each of its shapes': () => {
    for (const body of [
      '{"code":"A.B","message":"no","requestId":"R"}',
      '{"errorCode":"A.B","errorMessage":"no","requestId":"R"}',
      '<Error><RequestId>R</RequestId><Code>A.B</Code><Message>no</Message></Error>',
      '<? xml version="1.0" encoding="UTF-8" ? ><a:Reply xmlns:a="x"><!-- > --><a:Code><![CDATA[A.B]]></a:Code><Empty/><Message>&#110;&#x6f;</Message><RequestId> R\n</RequestId></a:Reply>\n',
    ]) {
      equal([readReply(body).summary, readReply(body).message], ['A.B: no (request R)', 'no']);
    }
    equal(readReply('{"Code":400}').code, '400');
  },

  'a refusal of the service is summed up in one line': () => {
    const reply = readReply(JSON.stringify({ Code: 'X\u001b[31m', Message: 'no\nINFO bought\u0000\u202e', RequestId: 'a\r\tb' }));
    equal(reply.summary, 'X\\u{1b}[31m: no\\nINFO bought\\u{0}\\u{202e} (request a\\r\\tb)');
    equal(reply.message, 'no\nINFO bought\u0000\u202e');
  },

  'the string to sign of the service is given, and hidden': () => {
    const message = 'no match. server string to sign is:GET&%2F&AccessKeyId%3Dtestid';
    const reply = readReply(`<Error><Code>SignatureDoesNotMatch</Code><Message>${message.replaceAll('&', '&amp;')}</Message></Error>`);
    equal([reply.kind, reply.message, reply.serverStringToSign], ['signature', message, 'GET&%2F&AccessKeyId%3Dtestid']);
    equal(JSON.stringify({ ...reply }).includes('testid'), false);
  },

  'both methods\' strings are found in a message': () => {
    const canonical = 'POST\n/\na=%5B\nhost:[::1]:80\nx-acs-security-token:secret\n';
    const message = `no. server StringToSign is [ACS3-HMAC-SHA256\n0b1c], server CanonicalRequest is [${canonical}], see [there]`;
    const reply = readReply(JSON.stringify({ Code: 'SignatureDoesNotMatch', Message: message }));
    equal([reply.serverStringToSign, reply.serverCanonicalRequest], ['ACS3-HMAC-SHA256\n0b1c', canonical.trim()]);
    equal(reply.summary, 'SignatureDoesNotMatch: no. server <redacted>');
    const worded = readReply(JSON.stringify({ Code: 'X', Message: 'String to sign is : GET&%2F&a. See there.' }));
    equal([worded.serverStringToSign, worded.summary], ['GET&%2F&a', 'X: <redacted>']);
  },

  'what is no reply is refused': () => {
    for (const [body, problem] of [
      ['', 'it is empty'],
      [undefined, 'it is not a string'],
      [HTML, 'it is an HTML page, perhaps of a proxy'],
      ['502 Bad Gateway', 'it is neither a JSON object nor XML'],
      ['[]', 'it is neither a JSON object nor XML'],
      ['{"a":1}', 'there is no `RequestId` and no `Code` in it'],
      ['{"Code":""}', 'there is no `RequestId` and no `Code` in it'],
      ['{"a" 1}', 'it is not JSON, or ends too early'],
      ['{"Code":"a"', 'it is not JSON, or ends too early'],
      ['<Reply><RequestId>R</RequestId></Reply>', 'it is XML, and no refusal'],
      ['<Error><Code>a', 'it is XML, and no refusal'],
      ['<Error/>', 'it is XML, and no refusal'],
    ]) {
      const error = refusal(CenbwpError, () => readReply(body));
      equal([error.parameter, error.problem, error.expected], ['body', problem, 'the reply of the service']);
    }
  },
});

/** Runs all, and gives how many there are. */
export const run = async (...entries) => {
  const all = Object.entries(cases(...entries));
  for (const [name, holds] of all) {
    try {
      await holds();
    } catch (error) {
      throw new Error(`${name}: ${error.message}`, { cause: error });
    }
  }
  return all.length;
};
