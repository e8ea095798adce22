/**
 * Keys of the page. An element says which key presses or focuses it: data-key="F2", "Alt+N", "/", "g c"; several with
 * commas. The list behind "?" is made of these elements, so it cannot tell an untruth.
 */
import { text } from './texts.js';

const SEQUENCE_MS = 1000;
let first = null;

export function start() {
  document.addEventListener('keydown', (event) => {
    if (!event.defaultPrevented && !event.isComposing) {
      press(event);
    }
  });
}

function press(event) {
  const key = nameOf(event);
  if (key === 'Ctrl+Enter') {
    use(event, visible('[data-main-action]'));
  } else if (key === 'Escape') {
    leaveField(event);
  } else if (event.ctrlKey || event.metaKey || event.altKey || /^F\d+$/.test(key)) {
    use(event, owner(key));
  } else if (!typing(event.target)) {
    letter(event, key);
  }
}

function nameOf(event) {
  const digit = /^Digit(\d)$/.exec(event.code);
  const letter = /^Key([A-Z])$/.exec(event.code);
  const key = event.altKey && (digit || letter) ? (digit ?? letter)[1] : event.key;
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${event.altKey ? 'Alt+' : ''}${key.length === 1 && event.altKey ? key.toUpperCase() : key}`;
}

const typing = (target) => target.matches?.('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');

function letter(event, key) {
  const sequence = first && Date.now() - first.at < SEQUENCE_MS ? `${first.key} ${key}` : null;
  first = null;
  if (document.querySelector('dialog[open]')) {
    return;
  }
  if (key === '?') {
    event.preventDefault();
    showKeys();
  } else if (sequence && owner(sequence)) {
    use(event, owner(sequence));
  } else if (key === 'g') {
    first = { key, at: Date.now() };
  } else {
    use(event, owner(key));
  }
}

const keysOf = (element) => element.dataset.key.split(',').map((key) => key.trim());

function owner(key) {
  const scope = document.querySelector('dialog[open]') ?? document;
  return [...scope.querySelectorAll('[data-key]')].find((element) => keysOf(element).includes(key) && !element.disabled);
}

function visible(selector) {
  const scope = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document;
  return [...scope.querySelectorAll(selector)].find((element) => element.offsetParent !== null && !element.disabled);
}

function use(event, element) {
  if (!element) {
    return;
  }
  event.preventDefault();
  if (element.matches('input:not([type=checkbox], [type=radio], [type=submit]), textarea, select')) {
    element.closest('.find')?.classList.add('open');
    element.focus();
    element.select?.();
  } else {
    element.click();
  }
}

function leaveField(event) {
  if (typing(event.target) && !document.querySelector('dialog[open]')) {
    event.target.closest('.find')?.classList.remove('open');
    event.target.blur();
  }
}

function showKeys() {
  const dialog = document.getElementById('keys');
  const own = [...document.querySelectorAll('[data-key]')].flatMap((element) => keysOf(element).map((key) => [key, labelOf(element)]));
  const general = [
    visible('[data-main-action]') && ['Ctrl+Enter', text('keyMain')],
    document.querySelector('[data-list]') && ['j k ↑ ↓', text('keyList')],
    document.querySelector('[data-list]') && ['Enter', text('keyOpen')],
    ['Esc', text('keyClose')],
    ['?', text('keyHelp')],
  ].filter(Boolean);
  dialog.querySelector('dl').replaceChildren(...[...own, ...general].flatMap(line));
  dialog.showModal();
}

const labelOf = (element) =>
  (element.dataset.keyLabel ?? element.labels?.[0]?.textContent ?? element.querySelector('.t, span')?.textContent ?? element.textContent).trim();

function line([key, label]) {
  const term = document.createElement('dt');
  key.split(' ').forEach((part) => {
    const cap = document.createElement('kbd');
    cap.textContent = part;
    term.append(cap, ' ');
  });
  const meaning = document.createElement('dd');
  meaning.textContent = label;
  return [term, meaning];
}
