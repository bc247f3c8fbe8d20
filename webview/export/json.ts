/** @file The graph as JSON: nodes and edges with their texts, for programs. The whole Recording is what `run --json` prints. */

import type { GraphModel } from '../model/graphModel';
import { plainIds } from './texts';

/** Raised when a field changes its meaning or goes. */
const VERSION = 1;

export function graphJson(model: GraphModel, title: string): string {
  const ids = plainIds(model);
  const document = {
    tapescopeGraph: VERSION,
    title,
    gradientCalls: model.calls.map(({ index, label, failed }) => ({ index, label, failed })),
    gradientCall: model.call,
    nodes: model.nodes.map((node) => ({
      id: ids.get(node.id),
      kind: node.kind,
      names: node.names,
      op: node.op,
      symbol: node.symbol,
      type: node.type,
      value: node.longValue,
      adjoint: node.adjoint && { symbol: node.adjoint.symbol, value: node.adjoint.text },
      isTarget: node.isTarget,
      isSource: node.isSource,
      isRecorded: !node.isDetached,
      whyNull: node.nullCause,
    })),
    edges: model.edges.map((edge) => ({
      from: ids.get(edge.from),
      to: ids.get(edge.to),
      input: edge.position,
      local: edge.local && { symbol: edge.local.symbol, value: edge.local.text },
      contribution: edge.contribution,
    })),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}
