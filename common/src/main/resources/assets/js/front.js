/** Sign-in and system pages. */
import * as reveal from './reveal.js';

document.documentElement.classList.remove('no-js');
reveal.start();
