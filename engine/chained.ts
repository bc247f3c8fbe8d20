/** @file The ops as methods of a tensor (`x.square().add(y)`): the one table that installs them. Their types are in chainedMethods.ts. */

import type { ChainedMethods } from './chainedMethods';
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
import { avgPool } from './ops/avgPool';
import { batchNorm } from './ops/batchNorm';
import { batchToSpaceND } from './ops/batchToSpaceND';
import { broadcastTo } from './ops/broadcastTo';
import { cast } from './ops/cast';
import { ceil } from './ops/ceil';
import { clipByValue } from './ops/clipByValue';
import { clone } from './ops/clone';
import { concat } from './ops/concat';
import { conv1d } from './ops/conv1d';
import { conv2d } from './ops/conv2d';
import { conv2dTranspose } from './ops/conv2dTranspose';
import { cos } from './ops/cos';
import { cosh } from './ops/cosh';
import { cumprod } from './ops/cumprod';
import { cumsum } from './ops/cumsum';
import { depthToSpace } from './ops/depthToSpace';
import { depthwiseConv2d } from './ops/depthwiseConv2d';
import { dilation2d } from './ops/dilation2d';
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
import { resizeBilinear } from './ops/image/resizeBilinear';
import { resizeNearestNeighbor } from './ops/image/resizeNearestNeighbor';
import { isFinite } from './ops/isFinite';
import { isInf } from './ops/isInf';
import { isNaN } from './ops/isNaN';
import { leakyRelu } from './ops/leakyRelu';
import { less } from './ops/less';
import { lessEqual } from './ops/lessEqual';
import { localResponseNormalization } from './ops/localResponseNormalization';
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
import { maxPool } from './ops/maxPool';
import { mean } from './ops/mean';
import { min } from './ops/min';
import { minimum } from './ops/minimum';
import { mirrorPad } from './ops/mirrorPad';
import { mod } from './ops/mod';
import { mul } from './ops/mul';
import { neg } from './ops/neg';
import { norm } from './ops/norm';
import { notEqual } from './ops/notEqual';
import { oneHot } from './ops/oneHot';
import { onesLike } from './ops/onesLike';
import { pad } from './ops/pad';
import { pool } from './ops/pool';
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
import { separableConv2d } from './ops/separableConv2d';
import { sigmoid } from './ops/sigmoid';
import { sign } from './ops/sign';
import { sin } from './ops/sin';
import { sinh } from './ops/sinh';
import { slice } from './ops/slice';
import { softmax } from './ops/softmax';
import { softplus } from './ops/softplus';
import { spaceToBatchND } from './ops/spaceToBatchND';
import { fft, ifft } from './ops/spectral/fft';
import { irfft } from './ops/spectral/irfft';
import { rfft } from './ops/spectral/rfft';
import { split } from './ops/split';
import { sqrt } from './ops/sqrt';
import { square } from './ops/square';
import { squaredDifference } from './ops/squaredDifference';
import { squeeze } from './ops/squeeze';
import { stack } from './ops/stack';
import { step } from './ops/step';
import { stridedSlice } from './ops/stridedSlice';
import { sub } from './ops/sub';
import { sum } from './ops/sum';
import { tan } from './ops/tan';
import { tanh } from './ops/tanh';
import { tile } from './ops/tile';
import { topk } from './ops/topk';
import { transpose } from './ops/transpose';
import { unique } from './ops/unique';
import { unsortedSegmentSum } from './ops/unsortedSegmentSum';
import { unstack } from './ops/unstack';
import { where } from './ops/where';
import { zerosLike } from './ops/zerosLike';
import { conj } from './ops/conj';
import { cumulativeLogsumexp } from './ops/cumulativeLogsumexp';
import { digamma } from './ops/digamma';
import { erfinv } from './ops/erfinv';
import { gatherND } from './ops/gatherND';
import { imag } from './ops/imag';
import { lgamma } from './ops/lgamma';
import { real } from './ops/real';
import { rint } from './ops/rint';
import { sort } from './ops/sort';
import { argsort } from './ops/argsort';
import { stopGradient } from './ops/stopGradient';
import { xdivy } from './ops/xdivy';
import { xlog1py } from './ops/xlog1py';
import { xlogy } from './ops/xlogy';
import { unsortedSegmentMax } from './ops/unsortedSegmentMax';
import { unsortedSegmentMean } from './ops/unsortedSegmentMean';
import { unsortedSegmentMin } from './ops/unsortedSegmentMin';
import { unsortedSegmentProd } from './ops/unsortedSegmentProd';
import { Tensor, type Rank } from './tensor';
import { variable } from './variable';

/** What a method asks of the tensor it is called on. */
type Self<M> = unknown extends ThisParameterType<M> ? Tensor : ThisParameterType<M>;

/** The tensor the method is called on, then the method's own arguments. */
type AsFunction<K extends keyof ChainedMethods> = (
  x: Self<ChainedMethods[K]>,
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
  avgPool,
  batchNorm,
  batchToSpaceND,
  broadcastTo,
  cast,
  ceil,
  clipByValue,
  clone,
  concat: (x, tensors, axis) => concat([x, ...(tensors instanceof Tensor ? [tensors] : tensors)], axis),
  conv1d,
  conv2d,
  conv2dTranspose,
  cos,
  cosh,
  cumprod,
  cumsum,
  depthToSpace,
  depthwiseConv2d,
  dilation2d,
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
  fft,
  flatten: (x) => reshape<Rank.R1>(x, [x.size]),
  floor,
  floorDiv,
  gather,
  greater,
  greaterEqual,
  ifft,
  irfft,
  isFinite,
  isInf,
  isNaN,
  leakyRelu,
  less,
  lessEqual,
  localResponseNormalization,
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
  maxPool,
  mean,
  min,
  minimum,
  mirrorPad,
  mod,
  mul,
  neg,
  norm,
  notEqual,
  oneHot,
  onesLike,
  pad,
  pool,
  pow,
  prelu,
  prod,
  reciprocal,
  relu,
  relu6,
  reshape,
  reshapeAs: (x, other) => reshape(x, other.shape),
  resizeBilinear,
  resizeNearestNeighbor,
  reverse,
  rfft,
  round,
  rsqrt,
  selu,
  separableConv2d,
  sigmoid,
  sign,
  sin,
  sinh,
  slice,
  softmax,
  softplus,
  spaceToBatchND,
  split,
  sqrt,
  square,
  squaredDifference,
  squeeze,
  stack: (x, tensors, axis) => stack([x, ...(tensors instanceof Tensor ? [tensors] : tensors)], axis),
  step,
  stridedSlice,
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
  unique,
  unsortedSegmentSum,
  unstack,
  variable: (x, trainable, name, dtype) => variable(x, trainable, name, dtype),
  where: (x, condition, other) => where(condition, x, other),
  zerosLike,
  conj,
  cumulativeLogsumexp,
  digamma,
  erfinv,
  gatherND,
  identity: clone,
  imag,
  lgamma,
  real,
  rint,
  sort,
  argsort,
  stopGradient,
  xdivy,
  xlog1py,
  xlogy,
  unsortedSegmentMax,
  unsortedSegmentMean,
  unsortedSegmentMin,
  unsortedSegmentProd,
};

/** Puts the methods on every tensor. Arguments are passed on one by one: a rest array would cost more than a scalar op does. */
function install(name: string, method: (x: Tensor, ...args: unknown[]) => unknown): void {
  Object.defineProperty(Tensor.prototype, name, {
    configurable: true,
    writable: true,
    value(
      this: Tensor,
      a?: unknown,
      b?: unknown,
      c?: unknown,
      d?: unknown,
      e?: unknown,
      f?: unknown,
      g?: unknown,
      h?: unknown,
    ) {
      return method(this, a, b, c, d, e, f, g, h);
    },
  });
}

for (const [name, method] of Object.entries(METHODS)) {
  // The table above has checked each method against its signature; here they are all alike.
  install(name, method as (x: Tensor, ...args: unknown[]) => unknown);
}
