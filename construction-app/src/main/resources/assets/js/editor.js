/** The comforts of the line editor: after an item the next one, hits chosen by arrows, Enter takes the first customer. */
const entry = () => document.getElementById('entrada');
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

document.body.addEventListener('htmx:afterRequest', next);
document.addEventListener('keydown', move);
