/** @file The Recording: all that one run leaves, as plain data. Every view reads this and nothing else. */

import type { Attrs } from './op';

/** Raised whenever the shape below changes; readers refuse what they do not know. */
export const RECORDING_VERSION = 1;

export interface Recording {
  readonly version: typeof RECORDING_VERSION;
  /** The snippet's files: entry first, then its relative imports. `hash` is of the exact text that ran. */
  readonly files: readonly SourceFile[];
  readonly sites: readonly Site[];
  readonly frames: FrameTable;
  readonly ops: OpTable;
  readonly tensors: TensorTable;
  readonly tapes: readonly TapeInfo[];
  readonly gradients: readonly GradientCall[];
  /** What the engine itself said while running (TensorFlow's warnings). */
  readonly warnings: readonly RunWarning[];
  readonly console: readonly ConsoleLine[];
  /** Console lines beyond the limit, counted only. */
  readonly consoleDropped: number;
  readonly outcome: Outcome;
  /** Wall time of the run in milliseconds. */
  readonly elapsedMs: number;
}

export interface SourceFile {
  /** As given to the runner; shown to people, never opened by a view. */
  readonly name: string;
  readonly hash: string;
}

/** A range of the snippet's text that may show up at run time. Its id is its index in `Recording.sites`. */
export interface Site {
  readonly kind: 'call' | 'binding' | 'loop' | 'function' | 'statement';
  readonly file: number;
  /** UTF-16 offsets, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** Where a finding on this call stands: from the method's name for `x.add(y)`; `start` otherwise. */
  readonly anchor: number;
  /** The bound name for a binding, the callee for a call, the function's name for a function; may be empty. */
  readonly name: string;
  /** For a call of `gradient`, `jacobian` …: the ranges of its target and of each source, by path (see `SourceResult.path`). */
  readonly parts?: readonly SitePart[];
}
export interface SitePart {
  readonly role: 'target' | 'source';
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** Calls and loop turns an op ran in, as a tree: row 0 is the top level (parent -1). */
export interface FrameTable {
  readonly count: number;
  readonly parent: Int32Array;
  /** Site of the function or loop; -1 at the top level. */
  readonly site: Int32Array;
  /** Loop turn, from 0; -1 for a function call. */
  readonly iteration: Int32Array;
}

/** One row per op of the whole run, in the order they ran, whether or not a tape saw them. */
export interface OpTable {
  readonly count: number;
  readonly names: readonly string[];
  /** Index into `names`. Beside the ops: `assign`, `assignAdd`, `assignSub` (inputs: state before, value; output: state after),
   * `variable` (a Variable copied from a tensor; input: that tensor, output: the first state)
   * and `read` (a value left the engine: dataSync, arraySync …; no output; attrs.method). No tape records these rows. */
  readonly name: Uint16Array;
  /** inputs of row i: `inputs[inputStart[i] … inputStart[i+1])`, tensor rows; so too outputs. */
  readonly inputStart: Uint32Array;
  readonly inputs: Uint32Array;
  readonly outputStart: Uint32Array;
  readonly outputs: Uint32Array;
  /** Site of the call, -1 where unknown. */
  readonly site: Int32Array;
  readonly frame: Uint32Array;
  /** Index into `tapeSets`: which tapes recorded the row. `tapeSets[0]` is the empty set. */
  readonly tapeSet: Uint32Array;
  readonly tapeSets: readonly (readonly number[])[];
  /** The gradient call this row ran in (a backward op of a nested tape), -1 for forward ops. */
  readonly gradient: Int32Array;
  /** Attributes of rows that have any. */
  readonly attrs: Readonly<Record<number, Attrs>>;
}

export const TENSOR_KINDS = ['intermediate', 'constant', 'variable'] as const;
export type TensorKind = (typeof TENSOR_KINDS)[number];

/** One row per tensor. A Variable has one row per state: `variable` tells which rows are the same Variable. */
export interface TensorTable {
  readonly count: number;
  /** Index into DTYPES. */
  readonly dtype: Uint8Array;
  readonly shapes: readonly (readonly number[])[];
  readonly shape: Uint32Array;
  /** Index into TENSOR_KINDS. */
  readonly kind: Uint8Array;
  /** Row of the op that made it, -1 for a leaf. */
  readonly producer: Int32Array;
  /** Index of the Variable this row is a state of, -1 otherwise. */
  readonly variable: Int32Array;
  readonly variables: readonly VariableInfo[];
  /** The value of a numeric scalar (rank 0); NaN for all else, see `previews`. */
  readonly scalar: Float64Array;
  /** Site of the call that made it, -1 where unknown. */
  readonly site: Int32Array;
  /** Values of what is not a scalar. */
  readonly previews: Readonly<Record<number, Preview>>;
  /** Names the snippet bound the tensor to, oldest first, with the binding's site. A Variable's names stand at its first state. */
  readonly names: Readonly<Record<number, readonly BoundName[]>>;
}
export interface BoundName {
  readonly name: string;
  readonly site: number;
}
export interface VariableInfo {
  /** The engine's name of it, such as `Variable:0`. */
  readonly name: string;
  readonly trainable: boolean;
  /** First state's tensor row. */
  readonly tensor: number;
}

/** Values up to a limit, with statistics over all of them; min, max and mean are over the finite ones, NaN where there are none. */
export interface Preview {
  /** The first values in row-major order; all of them when `values.length === size`; none where the budget dropped them. */
  readonly values: readonly (number | string)[];
  readonly size: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly zeros: number;
  readonly nans: number;
  readonly infinities: number;
}

export interface TapeInfo {
  readonly persistent: boolean;
  readonly watchAccessedVariables: boolean;
  /** Site of the constructor. */
  readonly site: number;
  /** Op rows [start, end) during which it recorded, in order. What ran in `stopRecording` lies between two of them. */
  readonly spans: readonly TapeSpan[];
  /** Explicit `watch` calls: the tensor row, when (op row) and where. */
  readonly watched: readonly { readonly tensor: number; readonly atOp: number; readonly site: number }[];
  /** Where `reset` made it forget all it had recorded and watched; left out where it never did. */
  readonly resets?: readonly TapeReset[];
}

export interface TapeReset {
  /** Op row: those before it are forgotten. */
  readonly atOp: number;
  /** So many of `watched` are forgotten. */
  readonly watched: number;
  readonly site: number;
}

export interface TapeSpan {
  readonly start: number;
  readonly end: number;
  /** Of the `record` call (of `stopRecording`, for the span after it). */
  readonly site: number;
  /** It ended because `stopRecording` began; the next span begins where that ended. */
  readonly paused: boolean;
}

export interface GradientCall {
  readonly kind: 'gradient' | 'jacobian' | 'batchJacobian' | 'functional';
  readonly tape: number;
  readonly site: number;
  readonly frame: number;
  /** Number of op rows when the call began. */
  readonly atOp: number;
  readonly targets: readonly number[];
  readonly sources: readonly SourceResult[];
  /** Whether the author asked for zeros in place of null. */
  readonly unconnected: 'none' | 'zero';
  /** ∂target/∂node for each tensor row the sweep reached; a Variable's stands at its first state. */
  readonly adjoints: ArrayTable;
  /** One row per edge (op row, position of the input) that an adjoint flowed along. */
  readonly edges: EdgeTable;
  /** The sentence the call threw, or null. */
  readonly error: string | null;
}

export interface SourceResult {
  readonly tensor: number;
  /** Where it stands in the sources: '' for a single one, `[0]`, `.x`, `[1].w` … */
  readonly path: string;
  /** The partial: a tensor row, or null when no gradient came. */
  readonly result: number | null;
  /** Why it is null; null when it is not. */
  readonly cause: NullCause | null;
}

/** Numbers keyed by tensor row: scalars inline, everything else as preview. */
export interface ArrayTable {
  readonly tensor: Uint32Array;
  readonly scalar: Float64Array;
  readonly previews: Readonly<Record<number, Preview>>;
}

export interface EdgeTable {
  readonly op: Uint32Array;
  readonly input: Uint32Array;
  /** What flowed along the edge into the input's adjoint. */
  readonly contribution: Float64Array;
  /** ∂output/∂input where both are scalars, NaN otherwise. */
  readonly local: Float64Array;
  /** 1 where the local derivative was computed (as number or preview), so that a NaN there is a NaN and no gap. */
  readonly hasLocal: Uint8Array;
  /** By position in this table: contributions and local derivatives that are arrays (elementwise edges, or a scalar output). */
  readonly contributionPreviews: Readonly<Record<number, Preview>>;
  readonly localPreviews: Readonly<Record<number, Preview>>;
}

/** Why a source got null: the engine's own account, from the tape and the log. `op` is an op row, `site` a site id (-1 unknown). */
export type NullCause =
  | { readonly kind: 'integer-dtype'; readonly dtype: string; readonly site: number }
  | { readonly kind: 'not-trainable'; readonly site: number }
  | { readonly kind: 'not-watched'; readonly site: number }
  /** The name the source was given held a Variable before: `earlier` is that Variable's first row, `site` the rebinding. */
  | { readonly kind: 'reassigned'; readonly name: string; readonly earlier: number; readonly site: number }
  | { readonly kind: 'watched-too-late'; readonly op: number; readonly site: number }
  | { readonly kind: 'op-outside-tape'; readonly op: number; readonly site: number }
  | { readonly kind: 'recording-stopped'; readonly op: number; readonly site: number }
  /** The tape recorded it, and `reset` made it forget. */
  | { readonly kind: 'forgotten'; readonly op: number; readonly site: number }
  | { readonly kind: 'gradient-outside-tape'; readonly gradient: number; readonly site: number }
  | { readonly kind: 'left-engine'; readonly op: number; readonly site: number }
  | { readonly kind: 'copied'; readonly op: number; readonly site: number }
  | { readonly kind: 'assigned'; readonly op: number; readonly site: number }
  | { readonly kind: 'not-differentiable'; readonly op: number; readonly why: string; readonly site: number }
  | { readonly kind: 'stop-gradient'; readonly op: number; readonly site: number }
  /** The source feeds nothing that leads to the target. */
  | { readonly kind: 'unused'; readonly site: number };

export interface RunWarning {
  readonly message: string;
  /** Rows (first states) of the Variables it is about: those whose gradient given to an optimizer was null. */
  readonly variables?: readonly number[];
  readonly site: number;
  readonly atOp: number;
}

export interface ConsoleLine {
  readonly level: 'log' | 'info' | 'warn' | 'error' | 'debug';
  readonly text: string;
  readonly site: number;
  readonly atOp: number;
}

/** How the run ended. `site` is where, -1 unknown. */
export type Outcome =
  | { readonly kind: 'ok' }
  | { readonly kind: 'threw'; readonly message: string; readonly site: number }
  | { readonly kind: 'timed-out'; readonly limitMs: number; readonly site: number }
  | { readonly kind: 'out-of-memory'; readonly limitMb: number; readonly site: number }
  | { readonly kind: 'stopped'; readonly reason: string; readonly site: number };
