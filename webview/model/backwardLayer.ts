/** @file Without the ops of a nested tape's backward pass: what led through them is one edge. Pure. */

import type { GraphEdge, GraphModel, GraphNode } from './graphModel';

export function hasBackwardLayer(model: GraphModel): boolean {
  return model.nodes.some(isHidden);
}

/** Targets, sources and what has a name stay: they are what the snippet talks about. */
function isHidden({ isBackward, isTarget, isSource, names }: GraphNode): boolean {
  return isBackward && !isTarget && !isSource && names.length === 0;
}

export function withoutBackward(model: GraphModel): GraphModel {
  const hidden = new Set(model.nodes.filter(isHidden).map(({ id }) => id));
  if (hidden.size === 0) return model;
  const into = new Map<string, GraphEdge[]>();
  for (const edge of model.edges) {
    const edges = into.get(edge.to);
    if (edges) edges.push(edge);
    else into.set(edge.to, [edge]);
  }
  // Nodes stand in topological order, so what leads into a hidden node is known before it is needed.
  const origins = new Map<string, ReadonlySet<string>>();
  const originsOf = (id: string): ReadonlySet<string> =>
    hidden.has(id) ? (origins.get(id) ?? new Set()) : new Set([id]);
  const edges: GraphEdge[] = [];
  for (const { id } of model.nodes) {
    const incoming = into.get(id) ?? [];
    if (hidden.has(id)) {
      origins.set(id, new Set(incoming.flatMap(({ from }) => [...originsOf(from)])));
      continue;
    }
    const direct = incoming.filter(({ from }) => !hidden.has(from));
    edges.push(...direct);
    const through = new Map<string, GraphEdge>();
    for (const edge of incoming) {
      if (!hidden.has(edge.from)) continue;
      for (const from of originsOf(edge.from)) {
        const before = through.get(from);
        if (before) through.set(from, { ...before, isOnPath: before.isOnPath || edge.isOnPath });
        else
          through.set(from, {
            ...edge,
            id: `b${from}.${id}`,
            from,
            local: null,
            contribution: null,
            isDetached: false,
          });
      }
    }
    edges.push(...through.values());
  }
  // A constant that only the backward pass used goes with it.
  const used = new Set(edges.flatMap(({ from, to }) => [from, to]));
  const usedBefore = new Set(model.edges.flatMap(({ from, to }) => [from, to]));
  const nodes = model.nodes.filter(
    (node) => !hidden.has(node.id) && (used.has(node.id) || !usedBefore.has(node.id) || node.isTarget || node.isSource),
  );
  return { ...model, nodes, edges };
}
