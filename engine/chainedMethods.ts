/** @file The types of the chained methods (`x.square().add(y)`): TF.js's signatures. `chained.ts` installs them. */

import type { TensorLike, TensorLike1D } from './convert';
import type { DataType } from './dtype';
import type { ExplicitPadding, Rounding } from './ops/support/windows';
import type { Rank, Scalar, ShapeMap, Tensor, Tensor1D, Tensor2D, Tensor3D, Tensor4D, Tensor5D } from './tensor';
import type { Variable } from './variable';

/** Every chained method, with TF.js's signature. A line here without its line in `METHODS` of `chained.ts` does not compile. */
export interface ChainedMethods {
  abs<T extends Tensor>(this: T): T;
  acos<T extends Tensor>(this: T): T;
  acosh<T extends Tensor>(this: T): T;
  add<T extends Tensor>(b: Tensor | TensorLike): T;
  all<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
  any<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
  argMax<T extends Tensor>(axis?: number): T;
  argMin<T extends Tensor>(axis?: number): T;
  argsort(axis?: number, direction?: 'ASCENDING' | 'DESCENDING'): Tensor;
  as1D(): Tensor1D;
  as2D(rows: number, columns: number): Tensor2D;
  as3D(rows: number, columns: number, depth: number): Tensor3D;
  as4D(rows: number, columns: number, depth: number, depth2: number): Tensor4D;
  as5D(rows: number, columns: number, depth: number, depth2: number, depth3: number): Tensor5D;
  asin<T extends Tensor>(this: T): T;
  asinh<T extends Tensor>(this: T): T;
  asScalar(): Scalar;
  asType<T extends Tensor>(this: T, dtype: DataType): T;
  atan<T extends Tensor>(this: T): T;
  atan2<T extends Tensor>(b: Tensor | TensorLike): T;
  atanh<T extends Tensor>(this: T): T;
  avgPool<T extends Tensor3D | Tensor4D>(
    this: T,
    filterSize: [number, number] | number,
    strides: [number, number] | number,
    pad: 'valid' | 'same' | number | ExplicitPadding,
    dimRoundingMode?: Rounding,
  ): T;
  batchNorm<T extends Tensor>(
    this: T,
    mean: Tensor | Tensor1D | TensorLike,
    variance: Tensor | Tensor1D | TensorLike,
    offset?: Tensor | Tensor1D | TensorLike,
    scale?: Tensor | Tensor1D | TensorLike,
    varianceEpsilon?: number,
  ): Tensor;
  batchToSpaceND<R extends Rank>(blockShape: number[], crops: number[][]): Tensor<R>;
  broadcastTo<R extends Rank>(shape: ShapeMap[R]): Tensor<R>;
  cast<T extends Tensor>(dtype: DataType): T;
  ceil<T extends Tensor>(this: T): T;
  clipByValue(min: number, max: number): Tensor;
  clone<T extends Tensor>(this: T): T;
  concat<T extends Tensor>(tensors: T | (T | TensorLike)[], axis?: number): T;
  conj<T extends Tensor>(this: T): T;
  conv1d<T extends Tensor2D | Tensor3D>(
    this: T,
    filter: Tensor3D | TensorLike,
    stride: number,
    pad: 'valid' | 'same' | number | ExplicitPadding,
    dataFormat?: 'NWC' | 'NCW',
    dilation?: number,
    dimRoundingMode?: Rounding,
  ): T;
  conv2d<T extends Tensor3D | Tensor4D>(
    this: T,
    filter: Tensor4D | TensorLike,
    strides: [number, number] | number,
    pad: 'valid' | 'same' | number,
    dataFormat?: 'NHWC' | 'NCHW',
    dilations?: [number, number] | number,
    dimRoundingMode?: Rounding,
  ): T;
  conv2dTranspose<T extends Tensor3D | Tensor4D>(
    this: T,
    filter: Tensor4D | TensorLike,
    outputShape: [number, number, number, number] | [number, number, number],
    strides: [number, number] | number,
    pad: 'valid' | 'same' | number,
    dimRoundingMode?: Rounding,
  ): T;
  cos<T extends Tensor>(this: T): T;
  cosh<T extends Tensor>(this: T): T;
  cumprod<R extends Rank>(axis?: number, exclusive?: boolean, reverse?: boolean): Tensor<R>;
  cumsum<R extends Rank>(axis?: number, exclusive?: boolean, reverse?: boolean): Tensor<R>;
  cumulativeLogsumexp<T extends Tensor>(this: T, axis?: number, exclusive?: boolean, reverse?: boolean): T;
  depthToSpace<T extends Tensor4D>(this: T, blockSize: number, dataFormat?: 'NHWC' | 'NCHW'): T;
  depthwiseConv2d<T extends Tensor3D | Tensor4D>(
    this: T,
    filter: Tensor4D | TensorLike,
    strides: [number, number] | number,
    pad: 'valid' | 'same' | number,
    dataFormat?: 'NHWC' | 'NCHW',
    dilations?: [number, number] | number,
    dimRoundingMode?: Rounding,
  ): T;
  digamma<T extends Tensor>(this: T): T;
  dilation2d<T extends Tensor3D | Tensor4D>(
    this: T,
    filter: Tensor3D | TensorLike,
    strides: [number, number] | number,
    pad: 'valid' | 'same',
    dilations?: [number, number] | number,
    dataFormat?: 'NHWC',
  ): T;
  div<T extends Tensor>(b: Tensor | TensorLike): T;
  divNoNan<T extends Tensor>(b: Tensor | TensorLike): T;
  dot(b: Tensor | TensorLike): Tensor;
  elu<T extends Tensor>(): T;
  equal<T extends Tensor>(b: Tensor | TensorLike): T;
  erf<T extends Tensor>(this: T): T;
  erfinv<T extends Tensor>(this: T): T;
  euclideanNorm<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
  exp<T extends Tensor>(this: T): T;
  expandDims<T extends Tensor>(axis?: number): T;
  expm1<T extends Tensor>(this: T): T;
  fft(this: Tensor): Tensor;
  flatten(): Tensor1D;
  floor<T extends Tensor>(this: T): T;
  floorDiv<T extends Tensor>(b: Tensor | TensorLike): T;
  gather<T extends Tensor>(this: T, indices: Tensor | TensorLike, axis?: number, batchDims?: number): T;
  gatherND(indices: Tensor | TensorLike): Tensor;
  greater<T extends Tensor>(b: Tensor | TensorLike): T;
  greaterEqual<T extends Tensor>(b: Tensor | TensorLike): T;
  identity<T extends Tensor>(this: T): T;
  ifft(this: Tensor): Tensor;
  imag<T extends Tensor>(this: T): T;
  irfft(this: Tensor): Tensor;
  isFinite<T extends Tensor>(this: T): T;
  isInf<T extends Tensor>(this: T): T;
  isNaN<T extends Tensor>(this: T): T;
  leakyRelu<T extends Tensor>(alpha?: number): T;
  less<T extends Tensor>(b: Tensor | TensorLike): T;
  lessEqual<T extends Tensor>(b: Tensor | TensorLike): T;
  lgamma<T extends Tensor>(this: T): T;
  localResponseNormalization<T extends Tensor3D | Tensor4D>(
    this: T,
    depthRadius?: number,
    bias?: number,
    alpha?: number,
    beta?: number,
  ): T;
  log<T extends Tensor>(this: T): T;
  log1p<T extends Tensor>(this: T): T;
  logicalAnd<T extends Tensor>(b: Tensor | TensorLike): T;
  logicalNot<T extends Tensor>(): T;
  logicalOr<T extends Tensor>(b: Tensor | TensorLike): T;
  logicalXor<T extends Tensor>(b: Tensor | TensorLike): T;
  logSigmoid<T extends Tensor>(this: T): T;
  logSoftmax<T extends Tensor>(this: T, axis?: number): T;
  logSumExp<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
  matMul(b: Tensor | TensorLike, transposeA?: boolean, transposeB?: boolean): Tensor;
  max<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
  maximum<T extends Tensor>(b: Tensor | TensorLike): T;
  maxPool<T extends Tensor3D | Tensor4D>(
    this: T,
    filterSize: [number, number] | number,
    strides: [number, number] | number,
    pad: 'valid' | 'same' | number | ExplicitPadding,
    dimRoundingMode?: Rounding,
  ): T;
  mean<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
  min<T extends Tensor>(axis?: number | number[], keepDims?: boolean): T;
  minimum<T extends Tensor>(b: Tensor | TensorLike): T;
  mirrorPad<T extends Tensor>(this: T, paddings: [number, number][], mode: 'reflect' | 'symmetric'): T;
  mod<T extends Tensor>(b: Tensor | TensorLike): T;
  mul<T extends Tensor>(b: Tensor | TensorLike): T;
  neg<T extends Tensor>(this: T): T;
  norm(ord?: number | 'euclidean' | 'fro', axis?: number | number[], keepDims?: boolean): Tensor;
  notEqual<T extends Tensor>(b: Tensor | TensorLike): T;
  oneHot(depth: number, onValue?: number, offValue?: number): Tensor;
  onesLike<T extends Tensor>(this: T): T;
  pad<T extends Tensor>(paddings: [number, number][], constantValue?: number): T;
  pool<T extends Tensor3D | Tensor4D>(
    this: T,
    windowShape: [number, number] | number,
    poolingType: 'avg' | 'max',
    pad: 'valid' | 'same' | number | ExplicitPadding,
    dilations?: [number, number] | number,
    strides?: [number, number] | number,
    dimRoundingMode?: Rounding,
  ): T;
  pow<T extends Tensor>(exp: Tensor | TensorLike): T;
  prelu<T extends Tensor>(alpha: T | TensorLike): T;
  prod<T extends Tensor>(this: T, axis?: number | number[], keepDims?: boolean): T;
  real<T extends Tensor>(this: T): T;
  reciprocal<T extends Tensor>(this: T): T;
  relu<T extends Tensor>(): T;
  relu6<T extends Tensor>(): T;
  reshape<T extends Tensor>(shape: number[]): T;
  reshapeAs<T extends Tensor>(x: T): T;
  resizeBilinear<T extends Tensor3D | Tensor4D>(
    this: T,
    newShape2D: [number, number],
    alignCorners?: boolean,
    halfPixelCenters?: boolean,
  ): T;
  resizeNearestNeighbor<T extends Tensor3D | Tensor4D>(
    this: T,
    newShape2D: [number, number],
    alignCorners?: boolean,
    halfPixelCenters?: boolean,
  ): T;
  reverse<T extends Tensor>(this: T, axis?: number | number[]): T;
  rfft(this: Tensor, fftLength?: number): Tensor;
  rint<T extends Tensor>(this: T): T;
  round<T extends Tensor>(this: T): T;
  rsqrt<T extends Tensor>(this: T): T;
  selu<T extends Tensor>(): T;
  separableConv2d<T extends Tensor3D | Tensor4D>(
    this: T,
    depthwiseFilter: Tensor4D | TensorLike,
    pointwiseFilter: Tensor4D | TensorLike,
    strides: [number, number] | number,
    pad: 'valid' | 'same',
    dilation?: [number, number] | number,
    dataFormat?: 'NHWC' | 'NCHW',
  ): T;
  sigmoid<T extends Tensor>(this: T): T;
  sign<T extends Tensor>(this: T): T;
  sin<T extends Tensor>(this: T): T;
  sinh<T extends Tensor>(this: T): T;
  slice<T extends Tensor>(this: T, begin: number | number[], size?: number | number[]): T;
  softmax<T extends Tensor>(this: T, dim?: number): T;
  softplus<T extends Tensor>(this: T): T;
  sort<T extends Tensor>(this: T, axis?: number, direction?: 'ASCENDING' | 'DESCENDING'): T;
  spaceToBatchND<R extends Rank>(blockShape: number[], paddings: number[][]): Tensor<R>;
  split<T extends Tensor>(numOrSizeSplits: number[] | number, axis?: number): T[];
  sqrt<T extends Tensor>(this: T): T;
  square<T extends Tensor>(this: T): T;
  squaredDifference<T extends Tensor>(b: Tensor | TensorLike): T;
  squeeze<T extends Tensor>(axis?: number[]): T;
  stack<T extends Tensor>(x: Tensor | Tensor[], axis?: number): T;
  step<T extends Tensor>(this: T, alpha?: number): T;
  stopGradient<T extends Tensor>(this: T): T;
  stridedSlice<T extends Tensor>(
    this: T,
    begin: number[],
    end: number[],
    strides?: number[],
    beginMask?: number,
    endMask?: number,
    ellipsisMask?: number,
    newAxisMask?: number,
    shrinkAxisMask?: number,
  ): Tensor;
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
  unique<T extends Tensor>(this: T, axis?: number): { values: T; indices: Tensor1D };
  unsortedSegmentMax<T extends Tensor>(this: T, segmentIds: Tensor1D | TensorLike1D, numSegments: number): T;
  unsortedSegmentMean<T extends Tensor>(this: T, segmentIds: Tensor1D | TensorLike1D, numSegments: number): T;
  unsortedSegmentMin<T extends Tensor>(this: T, segmentIds: Tensor1D | TensorLike1D, numSegments: number): T;
  unsortedSegmentProd<T extends Tensor>(this: T, segmentIds: Tensor1D | TensorLike1D, numSegments: number): T;
  unsortedSegmentSum<T extends Tensor>(this: T, segmentIds: Tensor1D | TensorLike1D, numSegments: number): T;
  unstack<T extends Tensor>(axis?: number): T[];
  variable(trainable?: boolean, name?: string, dtype?: DataType): Variable;
  where<T extends Tensor>(condition: Tensor | TensorLike, x: Tensor | TensorLike): T;
  xdivy<T extends Tensor>(y: Tensor | TensorLike): T;
  xlog1py<T extends Tensor>(y: Tensor | TensorLike): T;
  xlogy<T extends Tensor>(y: Tensor | TensorLike): T;
  zerosLike<T extends Tensor>(this: T): T;
}
