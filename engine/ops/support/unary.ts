/** @file Elementwise ops of one input: a scalar function and its derivative make the whole op. */

import { convertToTensor, type TensorLike } from '../../convert';
import type { NumericDataType } from '../../dtype';
import { kernels } from '../../kernels/kernels';
import { NO_ATTRS, type Attrs, type GradientRule, type InputPartial, type Op, type RuleText } from '../../op';
import { run } from '../../run';
import { allocate, makeScalar, makeTensor, scalarOf, Tensor, valuesOf } from '../../tensor';
import { conjugated, mapComplex, type Complex } from './complex';
import { convertToFloat, numericDtype, toFloat } from './dtypes';
import { quickUnary } from './quick';

/** Which dtypes an op takes: any number as it is; integers turned into float32 first; or floats only, as TF.js declares it. */
export type Accepts = 'numeric' | 'float-like' | 'float';

export interface UnaryRule<A extends Attrs> extends RuleText {
  readonly vjp: (dy: Tensor, y: Tensor, x: Tensor, attrs: A) => Tensor;
  /** As in `op.ts`: TF.js's own, where it differs. */
  readonly functional?: UnaryRule<A>['vjp'];
}

export interface UnarySpec<A extends Attrs> {
  readonly name: string;
  readonly tfName: string;
  readonly accepts: Accepts;
  /** The scalar function. */
  readonly f: (x: number, attrs: A) => number;
  /** The same of complex numbers, for ops that take them; its rule must hold there too, as derivative of a complex function. */
  readonly complex?: (x: Complex) => Complex;
  /** Left out where the result has the input's dtype. */
  readonly result?: NumericDataType;
  /** The rule, or the sentence that says why there is none. */
  readonly rule: UnaryRule<A> | string;
  /** Where tests look at the rule: values of x away from kinks. */
  readonly at: readonly number[];
  readonly attrs?: A;
}

export interface UnaryOp<A extends Attrs = Attrs> extends Op<A> {
  readonly accepts: Accepts;
  readonly result: NumericDataType | null;
  readonly takesComplex: boolean;
}

export function unary<A extends Attrs = Attrs>(spec: UnarySpec<A>): UnaryOp<A> {
  const { f, rule, at, result, complex } = spec;
  const gradient = gradientOf(rule);
  const attrs = spec.attrs === undefined ? {} : { attrs: spec.attrs };
  const takesNoAttrs = spec.attrs === undefined && f.length < 2;
  return {
    name: spec.name,
    tfName: spec.tfName,
    accepts: spec.accepts,
    inputs: ['x'],
    elementwise: true,
    result: result ?? null,
    ...(takesNoAttrs ? { scalar: f as (x: number) => number } : {}),
    takesComplex: complex !== undefined,
    forward: (inputs, attrs) => {
      const x = inputs[0]!;
      if (x.dtype === 'complex64' && complex !== undefined) return mapComplex(complex, inputs, spec.name);
      const dtype = result ?? numericDtype(x);
      if (x.shape.length === 0) return makeScalar(f(scalarOf(x), attrs), dtype);
      const values = valuesOf(x);
      const out = allocate(dtype, values.length);
      kernels.map1(takesNoAttrs ? (f as (x: number) => number) : (v) => f(v, attrs), values, out);
      return makeTensor(out, x.shape, dtype);
    },
    gradient: complex === undefined ? gradient : conjugated(gradient),
    samples: [
      { inputs: [{ shape: [at.length], values: at }], ...attrs },
      { inputs: [{ shape: [], values: at.slice(0, 1) }], ...attrs },
    ],
  };
}

function gradientOf<A extends Attrs>(rule: UnarySpec<A>['rule']): GradientRule<A> {
  if (typeof rule === 'string') return { kind: 'none', why: rule };
  const { plain, tex, vjp, functional } = rule;
  const partial: InputPartial<A> = { plain, tex, vjp: (dy, y, inputs, attrs) => vjp(dy, y, inputs[0]!, attrs) };
  if (functional) partial.functional = (dy, y, inputs, attrs) => functional(dy, y, inputs[0]!, attrs);
  return { kind: 'partials', partials: [partial] };
}

/** Runs a unary op on what a caller of the public function handed in. */
export function applyUnary<T extends Tensor>(op: UnaryOp, x: T | TensorLike): T;
export function applyUnary<T extends Tensor, A extends Attrs>(op: UnaryOp<A>, x: T | TensorLike, attrs: A): T;
export function applyUnary(op: UnaryOp, x: Tensor | TensorLike, attrs: Attrs = NO_ATTRS): Tensor {
  const quick = quickUnary(op, x, op.result);
  if (quick !== null) return quick;
  const isComplex = x instanceof Tensor && x.dtype === 'complex64' && op.takesComplex;
  if (op.accepts === 'float' && !isComplex) return run(op, [convertToFloat(x, 'x', op.name)], attrs);
  const $x = convertToTensor<Tensor>(x, 'x', op.name, op.takesComplex ? 'complex_or_numeric' : 'numeric');
  return run(op, [op.accepts === 'float-like' ? toFloat($x) : $x], attrs);
}
