/** @file The word over the graph while a large one is laid out in the background. */

import type { Store } from '../state';
import { progress } from './controls';
import { h } from './dom';
import { t } from '../words';

export function createLaying(store: Store): HTMLElement {
  const text = h('span');
  const element = h('p', { class: 'laying', attrs: { role: 'status' } }, progress(), text);
  store.subscribe(({ laying }) => {
    element.hidden = laying === null;
    if (laying !== null) text.textContent = t('Laying out {0} nodes …', laying);
  });
  return element;
}
