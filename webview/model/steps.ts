/** @file From a Recording to the steps of its two passes: what each computes, in words. Pure; every number is the Recording's. */

import type { GradientCall } from '../../engine/recording';
import { shapeText } from '../../extension/protocol/numberText';
import { quantityText, type EdgeView, type Quantity, type RecordingView } from '../../extension/protocol/recordingView';
import { labelOf, opInNumbers, opLabel, partialLabel, targetLabel } from '../../extension/protocol/tensorLabel';
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

/** Values of an array in words. */
const SHORT = 4;
/** A sum of more contributions is told by its length. */
const MAX_TERMS = 6;

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
      words: forwardWords(view, op),
      // The state that an assign makes belongs to a Variable's node.
      nodes: nodes.length > 0 ? nodes : [...new Set(into.map((edge) => edge.to))],
      edges: into.map((edge) => edge.id),
    };
  });
}

/** `m = x² + y² = 9 + 25 = 34` */
function forwardWords(view: RecordingView, op: number): string {
  const [first, ...more] = view.outputs(op);
  const formula = opLabel(view, op);
  const numbers = opInNumbers(view, op);
  if (first === undefined) return `${formula}: ${numbers} left the engine`;
  const outputs = [first, ...more];
  const values = outputs.map((output) => view.valueText(output, SHORT));
  const parts = [outputs.map((output) => labelOf(view, output)).join(', '), formula, numbers, values.join(', ')];
  return parts.filter((part, i) => part !== parts[i - 1]).join(' = ');
}

function backwardSteps(view: RecordingView, model: GraphModel, callIndex: number): Step[] {
  const call = view.gradient(callIndex);
  if (call === null) return [];
  const targets = model.nodes.filter((node) => node.isTarget);
  const nodeOf = new Map(targets.flatMap(({ id, tensors }) => tensors.map((row) => [view.gradRow(row), id] as const)));
  const shown = groupBy(model.edges, (edge) => edge.op);
  const flows = view.edgesOf(callIndex).flatMap((edge): Flow[] => {
    const ways = (shown.get(edge.op) ?? []).filter(({ position, isOnPath }) => position === edge.position && isOnPath);
    const [way] = ways;
    return way === undefined ? [] : [{ edge, ways, node: way.from, text: textOf(edge.contribution) }];
  });
  const into = groupBy(flows, (flow) => flow.node);
  const target = targetLabel(view, call);
  const steps = flows.map((flow): Step => {
    const all = into.get(flow.node) ?? [];
    const turn = all.indexOf(flow) + 1;
    return {
      kind: 'flow',
      words: flowWords(view, callIndex, target, flow) + sumWords(view, callIndex, target, all, turn),
      nodes: [flow.node],
      edges: flow.ways.map((way) => way.id),
      flow: flow.text,
      turn,
      of: all.length,
    };
  });
  const seeds = seedStep(view, callIndex, call, target, (row) => nodeOf.get(view.gradRow(row)), into);
  return [...(steps.length > 0 || isReached(view, callIndex, call) ? [seeds] : []), ...steps, ...nullSteps(model)];
}

/** One edge of the sweep with the edges of the picture that show it (one per output of the op). */
interface Flow {
  readonly edge: EdgeView;
  readonly ways: readonly GraphEdge[];
  readonly node: string;
  readonly text: string;
}

function isReached(view: RecordingView, callIndex: number, call: GradientCall): boolean {
  return call.targets.some((target) => view.adjointOf(callIndex, target) !== null);
}

/** A target that leads to another target starts with its seed too, but the Recording tells only what it came to. */
function seedStep(
  view: RecordingView,
  callIndex: number,
  call: GradientCall,
  target: string,
  nodeOf: (row: number) => string | undefined,
  into: ReadonlyMap<string, readonly Flow[]>,
): Step {
  const starts = call.targets.flatMap((row) => {
    const node = nodeOf(row);
    if (node === undefined) return [];
    const adjoint = into.has(node) ? null : view.adjointOf(callIndex, row);
    const symbol = partialLabel(view, target, row);
    return [
      { node, words: adjoint === null ? `${symbol} starts with its own share` : `${symbol} = ${textOf(adjoint)}` },
    ];
  });
  return {
    kind: 'seed',
    words: starts.map(({ words }) => words).join(', '),
    nodes: starts.map(({ node }) => node),
    edges: [],
  };
}

/** `∂z/∂x += ∂z/∂m · ∂m/∂x = 68 · 6 = 408` */
function flowWords(view: RecordingView, callIndex: number, target: string, { edge, text }: Flow): string {
  const { op, input, output, local } = edge;
  const start = `${partialLabel(view, target, input)} += `;
  const above = view.adjointOf(callIndex, output);
  const isOneOutput = view.outputs(op).length === 1;
  if (above === null || local === null || !isOneOutput) {
    const from = isOneOutput ? ` of ${partialLabel(view, target, output)}` : '';
    return `${start}what the rule of ${view.opName(op)} makes${from} = ${text}`;
  }
  const sign = above.kind === 'array' && local.kind === 'array' ? ' ⊙ ' : ' · ';
  const symbols = `${partialLabel(view, target, output)}${sign}${partialLabel(view, output, input)}`;
  const numbers = `${factor(textOf(above))}${sign}${factor(textOf(local))}`;
  return `${start}${symbols} = ${numbers} = ${text}${summedOver(above, local, edge.contribution)}`;
}

/** An input that was copied along an axis gets the sum over its copies. */
function summedOver(above: Quantity, local: Quantity, contribution: Quantity | null): string {
  const size = (quantity: Quantity): number => (quantity.kind === 'array' ? quantity.preview.size : 1);
  if (contribution === null || size(contribution) >= Math.max(size(above), size(local))) return '';
  return contribution.kind === 'scalar' ? ', summed' : `, summed to ${shapeText(contribution.shape)}`;
}

/** With the last of several: what they add up to. With one before: that more is to come. */
function sumWords(view: RecordingView, callIndex: number, target: string, all: readonly Flow[], turn: number): string {
  const [first] = all;
  if (first === undefined || all.length === 1) return '';
  if (turn < all.length) return `  (${turn} of ${all.length} contributions)`;
  const adjoint = view.adjointOf(callIndex, first.edge.input);
  const symbol = partialLabel(view, target, first.edge.input);
  const isSeeded = view.gradient(callIndex)?.targets.some((t) => view.gradRow(t) === view.gradRow(first.edge.input));
  const terms =
    all.length > MAX_TERMS
      ? `the sum of ${all.length} contributions`
      : [...(isSeeded ? ['its own share'] : []), ...all.map(({ text }) => factor(text))].join(' + ');
  return `;  ${symbol} = ${terms} = ${textOf(adjoint)}`;
}

function nullSteps(model: GraphModel): Step[] {
  return model.nodes.flatMap(({ id, nullCause, adjoint, symbol }): Step[] =>
    nullCause === null
      ? []
      : [{ kind: 'null', words: `${adjoint?.symbol ?? symbol} = null: ${nullCause}`, nodes: [id], edges: [] }],
  );
}

function textOf(quantity: Quantity | null): string {
  return quantity === null ? '…' : quantityText(quantity, 'float32', SHORT);
}

function factor(text: string): string {
  return text.startsWith('-') ? `(${text})` : text;
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
