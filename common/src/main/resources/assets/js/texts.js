/** The Portuguese words a script says: the page carries them, no script holds any. */
const words = () => document.getElementById('texts')?.dataset ?? {};

export const text = (name) => words()[name] ?? '';
