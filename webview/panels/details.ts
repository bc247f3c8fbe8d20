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
      ? [h('p', { class: `formula ${node.nullCause ? 'broken' : 'adjoint'}` }, adjointText(node.adjoint, lines))]
      : []),
    ...(node.nullCause ? [h('p', { class: 'cause' }, node.nullCause)] : []),
    ...(lines.length > 1 ? [h('ul', { class: 'contributions' }, ...lines.map(lineElement))] : []),
  ];
}

function lineElement({ product, symbol, flow }: ContributionLine): HTMLElement {
  return h('li', { class: 'formula' }, `${product ?? symbol} = ${flow}`);
}

export interface ContributionLine {
  /** The two factors, in symbols and in numbers; null where there is nothing to multiply. */
  readonly product: string | null;
  /** ∂output/∂input of the edge, for a line without a product. */
  readonly symbol: string;
  readonly flow: string;
}

/** `∂z/∂m · ∂m/∂x² = 68 · 1` and 68, for each edge by which an adjoint came. */
export function contributionLines(model: GraphModel, node: GraphNode): ContributionLine[] {
  const nodes = new Map(model.nodes.map((n) => [n.id, n]));
  return model.edges
    .filter((edge) => edge.from === node.id && edge.contribution !== null)
    .map(({ to, local, contribution }) => {
      const end = nodes.get(to);
      const above = end?.adjoint ?? null;
      const flow = contribution ?? '';
      if (above === null || local === null) {
        return { product: null, symbol: `through ${end?.op ?? 'an op'}`, flow };
      }
      // ∂z/∂z = 1 says nothing.
      const isStart = end?.isTarget === true && above.text === '1';
      const numbers = above.isNumber && local.isNumber ? ` = ${inSum(above.text)} · ${inSum(local.text)}` : '';
      return {
        product: isStart ? null : `${above.symbol} · ${local.symbol}${numbers}`,
        symbol: local.symbol,
        flow,
      };
    });
}

/** One way up: the whole product. Several, listed below: what they add up to. */
function adjointText(adjoint: Derivative, lines: readonly ContributionLine[]): string {
  const [only] = lines;
  if (only?.product && lines.length === 1) return `${adjoint.symbol} = ${only.product} = ${only.flow}`;
  const sum = adjoint.isNumber && lines.length > 1 ? `${lines.map(({ flow }) => inSum(flow)).join(' + ')} = ` : '';
  return `${adjoint.symbol} = ${sum}${adjoint.text}`;
}

function inSum(text: string): string {
  return text.startsWith('-') ? `(${text})` : text;
}

function kindText(node: GraphNode): string {
  const kind = node.kind === 'op' || node.kind === 'watched' ? (node.op ?? 'watched tensor') : node.kind;
  const roles = [node.isTarget && 'target', node.isSource && 'source', node.isDetached && 'not recorded by a tape'];
  return [kind, node.type, ...roles].filter(Boolean).join(' · ');
}
