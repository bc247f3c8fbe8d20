/** @file The chain rule for one partial: its factors between the nodes every path passes, or the sum over what flowed in; and the paths. */

import { buildPathGraph, SUM_OF_TARGETS, type PathEdge, type PathGraph } from './pathGraph';
import type { GradientCall, Recording } from './recording';
import { firstNameOf } from './recordingRows';

/** How one partial came about. Rows are grad rows (a Variable's first state); `SUM_OF_TARGETS` stands for several targets summed. */
export type Chain =
  /** The source is the target itself. */
  | { readonly kind: 'self' }
  /** Every path passes these nodes in this order: the partial is the product of the factors (and of the seed, when it is not 1). */
  | { readonly kind: 'product'; readonly seed: number; readonly factors: readonly Factor[] }
  /** Paths split at the target and meet only at the source: the partial is the sum over the uses of the source, in the order they ran. */
  | { readonly kind: 'sum'; readonly top: number; readonly terms: readonly Term[] };

/** ∂from/∂to; `value` is null where one of the two is no scalar. */
export interface Factor {
  readonly from: number;
  readonly to: number;
  readonly value: number | null;
}

/** What one use of the source adds: ∂target/∂through · ∂through/∂source. */
export interface Term {
  readonly through: number;
  /** ∂target/∂through, null where `through` is no scalar. */
  readonly outer: number | null;
  readonly local: number | null;
  readonly contribution: number | null;
}

/** Null when no path leads from the call's targets to the source. */
export function chain(recording: Recording, call: GradientCall, source: number): Chain | null {
  const graph = buildPathGraph(recording, call, source);
  if (graph === null) return null;
  if (graph.root === graph.source) return { kind: 'self' };
  const inner = stepsOf(recording, graph);
  const uses = graph.incoming(graph.source);
  // Uses by the target's own op are one factor: ∂z/∂x of z = x·x.
  if (inner.length === 0 && uses.some((edge) => edge.from !== graph.root)) {
    return { kind: 'sum', top: graph.root, terms: uses.map((edge) => termOf(graph, edge)).reverse() };
  }
  const nodes = [graph.root, ...inner, graph.source];
  const seed = graph.root === SUM_OF_TARGETS ? 1 : (graph.adjoint(graph.root) ?? 1);
  const factors = nodes.slice(1).map((to, i): Factor => {
    const from = nodes[i] ?? graph.root;
    return { from, to, value: factorOf(graph, from, to, seed) };
  });
  return { kind: 'product', seed, factors };
}

/** More factors than this no one reads; those left out are multiplied into their neighbours. */
const MAX_INNER = 4;

/** The nodes to write the chain with: those that have a name, else whichever every path passes. */
function stepsOf(recording: Recording, graph: PathGraph): readonly number[] {
  const passed = graph.dominators();
  const named = passed.filter((row) => firstNameOf(recording, row) !== null);
  const steps = named.length > 0 ? named : passed;
  if (steps.length <= MAX_INNER) return steps;
  const head = Math.ceil(MAX_INNER / 2);
  return [...steps.slice(0, head), ...steps.slice(steps.length - (MAX_INNER - head))];
}

function termOf(graph: PathGraph, edge: PathEdge): Term {
  return { through: edge.from, outer: graph.adjoint(edge.from), local: edge.local, contribution: edge.contribution };
}

/** ∂from/∂to for scalars: from the local derivatives between them, else as the ratio of the adjoints. */
function factorOf(graph: PathGraph, from: number, to: number, seed: number): number | null {
  const below = graph.adjoint(to);
  if (below === null || !graph.isScalar(from)) return null;
  if (from === graph.root && seed === 1) return below;
  const swept = graph.between(from, to);
  if (swept !== null) return swept;
  const above = graph.adjoint(from);
  return above === null || above === 0 || !Number.isFinite(above) ? null : below / above;
}

export interface PathList {
  /** The first few, each from the target to the source. */
  readonly paths: readonly Path[];
  /** How many there are; beyond 2⁵³ an approximation, since they double with every fork. */
  readonly total: number;
  readonly isExact: boolean;
}
export interface Path {
  readonly nodes: readonly number[];
  /** The product of the local derivatives along it; null where one is not a number. */
  readonly product: number | null;
}

/** The paths along which the source reaches the targets. */
export function pathsTo(recording: Recording, call: GradientCall, source: number, limit = 10): PathList {
  const graph = buildPathGraph(recording, call, source);
  if (graph === null) return { paths: [], total: 0, isExact: true };
  const total = graph.countPaths();
  return { paths: firstPaths(graph, limit), total, isExact: total <= Number.MAX_SAFE_INTEGER };
}

/** Depth first. Every node of the graph leads to the source, so no step is in vain. */
function firstPaths(graph: PathGraph, limit: number): Path[] {
  const paths: Path[] = [];
  /** The edges of the path under way, and which one of each node's edges comes next. */
  const trail: PathEdge[] = [];
  const next: number[] = [0];
  while (paths.length < limit && next.length > 0) {
    const node = trail.at(-1)?.to ?? graph.root;
    const edge = node === graph.source ? undefined : graph.outgoing(node)[next[next.length - 1] ?? 0];
    if (node === graph.source) paths.push(pathAlong(graph, trail));
    if (edge === undefined) {
      next.pop();
      trail.pop();
      continue;
    }
    next[next.length - 1] = (next[next.length - 1] ?? 0) + 1;
    trail.push(edge);
    next.push(0);
  }
  return paths;
}

function pathAlong(graph: PathGraph, trail: readonly PathEdge[]): Path {
  let product: number | null = 1;
  for (const { local } of trail) product = product === null || local === null ? null : product * local;
  return { nodes: [graph.root, ...trail.map((edge) => edge.to)], product };
}
