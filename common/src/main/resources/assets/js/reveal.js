/** The button that shows what was typed into a password field. */
import { text } from './texts.js';

export function start() {
  document.querySelectorAll('[data-reveal]').forEach((button) => {
    button.hidden = false;
  });
  document.addEventListener('click', (event) => {
    const button = event.target.closest('[data-reveal]');
    if (button) {
      toggle(button, document.getElementById(button.getAttribute('aria-controls')));
    }
  });
}

function toggle(button, field) {
  const shown = field.type === 'text';
  field.type = shown ? 'password' : 'text';
  button.setAttribute('aria-pressed', String(!shown));
  button.textContent = text(shown ? 'show' : 'hide');
  field.focus();
}
