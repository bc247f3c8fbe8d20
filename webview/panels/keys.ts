/** @file The keys, as a list to look at. */

import { button } from './controls';
import { h } from './dom';
import { t } from '../words';

const KEYS: readonly (readonly [keys: readonly string[], what: string])[] = [
  [['←', '→', '↑', '↓'], t('to the next node along an edge, or beside it')],
  [[t('Enter')], t('show the selected node in the editor')],
  [[t('Escape')], t('let go of the selected node')],
  [[t('Space')], t('play the forward and the backward pass, or pause')],
  [['.', ','], t('one step on, one step back')],
  [['/'], t('find a node by name, op or line; Enter goes to the next')],
  [['P'], t('only the paths from the selected node to the target, or all again')],
  [['O', 'C'], t('open the selected loop or function, close the one around the selected node; with Shift all of them')],
  [['[', ']'], t('one training step back, one on')],
  [['G', 'S'], t('the selected node as target, as source; with Shift one more of them')],
  [['D'], t('differentiate the selected source’s partial again')],
  [['K', 'J'], t('check the gradients; the jacobian')],
  [['B'], t('show or hide the ops of nested tapes’ backward passes')],
  [['R'], t('back to the snippet’s values, targets and sources')],
  [['+', '-', '0'], t('zoom in, zoom out, fit')],
  [['T'], t('turn the graph')],
  [['?'], t('these keys')],
];

export interface Keys {
  readonly element: HTMLDialogElement;
  open(): void;
}

export function createKeys(): Keys {
  const close = button(t('Close'), t('Close (key: Escape)'), () => element.close());
  const element: HTMLDialogElement = h(
    'dialog',
    { class: 'keys', attrs: { 'aria-labelledby': 'keys-title' } },
    h('h2', { attrs: { id: 'keys-title' } }, t('Keys in the graph')),
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
