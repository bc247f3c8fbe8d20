/** @file A formula of ours, such as `∂z/∂x = 68 · 6`, typeset; whatever cannot be typeset well stays text. */

import katex from 'katex';
import { texOf } from '../../extension/protocol/tex';
import { h } from './dom';

/** Longer than this is an array in full: as text it breaks anywhere, as a formula nowhere. */
const LONGEST = 400;
/** A sentence is no formula. */
const PROSE = /\p{L}{2,}(?: \p{L}+){2,}/u;

/** `tex`: how it is to be set where that says more than the text, such as shapes under factors. */
export function formula(
  text: string,
  { look = '', tex }: { look?: string; tex?: string | undefined } = {},
): HTMLElement {
  const element = h('span', { class: `formula ${look}`.trim() }, text);
  if (tex === undefined && (text.length > LONGEST || PROSE.test(text))) return element;
  try {
    // `render` makes elements and sets their styles one by one, which a strict policy allows; markup with styles in it would lose them.
    const typeset = h('span', { class: 'typeset' });
    katex.render(`\\displaystyle ${tex ?? texOf(text)}`, typeset, SETTINGS);
    element.replaceChildren(typeset);
    element.classList.add('is-typeset');
    // Read out as our own text, which says it in the snippet's names.
    element.setAttribute('role', 'math');
    element.setAttribute('aria-label', text);
  } catch {
    element.textContent = text;
  }
  return element;
}

const SETTINGS = { output: 'html', throwOnError: true, strict: false, trust: false, maxExpand: 100 } as const;
