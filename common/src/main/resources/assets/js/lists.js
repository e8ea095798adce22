/** Moving through a list with j, k or arrows, opening with Enter. Light means selected; the row's first link has the focus. */
const ROWS = ':scope > :is(tr, li, article)';

export function start() {
  document.addEventListener('keydown', (event) => {
    const step = { j: 1, k: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && !event.defaultPrevented && free(event)) {
      move(event, step);
    }
  });
  document.addEventListener('focusin', (event) => select(event.target.closest('[data-list] > *')));
}

const free = (event) =>
  !event.altKey && !event.ctrlKey && !event.metaKey && !document.querySelector('dialog[open]') &&
  !event.target.matches('input, textarea, select, [role=combobox]');

function move(event, step) {
  const list = event.target.closest('[data-list]') ?? document.querySelector('[data-list]');
  const rows = list ? [...list.querySelectorAll(ROWS)].filter((row) => row.querySelector('a[href]')) : [];
  if (rows.length === 0) {
    return;
  }
  event.preventDefault();
  const now = rows.findIndex((row) => row.getAttribute('aria-selected') === 'true');
  const next = rows[now < 0 ? 0 : Math.min(Math.max(now + step, 0), rows.length - 1)];
  next.querySelector('a[href]').focus();
  next.scrollIntoView({ block: 'nearest' });
}

function select(row) {
  if (row) {
    row.parentElement.querySelectorAll('[aria-selected=true]').forEach((other) => other.removeAttribute('aria-selected'));
    row.setAttribute('aria-selected', 'true');
  }
}
