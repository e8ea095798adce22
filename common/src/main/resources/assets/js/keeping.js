/**
 * What was typed into a form marked data-keep survives a lost session, a lost connection and a failure: it lies in
 * sessionStorage of this tab, and comes back when the same form is opened again. Passwords, files and hidden fields
 * are never kept.
 */
import { show } from './toasts.js';
import { text } from './texts.js';

const PREFIX = 'form:';

export function start() {
  document.addEventListener('submit', (event) => keepForm(event.target), true);
  document.body.addEventListener('htmx:afterRequest', forgetWhenDone);
  restoreAll();
}

const keyOf = (form) => PREFIX + (form.getAttribute('action') ?? window.location.pathname);

const fieldsOf = (form) =>
  [...form.elements].filter((field) => field.name && !['password', 'file', 'hidden', 'submit', 'button'].includes(field.type));

export function keepForm(element) {
  const form = element?.closest?.('form[data-keep]');
  if (form) {
    const values = fieldsOf(form)
      .filter((field) => !['checkbox', 'radio'].includes(field.type) || field.checked)
      .map((field) => [field.name, field.value]);
    sessionStorage.setItem(keyOf(form), JSON.stringify(values));
  }
}

function forgetWhenDone(event) {
  const { successful, elt } = event.detail;
  const form = elt.closest?.('form[data-keep]');
  if (successful && form) {
    sessionStorage.removeItem(keyOf(form));
  }
}

/**
 * The server's page wins: a form that came back with errors already has its values. A kept form is given back once, and
 * only where the values differ; a post that went well leads to another page, which clears it.
 */
function restoreAll() {
  const forms = [...document.querySelectorAll('form[data-keep]')];
  const restored = forms.filter((form) => !form.querySelector('[aria-invalid=true]')).map(restore);
  if (restored.some(Boolean)) {
    show({ text: text('restored') });
  }
  const here = new Set(forms.map(keyOf));
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX) && !here.has(key))
    .forEach((key) => sessionStorage.removeItem(key));
}

function restore(form) {
  const kept = JSON.parse(sessionStorage.getItem(keyOf(form)) ?? 'null');
  sessionStorage.removeItem(keyOf(form));
  if (!kept) {
    return false;
  }
  const values = new Map();
  kept.forEach(([name, value]) => values.set(name, [...(values.get(name) ?? []), value]));
  return fieldsOf(form).map((field) => fill(field, values.get(field.name) ?? [])).some(Boolean);
}

function fill(field, values) {
  if (['checkbox', 'radio'].includes(field.type)) {
    const changed = field.checked !== values.includes(field.value);
    field.checked = values.includes(field.value);
    return changed;
  }
  const changed = values.length > 0 && field.value !== values[0];
  if (changed) {
    field.value = values.shift();
    field.dispatchEvent(new Event('input', { bubbles: true }));
  }
  return changed;
}
