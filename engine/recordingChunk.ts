/** @file What streams out of a run while it goes on: the rows that are new since the last chunk. Structured-clone friendly. */

import type { Attrs } from './op';
import type {
  ConsoleLine,
  GradientCall,
  Preview,
  RECORDING_VERSION,
  RunWarning,
  TapeInfo,
  VariableInfo,
} from './recording';

export interface RecordingChunk {
  readonly version: typeof RECORDING_VERSION;
  readonly frames: FrameChunk;
  readonly ops: OpChunk;
  readonly tensors: TensorChunk;
  /** Whole tapes and gradient calls that are new or changed, by index. */
  readonly tapes: readonly Changed<TapeInfo>[];
  readonly gradients: readonly Changed<GradientCall>[];
  readonly warnings: readonly RunWarning[];
  readonly console: readonly ConsoleLine[];
  /** Console lines dropped so far in the run. */
  readonly consoleDropped: number;
}

export interface Changed<T> {
  readonly index: number;
  readonly value: T;
}

/** Columns as in FrameTable; `first` is the row of the chunk's first entry. */
export interface FrameChunk {
  readonly first: number;
  readonly parent: Int32Array;
  readonly site: Int32Array;
  readonly iteration: Int32Array;
}

/** Columns as in OpTable, but rows tell where their inputs and outputs end, counted over the whole run. */
export interface OpChunk {
  readonly first: number;
  readonly newNames: readonly string[];
  readonly name: Uint16Array;
  readonly inputEnd: Uint32Array;
  readonly inputs: Uint32Array;
  readonly outputEnd: Uint32Array;
  readonly outputs: Uint32Array;
  readonly site: Int32Array;
  readonly frame: Uint32Array;
  readonly tapeSet: Uint32Array;
  readonly newTapeSets: readonly (readonly number[])[];
  readonly gradient: Int32Array;
  readonly attrs: Readonly<Record<number, Attrs>>;
}

export interface TensorChunk {
  readonly first: number;
  readonly dtype: Uint8Array;
  readonly newShapes: readonly (readonly number[])[];
  readonly shape: Uint32Array;
  readonly kind: Uint8Array;
  readonly producer: Int32Array;
  readonly variable: Int32Array;
  readonly newVariables: readonly VariableInfo[];
  readonly scalar: Float64Array;
  readonly site: Int32Array;
  readonly previews: Readonly<Record<number, Preview>>;
  /** Names given since the last chunk, also to older rows. The name is the binding site's, followed by `path`. */
  readonly bindings: readonly Binding[];
}

export interface Binding {
  readonly tensor: number;
  readonly site: number;
  readonly path: string;
}
