/** Short messages about what just happened: five seconds, errors until closed, ten seconds with Desfazer. */
import { text } from './texts.js';

const SHOWN_MS = 5000;
const UNDO_MS = 10000;
const KEPT = 'toast';
const KEPT_MS = 4000;

/**
 * @param {{text: string, tone?: string, action?: {label: string, href?: string, post?: string, run?: Function}}} toast
 */
export function show(toast) {
  const node = build(toast);
  place(node);
  if (toast.tone !== 'bad') {
    setTimeout(() => node.remove(), toast.action ? UNDO_MS : SHOWN_MS);
  }
  return node;
}

function build(toast) {
  const node = document.getElementById('toast-form').content.firstElementChild.cloneNode(true);
  const [message, action] = node.children;
  message.textContent = toast.text;
  if (toast.tone === 'bad') {
    node.classList.add('bad');
    node.setAttribute('role', 'alert');
  }
  if (toast.action) {
    action.textContent = toast.action.label;
    action.addEventListener('click', () => {
      node.remove();
      act(toast.action);
    });
  } else {
    action.remove();
  }
  node.querySelector('[data-dismiss]').addEventListener('click', () => node.remove());
  return node;
}

/** An open dialog lies above the page: the toast goes into it, so that it is seen and can be reached. */
function place(node) {
  const above = [...document.querySelectorAll('dialog[open]')].at(-1);
  const home = document.getElementById('toasts');
  if (above && home.parentElement !== above) {
    above.append(home);
  } else if (!above && home.parentElement !== document.body) {
    document.body.append(home);
  }
  home.append(node);
}

function act(action) {
  if (action.run) {
    action.run();
  } else if (action.post) {
    window.htmx.ajax('POST', action.post, { target: 'body', swap: 'none' });
  } else if (action.href) {
    window.location.assign(action.href);
  }
}

export const failed = (name, retry) =>
  show({ text: text(name), tone: 'bad', action: retry && { label: text('retry'), run: retry } });

/** A toast may arrive together with a redirect: it is shown again where the way ends. */
function keep(toast) {
  sessionStorage.setItem(KEPT, JSON.stringify({ toast, at: Date.now() }));
  setTimeout(() => sessionStorage.removeItem(KEPT), KEPT_MS);
}

function showKept() {
  const kept = JSON.parse(sessionStorage.getItem(KEPT) ?? 'null');
  sessionStorage.removeItem(KEPT);
  if (kept && Date.now() - kept.at < KEPT_MS) {
    show(kept.toast);
  }
}

/** A toast that the server wrote into the page leaves like any other. */
function takeOver(node) {
  node.remove();
  show({ text: node.textContent.trim(), tone: node.classList.contains('bad') ? 'bad' : undefined });
}

export function start() {
  document.body.addEventListener('toast', (event) => {
    const { elt, ...toast } = event.detail;
    show(toast);
    keep(toast);
  });
  document.querySelectorAll('.toast[data-now]').forEach(takeOver);
  showKept();
}
