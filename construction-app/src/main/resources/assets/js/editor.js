/**
 * The comforts of the line editor: after an item the next one, hits chosen by arrows, Enter takes the first customer, F4 a
 * second time takes a new one in. An item half typed survives the choice of a customer, which loads the page anew.
 */
const entry = () => document.getElementById('entrada');
const HALF_TYPED = 'entrada';
const hitsOf = (box) => [...box.querySelectorAll('.hit')];

function next(event) {
  const { elt, successful } = event.detail;
  const error = document.getElementById('entrada-erro');
  if (elt.id !== 'entrada-form') {
    return;
  }
  if (successful) {
    elt.reset();
    entry().value = '';
    sessionStorage.removeItem(HALF_TYPED);
    error.textContent = '';
    document.getElementById('entrada-achados').replaceChildren();
  } else {
    error.textContent = document.querySelector('#itens-area [role=alert]')?.textContent.trim() ?? '';
  }
  entry().focus();
}

function move(event) {
  const field = event.target;
  const box = { entrada: 'entrada-achados', cliente: 'cliente-achados' }[field.id];
  if (!box) {
    return;
  }
  const hits = hitsOf(document.getElementById(box));
  const at = hits.findIndex((hit) => hit.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    event.preventDefault();
    const to = Math.min(Math.max(at + (event.key === 'ArrowDown' ? 1 : -1), 0), hits.length - 1);
    hits.forEach((hit, index) => hit.setAttribute('aria-selected', String(index === to)));
  } else if (event.key === 'Enter' && hits[at] && !event.ctrlKey) {
    event.preventDefault();
    hits[at].closest('form').requestSubmit(hits[at]);
  } else if (event.key === 'Escape') {
    document.getElementById(box).replaceChildren();
  }
}

/** The first F4 leads to the customer's field, where the second begins a new one. Before the keys of the page hear of it. */
function again(event) {
  const button = document.getElementById('novo-cliente');
  if (event.key === 'F4' && event.target.id === 'cliente' && button) {
    event.preventDefault();
    event.stopPropagation();
    button.click();
  }
}

function keepEntry() {
  if (entry()?.value) {
    sessionStorage.setItem(HALF_TYPED, entry().value);
  }
}

function restoreEntry() {
  const typed = sessionStorage.getItem(HALF_TYPED);
  sessionStorage.removeItem(HALF_TYPED);
  if (typed && entry() && !entry().value) {
    entry().value = typed;
  }
}

/** Prices were asked about and nothing was decided: the page shows again what is so. */
function undecided(event) {
  if (event.target.querySelector?.('[data-undecided]')) {
    keepEntry();
    window.location.reload();
  }
}

document.body.addEventListener('htmx:afterRequest', next);
document.addEventListener('keydown', move);
document.addEventListener('keydown', again, true);
document.addEventListener('submit', (event) => event.target.closest('.party, #dialog') && keepEntry(), true);
document.addEventListener('cancel', undecided, true);
document.addEventListener('click', (event) => event.target.closest('[data-undecided] a') && keepEntry(), true);
restoreEntry();
