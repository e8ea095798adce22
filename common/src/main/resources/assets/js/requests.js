/** What happens around an HTMX call: busy button, refusals into #alerts, retry after failures, nothing typed is lost. */
import { failed, show } from './toasts.js';
import { keepForm } from './keeping.js';
import { text } from './texts.js';

const BUSY_AFTER_MS = 300;
const SLOW_AFTER_MS = 10000;
const REFUSALS = new Set([403, 404, 409, 429]);
const timers = new WeakMap();

export function start() {
  const body = document.body;
  body.addEventListener('htmx:configRequest', askForHtml);
  body.addEventListener('htmx:beforeRequest', (event) => wait(event.detail));
  body.addEventListener('htmx:afterRequest', (event) => done(event.detail.requestConfig ?? event.detail));
  body.addEventListener('htmx:beforeSwap', route);
  body.addEventListener('htmx:afterSwap', (event) => reveal(event.detail.target));
  body.addEventListener('htmx:responseError', (event) => fail(event.detail, 'error'));
  body.addEventListener('htmx:sendError', (event) => fail(event.detail, 'offline'));
  body.addEventListener('htmx:timeout', (event) => fail(event.detail, 'offline'));
  body.addEventListener('click', retryLazy);
  document.addEventListener('submit', (event) => busyOnSubmit(event));
  window.addEventListener('pageshow', (event) => event.persisted && document.querySelectorAll('.btn[aria-busy=true]').forEach(rest));
}

function askForHtml(event) {
  event.detail.headers.Accept = 'text/html';
}

function buttonOf(detail) {
  const { elt, triggeringEvent } = detail.requestConfig ?? detail;
  const pressed = triggeringEvent?.submitter ?? elt.closest('.btn');
  return pressed?.matches('.btn') ? pressed : null;
}

function wait(detail) {
  const config = detail.requestConfig;
  const button = buttonOf(detail);
  timers.set(config, [
    setTimeout(() => button?.setAttribute('aria-busy', 'true'), BUSY_AFTER_MS),
    setTimeout(() => show({ text: text('slow') }), SLOW_AFTER_MS),
  ]);
}

function done(config) {
  timers.get(config)?.forEach(clearTimeout);
  timers.delete(config);
  const button = config.elt && buttonOf(config);
  if (button) {
    rest(button);
  }
}

const rest = (button) => button.removeAttribute('aria-busy');

/** A post of the whole page: the button waits, a second press sends nothing. */
function busyOnSubmit(event) {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== 'post' || form.matches('[hx-post], [target]')) {
    return;
  }
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  window.addEventListener('pageshow', () => delete form.dataset.sent, { once: true });
  setTimeout(() => submitter?.setAttribute('aria-busy', 'true'), BUSY_AFTER_MS);
}

/** Decides where an answer goes. A refusal never empties what the person sees. */
function route(event) {
  const { xhr, boosted, requestConfig } = event.detail;
  if (xhr.status < 400) {
    return;
  }
  if (boosted && requestConfig.verb === 'get') {
    event.detail.shouldSwap = false;
    window.location.assign(requestConfig.path);
  } else if (REFUSALS.has(xhr.status)) {
    event.detail.shouldSwap = false;
    event.detail.isError = false;
    keepForm(requestConfig.elt);
    refuse(xhr.response);
  }
}

function refuse(html) {
  const answer = new DOMParser().parseFromString(html, 'text/html').querySelector('[data-alert]');
  const note = answer ? document.importNode(answer, true) : generalNote();
  const place = document.querySelector('dialog[open] [data-alerts]') ?? document.getElementById('alerts');
  place.replaceChildren(note);
  note.scrollIntoView({ block: 'nearest' });
  note.focus();
}

function generalNote() {
  const note = document.getElementById('alert-form').content.firstElementChild.cloneNode(true);
  note.querySelector('.grow').textContent = text('refused');
  return note;
}

function fail({ xhr, requestConfig, elt }, name) {
  if (xhr?.status === 401) {
    return;
  }
  keepForm(elt);
  const lazy = elt.closest('[data-lazy]');
  if (lazy) {
    lazy.replaceChildren(lazy.querySelector('template').content.cloneNode(true));
  } else {
    failed(name, requestConfig && (() => again(requestConfig)));
  }
}

/** The same trigger again, so that values typed meanwhile and the form's _key go along. */
function again({ elt, verb, path, target }) {
  if (!elt.isConnected) {
    window.location.reload();
  } else if (elt.matches('form')) {
    elt.requestSubmit();
  } else {
    window.htmx.ajax(verb.toUpperCase(), path, { source: elt, target });
  }
}

function retryLazy(event) {
  const lazy = event.target.closest('[data-lazy-retry]')?.closest('[data-lazy]');
  if (lazy) {
    window.htmx.ajax('GET', lazy.getAttribute('hx-get'), { target: lazy, swap: 'outerHTML' });
  }
}

/** After a refused form: the summary or the first wrong field has the focus. */
function reveal(target) {
  const wrong = target.querySelector?.('[data-errors]') && target.querySelector('[aria-invalid=true]');
  wrong?.focus();
}
