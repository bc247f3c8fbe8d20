/** @file The part of the picture between one node and the targets: what the node's adjoint is made of. Pure. */

import type { GraphModel } from './graphModel';

/** Only the nodes and edges on a path from the node to a target; null where an adjoint never came to it. */
export function onlyPaths(model: GraphModel, from: string): GraphModel | null {
  // In topological order of the model's nodes one pass meets every edge after those that lead to it.
  const place = new Map(model.nodes.map((node, i) => [node.id, i]));
  const flowed = model.edges
    .filter((edge) => edge.isOnPath)
    .sort((a, b) => (place.get(a.from) ?? 0) - (place.get(b.from) ?? 0));
  const reached = new Set([from]);
  const edges = flowed.filter((edge) => {
    if (reached.has(edge.from)) reached.add(edge.to);
    return reached.has(edge.from);
  });
  if (edges.length === 0) return null;
  const kept = new Set(edges.map((edge) => edge.id));
  return {
    ...model,
    nodes: model.nodes.filter((node) => reached.has(node.id)),
    edges: model.edges.filter((edge) => kept.has(edge.id)),
    shownOps: new Set(edges.map((edge) => edge.op)).size,
  };
}
