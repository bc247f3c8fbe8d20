/** @file Elementwise ops of two inputs with broadcasting: a scalar function and two derivatives make the whole op. */

import { convertToTensor, type TensorLike } from '../../convert';
import type { NumericDataType } from '../../dtype';
import { kernels } from '../../kernels/kernels';
import { NO_ATTRS, type Op, type RuleText, type Sample } from '../../op';
import { run } from '../../run';
import { broadcastShape, sizeOf } from '../../shape';
import { allocate, makeScalar, makeTensor, scalarOf, valuesOf, type Tensor } from '../../tensor';
import { conjugated, mapComplex, type ComplexFunction } from './complex';
import { castTo, commonDtype, convertOperand, numericDtype } from './dtypes';
import { quickBinary } from './quick';

export interface BinaryPartial extends RuleText {
  readonly vjp: (dy: Tensor, y: Tensor, a: Tensor, b: Tensor) => Tensor;
}

export interface BinarySpec {
  readonly name: string;
  readonly tfName: string;
  /** TensorFlow's name of the kernel, as its messages have it: `AddV2`. */
  readonly kernelName: string;
  /** `['a', 'b']` unless TF.js calls them otherwise. */
  readonly inputs?: readonly [string, string];
  readonly f: (a: number, b: number) => number;
  /** The same of complex numbers, for ops that take them; its rules must hold there too, as derivatives of a complex function. */
  readonly complex?: ComplexFunction;
  /** Left out where the result has the operands' dtype. */
  readonly result?: NumericDataType;
  /** The two derivatives, or the sentence that says why there are none. */
  readonly rules: readonly [BinaryPartial, BinaryPartial] | string;
  /** Where tests look at the rule: pairs (a, b) away from kinks. */
  readonly at: readonly (readonly [number, number])[];
}

export interface BinaryOp extends Op {
  readonly inputs: readonly [string, string];
  readonly kernelName: string;
  readonly result: NumericDataType | null;
  readonly takesComplex: boolean;
}

export function binary(spec: BinarySpec): BinaryOp {
  const { f, kernelName, rules, result, complex } = spec;
  const gradient = gradientOf(rules);
  return {
    name: spec.name,
    tfName: spec.tfName,
    kernelName,
    inputs: spec.inputs ?? ['a', 'b'],
    elementwise: true,
    result: result ?? null,
    scalar: f,
    takesComplex: complex !== undefined,
    forward: (inputs) => {
      const a = inputs[0]!;
      const b = inputs[1]!;
      if (a.dtype === 'complex64' && complex !== undefined) return mapComplex(complex, inputs, kernelName);
      const dtype = result ?? numericDtype(a);
      if (a.shape.length === 0 && b.shape.length === 0) return makeScalar(f(scalarOf(a), scalarOf(b)), dtype);
      const shape = broadcastShape(a.shape, b.shape);
      if (shape === null) {
        throw new Error(`Incompatible shapes: [${a.shape}] vs. [${b.shape}] [Op:${kernelName}]`);
      }
      const out = allocate(dtype, sizeOf(shape));
      kernels.map2(f, valuesOf(a), a.shape, valuesOf(b), b.shape, out, shape);
      return makeTensor(out, shape, dtype);
    },
    gradient: complex === undefined ? gradient : conjugated(gradient),
    samples: samplesAt(spec.at),
  };
}

function gradientOf(rules: BinarySpec['rules']): Op['gradient'] {
  if (typeof rules === 'string') return { kind: 'none', why: rules };
  return {
    kind: 'partials',
    partials: rules.map((rule) => ({
      plain: rule.plain,
      tex: rule.tex,
      vjp: (dy: Tensor, y: Tensor, inputs: readonly Tensor[]) => rule.vjp(dy, y, inputs[0]!, inputs[1]!),
    })),
  };
}

/** Vectors, scalars, and both ways of broadcasting. */
function samplesAt(at: BinarySpec['at']): readonly Sample<Record<string, never>>[] {
  const a = at.map((pair) => pair[0]);
  const b = at.map((pair) => pair[1]);
  const n = at.length;
  return [
    {
      inputs: [
        { shape: [n], values: a },
        { shape: [n], values: b },
      ],
    },
    {
      inputs: [
        { shape: [], values: a.slice(0, 1) },
        { shape: [], values: b.slice(0, 1) },
      ],
    },
    {
      inputs: [
        { shape: [1, n], values: a.map(() => a[0]!) },
        { shape: [1], values: b.slice(0, 1) },
      ],
    },
    {
      inputs: [
        { shape: [], values: a.slice(0, 1) },
        { shape: [n, 1], values: b.map(() => b[0]!) },
      ],
    },
  ];
}

/** Runs a binary op on what a caller of the public function handed in. */
export function applyBinary<T extends Tensor>(op: BinaryOp, a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  return (quickBinary(op, a, b, op.result) ?? run(op, toOperands(op, a, b), NO_ATTRS)) as T;
}

/** Both operands as tensors of one dtype; a plain value takes the dtype its neighbour asks for. */
export function toOperands(op: BinaryOp, a: Tensor | TensorLike, b: Tensor | TensorLike): [Tensor, Tensor] {
  const $a = convertOperand(a, b, op.inputs[0], op.name, op.takesComplex);
  const $b = convertOperand(b, a, op.inputs[1], op.name, op.takesComplex);
  if ($a.dtype === $b.dtype) return [$a, $b];
  const dtype = commonDtype($a, $b, op.kernelName);
  return [castTo($a, dtype), castTo($b, dtype)];
}

/** The same for ops on truth values. */
export function applyLogical<T extends Tensor>(op: BinaryOp, a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  const $a = convertToTensor(a, op.inputs[0], op.name, 'bool');
  const $b = convertToTensor(b, op.inputs[1], op.name, 'bool');
  return run(op, [$a, $b], NO_ATTRS) as T;
}
