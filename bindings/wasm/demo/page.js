// The page: signs whenever something is typed, and says at each control what is wrong with it.

import { bind, CenbwpError } from './bind.js';
import { explain, explainError } from './explain.js';
import { controlOf, fillAreas, hasKeyTwice, readForm } from './fields.js';
import wasm from './module.js';

const bytes = Uint8Array.from(atob(wasm), (character) => character.charCodeAt(0));
const { advisories, readReply, sign } = bind(await WebAssembly.compile(bytes));

const element = (id) => document.getElementById(id);
const form = element('form');
const status = element('status');

/** What stands in for a value that was refused, so that the next one can be looked at. */
const STAND_INS = { bandwidth: 2, from: 'China', to: 'China', accessKeyId: 'x', accessKeySecret: 'x', tags: {} };

/** Every problem of the form, not only the first. */
const problems = (given) => {
  const found = new Map();
  if (hasKeyTwice()) found.set('tags', { parameter: 'tags', problem: 'a key comes twice', expected: 'each key once' });
  const { request, credentials, options } = structuredClone(given);
  for (;;) {
    try {
      sign(request, credentials, options);
      return { found, request };
    } catch (error) {
      if (!(error instanceof CenbwpError)) throw error;
      const { id } = controlOf(error.parameter);
      if (found.get(id) instanceof CenbwpError) throw error;
      found.set(id, error);
      const holder = [request, credentials, options].find((object) => id in object);
      holder[id] = STAND_INS[id];
    }
  }
};

/** What was said at the controls the last time. */
let known = new Set();

/** Says something at a control, to eyes and to screen readers; what is new opens the section that it is in. */
const note = (control, kind, text) => {
  const id = `${control.id}-${kind}`;
  const made = document.createElement('p');
  made.id = id;
  made.className = kind;
  made.textContent = text;
  control.closest('.field').append(made);
  control.setAttribute('aria-describedby', [control.getAttribute('aria-describedby'), id].filter(Boolean).join(' '));
  const details = control.closest('details');
  if (details && !known.has(text)) details.open = true;
};

const clearNotes = () => {
  const notes = [...form.querySelectorAll('.error, .advice')];
  known = new Set(notes.map((old) => old.textContent));
  for (const old of notes) old.remove();
  for (const control of form.elements) {
    control.removeAttribute('aria-describedby');
    control.removeAttribute('aria-invalid');
  }
};

const count = (number, singular, plural) => `${number} ${number === 1 ? singular : plural}`;

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

const show = (signed) => {
  element('signed').hidden = signed === undefined;
  element('url').value = signed?.url ?? '';
  element('body').value = signed?.body ?? '';
  element('body-output').hidden = signed?.method !== 'POST';
  element('stringToSign').value = signed?.stringToSign ?? '';
  // The explanation compares with it.
  read();
};

const update = () => {
  element('outcome').textContent = '';
  clearNotes();
  const given = readForm();
  const { found, request } = problems(given);
  for (const [id, error] of found) {
    element(id).setAttribute('aria-invalid', 'true');
    note(element(id), 'error', `${error.problem}; expected ${error.expected}`);
  }
  const advice = advisories(request);
  for (const { parameter, message } of advice) {
    const { id } = controlOf(parameter);
    if (!found.has(id)) note(element(id), 'advice', message.slice(parameter.length + 2));
  }
  if (found.size > 0) {
    show(undefined);
    const [{ parameter, problem }] = found.values();
    say('error', `Not signed: ${count(found.size, 'value is', 'values are')} to be mended. ${parameter}: ${problem}.`);
    return;
  }
  show(sign(given.request, given.credentials, given.options));
  if (advice.length > 0) {
    say('advice', `Signed, with ${count(advice.length, 'point', 'points')} that the service may refuse or do twice.`);
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
      made.append(...explain(readReply(body), element('stringToSign').value));
    } catch (error) {
      if (!(error instanceof CenbwpError)) throw error;
      made.append(...explainError(error));
    }
  }
  // What is the same would be read out again.
  const explanation = element('explanation');
  if (made.innerHTML !== explanation.innerHTML) explanation.replaceChildren(...made.childNodes);
};

element('not-served').remove();
fillAreas('China', 'North-America');
update();

form.addEventListener('input', update);
form.addEventListener('submit', (event) => event.preventDefault());
element('reply').addEventListener('input', read);

element('again').addEventListener('click', () => {
  update();
  tell(element('url').value ? 'Signed again.' : 'Not signed.');
});

element('newToken').addEventListener('click', () => {
  element('clientToken').value = crypto.randomUUID();
  update();
  tell('There is a new client token.');
});

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const output = element(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(output.value);
      tell('Copied.');
    } catch {
      output.select();
      tell('The browser does not let the page copy: the text is selected, copy it by hand.');
    }
  });
}
