/** @file A golden op case as it stands in the file, and the comparison of a tensor with what TensorFlow gave. */

import type { DataType } from '../../../engine/dtype';
import type { Tensor } from '../../../engine/tensor';

export interface GoldenTensor {
  readonly shape: readonly number[];
  readonly dtype: DataType;
  /** NaN and the infinities are written as strings; complex64 has real and imaginary parts in turn. */
  readonly data: readonly (number | string)[];
}

export type GoldenArg =
  { readonly t: GoldenTensor } | { readonly ts: readonly GoldenTensor[] } | { readonly v: unknown };

export interface Tolerance {
  readonly rtol: number;
  readonly atol: number;
}

export interface GoldenCase extends Tolerance {
  readonly id: string;
  /** A name in the namespace, dotted for `losses.…`; with `method`, a chained call on the first argument. */
  readonly fn: string;
  readonly method?: boolean;
  readonly args: readonly GoldenArg[];
  /** What is differentiated: argument places, or "0.1" for item 1 of the list argument 0. */
  readonly wrt: readonly (number | string)[];
  readonly out: GoldenTensor | readonly GoldenTensor[];
  readonly outKeys?: readonly string[];
  readonly targets?: readonly number[];
  readonly outGrad: GoldenTensor | readonly GoldenTensor[] | null;
  readonly grads: readonly (GoldenTensor | null)[];
  /** The gradient of Σ gradᵢ·vᵢ. */
  readonly grad2?: readonly (GoldenTensor | null)[];
  readonly v?: readonly (GoldenTensor | null)[];
  /** Only the output's dtype may differ. */
  readonly anyDtype?: boolean;
}

/** The first thing about `actual` that is not as wanted, in words; null when all is. */
export function firstMismatch(
  actual: Tensor | null,
  wanted: GoldenTensor | null,
  { rtol, atol }: Tolerance,
  anyDtype = false,
): string | null {
  if (actual === null || wanted === null) {
    return actual === wanted
      ? null
      : `${actual === null ? 'null' : 'a tensor'} where ${wanted === null ? 'null' : 'a tensor'} was expected`;
  }
  if (String(actual.shape) !== String(wanted.shape)) return `shape [${actual.shape}], expected [${wanted.shape}]`;
  if (actual.dtype !== wanted.dtype && !anyDtype) return `dtype ${actual.dtype}, expected ${wanted.dtype}`;
  const round = wanted.dtype === 'float32' || wanted.dtype === 'complex64' ? Math.fround : (v: number) => v;
  const values = Array.from(actual.dataSync(), Number);
  const bad = wanted.data.findIndex((v, i) => !isNear(values[i]!, round(decode(v)), rtol, atol));
  return bad < 0 ? null : `[${bad}] is ${values[bad]}, expected ${wanted.data[bad]}`;
}

function isNear(actual: number, wanted: number, rtol: number, atol: number): boolean {
  if (!Number.isFinite(wanted)) return Object.is(actual, wanted);
  return Math.abs(actual - wanted) <= atol + rtol * Math.abs(wanted);
}

/** A number as the file writes it. */
export function decode(v: number | string): number {
  return typeof v === 'number' ? v : Number(v);
}

/** A plain argument: the words for infinities and NaN become numbers, in lists too. */
export function plainValue(v: unknown): unknown {
  if (v === 'NaN' || v === 'Infinity' || v === '-Infinity') return Number(v);
  return Array.isArray(v) ? v.map(plainValue) : v;
}
