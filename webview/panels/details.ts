/** @file The selected node in words: value, adjoint, and each contribution to it with its two factors. */

import { adjointText, contributionLines, type ContributionLine } from '../model/contributions';
import type { GraphModel, GraphNode } from '../model/graphModel';
import type { Store } from '../state';
import { button } from './controls';
import { h } from './dom';

export function createDetails(store: Store, reveal: (site: number) => void): HTMLElement {
  // Scrollable places must be reachable by key.
  const attrs = { 'aria-label': 'Selected node', 'aria-live': 'polite', tabindex: '0' };
  const details = h('section', { class: 'details', attrs });
  let shown: { model: GraphModel | null; selected: string | null } | null = null;
  store.subscribe(({ selected }) => {
    const { model } = store;
    if (shown?.model === model && shown.selected === selected) return;
    shown = { model, selected };
    const node = model?.nodes.find(({ id }) => id === selected);
    details.hidden = !node;
    details.replaceChildren(...(model && node ? content(model, node, reveal) : []));
  });
  return details;
}

function content(model: GraphModel, node: GraphNode, reveal: (site: number) => void): HTMLElement[] {
  const lines = contributionLines(model, node);
  return [
    h(
      'div',
      { class: 'details-title' },
      h('h2', {}, node.names.join(', ') || node.symbol),
      h('span', { class: 'muted' }, kindText(node)),
      node.site >= 0 && button('Show in editor', 'Show in the editor (key: Enter)', () => reveal(node.site)),
    ),
    h('p', { class: 'formula' }, `${node.symbol} = ${node.longValue}`),
    ...(node.adjoint
      ? [h('p', { class: `formula ${node.nullCause ? 'broken' : 'adjoint'}` }, adjointText(node.adjoint, lines))]
      : []),
    ...(node.nullCause ? [h('p', { class: 'cause' }, node.nullCause)] : []),
    ...(lines.length > 1 ? [h('ul', { class: 'contributions' }, ...lines.map(lineElement))] : []),
  ];
}

function lineElement({ product, symbol, flow }: ContributionLine): HTMLElement {
  return h('li', { class: 'formula' }, `${product ?? symbol} = ${flow}`);
}

function kindText(node: GraphNode): string {
  const kind = node.kind === 'op' || node.kind === 'watched' ? (node.op ?? 'watched tensor') : node.kind;
  const roles = [node.isTarget && 'target', node.isSource && 'source', node.isDetached && 'not recorded by a tape'];
  return [kind, node.type, ...roles].filter(Boolean).join(' · ');
}
