/** @file From a Recording to the steps of its two passes: what each computes, in words. Pure; every number is the Recording's. */

import { flowText, flowValue, forwardText, seedText, sumText } from '../../extension/protocol/passText';
import type { EdgeView, RecordingView } from '../../extension/protocol/recordingView';
import { partialLabel, targetLabel } from '../../extension/protocol/tensorLabel';
import type { GraphEdge, GraphModel } from './graphModel';

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
  const made = groupBy(model.nodes, (node) => node.opRow);
  const edges = groupBy(model.edges, (edge) => edge.op);
  const ops = [...new Set([...made.keys(), ...edges.keys()])].sort((a, b) => a - b);
  return ops.map((op): Step => {
    const into = edges.get(op) ?? [];
    const nodes = (made.get(op) ?? []).map((node) => node.id);
    return {
      kind: 'forward',
      words: forwardText(view, op),
      // The state that an assign makes belongs to a Variable's node.
      nodes: nodes.length > 0 ? nodes : [...new Set(into.map((edge) => edge.to))],
      edges: into.map((edge) => edge.id),
    };
  });
}

function backwardSteps(view: RecordingView, model: GraphModel, callIndex: number): Step[] {
  const shown = groupBy(model.edges, (edge) => edge.op);
  const flows = view.edgesOf(callIndex).flatMap((edge): Flow[] => {
    const ways = (shown.get(edge.op) ?? []).filter(({ position, isOnPath }) => position === edge.position && isOnPath);
    const [way] = ways;
    return way === undefined ? [] : [{ edge, ways, node: way.from }];
  });
  const into = groupBy(flows, (flow) => flow.node);
  const steps = flows.map(({ edge, ways, node }): Step => {
    const all = (into.get(node) ?? []).map((flow) => flow.edge);
    const turn = all.indexOf(edge) + 1;
    return {
      kind: 'flow',
      words: flowWords(view, callIndex, edge, all, turn),
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
  if (turn < all.length) return `${words}  (${turn} of ${all.length} contributions)`;
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
