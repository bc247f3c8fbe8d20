/** @file Layers by longest path, and stand-ins ("bends") in the layers that a long edge passes. */

import type { FlowEdge, FlowGraph } from './layered';

/** One place in a layer: a node of the graph, or a bend of a long edge. */
export interface Slot {
  /** Position in `FlowGraph.nodes`, -1 for a bend. */
  readonly node: number;
  readonly layer: number;
  readonly along: number;
  readonly across: number;
  /** Slots one layer before and after it. Several edges between the same two count as often. */
  readonly before: number[];
  readonly after: number[];
  /** Centre, set by the coordinate steps. */
  alongAt: number;
  acrossAt: number;
}

export interface Layering {
  readonly slots: Slot[];
  /** Slots of each layer, in order across. */
  readonly layers: number[][];
  /** For each edge of the graph the slots it visits, ends included; empty when it runs against the flow. */
  readonly paths: readonly (readonly number[])[];
  /** The widest label of the edges that end at a layer, along the flow. */
  readonly labelRoom: readonly number[];
}

/** Bends allowed over all edges, per node and beyond. Past it edges go straight: this keeps the layout linear whatever the graph. */
const BENDS_PER_NODE = 4;
const BENDS_FREE = 2000;

export function assignLayers(graph: FlowGraph): Layering {
  const layer = longestPath(graph);
  const slots: Slot[] = graph.nodes.map(({ along, across }, node) => newSlot(node, layer[node]!, along, across));
  const layers: number[][] = Array.from({ length: layer.reduce((most, l) => Math.max(most, l), 0) + 1 }, () => []);
  slots.forEach((slot, i) => layers[slot.layer]!.push(i));

  // Long edges of one node share their bends, so that a value used in many places leaves as one line.
  const trunks = new Map<number, number[]>();
  let budget = BENDS_PER_NODE * graph.nodes.length + BENDS_FREE;
  const labelRoom = layers.map(() => 0);
  const paths = graph.edges.map((edge) => {
    if (edge.from >= edge.to) return [];
    const last = layer[edge.to]!;
    labelRoom[last] = Math.max(labelRoom[last]!, edge.labelAlong);
    let trunk = trunks.get(edge.from);
    if (!trunk) trunks.set(edge.from, (trunk = []));
    const bends = last - layer[edge.from]! - 1;
    if (bends > budget) return [edge.from, edge.to];
    budget -= bends;
    while (trunk.length < bends) {
      const bend = slots.push(newSlot(-1, layer[edge.from]! + 1 + trunk.length, 0, 6)) - 1;
      layers[slots[bend]!.layer]!.push(bend);
      trunk.push(bend);
    }
    return [edge.from, ...trunk.slice(0, bends), edge.to];
  });
  joinNeighbours(slots, paths);
  return { slots, layers, paths, labelRoom };
}

function longestPath({ nodes, edges }: FlowGraph): number[] {
  const layer = nodes.map(() => 0);
  const isLeaf = nodes.map(() => true);
  const forward: FlowEdge[] = edges.filter((e) => e.from < e.to);
  // Nodes come in topological order, so sorting edges by where they start makes one pass enough.
  forward.sort((a, b) => a.from - b.from || a.index - b.index);
  for (const { from, to } of forward) {
    layer[to] = Math.max(layer[to]!, layer[from]! + 1);
    isLeaf[to] = false;
  }
  // A leaf stands right before its first use, not far away at the beginning.
  const firstUse = nodes.map(() => Infinity);
  for (const { from, to } of forward) firstUse[from] = Math.min(firstUse[from]!, layer[to]!);
  return layer.map((l, i) => (isLeaf[i] && firstUse[i] !== Infinity ? firstUse[i]! - 1 : l));
}

function joinNeighbours(slots: readonly Slot[], paths: readonly (readonly number[])[]): void {
  const joined = new Set<number>();
  for (const path of paths) {
    for (let i = 1; i < path.length; i++) {
      const [a, b] = [path[i - 1]!, path[i]!];
      // A shared trunk is one line, whatever number of edges run in it.
      if (slots[b]!.node < 0) {
        if (joined.has(b)) continue;
        joined.add(b);
      }
      if (slots[b]!.layer !== slots[a]!.layer + 1) continue;
      slots[a]!.after.push(b);
      slots[b]!.before.push(a);
    }
  }
}

function newSlot(node: number, layer: number, along: number, across: number): Slot {
  return { node, layer, along, across, before: [], after: [], alongAt: 0, acrossAt: 0 };
}
