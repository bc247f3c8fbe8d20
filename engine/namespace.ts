/** @file The public `tf` namespace by name: everything a snippet can import from 'tapescope' (or '@tensorflow/tfjs'). */

import './chained';

export { enableDebugMode, enableProdMode, getBackend, nextFrame, ready, setBackend } from './backends';
export { TensorTooLargeError } from './budget';
export { TensorBuffer } from './buffer';
export { checkGradients } from './checkGradients';
export {
  constant,
  scalar,
  tensor,
  tensor1d,
  tensor2d,
  tensor3d,
  tensor4d,
  tensor5d,
  tensor6d,
  type TensorLike,
  type TensorLike1D,
  type TensorLike2D,
  type TensorLike3D,
  type TensorLike4D,
  type TensorLike5D,
  type TensorLike6D,
} from './convert';
export { customGrad, type CustomGradientFunc, type GradSaveFunc } from './customGrad';
export type { DataType, DataTypeMap, NumericDataType, TypedArray } from './dtype';
export { grad, grads, valueAndGrad, valueAndGrads, variableGrads, type NamedTensorMap } from './functional';
export { dispose, keep, memory, tidy, type MemoryInfo, type TensorContainer } from './memory';
export type { GradientOf, Nest } from './nest';
export {
  backend,
  browser,
  data,
  input,
  io,
  layers,
  loadGraphModel,
  loadLayersModel,
  model,
  models,
  registerBackend,
  sequential,
} from './notHere';
export { AdadeltaOptimizer } from './optimizers/adadelta';
export { AdagradOptimizer } from './optimizers/adagrad';
export { AdamOptimizer } from './optimizers/adam';
export { AdamaxOptimizer } from './optimizers/adamax';
export { MomentumOptimizer } from './optimizers/momentum';
export { Optimizer, type NamedTensor } from './optimizers/optimizer';
export { RMSPropOptimizer } from './optimizers/rmsprop';
export { SGDOptimizer } from './optimizers/sgd';
export { train } from './optimizers/train';
export { GradientTape, gradientTape, record, type GradientOptions, type GradientTapeOptions } from './tape';
export {
  Rank,
  Tensor,
  type ArrayMap,
  type Scalar,
  type ShapeMap,
  type Tensor1D,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
  type Tensor5D,
  type Tensor6D,
} from './tensor';
export { disposeVariables, Variable, variable } from './variable';
export { buffer, print } from './utilities';

// The ops, one file each.
export { abs } from './ops/abs';
export { acos } from './ops/acos';
export { acosh } from './ops/acosh';
export { add } from './ops/add';
export { addN } from './ops/addN';
export { all } from './ops/all';
export { any } from './ops/any';
export { argMax } from './ops/argMax';
export { argMin } from './ops/argMin';
export { argsort } from './ops/argsort';
export { asin } from './ops/asin';
export { asinh } from './ops/asinh';
export { atan } from './ops/atan';
export { atan2 } from './ops/atan2';
export { atanh } from './ops/atanh';
export { avgPool } from './ops/avgPool';
export { avgPool3d } from './ops/avgPool3d';
export { basicLSTMCell } from './ops/basicLSTMCell';
export { batchNorm } from './ops/batchNorm';
export { batchNorm2d } from './ops/batchNorm2d';
export { batchNorm3d } from './ops/batchNorm3d';
export { batchNorm4d } from './ops/batchNorm4d';
export { batchToSpaceND } from './ops/batchToSpaceND';
export { bincount } from './ops/bincount';
export { bitwiseAnd } from './ops/bitwiseAnd';
export { booleanMaskAsync } from './ops/booleanMaskAsync';
export { broadcastArgs } from './ops/broadcastArgs';
export { broadcastTo } from './ops/broadcastTo';
export { cast } from './ops/cast';
export { ceil } from './ops/ceil';
export { clipByValue } from './ops/clipByValue';
export { clone, clone as identity } from './ops/clone';
export { complex } from './ops/complex';
export { concat } from './ops/concat';
export { concat1d } from './ops/concat1d';
export { concat2d } from './ops/concat2d';
export { concat3d } from './ops/concat3d';
export { concat4d } from './ops/concat4d';
export { conj } from './ops/conj';
export { conv1d } from './ops/conv1d';
export { conv2d } from './ops/conv2d';
export { conv2dTranspose } from './ops/conv2dTranspose';
export { conv3d } from './ops/conv3d';
export { conv3dTranspose } from './ops/conv3dTranspose';
export { cos } from './ops/cos';
export { cosh } from './ops/cosh';
export { cumprod } from './ops/cumprod';
export { cumsum } from './ops/cumsum';
export { cumulativeLogsumexp } from './ops/cumulativeLogsumexp';
export { denseBincount } from './ops/denseBincount';
export { depthToSpace } from './ops/depthToSpace';
export { depthwiseConv2d } from './ops/depthwiseConv2d';
export { diag } from './ops/diag';
export { digamma } from './ops/digamma';
export { dilation2d } from './ops/dilation2d';
export { div } from './ops/div';
export { divNoNan } from './ops/divNoNan';
export { dot } from './ops/dot';
export { dropout } from './ops/dropout';
export { einsum } from './ops/einsum';
export { elu } from './ops/elu';
export { ensureShape } from './ops/ensureShape';
export { equal } from './ops/equal';
export { erf } from './ops/erf';
export { erfinv } from './ops/erfinv';
export { euclideanNorm } from './ops/euclideanNorm';
export { exp } from './ops/exp';
export { expandDims } from './ops/expandDims';
export { expm1 } from './ops/expm1';
export { eye } from './ops/eye';
export { fill } from './ops/fill';
export { floor } from './ops/floor';
export { floorDiv } from './ops/floorDiv';
export { fused } from './ops/fused';
export { gather } from './ops/gather';
export { gatherND } from './ops/gatherND';
export { greater } from './ops/greater';
export { greaterEqual } from './ops/greaterEqual';
export { imag } from './ops/imag';
export { image } from './ops/image';
export { inTopKAsync } from './ops/inTopKAsync';
export { isFinite } from './ops/isFinite';
export { isInf } from './ops/isInf';
export { isNaN } from './ops/isNaN';
export { leakyRelu } from './ops/leakyRelu';
export { less } from './ops/less';
export { lessEqual } from './ops/lessEqual';
export { lgamma } from './ops/lgamma';
export { linalg } from './ops/linalg';
export { linspace } from './ops/linspace';
export { localResponseNormalization } from './ops/localResponseNormalization';
export { log } from './ops/log';
export { log1p } from './ops/log1p';
export { logicalAnd } from './ops/logicalAnd';
export { logicalNot } from './ops/logicalNot';
export { logicalOr } from './ops/logicalOr';
export { logicalXor } from './ops/logicalXor';
export { logSigmoid } from './ops/logSigmoid';
export { logSoftmax } from './ops/logSoftmax';
export { logSumExp } from './ops/logSumExp';
export { losses } from './ops/losses';
export { Reduction } from './ops/losses/reduction';
export { lowerBound } from './ops/lowerBound';
export { math } from './ops/math';
export { matMul } from './ops/matMul';
export { max } from './ops/max';
export { maximum } from './ops/maximum';
export { maxPool } from './ops/maxPool';
export { maxPool3d } from './ops/maxPool3d';
export { maxPoolWithArgmax } from './ops/maxPoolWithArgmax';
export { mean } from './ops/mean';
export { meshgrid } from './ops/meshgrid';
export { min } from './ops/min';
export { minimum } from './ops/minimum';
export { mirrorPad } from './ops/mirrorPad';
export { mod } from './ops/mod';
export { moments } from './ops/moments';
export { movingAverage } from './ops/movingAverage';
export { mul } from './ops/mul';
export { multinomial } from './ops/multinomial';
export { multiRNNCell, type LSTMCellFunc } from './ops/multiRNNCell';
export { neg } from './ops/neg';
export { norm } from './ops/norm';
export { notEqual } from './ops/notEqual';
export { oneHot } from './ops/oneHot';
export { ones } from './ops/ones';
export { onesLike } from './ops/onesLike';
export { outerProduct } from './ops/outerProduct';
export { pad } from './ops/pad';
export { pad1d } from './ops/pad1d';
export { pad2d } from './ops/pad2d';
export { pad3d } from './ops/pad3d';
export { pad4d } from './ops/pad4d';
export { polygamma } from './ops/polygamma';
export { pool } from './ops/pool';
export { pow } from './ops/pow';
export { prelu } from './ops/prelu';
export { prod } from './ops/prod';
export { rand } from './ops/rand';
export { randomGamma } from './ops/randomGamma';
export { randomNormal } from './ops/randomNormal';
export { randomStandardNormal } from './ops/randomStandardNormal';
export { randomUniform } from './ops/randomUniform';
export { randomUniformInt } from './ops/randomUniformInt';
export { range } from './ops/range';
export { real } from './ops/real';
export { reciprocal } from './ops/reciprocal';
export { relu } from './ops/relu';
export { relu6 } from './ops/relu6';
export { reshape } from './ops/reshape';
export { reverse } from './ops/reverse';
export { reverse1d } from './ops/reverse1d';
export { reverse2d } from './ops/reverse2d';
export { reverse3d } from './ops/reverse3d';
export { reverse4d } from './ops/reverse4d';
export { rint } from './ops/rint';
export { round } from './ops/round';
export { rsqrt } from './ops/rsqrt';
export { scatterND } from './ops/scatterND';
export { searchSorted } from './ops/searchSorted';
export { segmentMax } from './ops/segmentMax';
export { segmentMean } from './ops/segmentMean';
export { segmentMin } from './ops/segmentMin';
export { segmentProd } from './ops/segmentProd';
export { segmentSum } from './ops/segmentSum';
export { selu } from './ops/selu';
export { separableConv2d } from './ops/separableConv2d';
export { setdiff1dAsync } from './ops/setdiff1dAsync';
export { sigmoid } from './ops/sigmoid';
export { sign } from './ops/sign';
export { signal } from './ops/signal';
export { sin } from './ops/sin';
export { sinh } from './ops/sinh';
export { slice } from './ops/slice';
export { slice1d } from './ops/slice1d';
export { slice2d } from './ops/slice2d';
export { slice3d } from './ops/slice3d';
export { slice4d } from './ops/slice4d';
export { softmax } from './ops/softmax';
export { softplus } from './ops/softplus';
export { sort } from './ops/sort';
export { spaceToBatchND } from './ops/spaceToBatchND';
export { sparse } from './ops/sparse';
export { sparseToDense } from './ops/sparseToDense';
export { spectral } from './ops/spectral';
export { fft, ifft } from './ops/spectral/fft';
export { irfft } from './ops/spectral/irfft';
export { rfft } from './ops/spectral/rfft';
export { split } from './ops/split';
export { sqrt } from './ops/sqrt';
export { square } from './ops/square';
export { squaredDifference } from './ops/squaredDifference';
export { squeeze } from './ops/squeeze';
export { stack } from './ops/stack';
export { step } from './ops/step';
export { stopGradient } from './ops/stopGradient';
export { stridedSlice } from './ops/stridedSlice';
export { sub } from './ops/sub';
export { sum } from './ops/sum';
export { tan } from './ops/tan';
export { tanh } from './ops/tanh';
export { tensorScatterUpdate } from './ops/tensorScatterUpdate';
export { tile } from './ops/tile';
export { topk } from './ops/topk';
export { transpose } from './ops/transpose';
export { truncatedNormal } from './ops/truncatedNormal';
export { unique } from './ops/unique';
export { unsortedSegmentMax } from './ops/unsortedSegmentMax';
export { unsortedSegmentMean } from './ops/unsortedSegmentMean';
export { unsortedSegmentMin } from './ops/unsortedSegmentMin';
export { unsortedSegmentProd } from './ops/unsortedSegmentProd';
export { unsortedSegmentSqrtN } from './ops/unsortedSegmentSqrtN';
export { unsortedSegmentSum } from './ops/unsortedSegmentSum';
export { unstack } from './ops/unstack';
export { upperBound } from './ops/upperBound';
export { where } from './ops/where';
export { whereAsync } from './ops/whereAsync';
export { xdivy } from './ops/xdivy';
export { xlog1py } from './ops/xlog1py';
export { xlogy } from './ops/xlogy';
export { zeros } from './ops/zeros';
export { zerosLike } from './ops/zerosLike';
