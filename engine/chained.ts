/** @file The ops as methods of a tensor (`x.square().add(y)`): their types, and the one table that installs them. */

import type { TensorLike, TensorLike1D } from './convert';
import type { DataType } from './dtype';
import { abs } from './ops/abs';
import { acos } from './ops/acos';
import { acosh } from './ops/acosh';
import { add } from './ops/add';
import { all } from './ops/all';
import { any } from './ops/any';
import { argMax } from './ops/argMax';
import { argMin } from './ops/argMin';
import { asin } from './ops/asin';
import { asinh } from './ops/asinh';
import { atan } from './ops/atan';
import { atan2 } from './ops/atan2';
import { atanh } from './ops/atanh';
import { broadcastTo } from './ops/broadcastTo';
import { cast } from './ops/cast';
import { ceil } from './ops/ceil';
import { clipByValue } from './ops/clipByValue';
import { clone } from './ops/clone';
import { concat } from './ops/concat';
import { cos } from './ops/cos';
import { cosh } from './ops/cosh';
import { cumprod } from './ops/cumprod';
import { cumsum } from './ops/cumsum';
import { div } from './ops/div';
import { divNoNan } from './ops/divNoNan';
import { dot } from './ops/dot';
import { elu } from './ops/elu';
import { equal } from './ops/equal';
import { erf } from './ops/erf';
import { euclideanNorm } from './ops/euclideanNorm';
import { exp } from './ops/exp';
import { expandDims } from './ops/expandDims';
import { expm1 } from './ops/expm1';
import { floor } from './ops/floor';
import { floorDiv } from './ops/floorDiv';
import { gather } from './ops/gather';
import { greater } from './ops/greater';
import { greaterEqual } from './ops/greaterEqual';
import { isFinite } from './ops/isFinite';
import { isInf } from './ops/isInf';
import { isNaN } from './ops/isNaN';
import { leakyRelu } from './ops/leakyRelu';
import { less } from './ops/less';
import { lessEqual } from './ops/lessEqual';
import { log } from './ops/log';
import { log1p } from './ops/log1p';
import { logicalAnd } from './ops/logicalAnd';
import { logicalNot } from './ops/logicalNot';
import { logicalOr } from './ops/logicalOr';
import { logicalXor } from './ops/logicalXor';
import { logSigmoid } from './ops/logSigmoid';
import { logSoftmax } from './ops/logSoftmax';
import { logSumExp } from './ops/logSumExp';
import { matMul } from './ops/matMul';
import { max } from './ops/max';
import { maximum } from './ops/maximum';
import { mean } from './ops/mean';
import { min } from './ops/min';
import { minimum } from './ops/minimum';
import { mod } from './ops/mod';
import { mul } from './ops/mul';
import { neg } from './ops/neg';
import { norm } from './ops/norm';
import { notEqual } from './ops/notEqual';
import { oneHot } from './ops/oneHot';
import { onesLike } from './ops/onesLike';
import { pad } from './ops/pad';
import { pow } from './ops/pow';
import { prelu } from './ops/prelu';
import { prod } from './ops/prod';
import { reciprocal } from './ops/reciprocal';
import { relu } from './ops/relu';
import { relu6 } from './ops/relu6';
import { reshape } from './ops/reshape';
import { reverse } from './ops/reverse';
import { round } from './ops/round';
import { rsqrt } from './ops/rsqrt';
import { selu } from './ops/selu';
import { sigmoid } from './ops/sigmoid';
import { sign } from './ops/sign';
import { sin } from './ops/sin';
import { sinh } from './ops/sinh';
import { slice } from './ops/slice';
import { softmax } from './ops/softmax';
import { softplus } from './ops/softplus';
import { split } from './ops/split';
import { sqrt } from './ops/sqrt';
import { square } from './ops/square';
import { squaredDifference } from './ops/squaredDifference';
import { squeeze } from './ops/squeeze';
import { stack } from './ops/stack';
import { step } from './ops/step';
import { sub } from './ops/sub';
import { sum } from './ops/sum';
import { tan } from './ops/tan';
import { tanh } from './ops/tanh';
import { tile } from './ops/tile';
import { topk } from './ops/topk';
import { transpose } from './ops/transpose';
import { unsortedSegmentSum } from './ops/unsortedSegmentSum';
import { unstack } from './ops/unstack';
import { where } from './ops/where';
import { zerosLike } from './ops/zerosLike';
import {
  Tensor,
  type Rank,
  type Scalar,
  type ShapeMap,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  type Tensor5D,
} from './tensor';
import { variable, type Variable } from './variable';

/** Every chained method, with TF.js's signature. A line here without its line in `METHODS` does not compile. */
export interface ChainedMethods {
  abs<T extends Tensor>(this: T): T;
  acos<T extends Tensor>(this: T): T;
  acosh<T extends Tensor>(this: T): T;
  add<T extends Tensor>(b: Tensor | TensorLike): T;
  all<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
  any<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
  argMax<T extends Tensor>(axis?: number): T;
  argMin<T extends Tensor>(axis?: number): T;
  as1D<T extends Tensor>(): Tensor1D;
  as2D<T extends Tensor>(rows: number, columns: number): Tensor2D;
  as3D<T extends Tensor>(rows: number, columns: number, depth: number): Tensor3D;
  as4D<T extends Tensor>(rows: number, columns: number, depth: number, depth2: number): Tensor4D;
  as5D<T extends Tensor>(rows: number, columns: number, depth: number, depth2: number, depth3: number): Tensor5D;
  asin<T extends Tensor>(this: T): T;
  asinh<T extends Tensor>(this: T): T;
  asScalar<T extends Tensor>(): Scalar;
  asType<T extends Tensor>(this: T, dtype: DataType): T;
  atan<T extends Tensor>(this: T): T;
  atan2<T extends Tensor>(b: Tensor | TensorLike): T;
  atanh<T extends Tensor>(this: T): T;
  broadcastTo<R extends Rank>(shape: ShapeMap[R]): Tensor<R>;
  cast<T extends Tensor>(dtype: DataType): T;
  ceil<T extends Tensor>(this: T): T;
  clipByValue<T extends Tensor>(min: number, max: number): Tensor;
  clone<T extends Tensor>(this: T): T;
  concat<T extends Tensor>(tensors: T | (T | TensorLike)[], axis?: number): T;
  cos<T extends Tensor>(this: T): T;
  cosh<T extends Tensor>(this: T): T;
  cumprod<R extends Rank>(axis?: number, exclusive?: boolean, reverse?: boolean): Tensor<R>;
  cumsum<R extends Rank>(axis?: number, exclusive?: boolean, reverse?: boolean): Tensor<R>;
  div<T extends Tensor>(b: Tensor | TensorLike): T;
  divNoNan<T extends Tensor>(b: Tensor | TensorLike): T;
  dot<T extends Tensor>(b: Tensor | TensorLike): Tensor;
  elu<T extends Tensor>(): T;
  equal<T extends Tensor>(b: Tensor | TensorLike): T;
  erf<T extends Tensor>(this: T): T;
  euclideanNorm<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
  exp<T extends Tensor>(this: T): T;
  expandDims<T extends Tensor>(axis?: number): T;
  expm1<T extends Tensor>(this: T): T;
  flatten<T extends Tensor>(): Tensor1D;
  floor<T extends Tensor>(this: T): T;
  floorDiv<T extends Tensor>(b: Tensor | TensorLike): T;
  gather<T extends Tensor>(this: T, indices: Tensor | TensorLike, axis?: number, batchDims?: number): T;
  greater<T extends Tensor>(b: Tensor | TensorLike): T;
  greaterEqual<T extends Tensor>(b: Tensor | TensorLike): T;
  isFinite<T extends Tensor>(this: T): T;
  isInf<T extends Tensor>(this: T): T;
  isNaN<T extends Tensor>(this: T): T;
  leakyRelu<T extends Tensor>(alpha?: number): T;
  less<T extends Tensor>(b: Tensor | TensorLike): T;
  lessEqual<T extends Tensor>(b: Tensor | TensorLike): T;
  log<T extends Tensor>(this: T): T;
  log1p<T extends Tensor>(this: T): T;
  logicalAnd<T extends Tensor>(b: Tensor | TensorLike): T;
  logicalNot<T extends Tensor>(): T;
  logicalOr<T extends Tensor>(b: Tensor | TensorLike): T;
  logicalXor<T extends Tensor>(b: Tensor | TensorLike): T;
  logSigmoid<T extends Tensor>(this: T): T;
  logSoftmax<T extends Tensor>(this: T, axis?: number): T;
  logSumExp<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
  matMul<T extends Tensor>(b: Tensor | TensorLike, transposeA?: boolean, transposeB?: boolean): Tensor;
  max<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
  maximum<T extends Tensor>(b: Tensor | TensorLike): T;
  mean<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
  min<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
  minimum<T extends Tensor>(b: Tensor | TensorLike): T;
  mod<T extends Tensor>(b: Tensor | TensorLike): T;
  mul<T extends Tensor>(b: Tensor | TensorLike): T;
  neg<T extends Tensor>(this: T): T;
  norm<T extends Tensor>(ord?: number | 'euclidean' | 'fro', axis?: number | number[], keepDims?: boolean): Tensor;
  notEqual<T extends Tensor>(b: Tensor | TensorLike): T;
  oneHot(depth: number, onValue?: number, offValue?: number): Tensor;
  onesLike<T extends Tensor>(this: T): T;
  pad<T extends Tensor>(paddings: [number, number][], constantValue?: number): T;
  pow<T extends Tensor>(exp: Tensor | TensorLike): T;
  prelu<T extends Tensor>(alpha: T | TensorLike): T;
  prod<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
  reciprocal<T extends Tensor>(this: T): T;
  relu<T extends Tensor>(): T;
  relu6<T extends Tensor>(): T;
  reshape<T extends Tensor>(shape: number[]): T;
  reshapeAs<T extends Tensor>(x: T): T;
  reverse<T extends Tensor>(this: T, axis?: number | number[]): T;
  round<T extends Tensor>(this: T): T;
  rsqrt<T extends Tensor>(this: T): T;
  selu<T extends Tensor>(): T;
  sigmoid<T extends Tensor>(this: T): T;
  sign<T extends Tensor>(this: T): T;
  sin<T extends Tensor>(this: T): T;
  sinh<T extends Tensor>(this: T): T;
  slice<T extends Tensor>(this: T, begin: number | number[], size?: number | number[]): T;
  softmax<T extends Tensor>(this: T, dim?: number): T;
  softplus<T extends Tensor>(this: T): T;
  split<T extends Tensor>(numOrSizeSplits: number[] | number, axis?: number): T[];
  sqrt<T extends Tensor>(this: T): T;
  square<T extends Tensor>(this: T): T;
  squaredDifference<T extends Tensor>(b: Tensor | TensorLike): T;
  squeeze<T extends Tensor>(axis?: number[]): T;
  stack<T extends Tensor>(x: Tensor | Tensor[], axis?: number): T;
  step<T extends Tensor>(this: T, alpha?: number): T;
  sub<T extends Tensor>(b: Tensor | TensorLike): T;
  sum<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
  tan<T extends Tensor>(this: T): T;
  tanh<T extends Tensor>(this: T): T;
  tile<T extends Tensor>(reps: number[]): T;
  toBool<T extends Tensor>(this: T): T;
  toFloat<T extends Tensor>(this: T): T;
  toInt<T extends Tensor>(this: T): T;
  topk<T extends Tensor>(this: T, k?: number, sorted?: boolean): { values: T; indices: T };
  transpose<T extends Tensor>(perm?: number[]): T;
  unsortedSegmentSum<T extends Tensor>(this: T, segmentIds: Tensor1D | TensorLike1D, numSegments: number): T;
  unstack<T extends Tensor>(axis?: number): T[];
  variable(trainable?: boolean, name?: string, dtype?: DataType): Variable;
  where<T extends Tensor>(condition: Tensor | TensorLike, x: Tensor | TensorLike): T;
  zerosLike<T extends Tensor>(this: T): T;
}

/** The tensor the method is called on, then the method's own arguments. */
type AsFunction<K extends keyof ChainedMethods> = (
  x: Tensor,
  ...args: Parameters<ChainedMethods[K]>
) => ReturnType<ChainedMethods[K]>;

const METHODS: { readonly [K in keyof ChainedMethods]: AsFunction<K> } = {
  abs,
  acos,
  acosh,
  add,
  all,
  any,
  argMax,
  argMin,
  as1D: (x) => reshape<Rank.R1>(x, [x.size]),
  as2D: (x, rows, columns) => reshape<Rank.R2>(x, [rows, columns]),
  as3D: (x, rows, columns, depth) => reshape<Rank.R3>(x, [rows, columns, depth]),
  as4D: (x, rows, columns, depth, depth2) => reshape<Rank.R4>(x, [rows, columns, depth, depth2]),
  as5D: (x, rows, columns, depth, depth2, depth3) => reshape<Rank.R5>(x, [rows, columns, depth, depth2, depth3]),
  asin,
  asinh,
  asScalar: (x) => {
    if (x.size !== 1) throw new Error('The array must have only 1 element.');
    return reshape<Rank.R0>(x, []);
  },
  asType: cast,
  atan,
  atan2,
  atanh,
  broadcastTo,
  cast,
  ceil,
  clipByValue,
  clone,
  concat: (x, tensors, axis) => concat([x, ...(tensors instanceof Tensor ? [tensors] : tensors)], axis),
  cos,
  cosh,
  cumprod,
  cumsum,
  div,
  divNoNan,
  dot,
  elu,
  equal,
  erf,
  euclideanNorm,
  exp,
  expandDims,
  expm1,
  flatten: (x) => reshape<Rank.R1>(x, [x.size]),
  floor,
  floorDiv,
  gather,
  greater,
  greaterEqual,
  isFinite,
  isInf,
  isNaN,
  leakyRelu,
  less,
  lessEqual,
  log,
  log1p,
  logicalAnd,
  logicalNot,
  logicalOr,
  logicalXor,
  logSigmoid,
  logSoftmax,
  logSumExp,
  matMul,
  max,
  maximum,
  mean,
  min,
  minimum,
  mod,
  mul,
  neg,
  norm,
  notEqual,
  oneHot,
  onesLike,
  pad,
  pow,
  prelu,
  prod,
  reciprocal,
  relu,
  relu6,
  reshape,
  reshapeAs: (x, other) => reshape(x, other.shape),
  reverse,
  round,
  rsqrt,
  selu,
  sigmoid,
  sign,
  sin,
  sinh,
  slice,
  softmax,
  softplus,
  split,
  sqrt,
  square,
  squaredDifference,
  squeeze,
  stack: (x, tensors, axis) => stack([x, ...(tensors instanceof Tensor ? [tensors] : tensors)], axis),
  step,
  sub,
  sum,
  tan,
  tanh,
  tile,
  toBool: (x) => cast(x, 'bool'),
  toFloat: (x) => cast(x, 'float32'),
  toInt: (x) => cast(x, 'int32'),
  topk,
  transpose,
  unsortedSegmentSum,
  unstack,
  variable: (x, trainable, name, dtype) => variable(x, trainable, name, dtype),
  where: (x, condition, other) => where(condition, x, other),
  zerosLike,
};

/** Puts the methods on every tensor. Arguments are passed on one by one: a rest array would cost more than a scalar op does. */
function install(name: string, method: (x: Tensor, ...args: unknown[]) => unknown): void {
  Object.defineProperty(Tensor.prototype, name, {
    configurable: true,
    writable: true,
    value(this: Tensor, a?: unknown, b?: unknown, c?: unknown, d?: unknown, e?: unknown, f?: unknown, g?: unknown) {
      return method(this, a, b, c, d, e, f, g);
    },
  });
}

for (const [name, method] of Object.entries(METHODS)) {
  // The table above has checked each method against its signature; here they are all alike.
  install(name, method as (x: Tensor, ...args: unknown[]) => unknown);
}
