/** Small things: show a password, copy a number, collapse the menu, wake up polling, keep the scroll on the way back. */
import { show } from './toasts.js';
import { text } from './texts.js';

export function start() {
  document.addEventListener('click', (event) => {
    copy(event.target.closest('[data-copy]'));
    collapse(event.target.closest('[data-collapse]'));
    closeMenus(event.target);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') {
      closeMenus(null);
    }
  });
  keepScroll();
  focusFirstError();
}

async function copy(button) {
  if (button) {
    await navigator.clipboard.writeText(button.dataset.copy);
    show({ text: text('copied') });
  }
}

/** Kept in a cookie, so that the server draws the menu as it was left and nothing jumps. */
function collapse(button) {
  if (button) {
    const slim = document.querySelector('.shell').classList.toggle('slim');
    document.cookie = `menu=${slim ? 'slim' : 'wide'}; Path=/; Max-Age=31536000; SameSite=Lax`;
  }
}

function closeMenus(target) {
  document.querySelectorAll('details.more[open]').forEach((menu) => {
    if (!menu.contains(target)) {
      const hadFocus = menu.contains(document.activeElement);
      menu.open = false;
      if (hadFocus && target === null) {
        menu.querySelector('summary').focus();
      }
    }
  });
}

const scrollKey = () => `scroll:${window.location.pathname}${window.location.search}`;

function keepScroll() {
  document.body.addEventListener('htmx:beforeHistorySave', () => sessionStorage.setItem(scrollKey(), String(window.scrollY)));
  document.body.addEventListener('htmx:historyCacheMissLoad', () => {
    setTimeout(() => window.scrollTo(0, Number(sessionStorage.getItem(scrollKey()) ?? 0)));
  });
}

/** A page that came back with errors starts at the first wrong field. */
function focusFirstError() {
  if (document.querySelector('[data-errors]')) {
    document.querySelector('main [aria-invalid=true]')?.focus();
  }
}
