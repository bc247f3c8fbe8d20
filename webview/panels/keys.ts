/** @file The keys, as a list to look at. */

import { button } from './controls';
import { h } from './dom';

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['←', '→', '↑', '↓'], 'to the next node along an edge, or beside it'],
  [['Enter'], 'show the selected node in the editor'],
  [['Escape'], 'let go of the selected node'],
  [['Space'], 'play the forward and the backward pass, or pause'],
  [['.', ','], 'one step on, one step back'],
  [['/'], 'find a node by name, op or line; Enter goes to the next'],
  [['P'], 'only the paths from the selected node to the target, or all again'],
  [['O', 'C'], 'open the selected loop or function, close the one around the selected node; with Shift all of them'],
  [['[', ']'], 'one training step back, one on'],
  [['G', 'S'], 'the selected node as target, as source; with Shift one more of them'],
  [['D'], 'differentiate the selected source’s partial again'],
  [['K', 'J'], 'check the gradients; the jacobian'],
  [['B'], 'show or hide the ops of nested tapes’ backward passes'],
  [['R'], 'back to the snippet’s values, targets and sources'],
  [['+', '-', '0'], 'zoom in, zoom out, fit'],
  [['T'], 'turn the graph'],
  [['?'], 'these keys'],
];

export interface Keys {
  readonly element: HTMLDialogElement;
  open(): void;
}

export function createKeys(): Keys {
  const close = button('Close', 'Close (key: Escape)', () => element.close());
  const element: HTMLDialogElement = h(
    'dialog',
    { class: 'keys', attrs: { 'aria-labelledby': 'keys-title' } },
    h('h2', { attrs: { id: 'keys-title' } }, 'Keys in the graph'),
    h(
      'dl',
      {},
      ...KEYS.map(([keys, what]) =>
        h('div', {}, h('dt', {}, ...keys.map((key) => h('kbd', {}, key))), h('dd', {}, what)),
      ),
    ),
    close,
  );
  return { element, open: () => element.showModal() };
}
