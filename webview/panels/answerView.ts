/** @file The answer that stands beside the graph: a check of the gradients, or a jacobian. */

import type { BesideAnswer, Repeater } from '../repeat';
import type { Store } from '../state';
import { button } from './controls';
import { checkTable } from './checkTable';
import { h } from './dom';
import { jacobianPicture } from './jacobianPicture';
import { t } from '../words';

export function createAnswerView(store: Store, repeater: Repeater): HTMLElement {
  const title = h('h2');
  const close = button(t('Close'), t('Close this answer'), () => repeater.wish({ beside: null }));
  const body = h('div');
  const element = h(
    'section',
    { class: 'answer', attrs: { 'aria-label': t('Answer'), tabindex: '0' } },
    h('div', { class: 'answer-title' }, title, close),
    body,
  );
  let shown: BesideAnswer | null | undefined;
  store.subscribe(({ repeat, graph }) => {
    const { answer, beside } = repeat;
    element.hidden = beside === null || graph?.kind !== 'recording';
    element.classList.toggle('is-old', repeat.isAsking);
    if (answer === shown) return;
    shown = answer;
    title.textContent = beside === 'check' ? t('Gradients beside central differences') : t('Jacobian');
    const top = element.scrollTop;
    body.replaceChildren(...(answer ? contents(answer) : []));
    element.scrollTop = top;
  });
  return element;
}

function contents({ answer, targets, sources }: BesideAnswer): HTMLElement[] {
  switch (answer.kind) {
    case 'none':
      return [h('p', { class: 'ask-failure' }, answer.why)];
    case 'check':
      return checkTable(answer.sources, targets, sources);
    case 'jacobian':
      return answer.blocks.map((block, i) => jacobianPicture(block, targets[0] ?? 'target', sources[i] ?? 'source'));
  }
}
