/** The employees' pages: every page works without this; it makes the counter faster. */
import * as comforts from './comforts.js';
import * as keeping from './keeping.js';
import * as keys from './keys.js';
import * as layers from './layers.js';
import * as lists from './lists.js';
import * as requests from './requests.js';
import * as reveal from './reveal.js';
import * as toasts from './toasts.js';

document.documentElement.classList.remove('no-js');
[toasts, keeping, requests, layers, lists, keys, comforts, reveal].forEach((part) => part.start());
