/** @file Edges as smooth curves: in at a port of their own, along the bends, straight past nodes, turning only between layers. */

import type { FlowEdge, FlowGraph, FlowLayout, FlowPoint, FlowRoute } from './layered';
import type { Layering, Slot } from './layers';

const PORT_DISTANCE = 22;
/** Where on the last turn a label may stand: the middle first, then towards either end. */
const LABEL_PLACES = [0.5, 0.62, 0.38, 0.74, 0.26, 0.86, 0.14];
/** Edges between the same two nodes are apart only near their ports. */
const LABEL_PLACES_PARALLEL = [0.9];
const LABEL_AIR = 3;
/** A node this much narrower than its layer lets its edges run straight before they turn. */
const STRAIGHT = 24;
/** Ports no further apart than this are joined by a straight line. */
const FACING = 14;
/** How far into a turn its two control points stand. */
const EASE = 0.34;

/** The finished part: nodes moved so that the part's corner is at the origin, edges routed, labels placed. */
export function routeEdges(graph: FlowGraph, layering: Layering): FlowLayout {
  const { slots, layers } = layering;
  const top = slots.reduce((least, s) => Math.min(least, s.acrossAt - s.across / 2), Infinity);
  for (const slot of slots) slot.acrossAt -= top;
  const layerEdges = layers.map((layer) => {
    const at = layer.length > 0 ? slots[layer[0]!]!.alongAt : 0;
    const half = layer.reduce((most, slot) => Math.max(most, slots[slot]!.along), 0) / 2;
    return { begin: at - half, end: at + half };
  });

  const ports = spreadPorts(graph, layering);
  const labels = new LabelGrid();
  const pairOf = ({ from, to }: FlowEdge): number => from * graph.nodes.length + to;
  const pairs = new Map<number, number>();
  for (const edge of graph.edges) pairs.set(pairOf(edge), (pairs.get(pairOf(edge)) ?? 0) + 1);
  return {
    along: layerEdges.at(-1)?.end ?? 0,
    across: slots.reduce((most, s) => Math.max(most, s.acrossAt + s.across / 2), 0),
    nodes: graph.nodes.map(({ index }, i) => ({ index, at: { along: slots[i]!.alongAt, across: slots[i]!.acrossAt } })),
    edges: graph.edges.map((edge, i) => ({
      index: edge.index,
      route:
        layering.paths[i]!.length > 0
          ? routeForward(edge, layering.paths[i]!, slots, layerEdges, ports[i]!, labels, pairs.get(pairOf(edge)) !== 1)
          : routeBack(edge, slots, ports[i]!),
    })),
  };
}

/** Offset across, from the target's centre, at which each edge comes in; ordered so that edges into one node do not cross. */
function spreadPorts(graph: FlowGraph, { slots, paths }: Layering): number[] {
  const incoming = new Map<number, number[]>();
  graph.edges.forEach((edge, i) => {
    const list = incoming.get(edge.to);
    if (list) list.push(i);
    else incoming.set(edge.to, [i]);
  });
  const ports = graph.edges.map(() => 0);
  for (const [node, list] of incoming) {
    const from = (edge: number): number => slots[paths[edge]!.at(-2) ?? graph.edges[edge]!.from]!.acrossAt;
    list.sort((a, b) => from(a) - from(b) || a - b);
    const distance = Math.min(PORT_DISTANCE, (slots[node]!.across - 20) / Math.max(1, list.length - 1));
    list.forEach((edge, i) => (ports[edge] = (i - (list.length - 1) / 2) * distance));
  }
  return ports;
}

function routeForward(
  edge: FlowEdge,
  path: readonly number[],
  slots: readonly Slot[],
  layerEdges: readonly { begin: number; end: number }[],
  port: number,
  labels: LabelGrid,
  parallel: boolean,
): FlowRoute {
  const source = slots[edge.from]!;
  const target = slots[edge.to]!;
  const end = { along: target.alongAt - target.along / 2, across: target.acrossAt + port };
  // A small step across looks like a mistake: where the ports nearly face each other the edge leaves a little off the centre.
  // Edges between the same two nodes keep their distance all the way.
  const isFacing = path.length === 2 && Math.abs(end.across - source.acrossAt) <= FACING;
  const start = {
    along: source.alongAt + source.along / 2,
    across: source.acrossAt + (parallel ? port : isFacing ? end.across - source.acrossAt : 0),
  };
  const bends: FlowPoint[] = [];
  let label: FlowPoint = start;
  for (let i = 1; i < path.length; i++) {
    const [a, b] = [slots[path[i - 1]!]!, slots[path[i]!]!];
    const from = { along: layerEdges[a.layer]!.end, across: i === 1 ? start.across : a.acrossAt };
    const to = { along: layerEdges[b.layer]!.begin, across: i === path.length - 1 ? end.across : b.acrossAt };
    // Straight past wider nodes of its own layer; from the widest ones the turn may begin at once.
    if (from.along - (i === 1 ? start.along : -Infinity) > STRAIGHT) bends.push(from);
    bends.push(...turn(from, to));
    if ((i === path.length - 1 ? end.along : Infinity) - to.along > STRAIGHT) bends.push(to);
    if (i === path.length - 1) label = labels.place(edge, from, to, parallel ? LABEL_PLACES_PARALLEL : LABEL_PLACES);
  }
  return { start, end, bends, label };
}

/** An edge against the flow (a state that feeds its own Variable) goes round below. */
function routeBack(edge: FlowEdge, slots: readonly Slot[], port: number): FlowRoute {
  const source = slots[edge.from]!;
  const target = slots[edge.to]!;
  const start = { along: source.alongAt + source.along / 2, across: source.acrossAt };
  const end = { along: target.alongAt - target.along / 2, across: target.acrossAt + port };
  const below = Math.max(source.acrossAt + source.across, target.acrossAt + target.across) + 24;
  const label = { along: (start.along + end.along) / 2, across: below };
  return {
    start,
    end,
    bends: [
      { along: start.along + 32, across: start.across },
      { along: start.along + 32, across: below },
      label,
    ].concat([
      { along: end.along - 32, across: below },
      { along: end.along - 32, across: end.across },
    ]),
    label,
  };
}

/** Labels placed so far, by cells across, so that a new one meets only its neighbours. */
class LabelGrid {
  private static readonly CELL = 40;
  private readonly cells = new Map<number, { at: FlowPoint; along: number; across: number }[]>();

  place(edge: FlowEdge, from: FlowPoint, to: FlowPoint, where: readonly number[]): FlowPoint {
    const places = where.map((t) => onTurn(from, to, t));
    if (edge.labelAlong === 0) return places[0]!;
    const box = { along: edge.labelAlong + LABEL_AIR, across: edge.labelAcross + LABEL_AIR };
    const at = places.find((p) => this.isFree(p, box)) ?? places[0]!;
    const cell = Math.floor(at.across / LabelGrid.CELL);
    const list = this.cells.get(cell);
    if (list) list.push({ at, ...box });
    else this.cells.set(cell, [{ at, ...box }]);
    return at;
  }

  private isFree(at: FlowPoint, box: { along: number; across: number }): boolean {
    const reach = Math.ceil(box.across / LabelGrid.CELL);
    const cell = Math.floor(at.across / LabelGrid.CELL);
    for (let c = cell - reach; c <= cell + reach; c++) {
      for (const other of this.cells.get(c) ?? []) {
        const along = Math.abs(other.at.along - at.along) < (other.along + box.along) / 2;
        const across = Math.abs(other.at.across - at.across) < (other.across + box.across) / 2;
        if (along && across) return false;
      }
    }
    return true;
  }
}

/** The two control points of the turn between two layers: it leaves and arrives along the flow. */
function turn(from: FlowPoint, to: FlowPoint): [FlowPoint, FlowPoint] {
  const by = (to.along - from.along) * EASE;
  return [
    { along: from.along + by, across: from.across },
    { along: to.along - by, across: to.across },
  ];
}

/** The point at `t` (0…1) of a turn: two quadratic curves that meet in the middle. */
function onTurn(from: FlowPoint, to: FlowPoint, t: number): FlowPoint {
  const middle = { along: (from.along + to.along) / 2, across: (from.across + to.across) / 2 };
  const [first, second] = turn(from, to);
  const [a, c, b] = t < 0.5 ? [from, first, middle] : [middle, second, to];
  const u = t < 0.5 ? t * 2 : t * 2 - 1;
  const mix = (p: number, q: number, r: number): number => (1 - u) * (1 - u) * p + 2 * u * (1 - u) * q + u * u * r;
  return { along: mix(a.along, c.along, b.along), across: mix(a.across, c.across, b.across) };
}
