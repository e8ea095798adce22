/** #dialog and #drawer: opened by what HTMX puts into them, closed by Esc, by [data-close] or by an empty answer. */
let opener = null;

export function start() {
  const body = document.body;
  body.addEventListener('htmx:beforeRequest', (event) => {
    if (isLayer(event.detail.target)) {
      opener = event.detail.elt;
    }
  });
  body.addEventListener('htmx:afterSwap', (event) => {
    const layer = event.detail.target;
    if (isLayer(layer)) {
      fit(layer);
    }
  });
  body.addEventListener('closeLayers', closeAll);
  document.addEventListener('click', (event) => {
    if (event.target.closest('[data-close]')) {
      event.preventDefault();
      event.target.closest('dialog')?.close();
    } else if (event.target.matches('dialog#drawer')) {
      closeWhenBeside(event);
    }
  });
  document.addEventListener('close', (event) => forget(event.target), true);
}

const isLayer = (element) => element?.matches?.('#dialog, #drawer');

function fit(layer) {
  if (layer.childElementCount === 0) {
    layer.close();
  } else if (!layer.open) {
    name(layer);
    layer.showModal();
  }
}

function name(layer) {
  const title = layer.querySelector('[data-layer-title]');
  if (title) {
    title.id ||= `${layer.id}-title`;
    layer.setAttribute('aria-labelledby', title.id);
  }
}

/** A click beside the drawer closes it unless something was typed. */
function closeWhenBeside(event) {
  const beside = event.clientX < event.target.getBoundingClientRect().left;
  const typed = [...event.target.querySelectorAll('input, textarea')].some((field) => field.value !== field.defaultValue);
  if (beside && !typed) {
    event.target.close();
  }
}

function closeAll() {
  document.querySelectorAll('dialog[open]').forEach((layer) => layer.close());
}

function forget(layer) {
  const toasts = layer.querySelector?.('#toasts');
  if (toasts) {
    document.body.append(toasts);
  }
  if (isLayer(layer)) {
    layer.replaceChildren();
    opener?.isConnected && opener.focus();
    opener = null;
  }
}
