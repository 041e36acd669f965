// What the service answered: JSON, or a refusal in XML.

import { refuse, visible } from './error.js';
import { KINDS } from './texts.js';

const NO_REPLY = 'the reply of the service';

/** Strings and numbers of JSON text. */
const TOKENS = /"[^"\\]*(?:\\[^]?[^"\\]*)*"?|-?\d[\d.eE+-]*/g;

/** Puts a number into quotation marks if JavaScript would change it. */
const quote = (token) => (token[0] === '"' || Number.isSafeInteger(+token) || String(+token) === token ? token : `"${token}"`);

/** Escapes what may not stand in a string as it is: raw control characters, and a backslash that begins no escape. */
const mend = (token) =>
  token
    .replace(/[\0-\x1f]/g, (c) => `\\u${c.charCodeAt().toString(16).padStart(4, '0')}`)
    .replace(/\\(?:(["\\/bfnrt]|u[\da-fA-F]{4})|)/g, (escape, known) => (known ? escape : '\\\\'));

const parseJson = (body) => {
  const json = /\d{16}|\d[eE]|\d\.\d/.test(body) ? body.replace(TOKENS, quote) : body;
  try {
    return JSON.parse(json);
  } catch {
    try {
      return JSON.parse(json.replace(TOKENS, mend));
    } catch {
      return refuse('body', 'it is not JSON, or ends too early', NO_REPLY);
    }
  }
};

const ENTITIES = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

const unescape = (text) =>
  text.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi, (entity, hex, decimal, name) => {
    if (name !== undefined) return ENTITIES[name] ?? entity;
    const code = hex === undefined ? +decimal : parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : entity;
  });

/** Every field in XML that a refusal has, whatever its root: with a prefix or without, and perhaps as CDATA. */
const parseXml = (body) => {
  const fields = Object.create(null);
  for (const [, name, cdata, text] of body.matchAll(/<(?:[^\s<>/:]+:)?(\w+)>\s*(?:<!\[CDATA\[([^]*?)\]\]>|([^<]*))\s*<\//g)) {
    fields[name] ??= cdata ?? unescape(text);
  }
  return fields;
};

const parse = (body) => {
  if (typeof body !== 'string') refuse('body', 'it is not a string', NO_REPLY);
  const text = body.replace(/^\ufeff/, '').trim();
  if (text === '') refuse('body', 'it is empty', NO_REPLY);
  if (text[0] === '{') return parseJson(text);
  if (/^<(?:!doctype html|html\b)/i.test(text)) refuse('body', 'it is an HTML page, perhaps of a proxy', NO_REPLY);
  if (text[0] === '<') return parseXml(text);
  return refuse('body', 'it is neither a JSON object nor XML', NO_REPLY);
};

/** Text without the ASCII white space around it. */
const trim = (text) => {
  const isSpace = (at) => at >= 0 && ' \t\n\f\r'.includes(text[at] ?? '-');
  let [start, end] = [0, text.length];
  while (isSpace(start)) start += 1;
  while (end > start && isSpace(end - 1)) end -= 1;
  return text.slice(start, end);
};

/** The first of these fields that has a text or a number, trimmed; the first letter may be a small one. */
const field = (fields, ...names) => {
  for (const name of names.flatMap((name) => [name, name[0].toLowerCase() + name.slice(1)])) {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    const text = typeof value === 'string' ? trim(value) : typeof value === 'number' ? String(value) : '';
    if (text !== '') return text;
  }
  return undefined;
};

/** What a message repeats of the request begins with one of these; white space within them doesn't matter. */
const MARK = new RegExp(
  ['string to sign', 'canonical request', 'security-token', 'security token=', 'security token%3d', 'access key id']
    .map((words) => [...words.replaceAll(' ', '')].join('\\s*'))
    .join('|'),
  'i',
);

/** What stands between brackets, which may hold brackets of their own; it may end too early. */
const bracketed = (text) => {
  let depth = 0;
  for (const { 0: bracket, index } of text.matchAll(/[[\]]/g)) {
    depth += bracket === '[' ? 1 : -1;
    if (depth === 0) return trim(text.slice(1, index));
  }
  return trim(text.slice(1));
};

/** What follows these words in a message: within brackets, or as much as fits. */
const announced = (message, words, fits) => {
  const [, rest] = new RegExp(`${words}[:\\s]*(.*)`, 'is').exec(message) ?? [];
  return rest && ((rest[0] === '[' ? bracketed(rest) : trim(fits.exec(rest)[0])) || undefined);
};

/** Whether a pattern, in which `*` stands for anything, matches a text in small letters. */
const matches = (pattern, text) => {
  const [first, ...rest] = pattern.toLowerCase().split('*');
  if (rest.length === 0 || !text.startsWith(first)) return text === first;
  const last = rest.pop();
  let at = first.length;
  for (const part of rest) {
    const found = text.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return text.length - at >= last.length && text.endsWith(last);
};

/** What a refusal asks for, by the first of the crate's rules that fits. */
const kindOf = (code, message) => {
  const [lower, text] = [code, message].map((given) => given.toLowerCase());
  const rule = KINDS.find(([, codes, messages]) => matches(messages, text) && codes.split('|').some((pattern) => matches(pattern, lower)));
  return rule?.[0] ?? 'request';
};

const refusal = (code, message, fields, requestId) => {
  const kind = kindOf(code, message ?? '');
  const at = message?.search(MARK) ?? -1;
  const isHidden = at >= 0 || (kind === 'signature' && message !== undefined);
  const shown = isHidden ? `${visible(message.slice(0, Math.max(at, 0)))}<redacted>` : message && visible(message);
  const summary = [visible(code), shown && `: ${shown}`, requestId && ` (request ${visible(requestId)})`].filter(Boolean).join('');
  const reply = {
    ok: false,
    kind,
    retryable: kind === 'retry' || kind === 'slower',
    code,
    summary,
    requestId,
    hostId: field(fields, 'HostId'),
    recommend: field(fields, 'Recommend'),
  };
  // They may repeat the request, with the security token; what is not enumerable is not logged.
  const secret = {
    message,
    serverStringToSign: message && announced(message, 'string\\s*to\\s*sign\\s*is', /^(?:ACS3-HMAC-SHA256\n)?(?:[\w~%&-]|\.(?!\s))*/),
    serverCanonicalRequest: message && announced(message, 'canonical\\s*request\\s*is', /^.*/s),
  };
  for (const [name, value] of Object.entries(secret)) Object.defineProperty(reply, name, { value });
  return reply;
};

/** Reads the reply to any operation; see index.d.ts. */
export const readReply = (body) => {
  const fields = parse(body);
  const requestId = field(fields, 'RequestId');
  const cenBandwidthPackageId = field(fields, 'CenBandwidthPackageId');
  // Some products give a success a code too.
  const [code, message] = [['Code', 'Message', 'ErrorMessage'], ['ErrorCode', 'ErrorMessage', 'Message']]
    .map(([code, ...messages]) => [field(fields, code), field(fields, ...messages)])
    .find(([code]) => code !== undefined && !/^(?:ok|200|success)$/i.test(code)) ?? [];
  // What was bought is never lost over a code.
  if (cenBandwidthPackageId === undefined && code !== undefined) return refusal(code, message, fields, requestId);
  // Replies are asked for in JSON; in XML comes a refusal of the gateway.
  if (cenBandwidthPackageId === undefined && Object.getPrototypeOf(fields) === null) refuse('body', 'it is XML, and no refusal', NO_REPLY);
  if (cenBandwidthPackageId === undefined && requestId === undefined) refuse('body', 'there is no `RequestId` and no `Code` in it', NO_REPLY);
  return { ok: true, requestId, cenBandwidthPackageId, cenBandwidthPackageOrderId: field(fields, 'CenBandwidthPackageOrderId'), data: fields };
};
