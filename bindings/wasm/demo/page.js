// The page: signs whenever something is typed, and says at each control what is wrong with it.

import { bind as bindAcs3 } from './pkg/acs3.bind.js';
import { bind, CenbwpError } from './pkg/bind.js';
import { bind as bindExplain } from './pkg/explain.bind.js';
import { curl } from './curl.js';
import { fillForm, hasKeyTwice, readForm, standIn } from './form.js';
import * as modules from './modules.js';
import { describe, describeError, EXAMPLES } from './reply.js';

const compile = (base64) => WebAssembly.compile(Uint8Array.from(atob(base64), (character) => character.charCodeAt(0)));
const { advisories, readReply, sign } = bind(await compile(modules.cenbwp));
const { explain } = bindExplain(await compile(modules.explain));
const SIGN = { 'HMAC-SHA1': sign, 'ACS3-HMAC-SHA256': bindAcs3(await compile(modules.acs3)).sign };

const element = (id) => document.getElementById(id);
const form = element('form');
const status = element('status');

/** The request that is on the page, unless something is wrong. */
let signed;

/** Every problem of the form, not only the first. */
const problems = (given) => {
  const found = new Map();
  if (hasKeyTwice()) found.set('tags', { parameter: 'tags', problem: 'a key comes twice', expected: 'each key once' });
  const { signatureMethod, ...objects } = structuredClone(given);
  const { request, credentials, options } = objects;
  for (;;) {
    try {
      SIGN[signatureMethod](request, credentials, options);
      return { found, request };
    } catch (error) {
      const { parameter } = error;
      if (!(error instanceof CenbwpError) || found.get(parameter) instanceof CenbwpError) throw error;
      found.set(parameter, error);
      Object.values(objects).find((object) => parameter in object)[parameter] = standIn(parameter);
    }
  }
};

/** What was said at the controls the last time. */
let known = new Set();

/** Says something at a control, to eyes and to screen readers; what is new opens the section that it is in. */
const note = (control, kind, text) => {
  const made = Object.assign(document.createElement('p'), { id: `${control.id}-${kind}`, className: kind, textContent: text });
  control.closest('.field').append(made);
  control.setAttribute('aria-describedby', [control.getAttribute('aria-describedby'), made.id].filter(Boolean).join(' '));
  const details = control.closest('details');
  if (details && !known.has(text)) details.open = true;
};

const clearNotes = () => {
  const notes = [...form.querySelectorAll('.error, .advice')];
  known = new Set(notes.map((old) => old.textContent));
  for (const old of notes) old.remove();
  for (const control of form.elements) {
    control.removeAttribute('aria-invalid');
    if (control.dataset.hint) control.setAttribute('aria-describedby', control.dataset.hint);
    else control.removeAttribute('aria-describedby');
  }
};

/** Sets the line that screen readers follow, if it says something new. */
const say = (state, text) => {
  status.dataset.state = state;
  if (status.textContent !== text) status.textContent = text;
};

/** Says what became of a button, if it is the same as the last time as well: only what changes is read out. */
const tell = (text) => {
  element('outcome').textContent = '';
  setTimeout(() => (element('outcome').textContent = text), 50);
};

const OUTPUTS = {
  url: ({ url }) => url,
  curl,
  headers: ({ headers }) => Object.entries(headers).map((header) => header.join(': ')).join('\n'),
  body: ({ body }) => body ?? '',
  stringToSign: (request) => request.stringToSign,
  canonicalRequest: (request) => request.canonicalRequest ?? '',
};

/** The service takes a timestamp that is up to a quarter of an hour old. */
const expiry = () => {
  const sent = /Timestamp=([^&]+)/.exec(signed.body ?? signed.url)?.[1] ?? signed.headers['x-acs-date'];
  const end = new Date(Date.parse(decodeURIComponent(sent)) + 15 * 60_000);
  const isOver = end < Date.now();
  return `${isOver ? 'Expired' : 'Expires'} at ${end.toISOString().slice(0, 19).replace('T', ' ')} UTC. ${isOver ? 'Sign it anew before you send it.' : 'Until then, whoever has it can send it.'}`;
};

const show = () => {
  element('signed').hidden = signed === undefined;
  for (const [id, write] of Object.entries(OUTPUTS)) {
    const text = signed ? write(signed) : '';
    element(id).textContent = text;
    element(id).closest('.result').hidden = text === '';
  }
  element('peek').textContent = signed?.url ?? '';
  element('expires').textContent = signed ? expiry() : '';
  // Without its headers or its body, a URL is not the request.
  const isWhole = signed && signed.body === null && Object.keys(signed.headers).length === 0;
  element('main-copy').dataset.copy = isWhole || !signed ? 'url' : 'curl';
  element('main-copy').textContent = isWhole || !signed ? 'Copy URL' : 'Copy curl command';
  element('main-copy').disabled = !signed;
  // The explanation compares with it.
  read();
};

const count = (number, singular, plural) => `${number} ${number === 1 ? singular : plural}`;

const update = () => {
  element('outcome').textContent = '';
  clearNotes();
  const given = readForm();
  const { found, request } = problems(given);
  for (const [id, error] of found) {
    element(id).setAttribute('aria-invalid', 'true');
    note(element(id), 'error', `${error.problem}; expected ${error.expected}`);
  }
  const advice = advisories(request).filter(({ parameter }) => !found.has(parameter));
  for (const { parameter, message } of advice) note(element(parameter), 'advice', message.slice(parameter.length + 2));
  signed = found.size > 0 ? undefined : SIGN[given.signatureMethod](given.request, given.credentials, given.options);
  show();
  if (found.size > 0) {
    const [[id, { problem }]] = found;
    say('error', `Not signed: ${count(found.size, 'value is', 'values are')} wrong. ${element(id).labels[0].firstChild.textContent}: ${problem}.`);
  } else if (advice.length > 0) {
    say('advice', `Signed, with ${count(advice.length, 'warning', 'warnings')}.`);
  } else {
    say('fine', 'Signed.');
  }
};

/** Explains the reply, by what is signed now. */
const read = () => {
  const body = element('reply').value;
  const made = document.createElement('div');
  if (body.trim() !== '') {
    try {
      made.append(...describe(readReply(body), signed, explain));
    } catch (error) {
      if (!(error instanceof CenbwpError)) throw error;
      made.append(...describeError(error));
    }
  }
  // What is the same would be read out again.
  const explanation = element('explanation');
  if (made.innerHTML !== explanation.innerHTML) explanation.replaceChildren(...made.childNodes);
};

element('not-served').remove();
fillForm();
const newToken = Object.assign(document.createElement('button'), { type: 'button', id: 'newToken', textContent: 'New token' });
element('clientToken').after(newToken);
update();

form.addEventListener('input', update);
form.addEventListener('submit', (event) => event.preventDefault());
element('reply').addEventListener('input', read);

element('again').addEventListener('click', () => {
  update();
  tell(signed ? 'Signed again.' : 'Not signed.');
});

newToken.addEventListener('click', () => {
  element('clientToken').value = crypto.randomUUID();
  update();
  tell('There is a new client token.');
});

for (const button of document.querySelectorAll('[data-example]')) {
  button.addEventListener('click', () => {
    if (signed) element('reply').value = JSON.stringify(EXAMPLES[button.dataset.example](signed), null, 2);
    else tell('Mend the request first.');
    read();
  });
}

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const output = element(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(output.textContent);
      tell('Copied.');
    } catch {
      getSelection().selectAllChildren(output);
      tell('The browser does not let the page copy. The text is selected: copy it by hand.');
    }
  });
}
