/** @file Nodes of the graph: each tensor of the scope with its texts; the states of a Variable that the shown tape read are one node. */

import type { GradientCall, SourceResult } from '../../engine/recording';
import { labelOf, opLabel, partialLabel, targetLabel } from '../../extension/protocol/tensorLabel';
import { withSubscript } from '../../extension/protocol/subscripts';
import { whyNullText } from '../../extension/protocol/whyNullText';
import { shapeText } from '../../extension/protocol/numberText';
import { quantityText, type Quantity, type RecordingView } from '../../extension/protocol/recordingView';
import type { Derivative, GraphNode, NodeKind } from './graphModel';
import type { Closed, Grouping } from './groups';
import { heatOf } from './heat';
import { hiddenIn, type Hidden } from './hidden';
import type { Scope } from './scope';
import { t } from '../words';

export interface Nodes {
  readonly list: readonly GraphNode[];
  /** Node that shows a tensor row: its own, or a closed group. */
  nodeOf(tensor: number): string | undefined;
  /** Node of an op row that made no tensor. */
  readonly endings: ReadonlyMap<number, string>;
  readonly hidden: Hidden;
}

/** Values on a label: enough to know an array again, not to read it. */
const SHORT = 3;
const LONG = 12;

/** Targets and sources are shown even where their group is closed, unless there are too many of them. */
const MOST_PINNED = 40;

export function readNodes(view: RecordingView, call: number | null, scope: Scope, grouping: Grouping): Nodes {
  const gradient = call === null ? null : view.gradient(call);
  const groups = new Map<string, number[]>();
  const ofTensor = new Map<number, string>();
  const closed = new Map<string, Closed>();
  const endings = new Map<number, string>();
  const context = contextOf(view, call, scope);
  const { read, watched } = context;
  // Sources and targets name a Variable by whichever state it had then.
  const asked = new Set([...(gradient?.sources.map((s) => s.tensor) ?? []), ...(gradient?.targets ?? [])]);
  // In a picture of the whole run a closed loop may hold them: the Variable itself stands outside.
  const isPinning = !scope.isWhole && asked.size <= MOST_PINNED;
  const hidden = hiddenIn(view, scope, grouping, {
    pinned: isPinning ? asked : new Set<number>(),
    isKept: (leaf) => asked.has(leaf) || read.has(leaf) || watched.has(leaf) || variableOf(view, leaf) >= 0,
  });
  const put = (id: string, tensor: number): void => {
    ofTensor.set(tensor, id);
    const group = groups.get(id);
    if (group) group.push(tensor);
    else groups.set(id, [tensor]);
  };
  const putGroup = (group: Closed): void => {
    if (!groups.has(group.id)) groups.set(group.id, []);
    closed.set(group.id, group);
  };
  const isVariable = (tensor: number): boolean =>
    variableOf(view, tensor) >= 0 && (read.has(tensor) || asked.has(tensor));
  const isHidden = (tensor: number): boolean =>
    hidden.ofTensor(tensor) !== null && (scope.isWhole || !isVariable(tensor));
  const place = (tensor: number): void => {
    if (ofTensor.has(tensor) || !scope.tensors.has(tensor)) return;
    put(isVariable(tensor) ? `v${variableOf(view, tensor)}` : `t${tensor}`, tensor);
  };
  const { inputStart, inputs, outputStart, outputs } = view.recording.ops;
  for (const op of scope.ops) {
    const group = hidden.ofOp(op);
    for (let i = inputStart[op]!; i < inputStart[op + 1]!; i++) {
      const input = inputs[i]!;
      // A group comes after all that leads into it: where its last op stands, or where the first of its results is used.
      if (!isHidden(input)) place(input);
      else if (group === null) putGroup(hidden.ofTensor(input)!);
    }
    if (group !== null && hidden.lastOps.get(group.id) === op) putGroup(group);
    for (let i = outputStart[op]!; i < outputStart[op + 1]!; i++) if (!isHidden(outputs[i]!)) place(outputs[i]!);
    if (outputStart[op] === outputStart[op + 1] && group === null) {
      endings.set(op, `o${op}`);
      groups.set(`o${op}`, []);
    }
  }
  for (const tensor of scope.tensors) if (!isHidden(tensor)) place(tensor);

  const opOf = new Map([...endings].map(([op, id]) => [id, op]));
  const broken = new Set([...scope.breaks].map((op) => grouping.closedOver(op)?.id));
  const targets = new Set(gradient?.targets.map((target) => hidden.ofTensor(target)?.id));
  const list = [...groups].map(([id, tensors]) => {
    const op = opOf.get(id);
    const group = closed.get(id);
    if (group !== undefined) return groupNode(group, broken.has(id), targets.has(id));
    return op === undefined ? tensorNode(context, id, tensors) : endingNode(context, id, op);
  });
  return {
    list,
    nodeOf: (tensor) => ofTensor.get(tensor) ?? (isHidden(tensor) ? hidden.ofTensor(tensor)?.id : undefined),
    endings,
    hidden,
  };
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
  /** Tensors that the shown tape was told to watch (any tape, where no call is shown). */
  readonly watched: ReadonlySet<number>;
}

function contextOf(view: RecordingView, call: number | null, scope: Scope): Context {
  const gradient = call === null ? null : view.gradient(call);
  const { tapes } = view.recording;
  const shown = gradient === null ? tapes : tapes.slice(gradient.tape, gradient.tape + 1);
  return {
    view,
    call,
    gradient,
    scope,
    read: statesRead(view, gradient, scope),
    ops: new Set(scope.ops),
    watched: new Set(shown.flatMap((tape) => tape.watched.map(({ tensor }) => tensor))),
  };
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
    names: [...new Set(view.namesOf(first).map(({ name }, i) => (i === 0 ? withSubscript(view, first, name) : name)))],
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
    closed: null,
  };
}

/** Its texts are completed when its edges are known. */
function groupNode(closed: Closed, isBreak: boolean, holdsTarget: boolean): GraphNode {
  return {
    id: closed.id,
    kind: 'group',
    isTarget: false,
    isSource: false,
    isDetached: false,
    isBackward: false,
    names: [closed.name],
    op: null,
    opRow: closed.last,
    symbol: closed.name,
    value: holdsTarget ? t('with the target') : '',
    longValue: '',
    heat: null,
    type: '',
    adjoint: null,
    nullCause: null,
    isBreak,
    tensors: [],
    site: closed.group.site,
    closed,
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
    value: t('left the engine'),
    longValue: t('left the engine'),
    heat: null,
    type: '',
    adjoint: null,
    nullCause: null,
    isBreak: scope.breaks.has(op),
    tensors: [],
    site: view.siteOfOp(op),
    closed: null,
  };
}

/** States of Variables that ops of the shown tape read: to its gradients they are one and the same. */
function statesRead(view: RecordingView, gradient: GradientCall | null, scope: Scope): ReadonlySet<number> {
  const { inputStart, inputs } = view.recording.ops;
  const rows = new Set<number>();
  for (const op of scope.ops) {
    const tapes = view.tapesOf(op);
    if (gradient === null ? tapes.length === 0 : !tapes.includes(gradient.tape)) continue;
    for (let i = inputStart[op]!; i < inputStart[op + 1]!; i++) {
      const input = inputs[i]!;
      if (variableOf(view, input) >= 0) rows.add(input);
    }
  }
  return rows;
}

function variableOf(view: RecordingView, tensor: number): number {
  return view.recording.tensors.variable[tensor] ?? -1;
}

function kindOf({ view, gradient, watched }: Context, tensor: number): NodeKind {
  if (view.kindOf(tensor) === 'variable') return 'variable';
  if (watched.has(tensor)) return 'watched';
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
