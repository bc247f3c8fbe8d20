/** @file Tensor: an immutable array of values with dtype and shape. Scalars keep their value inline, without a typed array. */

import { TensorBuffer } from './buffer';
import type { ChainedMethods } from './chainedMethods';
import { checkBudget } from './budget';
import { context } from './context';
import type { DataType, DataTypeMap, NumericDataType, TensorValues, TypedArray } from './dtype';
import { describeTensor, tensorText } from './format';
import { print } from './host';
import { nestedArray } from './nested';
import { countDisposed, countNew } from './scopes';
import { SCALAR, sizeOf, stridesOf, type Shape } from './shape';

export enum Rank {
  R0 = 'R0',
  R1 = 'R1',
  R2 = 'R2',
  R3 = 'R3',
  R4 = 'R4',
  R5 = 'R5',
  R6 = 'R6',
}
export interface ShapeMap {
  R0: number[];
  R1: [number];
  R2: [number, number];
  R3: [number, number, number];
  R4: [number, number, number, number];
  R5: [number, number, number, number, number];
  R6: [number, number, number, number, number, number];
}
export interface ArrayMap {
  R0: number;
  R1: number[];
  R2: number[][];
  R3: number[][][];
  R4: number[][][][];
  R5: number[][][][][];
  R6: number[][][][][][];
}

let nextId = 1;

/** The id that is given out next: what was made before has a smaller one. */
export function idToCome(): number {
  return nextId;
}

/**
 * Puts other values into a leaf that nobody has seen yet: for a run with that leaf changed. False where they do not fit.
 * Not a method: no snippet can reach it.
 */
export let replaceValues: (tensor: Tensor, values: readonly number[]) => boolean;

/** The engine's own view of a tensor's storage; the public API hands out copies only. */
export class Tensor<R extends Rank = Rank> {
  /** Unique among all tensors of this engine. */
  readonly id: number = nextId++;
  readonly dtype: DataType;
  readonly shape: ShapeMap[R];
  /**
   * What gradients are keyed by: the own id, or the Variable's id for the snapshot of a Variable's value,
   * so that every read of a Variable flows to the Variable, whatever state it had.
   */
  readonly gradId: number;
  /** The value when the tensor is a numeric scalar; NaN otherwise. */
  protected scalarValue: number;
  /** The values of everything else; null for a numeric scalar. */
  protected arrayValues: TensorValues | null;
  protected disposed = false;
  /** Set by `tf.keep`: `tidy` leaves it alone. */
  kept = false;

  /** Not for snippets: use `tf.tensor`, `tf.constant`, `tf.variable`. */
  constructor(dtype: DataType, shape: Shape, scalarValue: number, arrayValues: TensorValues | null, gradId?: number) {
    this.dtype = dtype;
    this.shape = shape as ShapeMap[R];
    this.scalarValue = scalarValue;
    this.arrayValues = arrayValues;
    this.gradId = gradId ?? this.id;
  }

  /** The engine's way to the storage, for `scalarOf`, `valuesOf`, `stringsOf` and `aliasOf` below. @internal */
  static readonly storage = {
    scalar: (tensor: Tensor): number => tensor.scalarValue,
    array: (tensor: Tensor): TensorValues | null => tensor.arrayValues,
  };

  static {
    replaceValues = (tensor, values) => {
      const { dtype, shape } = tensor;
      if (dtype === 'string' || dtype === 'complex64' || values.length !== sizeOf(shape)) return false;
      if (tensor.arrayValues === null) tensor.scalarValue = roundTo(values[0] ?? NaN, dtype);
      else {
        // A store of its own: the one it had may be another tensor's too, or the snippet's.
        const store = allocate(dtype, values.length);
        for (let i = 0; i < values.length; i++) store[i] = roundTo(values[i] ?? NaN, dtype);
        tensor.arrayValues = store;
      }
      return true;
    };
  }

  /** What an op computes with: the tensor itself; a Variable answers with the snapshot of its value. @internal */
  snapshot(): Tensor<R> {
    return this;
  }

  get rank(): number {
    return this.shape.length;
  }

  get rankType(): R {
    return `R${this.rank}` as R;
  }

  /** Number of elements. */
  get size(): number {
    return sizeOf(this.shape);
  }

  /** Row-major strides, in elements, without the innermost one (which is 1), as TF.js tells them. */
  get strides(): number[] {
    return stridesOf(this.shape).slice(0, -1);
  }

  /** A copy of the values, flat and row-major. */
  dataSync<D extends DataType = NumericDataType>(): DataTypeMap[D] {
    return this.leave('dataSync').slice() as DataTypeMap[D];
  }

  async data<D extends DataType = NumericDataType>(): Promise<DataTypeMap[D]> {
    return this.leave('data').slice() as DataTypeMap[D];
  }

  /** The values as a nested array; a number for a scalar. */
  arraySync(): ArrayMap[R] {
    return nestedArray(this.leave('arraySync'), this.shape, this.dtype) as ArrayMap[R];
  }

  async array(): Promise<ArrayMap[R]> {
    return nestedArray(this.leave('array'), this.shape, this.dtype) as ArrayMap[R];
  }

  /** A copy of the values to read and change by position. */
  bufferSync<D extends DataType = 'float32'>(): TensorBuffer<R, D> {
    return new TensorBuffer<R, D>(this.shape, this.dtype as D, this.leave('bufferSync').slice() as DataTypeMap[D]);
  }

  async buffer<D extends DataType = 'float32'>(): Promise<TensorBuffer<R, D>> {
    return new TensorBuffer<R, D>(this.shape, this.dtype as D, this.leave('buffer').slice() as DataTypeMap[D]);
  }

  /** The values as the bytes they are stored in. */
  async bytes(): Promise<Uint8Array> {
    const values = this.leave('bytes');
    if (Array.isArray(values)) throw new Error('A string tensor has no bytes; data() gives its strings.');
    return new Uint8Array(values.slice().buffer);
  }

  /** The values on their way out of the engine, where no tape can follow them: a listener hears of it. */
  private leave(method: string): TensorValues {
    if (this.disposed)
      throw new Error(`Tensor is disposed. ${method} cannot read the values of a tensor after its dispose().`);
    const tensor = this.snapshot();
    context.listener?.read(method, tensor);
    return anyValuesOf(tensor);
  }

  get isDisposed(): boolean {
    return this.disposed;
  }

  throwIfDisposed(): void {
    if (this.disposed) throw new Error('Tensor is disposed.');
  }

  /**
   * Ends the tensor for its user. The values stay until nothing refers to the tensor any more, so that a tape
   * which recorded it can still go back through it.
   */
  dispose(): void {
    if (this.disposed) return;
    this.disposed = true;
    countDisposed(this);
  }

  /** Shows the values as TF.js does. */
  print(verbose = false): void {
    print(this.toString(verbose));
  }

  /** The text TF.js gives. */
  toString(verbose = false): string {
    this.throwIfDisposed();
    return tensorText(anyValuesOf(this.snapshot()), this.shape, this.dtype, verbose);
  }

  /** The text TensorFlow gives, which `console.log` shows: `tf.Tensor(408.0, shape=(), dtype=float32)`. */
  describe(): string {
    if (this.disposed) return `tf.Tensor(disposed, dtype=${this.dtype})`;
    return describeTensor(anyValuesOf(this), this.shape, this.dtype);
  }

  /** What Node's `console.log` asks an object for. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return this.describe();
  }
}
// The chained methods (`x.square().add(y)`), installed on the prototype by `chained.ts`.
// eslint-disable-next-line @typescript-eslint/no-empty-object-type, @typescript-eslint/no-unused-vars
export interface Tensor<R extends Rank = Rank> extends ChainedMethods {}

export type Scalar = Tensor<Rank.R0>;
export type Tensor1D = Tensor<Rank.R1>;
export type Tensor2D = Tensor<Rank.R2>;
export type Tensor3D = Tensor<Rank.R3>;
export type Tensor4D = Tensor<Rank.R4>;
export type Tensor5D = Tensor<Rank.R5>;
export type Tensor6D = Tensor<Rank.R6>;

/** A numeric scalar; the value is stored as its dtype rounds it. */
export function makeScalar(value: number, dtype: NumericDataType): Tensor {
  const tensor = new Tensor(dtype, SCALAR, roundTo(value, dtype), null);
  countNew(tensor);
  return tensor;
}

/** A tensor that owns `values` (not copied). A numeric rank-0 shape turns into an inline scalar. */
export function makeTensor(values: TypedArray | string[], shape: Shape, dtype: DataType): Tensor {
  if (shape.length === 0 && dtype !== 'string' && dtype !== 'complex64') {
    return makeScalar(values[0] as number, dtype);
  }
  const tensor = new Tensor(dtype, shape, NaN, values);
  countNew(tensor);
  return tensor;
}

/** Another tensor with the same values (shared, not copied), which gradients tell apart unless `gradId` says otherwise. */
export function aliasOf(tensor: Tensor, gradId?: number): Tensor {
  return new Tensor(tensor.dtype, tensor.shape, Tensor.storage.scalar(tensor), Tensor.storage.array(tensor), gradId);
}

/** The value of a numeric scalar; NaN for everything else. */
export function scalarOf(tensor: Tensor): number {
  return Tensor.storage.scalar(tensor);
}

/** A tensor of rank 0 whose one value is a float: what the quick paths are for. */
export type FloatScalar = Tensor & { readonly dtype: 'float32' | 'float64' };

export function isFloatScalar(tensor: Tensor): tensor is FloatScalar {
  return (tensor.dtype === 'float32' || tensor.dtype === 'float64') && Tensor.storage.array(tensor) === null;
}

/** The values of a numeric tensor, not copied: read only. A scalar's value comes in a new array of one. */
export function valuesOf(tensor: Tensor): TypedArray {
  const values = Tensor.storage.array(tensor);
  if (values !== null) {
    if (Array.isArray(values)) throw new Error('A string tensor has no numbers.');
    return values;
  }
  if (tensor.dtype === 'string' || tensor.dtype === 'complex64')
    throw new Error(`A ${tensor.dtype} tensor has no values.`);
  const one = allocate(tensor.dtype, 1);
  one[0] = scalarOf(tensor);
  return one;
}

/** The values of a string tensor, not copied: read only. */
export function stringsOf(tensor: Tensor): readonly string[] {
  const values = Tensor.storage.array(tensor);
  if (!Array.isArray(values)) throw new Error(`A ${tensor.dtype} tensor has no strings.`);
  return values;
}

/** The values of any tensor, not copied: read only. */
export function anyValuesOf(tensor: Tensor): TensorValues {
  return Tensor.storage.array(tensor) ?? valuesOf(tensor);
}

/** `value` as the dtype holds it: float32 rounds to float32, int32 truncates, bool is 0 or 1. */
export function roundTo(value: number, dtype: NumericDataType): number {
  switch (dtype) {
    case 'float32':
      return Math.fround(value);
    case 'float64':
      return value;
    case 'int32':
      return value | 0;
    case 'bool':
      return value === 0 ? 0 : 1;
  }
}

/** A zeroed store for `size` values. */
export function allocate(dtype: NumericDataType, size: number): TypedArray {
  checkBudget(size, dtype);
  switch (dtype) {
    case 'float32':
      return new Float32Array(size);
    case 'float64':
      return new Float64Array(size);
    case 'int32':
      return new Int32Array(size);
    case 'bool':
      return new Uint8Array(size);
  }
}

/** Whether an id was given out: a snippet can write any number into a tensor's `id`. */
export function isTakenId(id: unknown): boolean {
  return typeof id === 'number' && Number.isInteger(id) && id > 0 && id < nextId;
}

/** Ids start again, for a new run that must not depend on the one before. */
export function resetIds(): void {
  nextId = 1;
}

export { sizeOf };
