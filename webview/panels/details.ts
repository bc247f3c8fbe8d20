/** @file The selected node in words: value, adjoint, and each contribution to it with its two factors. */

import type { Derivative, GraphModel, GraphNode } from '../model/graphModel';
import type { Store } from '../state';
import { button } from './controls';
import { h } from './dom';

export function createDetails(store: Store, reveal: (site: number) => void): HTMLElement {
  const details = h('section', { class: 'details', attrs: { 'aria-label': 'Selected node', 'aria-live': 'polite' } });
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
      ? [h('p', { class: `formula ${node.nullCause ? 'broken' : 'adjoint'}` }, sumText(node.adjoint, lines))]
      : []),
    ...(node.nullCause ? [h('p', { class: 'cause' }, node.nullCause)] : []),
    ...(lines.length > 0
      ? [h('ul', { class: 'contributions' }, ...lines.map(({ text }) => h('li', { class: 'formula' }, text)))]
      : []),
  ];
}

export interface ContributionLine {
  readonly text: string;
  readonly flow: string;
}

/** `∂z/∂m · ∂m/∂square(x) = 68 · 1 = 68` for each edge by which an adjoint came. */
export function contributionLines(model: GraphModel, node: GraphNode): ContributionLine[] {
  const nodes = new Map(model.nodes.map((n) => [n.id, n]));
  return model.edges
    .filter((edge) => edge.from === node.id && edge.contribution !== null)
    .map(({ to, local, contribution }) => {
      const above = nodes.get(to)?.adjoint ?? null;
      const flow = contribution ?? '';
      if (above === null) return { text: flow, flow };
      if (local === null) return { text: `${above.symbol} through ${nodes.get(to)?.op ?? 'the op'} → ${flow}`, flow };
      const numbers = above.isNumber && local.isNumber ? `${factor(above)} · ${factor(local)} = ` : '';
      return { text: `${above.symbol} · ${local.symbol} = ${numbers}${flow}`, flow };
    });
}

/** Where several paths meet, their contributions add up. */
function sumText(adjoint: Derivative, lines: readonly ContributionLine[]): string {
  const sum = adjoint.isNumber && lines.length > 1 ? `${lines.map(({ flow }) => inSum(flow)).join(' + ')} = ` : '';
  return `${adjoint.symbol} = ${sum}${adjoint.text}`;
}

function factor({ text }: Derivative): string {
  return inSum(text);
}

function inSum(text: string): string {
  return text.startsWith('-') ? `(${text})` : text;
}

function kindText(node: GraphNode): string {
  const kind = node.kind === 'op' || node.kind === 'watched' ? (node.op ?? 'watched tensor') : node.kind;
  const roles = [node.isTarget && 'target', node.isSource && 'source', node.isDetached && 'not recorded by a tape'];
  return [kind, node.type, ...roles].filter(Boolean).join(' · ');
}
