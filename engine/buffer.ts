/** @file TensorBuffer: a mutable copy of values, read and written by position, and turned into a tensor when done. */

import { checkBudget } from './budget';
import type { DataType, DataTypeMap, TensorValues } from './dtype';
import { checkSizes, sizeOf, stridesOf, type Shape } from './shape';
import { allocate, makeTensor, type Rank, type ShapeMap, type Tensor } from './tensor';

export class TensorBuffer<R extends Rank = Rank, D extends DataType = 'float32'> {
  readonly shape: ShapeMap[R];
  readonly dtype: D;
  readonly size: number;
  readonly strides: number[];
  values: DataTypeMap[D];

  constructor(shape: ShapeMap[R], dtype: D, values?: DataTypeMap[D]) {
    checkSizes(shape);
    this.shape = shape.slice() as ShapeMap[R];
    this.dtype = dtype;
    this.size = sizeOf(shape);
    this.strides = stridesOf(shape).slice(0, -1);
    if (values !== undefined && values.length !== this.size) {
      throw new Error(
        `Length of values '${values.length}' does not match the size inferred by the shape '${this.size}'.`,
      );
    }
    if (values === undefined) checkBudget(this.size, dtype);
    this.values = values ?? (emptyStore(dtype, this.size) as DataTypeMap[D]);
  }

  get rank(): number {
    return this.shape.length;
  }

  set(value: DataTypeMap[D][number], ...position: number[]): void {
    const at = position.length === 0 ? [0] : position;
    if (this.rank > 0 && at.length !== this.rank) {
      throw new Error(`The number of provided coordinates (${at.length}) must match the rank (${this.rank})`);
    }
    const values: { [index: number]: DataTypeMap[D][number] } = this.values;
    values[this.locToIndex(at)] = value;
  }

  get(...position: number[]): DataTypeMap[D][number] {
    const at = position.length === 0 ? [0] : position;
    if (this.rank > 0) {
      at.forEach((p, axis) => {
        if (p < 0 || p >= (this.shape[axis] ?? 0)) {
          throw new Error(`Requested out of range element at ${at}.   Buffer shape=${this.shape}`);
        }
      });
    }
    const values: { readonly [index: number]: DataTypeMap[D][number] } = this.values;
    return values[this.locToIndex(at)] as DataTypeMap[D][number];
  }

  locToIndex(position: readonly number[]): number {
    return stridesOf(this.shape).reduce((index, stride, axis) => index + stride * (position[axis] ?? 0), 0);
  }

  indexToLoc(index: number): number[] {
    let rest = index;
    return stridesOf(this.shape).map((stride) => {
      const p = Math.floor(rest / stride);
      rest -= p * stride;
      return p;
    });
  }

  toTensor(): Tensor<R> {
    return makeTensor(this.values.slice() as never, this.shape as Shape, this.dtype) as Tensor<R>;
  }
}

function emptyStore(dtype: DataType, size: number): TensorValues {
  if (dtype === 'string') return new Array<string>(size);
  if (dtype === 'complex64') throw new Error('A complex64 buffer cannot be made; use tf.complex(real, imag).');
  return allocate(dtype, size);
}
