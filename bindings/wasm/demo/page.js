// The page: signs whenever something is typed, and says at each control what is wrong with it.

import { bind, CenbwpError } from './bind.js';
import { explain, explainError } from './explain.js';
import { controlOf, fillAreas, readForm } from './fields.js';
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
  const { request, credentials, options } = structuredClone(given);
  for (;;) {
    try {
      sign(request, credentials, options);
      return { found, request };
    } catch (error) {
      if (!(error instanceof CenbwpError)) throw error;
      const { id } = controlOf(error.parameter);
      if (found.has(id)) throw error;
      found.set(id, error);
      const holder = [request, credentials, options].find((object) => id in object);
      holder[id] = STAND_INS[id];
    }
  }
};

/** Says something at a control, to eyes and to screen readers. */
const note = (control, kind, text) => {
  const id = `${control.id}-${kind}`;
  const made = document.createElement('p');
  made.id = id;
  made.className = kind;
  made.textContent = text;
  control.closest('.field').append(made);
  control.setAttribute('aria-describedby', [control.getAttribute('aria-describedby'), id].filter(Boolean).join(' '));
  const details = control.closest('details');
  if (details) details.open = true;
};

const clearNotes = () => {
  for (const old of form.querySelectorAll('.error, .advice')) old.remove();
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

const show = (signed) => {
  element('signed').hidden = signed === undefined;
  element('url').value = signed?.url ?? '';
  element('body').value = signed?.body ?? '';
  element('body-output').hidden = signed?.method !== 'POST';
  element('stringToSign').value = signed?.stringToSign ?? '';
};

const update = () => {
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
    say('error', `Not signed: ${count(found.size, 'value is', 'values are')} to be mended.`);
    return;
  }
  show(sign(given.request, given.credentials, given.options));
  if (advice.length > 0) {
    say('advice', `Signed, with ${count(advice.length, 'point', 'points')} that the service may refuse or do twice.`);
  } else {
    say('fine', 'Signed.');
  }
};

const read = () => {
  const body = element('reply').value;
  const explanation = element('explanation');
  if (body.trim() === '') {
    explanation.replaceChildren();
    return;
  }
  try {
    explanation.replaceChildren(...explain(readReply(body), element('stringToSign').value));
  } catch (error) {
    if (!(error instanceof CenbwpError)) throw error;
    explanation.replaceChildren(...explainError(error));
  }
};

fillAreas('China', 'North-America');
update();

form.addEventListener('input', update);
form.addEventListener('submit', (event) => event.preventDefault());
element('reply').addEventListener('input', read);

element('again').addEventListener('click', update);

element('newToken').addEventListener('click', () => {
  element('clientToken').value = crypto.randomUUID();
  update();
});

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    const output = element(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(output.value);
      say(status.dataset.state, 'Copied.');
    } catch {
      output.select();
      say(status.dataset.state, 'The browser does not let the page copy: the text is selected, copy it by hand.');
    }
  });
}
