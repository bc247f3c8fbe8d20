/** @file The one mutable place of the engine: which tapes record now, and who listens to the run. */

import type { Attrs, Op } from './op';
import type { Tensor } from './tensor';

/** What a listener of a run hears, in order. Tapes and gradient calls are told by number, from 0, in order of creation. */
export interface RunListener {
  /**
   * Site of the snippet's call under way, -1 where unknown; the instrumented snippet sets it just before each call. A function of the
   * engine that calls back into the snippet (`record`, `grad`, `customGrad`, `tidy` …) reads it at entry and puts it back before
   * it reports anything, since the callback overwrites it.
   */
  site: number;
  /** An op ran. Inputs are snapshots where they were Variables. `tapes`: the tapes that recorded it. */
  op(op: Op, inputs: readonly Tensor[], outputs: readonly Tensor[], attrs: Attrs, tapes: readonly number[]): void;
  /** A leaf was made by `tf.tensor`, `tf.ones` … (anything that makes values without tensor inputs). */
  leaf(tensor: Tensor): void;
  /** A Variable was made; `state` is the snapshot of its first value, `from` the tensor it was copied from, if any. */
  variable(variableId: number, name: string, trainable: boolean, state: Tensor, from: Tensor | null): void;
  /** A Variable changed from `before` to `after` (snapshots). */
  assign(
    method: 'assign' | 'assignAdd' | 'assignSub',
    variableId: number,
    before: Tensor,
    value: Tensor,
    after: Tensor,
  ): void;
  /** A value left the engine: `dataSync`, `arraySync`, `data`, `array`, `bufferSync`. */
  read(method: string, tensor: Tensor): void;
  tapeCreated(tape: number, persistent: boolean, watchAccessedVariables: boolean): void;
  recordStart(tape: number): void;
  /** Recording ended, or paused (`stopRecording`); a later `recordStart` goes on. */
  recordEnd(tape: number, paused: boolean): void;
  watch(tape: number, tensor: Tensor): void;
  /** It forgot all it had recorded and watched. */
  tapeReset(tape: number): void;
  gradientStart(call: GradientCallStart): void;
  /** The finished adjoint ∂target/∂node of a tensor on the way (keyed by `gradId` for Variables). */
  adjoint(tensor: Tensor, adjoint: Tensor): void;
  /**
   * What flowed along one edge (already summed back to the input's shape). `dy` and the rule let the listener ask for the local
   * derivative: `local()` runs the rule with ones, recording nothing; null where the op is not elementwise and the output no scalar.
   */
  contribution(
    output: Tensor,
    inputIndex: number,
    input: Tensor,
    contribution: Tensor,
    local: () => Tensor | null,
  ): void;
  /** Results in the order of `sources`; null where unconnected. `error` is the sentence thrown, if any. */
  gradientEnd(results: readonly (Tensor | null)[], error: string | null): void;
  /** `about`: the Variables the warning is about, if any. */
  warning(message: string, about?: readonly Tensor[]): void;
}

export interface GradientCallStart {
  readonly kind: 'gradient' | 'jacobian' | 'batchJacobian' | 'functional';
  readonly tape: number;
  readonly targets: readonly Tensor[];
  readonly sources: readonly { readonly tensor: Tensor; readonly path: string }[];
  readonly unconnected: 'none' | 'zero';
}

/** What a running op asks of a tape. */
export interface RecordingTape {
  readonly index: number;
  /** Looks at an op that ran; keeps it when an input is watched. Returns whether it did. */
  observe(op: Op, inputs: readonly Tensor[], outputs: readonly Tensor[], attrs: Attrs): boolean;
  /** The same for an op without attributes on one or two float scalars of one dtype, while nobody listens. */
  observeScalars(op: Op, a: Tensor, b: Tensor | null, output: Tensor): void;
}

export const context = {
  /** Tapes recording now, innermost last. Empty most of the time: the fast path of every op. */
  tapes: [] as RecordingTape[],
  listener: null as RunListener | null,
  /** Gradient calls under way. An op of a sweep is told to the listener only where a tape recorded it. */
  sweeps: 0,
  /**
   * While a rule runs: the id of an output of the op it goes back over. A Variable among that op's inputs was read when the op ran, not
   * now: to a tape that did not record then it is as strange as any other tensor. Null: what is read is read now.
   */
  readAt: null as number | null,
  /** Where `t.print()` goes; null means the host's console. */
  print: null as ((text: string) => void) | null,
};

/** Runs `f`, a function of the snippet's, which reads Variables now, whatever rule calls it. */
export function readingNow<T>(f: () => T): T {
  const { readAt } = context;
  context.readAt = null;
  try {
    return f();
  } finally {
    context.readAt = readAt;
  }
}

/** Runs `f` with no tape recording and no listener told. */
export function unrecorded<T>(f: () => T): T {
  const tapes = context.tapes;
  context.tapes = [];
  context.sweeps++;
  try {
    return f();
  } finally {
    context.sweeps--;
    context.tapes = tapes;
  }
}
