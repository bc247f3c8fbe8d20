/** @file From plain values to tensors: what an op accepts beside tensors, and `tf.tensor`, `tf.scalar`, `tf.constant`. */

import type { DataType, NumericDataType, TypedArray } from './dtype';
import { leaf } from './run';
import { checkSizes, sizeOf, type Shape } from './shape';
import {
  allocate,
  makeScalar,
  makeTensor,
  Tensor,
  type Rank,
  type Scalar,
  type ShapeMap,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  type Tensor5D,
  type Tensor6D,
} from './tensor';

/** Values that can stand for a tensor: numbers, booleans, strings, typed arrays, nested to any depth. */
export type TensorLike = number | boolean | string | AnyTypedArray | readonly TensorLike[];
export type AnyTypedArray = TypedArray | Uint8ClampedArray;
export type TensorLike1D = AnyTypedArray | readonly number[] | readonly boolean[] | readonly string[];
export type TensorLike2D = TensorLike1D | readonly TensorLike1D[];
export type TensorLike3D = TensorLike1D | readonly TensorLike2D[];
export type TensorLike4D = TensorLike1D | readonly TensorLike3D[];
export type TensorLike5D = TensorLike1D | readonly TensorLike4D[];
export type TensorLike6D = TensorLike1D | readonly TensorLike5D[];

/** What an op asks of an argument: one dtype, any real number, any number, or anything. */
export type ExpectedDtype = DataType | 'numeric' | 'complex_or_numeric' | 'string_or_numeric';

/** `x` as a tensor; throws TF.js's sentences where it cannot be one. A dtype also says what a plain value becomes. */
export function convertToTensor<T extends Tensor>(
  x: T | TensorLike,
  argName: string,
  opName: string,
  expected: ExpectedDtype = 'numeric',
): T {
  if (x instanceof Tensor) {
    checkDtype(expected, x.dtype, argName, opName);
    return x;
  }
  if (typeof x === 'number' && (expected === 'numeric' || expected === 'complex_or_numeric'))
    return leaf(makeScalar(x, 'float32')) as T;
  if (!isTensorLike(x)) {
    throw new Error(
      `Argument '${argName}' passed to '${opName}' must be a Tensor or TensorLike, but got '${kindOf(x)}'`,
    );
  }
  const inferred = inferDtype(x);
  const wanted =
    expected === 'numeric' ||
    expected === 'complex_or_numeric' ||
    expected === 'string_or_numeric' ||
    inferred === 'string'
      ? inferred
      : expected;
  checkDtype(expected, wanted, argName, opName);
  return leaf(fromValues(x, inferShape(x, wanted), wanted)) as T;
}

export function convertToTensorArray<T extends Tensor>(
  x: readonly (T | TensorLike)[],
  argName: string,
  opName: string,
  expected: ExpectedDtype = 'numeric',
): T[] {
  if (!Array.isArray(x)) {
    throw new Error(`Argument ${argName} passed to ${opName} must be a \`Tensor[]\` or \`TensorLike[]\``);
  }
  return x.map((t: T | TensorLike, i) => convertToTensor<T>(t, `${argName}[${i}]`, opName, expected));
}

/** A tensor of the given values; shape and dtype are inferred where not given. */
export function tensor<R extends Rank = Rank>(values: TensorLike, shape?: ShapeMap[R], dtype?: DataType): Tensor<R> {
  return leaf(create(values, shape, dtype)) as Tensor<R>;
}

/** TensorFlow's name for `tf.tensor`. */
export function constant<R extends Rank = Rank>(value: TensorLike, shape?: ShapeMap[R], dtype?: DataType): Tensor<R> {
  return tensor<R>(value, shape, dtype);
}

export function scalar(value: number | boolean | string | Uint8Array, dtype?: DataType): Scalar {
  if ((isTypedArray(value) && dtype !== 'string') || Array.isArray(value)) {
    throw new Error('Error creating a new Scalar: value must be a primitive (number|boolean|string)');
  }
  return tensor<Rank.R0>(value, [], dtype);
}

export function tensor1d(values: TensorLike1D, dtype?: DataType): Tensor1D {
  checkGiven(values);
  if (inferShape(values, dtype).length !== 1) throw new Error('tensor1d() requires values to be a flat/TypedArray');
  return tensor<Rank.R1>(values, undefined, dtype);
}

export function tensor2d(values: TensorLike2D, shape?: [number, number], dtype?: DataType): Tensor2D {
  return tensorOfRank<Rank.R2>(2, values, shape, dtype);
}
export function tensor3d(values: TensorLike3D, shape?: ShapeMap['R3'], dtype?: DataType): Tensor3D {
  return tensorOfRank<Rank.R3>(3, values, shape, dtype);
}
export function tensor4d(values: TensorLike4D, shape?: ShapeMap['R4'], dtype?: DataType): Tensor4D {
  return tensorOfRank<Rank.R4>(4, values, shape, dtype);
}
export function tensor5d(values: TensorLike5D, shape?: ShapeMap['R5'], dtype?: DataType): Tensor5D {
  return tensorOfRank<Rank.R5>(5, values, shape, dtype);
}
export function tensor6d(values: TensorLike6D, shape?: ShapeMap['R6'], dtype?: DataType): Tensor6D {
  return tensorOfRank<Rank.R6>(6, values, shape, dtype);
}

function checkGiven(values: TensorLike | null | undefined): void {
  if (values === null || values === undefined) {
    throw new Error('The input to the tensor constructor must be a non-null value.');
  }
}

function tensorOfRank<R extends Rank>(
  rank: number,
  values: TensorLike,
  shape: ShapeMap[R] | undefined,
  dtype: DataType | undefined,
): Tensor<R> {
  checkGiven(values);
  const name = `tensor${rank}d()`;
  if (shape && shape.length !== rank) throw new Error(`${name} requires shape to have ${words[rank]} numbers`);
  const inferred = inferShape(values, dtype);
  if (inferred.length !== rank && inferred.length !== 1) {
    throw new Error(`${name} requires values to be ${'number' + '[]'.repeat(rank)} or flat/TypedArray`);
  }
  if (inferred.length === 1 && !shape) {
    throw new Error(`${name} requires shape to be provided when \`values\` are a flat array`);
  }
  return tensor<R>(values, shape, dtype);
}
const words = ['zero', 'one', 'two', 'three', 'four', 'five', 'six'];

/** As `tensor`, but nobody hears of it: for values that are not leaves of their own. */
export function create(values: TensorLike, shape?: Shape, dtype?: DataType): Tensor {
  if (dtype === 'complex64') {
    throw new Error('Cannot construct a complex64 tensor directly. Please use tf.complex(real, imag).');
  }
  if (!isTensorLike(values)) {
    throw new Error(
      'values passed to tensor(values) must be a number/boolean/string or an array of numbers/booleans/strings, or a TypedArray',
    );
  }
  const type = dtype ?? inferDtype(values);
  const inferred = inferShape(values, type);
  if (shape) checkShape(shape, inferred);
  return fromValues(values, shape ? shape.slice() : inferred, type);
}

function checkShape(shape: Shape, inferred: Shape): void {
  checkSizes(shape);
  const wanted = sizeOf(shape);
  const given = sizeOf(inferred);
  if (wanted !== given) {
    throw new Error(
      `Based on the provided shape, [${shape}], the tensor should have ${wanted} values but has ${given}`,
    );
  }
  inferred.forEach((d, i) => {
    const flattensTheRest = i === inferred.length - 1 && d === sizeOf(shape.slice(i));
    if (d !== shape[i] && !flattensTheRest) {
      throw new Error(
        `Error creating a new Tensor. Inferred shape (${inferred}) does not match the provided shape (${shape}). `,
      );
    }
  });
}

function fromValues(x: TensorLike, shape: Shape, dtype: DataType): Tensor {
  if (dtype === 'string') {
    const texts: string[] = [];
    collectStrings(x, texts);
    return makeTensor(texts, shape, 'string');
  }
  if (dtype === 'complex64')
    throw new Error('Cannot construct a complex64 tensor directly. Please use tf.complex(real, imag).');
  if (shape.length === 0) return makeScalar(numberFrom(firstOf(x), []), dtype);
  const store = allocate(dtype, sizeOf(shape));
  writeNumbers(x, store, dtype, { next: 0 }, []);
  return makeTensor(store, shape, dtype);
}

/** A shape of [] may be asked of an array with one element. */
function firstOf(x: TensorLike): TensorLike | undefined {
  return isTypedArray(x) || isArray(x) ? firstOf(x[0] ?? NaN) : x;
}

function writeNumbers(
  x: TensorLike,
  store: TypedArray,
  dtype: NumericDataType,
  at: { next: number },
  path: readonly number[],
): void {
  if (isTypedArray(x)) {
    if (dtype === 'bool') for (const v of x) store[at.next++] = v === 0 ? 0 : 1;
    else {
      store.set(x, at.next);
      at.next += x.length;
    }
  } else if (isArray(x)) {
    for (let i = 0; i < x.length; i++) {
      const v = x[i];
      if (typeof v === 'number' && dtype !== 'bool') store[at.next++] = v;
      else writeNumbers(v as TensorLike, store, dtype, at, [...path, i]);
    }
  } else {
    const v = numberFrom(x, path);
    // NaN is true, as everything is that is not 0.
    store[at.next++] = dtype === 'bool' ? (v === 0 ? 0 : 1) : v;
  }
}

function numberFrom(x: unknown, path: readonly number[]): number {
  if (typeof x === 'number') return x;
  if (typeof x === 'boolean') return x ? 1 : 0;
  if (x === undefined) return NaN;
  if (x === null) return 0;
  const where = path.length === 0 ? 'The value' : `Element arr[${path.join('][')}]`;
  if (x instanceof Tensor) {
    throw new Error(`${where} is a Tensor, but should be a number. To put tensors together use tf.stack or tf.concat.`);
  }
  throw new Error(`${where} should be a number, but is ${typeof x === 'string' ? `the string '${x}'` : kindOf(x)}.`);
}

function collectStrings(x: TensorLike, out: string[]): void {
  if (isArray(x)) for (const v of x) collectStrings(v, out);
  else out.push(String(x));
}

/** The dtype plain values have: TF.js's choice, and float64 for a Float64Array. */
export function inferDtype(x: TensorLike): DataType {
  let first: TensorLike | undefined = x;
  while (isArray(first)) first = first[0];
  if (first instanceof Float32Array) return 'float32';
  if (first instanceof Float64Array) return 'float64';
  if (isTypedArray(first)) return 'int32';
  if (typeof first === 'boolean') return 'bool';
  return typeof first === 'string' ? 'string' : 'float32';
}

/** The shape of nested arrays; throws where they are ragged. */
export function inferShape(x: TensorLike, dtype?: DataType): number[] {
  if (isTypedArray(x)) return dtype === 'string' ? [] : [x.length];
  if (!isArray(x)) return [];
  const shape: number[] = [];
  let first: TensorLike | undefined = x;
  while (isArray(first) || (isTypedArray(first) && dtype !== 'string')) {
    shape.push(first.length);
    first = first[0];
  }
  checkEven(x, shape, 0, []);
  return shape;
}

function checkEven(x: TensorLike | undefined, shape: Shape, depth: number, path: readonly number[]): void {
  const place = `Element arr[${path.join('][')}]`;
  const wanted = shape[depth];
  if (!isArray(x) && !isTypedArray(x)) {
    if (wanted !== undefined) {
      throw new Error(`${place} is a primitive, but should be an array/TypedArray of ${wanted} elements`);
    }
    return;
  }
  if (wanted === undefined) throw new Error(`${place} should be a primitive, but is an array of ${x.length} elements`);
  if (x.length !== wanted) throw new Error(`${place} should have ${wanted} elements, but has ${x.length} elements`);
  if (isTypedArray(x)) return;
  for (let i = 0; i < x.length; i++) {
    const v = x[i];
    if (typeof v === 'number' && depth === shape.length - 1) continue;
    checkEven(v, shape, depth + 1, [...path, i]);
  }
}

function checkDtype(expected: ExpectedDtype, actual: DataType, argName: string, opName: string): void {
  if (expected === 'string_or_numeric') return;
  if (expected === 'numeric' && actual === 'complex64') {
    throw new Error(
      `Argument '${argName}' passed to '${opName}' must be real numbers, but got complex64: ${opName} is not defined for them here. ` +
        'Take tf.real, tf.imag or tf.abs first.',
    );
  }
  const wanted = expected === 'complex_or_numeric' ? 'numeric' : expected;
  if (wanted === 'numeric' ? actual === 'string' : actual !== wanted) {
    throw new Error(`Argument '${argName}' passed to '${opName}' must be ${wanted} tensor, but got ${actual} tensor`);
  }
}

export function isTypedArray(x: unknown): x is AnyTypedArray {
  return (
    x instanceof Float32Array ||
    x instanceof Float64Array ||
    x instanceof Int32Array ||
    x instanceof Uint8Array ||
    x instanceof Uint8ClampedArray
  );
}

function isTensorLike(x: unknown): x is TensorLike {
  const type = typeof x;
  return type === 'number' || type === 'boolean' || type === 'string' || Array.isArray(x) || isTypedArray(x);
}

/** `Array.isArray` that also narrows read-only arrays. */
function isArray(x: unknown): x is readonly TensorLike[] {
  return Array.isArray(x);
}

function kindOf(x: unknown): string {
  return x === null || x === undefined ? 'null' : ((Object(x) as object).constructor?.name ?? 'object');
}
