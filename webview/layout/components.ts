/** @file Unconnected parts of a graph: split before the layout, packed in rows after it. */

import type { FlowGraph, FlowLayout, FlowPoint } from './layered';

const GAP = 48;

/** Connected parts, in the order of their first nodes. */
export function splitComponents(graph: FlowGraph): FlowGraph[] {
  const root = graph.nodes.map((_, i) => i);
  const find = (i: number): number => {
    while (root[i] !== i) {
      root[i] = root[root[i]!]!;
      i = root[i]!;
    }
    return i;
  };
  for (const { from, to } of graph.edges) {
    const [a, b] = [find(from), find(to)];
    root[Math.max(a, b)] = Math.min(a, b);
  }

  const parts = new Map<number, { nodes: FlowGraph['nodes'][number][]; edges: FlowGraph['edges'][number][] }>();
  const local = graph.nodes.map((node, i) => {
    const key = find(i);
    let part = parts.get(key);
    if (!part) parts.set(key, (part = { nodes: [], edges: [] }));
    return part.nodes.push(node) - 1;
  });
  for (const edge of graph.edges) {
    parts.get(find(edge.from))!.edges.push({ ...edge, from: local[edge.from]!, to: local[edge.to]! });
  }
  return [...parts.values()];
}

/** Largest part first, the others beneath it in rows no longer than the largest part (or about square, where all are small). */
export function packComponents(parts: readonly FlowLayout[]): FlowLayout {
  const first = parts[0];
  if (!first) return { along: 0, across: 0, nodes: [], edges: [] };
  if (parts.length === 1) return first;

  const area = parts.reduce((sum, p) => sum + (p.along + GAP) * (p.across + GAP), 0);
  const rowLength = parts.reduce((most, p) => Math.max(most, p.along), Math.sqrt(area) * 1.3);
  const bySize = parts.map((part, i) => ({ part, i }));
  bySize.sort((a, b) => b.part.nodes.length - a.part.nodes.length || a.i - b.i);

  const packed = {
    along: 0,
    across: 0,
    nodes: [] as Mutable<FlowLayout['nodes']>,
    edges: [] as Mutable<FlowLayout['edges']>,
  };
  let along = 0;
  let across = 0;
  let rowAcross = 0;
  for (const { part } of bySize) {
    if (along > 0 && along + part.along > rowLength) {
      across += rowAcross + GAP;
      along = rowAcross = 0;
    }
    const by = { along, across };
    const shift = (p: FlowPoint): FlowPoint => ({ along: p.along + by.along, across: p.across + by.across });
    for (const { index, at } of part.nodes) packed.nodes.push({ index, at: shift(at) });
    for (const { index, route } of part.edges) {
      packed.edges.push({
        index,
        route: {
          start: shift(route.start),
          end: shift(route.end),
          bends: route.bends.map(shift),
          label: shift(route.label),
        },
      });
    }
    packed.along = Math.max(packed.along, along + part.along);
    packed.across = Math.max(packed.across, across + part.across);
    along += part.along + GAP;
    rowAcross = Math.max(rowAcross, part.across);
  }
  return packed;
}

type Mutable<T extends readonly unknown[]> = T[number][];
