/** @file Are the gradient rules right? Compares them with central differences in float64, to first and second order. */

import { add } from './ops/add';
import { mul } from './ops/mul';
import { sum } from './ops/sum';
import { castTo } from './ops/support/dtypes';
import type { DataType } from './dtype';
import { GradientTape } from './tape';
import { allocate, makeTensor, Tensor, valuesOf } from './tensor';

export interface GradientCheck {
  /** Where rule and difference are further apart than allowed; empty when all is well. */
  readonly mismatches: readonly Mismatch[];
  /** How many numbers were compared. */
  readonly compared: number;
}

export interface Mismatch {
  readonly order: 1 | 2;
  /** Place of the input and of the element in it. */
  readonly input: number;
  readonly element: number;
  readonly rule: number;
  readonly difference: number;
}

export interface CheckOptions {
  readonly order?: 1 | 2;
  /** Step of the differences. */
  readonly step?: number;
  /** Allowed distance, relative to the larger of 1 and the difference. */
  readonly tolerance?: number;
}

/**
 * Checks ∂f/∂inputs. `f` may return several tensors of any shape: what is differentiated is a weighted sum of all their floating elements,
 * with weights that differ from element to element, so that errors cannot cancel. Inputs that are not floating are left alone;
 * the others are taken as float64.
 */
export function checkGradients(
  f: (...inputs: Tensor[]) => Tensor | readonly Tensor[],
  inputs: readonly Tensor[],
  options: CheckOptions = {},
): GradientCheck {
  const { order = 2, step = 1e-5, tolerance = 1e-5 } = options;
  const at = inputs.map((x) => (isReal(x.dtype) ? asFloat64(x) : x));
  const places = at.flatMap((x, input) =>
    isReal(x.dtype) ? Array.from({ length: x.size }, (_, element) => ({ input, element })) : [],
  );
  const first = (point: readonly Tensor[]) => gradientsOf((...x) => weighted(f(...x)), point);
  const mismatches: Mismatch[] = [];
  let compared = 0;
  const compare = (g: (point: readonly Tensor[]) => number, rules: readonly (Tensor | null)[], n: 1 | 2) => {
    for (const { input, element } of places) {
      const difference = (g(moved(at, input, element, step)) - g(moved(at, input, element, -step))) / (2 * step);
      const found = rules[input];
      const rule = found ? (valuesOf(found)[element] ?? NaN) : 0;
      compared++;
      const near = Math.abs(rule - difference) <= tolerance * Math.max(1, Math.abs(difference));
      if (!near) mismatches.push({ order: n, input, element, rule, difference });
    }
  };
  compare((point) => numberOf(weighted(f(...point))), first(at), 1);
  if (order === 2) {
    compare(
      (point) => numberOf(combined(first(point))),
      gradientsOf((...x) => combined(first(x)), at),
      2,
    );
  }
  return { mismatches, compared };
}

/** Differences are taken of real numbers; a function of complex64 is checked by way of `tf.complex` and `tf.real`. */
function isReal(dtype: DataType): boolean {
  return dtype === 'float32' || dtype === 'float64';
}

/** ∂f/∂x for each x; recorded by a tape around it, if there is one. */
function gradientsOf(f: (...x: Tensor[]) => Tensor, at: readonly Tensor[]): readonly (Tensor | null)[] {
  const tape = new GradientTape({ watchAccessedVariables: false });
  tape.watch(at.filter((x) => isReal(x.dtype)));
  const y = tape.record(() => f(...at));
  return tape.gradient(y, at);
}

/** Σ wᵢ·yᵢ over all floating elements of all outputs. */
function weighted(outputs: Tensor | readonly Tensor[]): Tensor {
  const list = (outputs instanceof Tensor ? [outputs] : outputs).filter((y) => isReal(y.dtype));
  return list.reduce<Tensor>((total, y, k) => add(total, castTo(sum(mul(y, weights(y, k))), 'float64')), constant64(0));
}

/** The same of gradients: a number whose own gradient is a mix of all second derivatives. */
function combined(gradients: readonly (Tensor | null)[]): Tensor {
  return weighted(gradients.filter((g) => g !== null));
}

function weights(y: Tensor, salt: number): Tensor {
  const values = Float64Array.from(
    { length: y.size },
    (_, i) => 0.5 + fractional((i + 1) * 0.618034 + salt * 0.414214),
  );
  const type = y.dtype === 'float32' ? Float32Array.from(values) : values;
  return makeTensor(type, y.shape, y.dtype);
}

function fractional(x: number): number {
  return x - Math.floor(x);
}

function moved(at: readonly Tensor[], input: number, element: number, by: number): readonly Tensor[] {
  return at.map((x, i) => {
    if (i !== input) return x;
    const values = Float64Array.from(valuesOf(x));
    values[element] = (values[element] ?? 0) + by;
    return makeTensor(values, x.shape, 'float64');
  });
}

function asFloat64(x: Tensor): Tensor {
  const values = allocate('float64', x.size);
  values.set(valuesOf(x.snapshot()));
  return makeTensor(values, x.shape, 'float64');
}

function constant64(value: number): Tensor {
  return makeTensor(Float64Array.of(value), [], 'float64');
}

function numberOf(x: Tensor): number {
  return valuesOf(x)[0] ?? NaN;
}
