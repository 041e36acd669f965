// The form, made of the crate's table of parameters, and what it holds as the objects that the package takes.

import PARAMETERS from './parameters.js';
import { AREAS } from './pkg/texts.js';

const OPTIONS = [
  { property: 'signatureMethod', name: 'Signature method', kind: 'choice', words: ['HMAC-SHA1', 'ACS3-HMAC-SHA256'], preset: 'HMAC-SHA1', meaning: 'HMAC-SHA1 makes one URL of everything. The reference recommends ACS3-HMAC-SHA256, which signs headers.' },
  { property: 'method', name: 'HTTP method', kind: 'choice', words: ['GET', 'POST'], preset: 'GET', meaning: '' },
  { property: 'endpoint', name: 'Endpoint', kind: 'text', preset: '', meaning: 'Where to send it, if not to the public host: a URL without a path, or a host.', placeholder: 'cbn.aliyuncs.com' },
  { property: 'timestamp', name: 'Timestamp', kind: 'text', preset: '', meaning: 'In UTC, as 2018-04-27T12:46:24Z.', placeholder: 'now' },
  { property: 'nonce', name: 'SignatureNonce', kind: 'text', preset: '', meaning: 'New for each request.', placeholder: 'random' },
];

const CREDENTIALS = [
  { property: 'accessKeyId', name: 'AccessKeyId', kind: 'text', preset: 'testid', meaning: '' },
  { property: 'accessKeySecret', name: 'AccessKeySecret', kind: 'secret', preset: 'testsecret', meaning: '' },
  { property: 'securityToken', name: 'SecurityToken', kind: 'secret', preset: '', meaning: 'Of temporary (STS) credentials.' },
];

/** What a new visitor sees signed. */
const EXAMPLE = { bandwidth: '10', from: 'China', to: 'North-America' };

const element = (id) => document.getElementById(id);

const make = (tag, properties, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

/** The control that a value is typed into, for each kind of value. */
const CONTROLS = {
  area: () => {
    const group = ([area, regions]) =>
      make('optgroup', { label: area }, ...[area, ...(regions.match(/\S+/g) ?? [])].map((name) => new Option(name)));
    return make('select', {}, ...Object.entries(AREAS).map(group));
  },
  choice: ({ words, preset }) => make('select', {}, ...(preset ? [] : [new Option('not sent', '')]), ...words.map((word) => new Option(word))),
  flag: () => make('select', {}, new Option('not sent', ''), new Option('true'), new Option('false')),
  list: () => make('textarea', { rows: 3, spellcheck: false, placeholder: 'key=value' }),
  number: () => make('input', { inputMode: 'numeric', autocomplete: 'off' }),
  secret: () => make('input', { type: 'password', autocomplete: 'off' }),
  text: () => make('input', { spellcheck: false, autocomplete: 'off' }),
};

const plain = (text) => text.replaceAll('`', '');

const field = (parameter) => {
  const { property: id, name, kind, preset, meaning, placeholder = '', need } = parameter;
  const control = Object.assign(CONTROLS[kind](parameter), { id, required: need === 'Required' });
  if (placeholder) control.placeholder = placeholder;
  control.value = EXAMPLE[id] ?? preset;
  const label = make('label', { htmlFor: id }, name);
  if (need === 'Required') label.append(make('span', { className: 'hint' }, ' required'));
  const made = make('div', { className: 'field' }, label, control);
  const hint = kind === 'list' ? 'One key=value a line.' : plain(meaning);
  if (hint) {
    made.append(make('p', { className: 'hint', id: `${id}-hint` }, hint));
    control.dataset.hint = `${id}-hint`;
  }
  return made;
};

const NEEDS = ['Required', 'Default', 'Optional'];

/** Puts a control for everything that can be given into the form. */
export const fillForm = () => {
  const sorted = NEEDS.flatMap((need) => PARAMETERS.filter((parameter) => parameter.need === need));
  for (const parameter of sorted) element(parameter.source === 'Specification' ? 'specified' : 'later').append(field(parameter));
  const [signatureMethod, ...options] = OPTIONS;
  for (const parameter of [...CREDENTIALS, signatureMethod]) element('credentials').append(field(parameter));
  for (const parameter of options) element('options').append(field(parameter));
};

/** The lines of the tags, each a key and a value; a line without `=` is a key without a value. */
const tagsOf = (text) =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(/=(.*)/s).map((part) => part.trim()))
    .map(([key, value = '']) => [key, value]);

/** Whether a key comes twice, of which an object would keep the last. */
export const hasKeyTwice = () => {
  const keys = tagsOf(element('tags').value).map(([key]) => key);
  return new Set(keys).size < keys.length;
};

/** What is empty is not sent. */
const VALUES = {
  flag: (text) => (text === '' ? undefined : text === 'true'),
  list: (text) => Object.fromEntries(tagsOf(text)),
};

const read = (parameters) =>
  Object.fromEntries(parameters.map(({ property, kind }) => [property, (VALUES[kind] ?? ((text) => text || undefined))(element(property).value)]));

/** The request, the credentials and the options that the form holds. */
export const readForm = () => {
  const { signatureMethod, ...options } = read(OPTIONS);
  return { request: read(PARAMETERS), credentials: read(CREDENTIALS), options, signatureMethod };
};

/** What stands in for a value that was refused, so that the next one can be looked at. */
export const standIn = (property) => {
  const { kind, need, words } = [...PARAMETERS, ...CREDENTIALS, ...OPTIONS].find((parameter) => parameter.property === property);
  if (kind === 'list') return {};
  if (need !== 'Required') return property.startsWith('accessKey') ? 'x' : undefined;
  return { area: 'China', choice: words[0], flag: true, number: 2 }[kind] ?? 'x';
};
