/** @file The part of one gradient call's sweep that lies between its targets and one source, as a graph from target to source. */

import type { GradientCall, Recording } from './recording';
import { gradRowOf, inputsOf, outputsOf, producerOf, shapeOf } from './recordingRows';

export interface PathEdge {
  readonly from: number;
  readonly to: number;
  /** ∂from/∂to, null where it is no single number. */
  readonly local: number | null;
  readonly contribution: number | null;
}

/** In place of a row: the sum of a call's several targets. */
export const SUM_OF_TARGETS = -1;

/** Null when the sweep found no way to the source. */
export function buildPathGraph(recording: Recording, call: GradientCall, source: number): PathGraph | null {
  const sink = gradRowOf(recording, source);
  const targets = [...new Set(call.targets.map((t) => gradRowOf(recording, t)))];
  const [only] = targets;
  if (only === undefined) return null;
  const root = targets.length === 1 ? only : SUM_OF_TARGETS;
  const edges = edgesOf(recording, call, sink);
  if (root === SUM_OF_TARGETS) {
    for (const to of targets) edges.unshift({ from: root, to, local: 1, contribution: null });
  }
  const kept = between(recording, edges, root, sink);
  return kept.length > 0 || root === sink ? new PathGraph(recording, call, root, sink, kept) : null;
}

export class PathGraph {
  /** Nodes from the target to the source: every edge leads to a later one. */
  private readonly order: readonly number[];
  private readonly position: ReadonlyMap<number, number>;
  private readonly out = new Map<number, PathEdge[]>();
  private readonly in = new Map<number, PathEdge[]>();
  private readonly adjoints: ReadonlyMap<number, number>;

  constructor(
    private readonly recording: Recording,
    call: GradientCall,
    readonly root: number,
    readonly source: number,
    edges: readonly PathEdge[],
  ) {
    const nodes = new Set<number>([root]);
    for (const edge of edges) {
      nodes.add(edge.from).add(edge.to);
      append(this.out, edge.from, edge);
      append(this.in, edge.to, edge);
    }
    const depth = (row: number) => (row === source ? -Infinity : depthOf(recording, row));
    this.order = [...nodes].sort((a, b) => depth(b) - depth(a));
    this.position = new Map(this.order.map((row, at) => [row, at]));
    this.adjoints = new Map(Array.from(call.adjoints.tensor, (row, at) => [row, call.adjoints.scalar[at] ?? NaN]));
  }

  outgoing(node: number): readonly PathEdge[] {
    return this.out.get(node) ?? [];
  }
  incoming(node: number): readonly PathEdge[] {
    return this.in.get(node) ?? [];
  }
  /** Several targets count as one number: their sum. */
  isScalar(node: number): boolean {
    return node === SUM_OF_TARGETS || shapeOf(this.recording, node).length === 0;
  }
  /** ∂target/∂node, null where it is no number. */
  adjoint(node: number): number | null {
    if (node === SUM_OF_TARGETS) return 1;
    return this.isScalar(node) ? (this.adjoints.get(node) ?? null) : null;
  }

  /** The inner nodes that every path from target to source passes, in order: no edge leads over them. */
  dominators(): number[] {
    const found: number[] = [];
    let reach = 0;
    for (let at = 0; at < this.order.length; at++) {
      const node = this.order[at] ?? this.root;
      if (node !== this.root && node !== this.source && reach <= at) found.push(node);
      for (const edge of this.outgoing(node)) reach = Math.max(reach, this.position.get(edge.to) ?? 0);
    }
    return found;
  }

  /** ∂from/∂to over all paths between two nodes, by the local derivatives; null where one of them is no number. */
  between(from: number, to: number): number | null {
    const [start, end] = [this.position.get(from), this.position.get(to)];
    if (start === undefined || end === undefined) return null;
    const flow = new Map<number, number>([[from, 1]]);
    for (const node of this.order.slice(start, end)) {
      const here = flow.get(node);
      if (here === undefined) continue;
      for (const edge of this.outgoing(node)) {
        if (edge.local === null) return null;
        flow.set(edge.to, (flow.get(edge.to) ?? 0) + here * edge.local);
      }
    }
    return flow.get(to) ?? null;
  }

  /** How many paths lead from target to source; approximate beyond 2⁵³. */
  countPaths(): number {
    const count = new Map<number, number>([[this.root, 1]]);
    for (const node of this.order) {
      for (const edge of this.outgoing(node)) {
        count.set(edge.to, (count.get(edge.to) ?? 0) + (count.get(node) ?? 0));
      }
    }
    return count.get(this.source) ?? 0;
  }
}

/** The sweep's edges in its order, without those that lead on from the source. */
function edgesOf(recording: Recording, call: GradientCall, source: number): PathEdge[] {
  const { edges } = call;
  const reached = new Set(call.adjoints.tensor);
  const found: PathEdge[] = [];
  edges.op.forEach((op, i) => {
    const input = inputsOf(recording, op)[edges.input[i] ?? 0];
    if (input === undefined) return;
    const to = gradRowOf(recording, input);
    const outputs = outputsOf(recording, op);
    const isNumber = edges.hasLocal[i] === 1 && edges.localPreviews[i] === undefined;
    const local = isNumber && shapeOf(recording, to).length === 0 ? (edges.local[i] ?? NaN) : null;
    const contribution = shapeOf(recording, to).length === 0 ? (edges.contribution[i] ?? NaN) : null;
    for (const output of outputs) {
      const from = gradRowOf(recording, output);
      const isUsed = outputs.length === 1 || reached.has(from);
      if (from !== source && isUsed) found.push({ from, to, local: outputs.length === 1 ? local : null, contribution });
    }
  });
  return found;
}

/** Only what lies between: reached from the root, and leading to the sink. */
function between(recording: Recording, edges: readonly PathEdge[], root: number, sink: number): PathEdge[] {
  const depth = (row: number) => (row === sink ? -Infinity : depthOf(recording, row));
  // In a real run every edge leads down; a made-up Recording must not send anyone in circles.
  const downward = edges.filter((edge) => depth(edge.to) < depth(edge.from));
  const sorted = [...downward].sort((a, b) => depthOf(recording, b.from) - depthOf(recording, a.from));
  const reached = new Set([root]);
  for (const edge of sorted) if (reached.has(edge.from)) reached.add(edge.to);
  const leads = new Set([sink]);
  for (let i = sorted.length - 1; i >= 0; i--) {
    const edge = sorted[i];
    if (edge !== undefined && leads.has(edge.to)) leads.add(edge.from);
  }
  return downward.filter((edge) => reached.has(edge.from) && leads.has(edge.to));
}

/** Ops run in order, so a later producer is nearer to the target. */
function depthOf(recording: Recording, row: number): number {
  if (row === SUM_OF_TARGETS) return Infinity;
  return (recording.tensors.variable[row] ?? -1) >= 0 ? -1 : producerOf(recording, row);
}

function append(map: Map<number, PathEdge[]>, node: number, edge: PathEdge): void {
  const edges = map.get(node);
  if (edges === undefined) map.set(node, [edge]);
  else edges.push(edge);
}
