/** @file Nodes of the graph: each tensor of the scope with its texts; the states of a Variable that the shown tape read are one node. */

import type { GradientCall, SourceResult } from '../../engine/recording';
import { labelOf, opLabel, partialLabel, targetLabel } from '../../extension/protocol/tensorLabel';
import { whyNullText } from '../../extension/protocol/whyNullText';
import { shapeText } from '../../extension/protocol/numberText';
import { quantityText, type Quantity, type RecordingView } from '../../extension/protocol/recordingView';
import type { Derivative, GraphNode, NodeKind } from './graphModel';
import { heatOf } from './heat';
import type { Scope } from './scope';

export interface Nodes {
  readonly list: readonly GraphNode[];
  /** Node that shows a tensor row. */
  readonly ofTensor: ReadonlyMap<number, string>;
  /** Node of an op row that made no tensor. */
  readonly ofOp: ReadonlyMap<number, string>;
}

/** Values on a label: enough to know an array again, not to read it. */
const SHORT = 3;
const LONG = 12;

export function readNodes(view: RecordingView, call: number | null, scope: Scope): Nodes {
  const gradient = call === null ? null : view.gradient(call);
  const groups = new Map<string, number[]>();
  const ofTensor = new Map<number, string>();
  const ofOp = new Map<number, string>();
  const read = statesRead(view, gradient, scope);
  // Sources and targets name a Variable by whichever state it had then.
  const asked = new Set([...(gradient?.sources.map((s) => s.tensor) ?? []), ...(gradient?.targets ?? [])]);
  const place = (tensor: number): void => {
    if (!scope.tensors.has(tensor) || ofTensor.has(tensor)) return;
    const variable = variableOf(view, tensor);
    const id = variable >= 0 && (read.has(tensor) || asked.has(tensor)) ? `v${variable}` : `t${tensor}`;
    ofTensor.set(tensor, id);
    const group = groups.get(id);
    if (group) group.push(tensor);
    else groups.set(id, [tensor]);
  };
  for (const op of scope.ops) {
    for (const input of view.inputs(op)) place(input);
    for (const output of view.outputs(op)) place(output);
    if (view.outputs(op).length === 0) {
      ofOp.set(op, `o${op}`);
      groups.set(`o${op}`, []);
    }
  }
  for (const tensor of scope.tensors) place(tensor);

  const context: Context = { view, call, gradient, scope, read, ops: new Set(scope.ops) };
  const endings = new Map([...ofOp].map(([op, id]) => [id, op]));
  const list = [...groups].map(([id, tensors]) => {
    const op = endings.get(id);
    return op === undefined ? tensorNode(context, id, tensors) : endingNode(context, id, op);
  });
  return { list, ofTensor, ofOp };
}

interface Context {
  readonly view: RecordingView;
  readonly call: number | null;
  readonly gradient: GradientCall | null;
  readonly scope: Scope;
  /** States of Variables that the shown tape read. */
  readonly read: ReadonlySet<number>;
  /** Rows of the scope's ops. */
  readonly ops: ReadonlySet<number>;
}

function tensorNode(context: Context, id: string, tensors: readonly number[]): GraphNode {
  const { view, call, gradient, scope, read, ops } = context;
  const readRows = tensors.filter((t) => read.has(t));
  const states = readRows.length > 0 ? readRows : tensors;
  const first = states[0] ?? 0;
  // A state that the shown tape did not read is no part of its gradient, though it belongs to the same Variable.
  const isOtherState = variableOf(view, first) >= 0 && id.startsWith('t');
  const sameNode = (row: number): boolean => !isOtherState && view.gradRow(row) === view.gradRow(first);
  const source = gradient?.sources.find((s) => sameNode(s.tensor)) ?? null;
  const isTarget = gradient?.targets.some(sameNode) ?? false;
  const op = view.producerOf(first);
  const kind = kindOf(context, first);
  // A Variable is a leaf to its tape: the assign that made its state shows only where that op is in the picture.
  const isMade = op >= 0 && (kind !== 'variable' || ops.has(op));
  const values = [...new Set(states.map((t) => shortValue(view.valueOf(t), view.dtypeOf(t))))];
  const shape = view.shapeOf(first);
  return {
    id,
    kind,
    isTarget,
    isSource: source !== null,
    isDetached: op >= 0 && kind === 'op' && view.tapesOf(op).length === 0,
    isBackward: op >= 0 && (view.recording.ops.gradient[op] ?? -1) >= 0,
    names: [...new Set(view.namesOf(first).map(({ name }) => name))],
    op: isMade ? opTitle(view, op, first) : null,
    opRow: ops.has(op) ? op : null,
    symbol: labelOf(view, first),
    value: values.length <= 2 ? values.join(' → ') : `${values[0]} → … → ${values.at(-1)}`,
    longValue: [...new Set(states.map((t) => view.valueText(t, LONG)))].join(' → '),
    heat: heatOf(view.valueOf(first)),
    type: view.dtypeOf(first) + (shape.length > 0 ? ` ${shapeText(shape)}` : ''),
    adjoint: call === null || isOtherState ? null : adjointOf(context, call, first, source),
    nullCause: gradient && source && source.result === null ? whyNullText(view, gradient, source) : null,
    isBreak: op >= 0 && scope.breaks.has(op),
    tensors,
    site: siteOf(view, first),
  };
}

/** An op without an output: a value left the engine there. */
function endingNode({ view, scope }: Context, id: string, op: number): GraphNode {
  const method = view.attrsOf(op)['method'];
  return {
    id,
    kind: 'op',
    isTarget: false,
    isSource: false,
    isDetached: true,
    isBackward: false,
    names: [],
    op: typeof method === 'string' ? method : view.opName(op),
    opRow: op,
    symbol: opLabel(view, op),
    value: 'left the engine',
    longValue: 'left the engine',
    heat: null,
    type: '',
    adjoint: null,
    nullCause: null,
    isBreak: scope.breaks.has(op),
    tensors: [],
    site: view.siteOfOp(op),
  };
}

/** States of Variables that ops of the shown tape read: to its gradients they are one and the same. */
function statesRead(view: RecordingView, gradient: GradientCall | null, scope: Scope): ReadonlySet<number> {
  const rows = new Set<number>();
  for (const op of scope.ops) {
    const tapes = view.tapesOf(op);
    if (gradient === null ? tapes.length === 0 : !tapes.includes(gradient.tape)) continue;
    for (const input of view.inputs(op)) if (variableOf(view, input) >= 0) rows.add(input);
  }
  return rows;
}

function variableOf(view: RecordingView, tensor: number): number {
  return view.recording.tensors.variable[tensor] ?? -1;
}

function kindOf({ view, gradient }: Context, tensor: number): NodeKind {
  if (view.kindOf(tensor) === 'variable') return 'variable';
  const tapes = gradient === null ? view.recording.tapes : view.recording.tapes.slice(gradient.tape, gradient.tape + 1);
  if (tapes.some((tape) => tape.watched.some((w) => w.tensor === tensor))) return 'watched';
  const isLeaf = view.producerOf(tensor) < 0;
  if (isLeaf && gradient?.kind === 'functional' && gradient.sources.some((s) => s.tensor === tensor)) return 'watched';
  return isLeaf ? 'constant' : 'op';
}

function adjointOf(
  { view, gradient }: Context,
  call: number,
  tensor: number,
  source: SourceResult | null,
): Derivative | null {
  if (gradient === null) return null;
  const symbol = partialLabel(view, targetLabel(view, gradient), tensor);
  const quantity = view.adjointOf(call, tensor) ?? (source && view.partialOf(source));
  if (quantity) return derivative(symbol, quantity);
  const isNull = source !== null && source.result === null && gradient.error === null;
  return isNull ? { symbol, short: 'null', text: 'null', isNumber: false } : null;
}

export function derivative(symbol: string, quantity: Quantity): Derivative {
  return {
    symbol,
    short: quantityText(quantity, 'float32', SHORT),
    text: quantityText(quantity, 'float32', LONG),
    isNumber: quantity.kind === 'scalar',
  };
}

function shortValue(value: Quantity | null, dtype: string): string {
  if (value === null) return '?';
  if (value.kind === 'scalar') return quantityText(value, dtype);
  return `${shapeText(value.shape)} ${quantityText(value, dtype, SHORT)}`;
}

/** `split[1]` where an op has several outputs. */
function opTitle(view: RecordingView, op: number, tensor: number): string {
  const outputs = view.outputs(op);
  return outputs.length > 1 ? `${view.opName(op)}[${outputs.indexOf(tensor)}]` : view.opName(op);
}

/** The call that made it; for a leaf or a Variable the same, and the name's place where the call is unknown. */
function siteOf(view: RecordingView, tensor: number): number {
  const site = view.siteOf(tensor);
  return site >= 0 ? site : (view.namesOf(tensor)[0]?.site ?? -1);
}
