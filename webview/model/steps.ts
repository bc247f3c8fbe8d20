/** @file From a Recording to the steps of its two passes: what each computes, in words. Pure; every number is the Recording's. */

import { flowText, flowValue, forwardText, seedText, sumText } from '../../extension/protocol/passText';
import type { EdgeView, RecordingView } from '../../extension/protocol/recordingView';
import { partialLabel, targetLabel } from '../../extension/protocol/tensorLabel';
import type { GraphEdge, GraphModel, GraphNode } from './graphModel';
import type { Closed } from './groups';
import { t } from '../words';

export type Step = ForwardStep | SeedStep | FlowStep | NullStep;

interface StepParts {
  /** The arithmetic in one line. */
  readonly words: string;
  /** Nodes it fills in or adds to. */
  readonly nodes: readonly string[];
  /** Edges that something moves along. */
  readonly edges: readonly string[];
}
/** An op runs. */
export interface ForwardStep extends StepParts {
  readonly kind: 'forward';
}
/** The backward pass begins: ∂z/∂z = 1. */
export interface SeedStep extends StepParts {
  readonly kind: 'seed';
}
/** A contribution flows along an edge, backwards. */
export interface FlowStep extends StepParts {
  readonly kind: 'flow';
  /** What flows, as much as fits on a label. */
  readonly flow: string;
  /** Which of the contributions to the node this is, from 1. */
  readonly turn: number;
  readonly of: number;
}
/** A source that the backward pass never reached. */
export interface NullStep extends StepParts {
  readonly kind: 'null';
}

/** The forward pass in the order of the run, then the backward pass in the order of the sweep. */
export function buildSteps(view: RecordingView, model: GraphModel): Step[] {
  return [...forwardSteps(view, model), ...(model.call === null ? [] : backwardSteps(view, model, model.call))];
}

function forwardSteps(view: RecordingView, model: GraphModel): Step[] {
  const closed = closedById(model);
  const made = groupBy(model.nodes, (node) => node.opRow);
  // A closed group runs all at once, when its last op does.
  const edges = groupBy(model.edges, (edge) => closed.get(edge.to)?.last ?? (closed.has(edge.from) ? null : edge.op));
  for (const edge of model.edges) {
    const into = closed.has(edge.from) && !closed.has(edge.to) ? edge.parts.at(-1)?.op : undefined;
    if (into !== undefined && made.has(into)) edges.set(into, [...(edges.get(into) ?? []), edge]);
  }
  const ops = [...new Set([...made.keys(), ...edges.keys()])].sort((a, b) => a - b);
  return ops.map((op): Step => {
    const into = edges.get(op) ?? [];
    const nodes = made.get(op) ?? [];
    const group = nodes.find((node) => node.closed !== null);
    return {
      kind: 'forward',
      words: group ? `${group.symbol}: ${group.longValue}` : forwardText(view, op),
      // The state that an assign makes belongs to a Variable's node.
      nodes: nodes.length > 0 ? nodes.map((node) => node.id) : [...new Set(into.map((edge) => edge.to))],
      edges: into.map((edge) => edge.id),
    };
  });
}

function closedById(model: GraphModel): ReadonlyMap<string, Closed> {
  return new Map(model.nodes.flatMap(({ id, closed }) => (closed ? [[id, closed] as const] : [])));
}

function backwardSteps(view: RecordingView, model: GraphModel, callIndex: number): Step[] {
  const symbols = new Map(model.nodes.map((node) => [node.id, node]));
  const { inputStart } = view.recording.ops;
  const placeOf = (op: number, position: number): number => inputStart[op]! + position;
  const shown = new Map<number, GraphEdge[]>();
  for (const edge of model.edges) {
    if (!edge.isOnPath) continue;
    for (const { op, position } of edge.parts) {
      const at = shown.get(placeOf(op, position));
      if (at) at.push(edge);
      else shown.set(placeOf(op, position), [edge]);
    }
  }
  const merged = new Map<string, number>();
  const flows = view.edgesOf(callIndex).flatMap((edge): Flow[] => {
    const ways = shown.get(placeOf(edge.op, edge.position)) ?? [];
    const [way] = ways;
    if (way === undefined) return [];
    // What flows between a group and another node is told at once, when all of it has come.
    const closed = [way.from, way.to].some((id) => symbols.get(id)?.closed);
    const come = (merged.get(way.id) ?? 0) + 1;
    merged.set(way.id, come);
    if (closed && come < way.parts.length) return [];
    return [{ edge, ways, node: way.from, merged: closed ? come : 0 }];
  });
  const into = groupBy(flows, (flow) => flow.node);
  const steps = flows.map(({ edge, ways, node, merged: count }): Step => {
    const toNode = into.get(node) ?? [];
    const all = toNode.map((flow) => flow.edge);
    const turn = all.indexOf(edge) + 1;
    const isPlain = toNode.every((flow) => flow.merged === 0);
    if (count > 0) {
      const words = mergedWords(symbols.get(node), symbols.get(ways[0]?.to ?? ''), count, turn, all.length);
      const flow = count === 1 ? flowValue(edge) : t('{0} contributions', count);
      return { kind: 'flow', words, nodes: [node], edges: ways.map((way) => way.id), flow, turn, of: all.length };
    }
    return {
      kind: 'flow',
      words: flowWords(view, callIndex, edge, isPlain ? all : [edge], isPlain ? turn : 1),
      nodes: [node],
      edges: ways.map((way) => way.id),
      flow: flowValue(edge),
      turn,
      of: all.length,
    };
  });
  return [...seedSteps(view, model, callIndex, into), ...steps, ...nullSteps(model)];
}

/** One edge of the sweep with the edges of the picture that show it (one per output of the op). */
interface Flow {
  readonly edge: EdgeView;
  readonly ways: readonly GraphEdge[];
  readonly node: string;
  /** To or from a closed group: how many contributions at once; 0 otherwise. */
  readonly merged: number;
}

/** No sum stands here that the Recording does not hold: what all of them make is the node's adjoint. */
function mergedWords(
  into: GraphNode | undefined,
  from: GraphNode | undefined,
  count: number,
  turn: number,
  of: number,
): string {
  if (!into || into.closed) {
    const name = into?.symbol ?? t('the group');
    return count === 1
      ? t('a contribution flows back into {0}', name)
      : t('{0} contributions flow back into {1}', count, name);
  }
  const { symbol, text } = into.adjoint ?? { symbol: into.symbol, text: '' };
  const name = from?.symbol ?? t('a group');
  const words =
    count === 1
      ? t('{0} += a contribution from {1}', symbol, name)
      : t('{0} += {1} contributions from {2}', symbol, count, name);
  return turn === of && text !== '' ? `${words};  ${t('in all {0}', `${symbol} = ${text}`)}` : words;
}

/** All targets at once; none where the sweep had nowhere to go. */
function seedSteps(
  view: RecordingView,
  model: GraphModel,
  callIndex: number,
  into: ReadonlyMap<string, readonly Flow[]>,
): Step[] {
  const targets = model.nodes.filter((node) => node.isTarget && node.adjoint !== null);
  const words = targets.map(({ id, tensors }) => seedText(view, callIndex, tensors[0] ?? 0, into.has(id)));
  return targets.length === 0
    ? []
    : [{ kind: 'seed', words: words.join(', '), nodes: targets.map((node) => node.id), edges: [] }];
}

/** With the last of several contributions: what they add up to. With one before: that more is to come. */
function flowWords(
  view: RecordingView,
  callIndex: number,
  edge: EdgeView,
  all: readonly EdgeView[],
  turn: number,
): string {
  const call = view.gradient(callIndex);
  const symbol = partialLabel(view, call === null ? 'target' : targetLabel(view, call), edge.input);
  const words = `${symbol} += ${flowText(view, callIndex, edge)}`;
  if (turn < all.length) return `${words}  (${t('{0} of {1} contributions', turn, all.length)})`;
  const sum = sumText(view, callIndex, all);
  return sum === null ? words : `${words};  ${sum}`;
}

function nullSteps(model: GraphModel): Step[] {
  return model.nodes.flatMap(({ id, nullCause, adjoint, symbol }): Step[] =>
    nullCause === null
      ? []
      : [{ kind: 'null', words: `${adjoint?.symbol ?? symbol} = null: ${nullCause}`, nodes: [id], edges: [] }],
  );
}

function groupBy<T, K>(items: readonly T[], keyOf: (item: T) => K | null): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    if (key === null) continue;
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
