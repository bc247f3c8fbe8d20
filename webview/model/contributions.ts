/** @file How a node's adjoint came about, in words and numbers: one line per edge that brought a part of it. */

import type { Derivative, GraphModel, GraphNode } from './graphModel';

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
export function adjointText(adjoint: Derivative, lines: readonly ContributionLine[]): string {
  const [only] = lines;
  if (only?.product && lines.length === 1) return `${adjoint.symbol} = ${only.product} = ${only.flow}`;
  const sum = adjoint.isNumber && lines.length > 1 ? `${lines.map(({ flow }) => inSum(flow)).join(' + ')} = ` : '';
  return `${adjoint.symbol} = ${sum}${adjoint.text}`;
}

function inSum(text: string): string {
  return text.startsWith('-') ? `(${text})` : text;
}
