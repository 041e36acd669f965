// What a caller gives, as the names and values that are signed.

import { refuse } from './error.js';
import { ACTION, AREAS, COMMON, ENDPOINT, EXPECTED, HOST, MOST_TAGS, PARAMETERS, PROBLEMS, RULES, VERSION } from './texts.js';

// How a value becomes text.

const text = (value, label) => {
  if (typeof value !== 'string') refuse(label, 'it is not a string', 'a string');
  return value;
};

const isAbsent = (value) => value === undefined || value === null;

/** What is left out is refused, and so is empty text where no rule says that. */
const required = (value, label, rule) => {
  if (isAbsent(value) || (value === '' && rule === undefined)) refuse(label, PROBLEMS[0], EXPECTED[rule] ?? 'one or more characters');
  return text(value, label);
};

const number = (value, label, rule) => {
  if (Number.isSafeInteger(value) && value >= 0) return String(value);
  if (typeof value !== 'string') refuse(label, 'it is no such number', `${EXPECTED[rule]}, or its decimal digits as a string`);
  return value;
};

const flag = (value, label) => {
  if (typeof value !== 'boolean') refuse(label, 'it is not a boolean', 'true or false');
  return String(value);
};

const AREA_OF = new Map(Object.entries(AREAS).flatMap(([name, regions]) => (regions.match(/\S+/g) ?? []).map((region) => [region, name])));

/** An area, or a region that is in it. */
const area = (value, label) => AREA_OF.get(text(value, label)) ?? value;

const READERS = { text, number, flag, area };

/** A fraction without an exponent. A large whole number may show digits that it does not have. */
const FRACTION = /^-?\d+\.\d+$/;

const scalar = (value, label) => {
  if (typeof value === 'string') return value;
  const isExact =
    typeof value === 'number' ? Number.isSafeInteger(value) || FRACTION.test(value) : ['boolean', 'bigint'].includes(typeof value);
  if (!isExact) {
    refuse(label, 'it cannot be sent', 'a string, a boolean, a bigint, a number that is exact and has no exponent, or a list or a plain object of these');
  }
  return String(value);
};

/** A second in UTC; a time out of range becomes one that the rule refuses. */
const time = (value, label) => {
  if (typeof value === 'string') return value;
  // A Date of another window or context is one too.
  if (Object.prototype.toString.call(value) !== '[object Date]') refuse(label, 'it is neither', `a Date, or ${EXPECTED[RULES.Timestamp]}`);
  const iso = Number.isNaN(+value) ? '' : value.toISOString();
  return iso.length === 24 ? iso.replace(/\.\d+/, '') : '0000-00-00T00:00:00Z';
};

const newNonce = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => (byte + 256).toString(16).slice(1)).join('');

// Objects. A Map, a Promise or an instance of a class keeps its entries elsewhere than in properties: they would be lost in silence.

const isPlain = (value) => {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  // The prototype of a plain object has none itself, in any window or context.
  return prototype === null || Object.getPrototypeOf(prototype) === null;
};

/** The names of the properties; an inherited one is refused. */
const keys = (value, label) => {
  if (!isPlain(value)) refuse(label, 'it is not a plain object', 'an object with properties');
  for (const name in value) if (!Object.hasOwn(value, name)) refuse(name, 'it is inherited', 'a property of the object itself');
  return Object.keys(value);
};

/** Refuses a property that does not exist, since a misspelled one would be lost. */
const only = (names, value, label) => {
  for (const name of keys(value, label)) {
    if (!names.includes(name)) refuse(name, 'there is no such property', `one of ${names.join(' ')}`);
  }
  return value;
};

const CREDENTIALS = ['accessKeyId', 'accessKeySecret', 'securityToken'];
const OPTIONS = ['timestamp', 'nonce', 'endpoint', 'method'];
const OPERATION = ['host', 'version', 'action', 'params'];
/** Stands for what has to be given. */
const REQUIRED = Symbol();
const READ = PARAMETERS.map(([property, name, kind, rule, preset]) => ({
  property,
  name: ['request', name],
  read: READERS[kind],
  rule: rule === '' ? undefined : +rule,
  preset: preset === '' ? REQUIRED : preset,
}));
const REQUEST = [...PARAMETERS.map(([property]) => property), 'nameOfAnyCharacters', 'tags'];

const ADDRESS = /^(?:(https?):\/\/)?((?:[\w-]+\.)*[\w-]+\.?|\[[\da-f:]+\])(:\d+)?\/?$/i;

/**
 * The URL of a host, or of a URL that has no more than a host. It is refused where a URL parser would do more than write it in lower case and
 * drop a needless port, since the host that is signed is the one that is sent. The crate's table of hosts is the test.
 */
const readUrl = (address, label) => {
  if (address === HOST) return `https://${HOST}/`;
  if (address === '') refuse(label, PROBLEMS[0], ENDPOINT);
  const [, scheme = 'https', name, port = ''] = ADDRESS.exec(address) ?? [];
  try {
    const url = new URL(`${scheme}://${name}${port}`);
    if (url.hostname === name?.toLowerCase() && !/(?:^|\.)xn--/.test(url.hostname)) return url.href;
  } catch {
    // A URL parser refuses it.
  }
  return refuse(label, 'it leads nowhere, or would be sent in another spelling', ENDPOINT);
};

const CREATE = { host: HOST, version: VERSION, action: ACTION };

/** Who calls, what, when and where; the texts as `[label, text, rule]`, with the label that errors give it. */
const readCall = (credentials, options, operation) => {
  const { accessKeyId, accessKeySecret, securityToken } = only(CREDENTIALS, credentials, 'credentials');
  const { endpoint, method, nonce, timestamp } = only(OPTIONS, options ?? {}, 'options');
  if (![undefined, null, 'GET', 'POST'].includes(method)) refuse('method', 'there is no such value', 'one of GET POST');
  return {
    method: method ?? 'GET',
    secret: ['accessKeySecret', required(accessKeySecret, 'accessKeySecret', RULES.AccessKeySecret), RULES.AccessKeySecret],
    keyId: ['accessKeyId', required(accessKeyId, 'accessKeyId', RULES.AccessKeyId), RULES.AccessKeyId],
    token: isAbsent(securityToken) ? undefined : ['securityToken', text(securityToken, 'securityToken'), RULES.SecurityToken],
    timestamp: ['timestamp', time(timestamp ?? new Date(), 'timestamp'), RULES.Timestamp],
    nonce: ['nonce', text(nonce ?? newNonce(), 'nonce'), RULES.SignatureNonce],
    url: isAbsent(endpoint) ? readUrl(operation.host, 'host') : readUrl(text(endpoint, 'endpoint'), 'endpoint'),
    version: ['version', operation.version],
    action: ['action', operation.action],
  };
};

/** An operation, and its parameters unread. */
const readOperation = (operation) => {
  const { host, version, action, params } = only(OPERATION, operation, 'operation');
  return [
    { host: required(host, 'host'), version: required(version, 'version'), action: required(action, 'action') },
    params ?? {},
  ];
};

/** The parameters of a CreateCenBandwidthPackage request: a text for each name, and one for each value. */
export const requestParams = (request) => {
  only(REQUEST, request, 'request');
  const params = [];
  const isAnyName = request.nameOfAnyCharacters ?? false;
  flag(isAnyName, 'nameOfAnyCharacters');
  for (const { property, name, read, rule: ordinary, preset } of READ) {
    const value = request[property] ?? preset;
    if (value === REQUIRED) refuse(property, PROBLEMS[0], EXPECTED[ordinary]);
    const rule = isAnyName && property === 'name' ? RULES['name of any characters'] : ordinary;
    if (value !== undefined) params.push(name, [property, read(value, property, rule), rule]);
  }
  const tags = request.tags ?? {};
  const names = keys(tags, 'tags');
  if (names.length > MOST_TAGS) refuse('tags', PROBLEMS.at(-1).replace('%n', names.length), EXPECTED.at(-1));
  names.forEach((key, i) => {
    params.push(['request', `Tag.${i + 1}.Key`], ['tags', key, RULES['Tag.N.Key']]);
    const value = text(tags[key], 'tags');
    // An empty value is never sent.
    if (value !== '') params.push(['request', `Tag.${i + 1}.Value`], ['tags', value, RULES['Tag.N.Value']]);
  });
  return params;
};

/** How deeply lists and objects are nested. */
const DEEPEST = 32;

/** The parameters of any operation. Lists and objects are flattened: `A: [{ B: 1 }]` is `A.1.B=1`. */
const anyParams = (given) => {
  const params = [];
  const names = new Set(COMMON);
  const add = (name, value, depth) => {
    if (depth > DEEPEST) refuse(name, 'it is nested too deeply', `at most ${DEEPEST} levels`);
    if (Array.isArray(value)) {
      for (let i = 0; i < value.length; i++) add(`${name}.${i + 1}`, value[i] ?? refuse(`${name}.${i + 1}`, PROBLEMS[0], 'a value'), depth + 1);
    } else if (isPlain(value)) {
      addAll(value, `${name}.`, depth + 1);
    } else if (!isAbsent(value)) {
      const isCommon = COMMON.includes(name);
      if (names.has(name)) refuse(name, isCommon ? 'the name is reserved' : 'it comes twice', isCommon ? 'none of the common parameters, which are added' : 'each name once');
      names.add(name);
      params.push(['params', name], [name, scalar(value, name)]);
    }
  };
  const addAll = (object, prefix, depth) => {
    for (const key of keys(object, 'params')) {
      if (key === '') refuse('params', "a parameter's name is empty", 'one or more characters');
      add(prefix + key, object[key], depth);
    }
  };
  addAll(given, '', 0);
  return params;
};

// What the functions of both methods are given.

/** A CreateCenBandwidthPackage request, as who calls what, and its parameters. */
export const readRequest = (request, credentials, options) => [readCall(credentials, options, CREATE), requestParams(request)];

/** The same of any operation. */
export const readRpc = (given, credentials, options) => {
  const [operation, params] = readOperation(given);
  return [readCall(credentials, options, operation), anyParams(params)];
};

// What comes of them.

/** A frozen request. What is there to be looked at is not enumerable, and so not in a copy. */
export const request = (url, method, headers, body, toLookAt) =>
  Object.freeze(Object.defineProperties({ url, method, headers, body }, toLookAt));
