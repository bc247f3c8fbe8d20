/** @file Which ops and tensors a picture shows: those of one gradient call, or all. */

import type { GradientCall } from '../../engine/recording';
import type { RecordingView } from '../../extension/protocol/recordingView';

export interface Scope {
  /** Op rows, ascending. */
  readonly ops: readonly number[];
  readonly tensors: ReadonlySet<number>;
  /** Op rows at which the path of a null source breaks. */
  readonly breaks: ReadonlySet<number>;
  /** Every op of the run. */
  readonly isWhole: boolean;
}

export function scopeOf(view: RecordingView, call: number | null, which: 'call' | 'all'): Scope {
  const gradient = call === null ? null : view.gradient(call);
  return which === 'all' || gradient === null ? wholeRun(view, gradient) : leadingTo(view, gradient);
}

function wholeRun(view: RecordingView, gradient: GradientCall | null): Scope {
  const ops = Array.from({ length: view.opCount }, (_, i) => i);
  const tensors = new Set<number>();
  for (const op of ops) {
    for (const input of view.inputs(op)) tensors.add(input);
    for (const output of view.outputs(op)) tensors.add(output);
  }
  for (const { tensor } of gradient?.sources ?? []) tensors.add(tensor);
  for (const target of gradient?.targets ?? []) tensors.add(target);
  return { ops, tensors, breaks: breaksOf(gradient), isWhole: true };
}

/**
 * The targets' ancestors, and the sources. Variables, watched tensors and sources that got a gradient are where the walk ends, and so are
 * ops that no tape of this call recorded: unless they stand between a null source and the target, for then they are the answer.
 */
function leadingTo(view: RecordingView, gradient: GradientCall): Scope {
  const breaks = breaksOf(gradient);
  const tensors = new Set<number>(gradient.targets);
  for (const { tensor } of gradient.sources) tensors.add(tensor);
  for (const op of breaks) for (const input of view.inputs(op)) tensors.add(input);

  const ends = new Set<number>(view.recording.tapes[gradient.tape]?.watched.map(({ tensor }) => tensor));
  for (const { tensor, result } of gradient.sources) if (result !== null) ends.add(tensor);
  const nulls = gradient.sources.filter((s) => s.result === null);
  // Of a name that was bound anew, the Variable it held before.
  const starts = nulls.flatMap(({ tensor, cause }) =>
    cause?.kind === 'reassigned' ? [tensor, cause.earlier] : [tensor],
  );
  const fromNull = descendants(view, starts, gradient.atOp);
  // Where nothing connects, all that ran since the tape began is part of the answer.
  const tapeBegan = view.recording.tapes[gradient.tape]?.spans[0]?.start ?? Infinity;
  const { inputStart, inputs, outputStart, outputs } = view.recording.ops;
  const isWalked = (op: number): boolean => {
    if (breaks.has(op)) return true;
    let isWanted = false;
    let leadsOn = view.tapesOf(op).includes(gradient.tape) || (nulls.length > 0 && op >= tapeBegan);
    for (let i = outputStart[op]!; i < outputStart[op + 1]!; i++) {
      const output = outputs[i]!;
      const isState = (view.recording.tensors.variable[output] ?? -1) >= 0;
      isWanted ||= tensors.has(output) && !isState && !ends.has(output);
      leadsOn ||= fromNull.has(output);
    }
    return isWanted && leadsOn;
  };

  // Rows are in the order of the run, so one pass from the last to the first meets every op after all that use it.
  const ops: number[] = [];
  for (let op = gradient.atOp - 1; op >= 0; op--) {
    if (!isWalked(op)) continue;
    ops.push(op);
    for (let i = inputStart[op]!; i < inputStart[op + 1]!; i++) tensors.add(inputs[i]!);
    if (breaks.has(op)) for (const output of view.outputs(op)) tensors.add(output);
  }
  return { ops: ops.reverse(), tensors, breaks, isWhole: false };
}

function breaksOf(gradient: GradientCall | null): ReadonlySet<number> {
  const breaks = new Set<number>();
  for (const { cause } of gradient?.sources ?? []) if (cause && 'op' in cause && cause.op >= 0) breaks.add(cause.op);
  return breaks;
}

/** Every tensor computed from these, by whatever op. */
function descendants(view: RecordingView, tensors: readonly number[], atOp: number): ReadonlySet<number> {
  const found = new Set<number>();
  if (tensors.length === 0) return found;
  const starts = new Set(tensors.map((tensor) => view.gradRow(tensor)));
  for (let op = 0; op < atOp; op++) {
    const isFed = view.inputs(op).some((input) => found.has(input) || starts.has(view.gradRow(input)));
    if (isFed) for (const output of view.outputs(op)) found.add(output);
  }
  return found;
}
