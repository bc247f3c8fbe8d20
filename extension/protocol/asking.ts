/** @file Questions about a run that are answered by running again: another target, a changed leaf, a jacobian, a check. */

import type { AskedGradient, LeafChange, TensorRef } from '../../engine/askedRecorder';
import type { PartialCheck } from '../../engine/checkPartials';
import type { Recording } from '../../engine/recording';

/** One question about the run, or about the same run with some leaves changed. */
export interface Ask {
  readonly changes: readonly LeafChange[];
  readonly question: Question;
}

export type Question =
  /** The whole run; with `gradient`, that gradient is its last call. */
  | { readonly kind: 'run'; readonly gradient: AskedGradient | null }
  /** Values of a tensor, row by row. */
  | { readonly kind: 'values'; readonly tensor: TensorRef; readonly start: number; readonly count: number }
  /** ∂target/∂source, element by element: of one target by each source. */
  | { readonly kind: 'jacobian'; readonly gradient: AskedGradient }
  /** Central differences beside each partial. */
  | { readonly kind: 'check'; readonly gradient: AskedGradient };

/** What the sandbox makes of it; the rows of a `run` come before. */
export type Answer =
  | { readonly kind: 'run' }
  | { readonly kind: 'values'; readonly start: number; readonly size: number; readonly values: readonly number[] }
  | { readonly kind: 'jacobian'; readonly blocks: readonly JacobianBlock[] }
  | { readonly kind: 'check'; readonly sources: readonly SourceCheck[] }
  /** There is no answer, and a sentence says why. */
  | { readonly kind: 'none'; readonly why: string };

/** ∂target/∂(one source) as a matrix: a row per element of the target, a column per element of the source. */
export interface JacobianBlock {
  /** False where the source does not reach the target: all zeros. */
  readonly connected: boolean;
  readonly targetShape: readonly number[];
  readonly sourceShape: readonly number[];
  /** So many of them are told, from the first on. */
  readonly rows: number;
  readonly columns: number;
  readonly values: readonly number[];
}

export interface SourceCheck {
  readonly shape: readonly number[];
  readonly connected: boolean;
  /** The first elements. */
  readonly elements: readonly PartialCheck[];
}

/** The same for a panel: where the sandbox ran again, the Recording it left. */
export type PanelAnswer =
  | Exclude<Answer, { readonly kind: 'run' }>
  | { readonly kind: 'run'; readonly recording: Recording; readonly problem: string | null };

/** How the row is found again in a repeated run. */
export function refOf({ tensors }: Recording, row: number): Extract<TensorRef, { kind: 'made' }> {
  const site = tensors.site[row] ?? -1;
  let occurrence = 0;
  for (let i = 0; i < row; i++) if (tensors.site[i] === site) occurrence++;
  return { kind: 'made', site, occurrence };
}

/** The row of a Recording that a reference means; null where that run has none. */
export function rowOf({ tensors, gradients }: Recording, ref: TensorRef): number | null {
  if (ref.kind === 'partial') return gradients[ref.call]?.sources[ref.source]?.result ?? null;
  let left = ref.occurrence;
  for (let row = 0; row < tensors.count; row++) if (tensors.site[row] === ref.site && left-- === 0) return row;
  return null;
}

export const ASK_LIMITS = {
  changes: 64,
  /** Values of one changed leaf, and of one answer. */
  values: 100_000,
  tensors: 64,
  jacobianRows: 128,
  jacobianColumns: 128,
  checkedElements: 64,
} as const;
