/** @file The table of all ops, by name. A name given twice does not compile; a test sees to it that none is missing. */

import type { Op } from '../op';
import { absOp } from './abs';
import { acosOp } from './acos';
import { acoshOp } from './acosh';
import { addOp } from './add';
import { addNOp } from './addN';
import { allOp } from './all';
import { anyOp } from './any';
import { argMaxOp } from './argMax';
import { argMinOp } from './argMin';
import { argsortOp } from './argsort';
import { asinOp } from './asin';
import { asinhOp } from './asinh';
import { atanOp } from './atan';
import { atan2Op } from './atan2';
import { atanhOp } from './atanh';
import { avgPoolGradOp, avgPoolOp } from './avgPool';
import { avgPool3dGradOp, avgPool3dOp } from './avgPool3d';
import { bitwiseAndOp } from './bitwiseAnd';
import { broadcastToOp } from './broadcastTo';
import { castOp } from './cast';
import { ceilOp } from './ceil';
import { choleskyOp } from './linalg/cholesky';
import { clipByValueOp } from './clipByValue';
import { cloneOp } from './clone';
import { complexOp } from './complex';
import { complexAbsOp } from './complexAbs';
import { concatOp } from './concat';
import { conjOp } from './conj';
import { conv2dFilterGradOp, conv2dOp, conv2dTransposeOp } from './conv2d';
import { conv3dFilterGradOp, conv3dOp, conv3dTransposeOp } from './conv3d';
import { cosOp } from './cos';
import { coshOp } from './cosh';
import { cumprodOp } from './cumprod';
import { cumsumOp } from './cumsum';
import { cumulativeLogsumexpOp } from './cumulativeLogsumexp';
import { decayingSumOp } from './decayingSum';
import { denseBincountOp } from './denseBincount';
import { depthwiseConv2dFilterGradOp, depthwiseConv2dInputGradOp, depthwiseConv2dOp } from './depthwiseConv2d';
import { detOp } from './linalg/det';
import { matrixDiagOp } from './linalg/diag';
import { matrixDiagPartOp } from './linalg/diagPart';
import { digammaOp } from './digamma';
import { dilation2dOp } from './dilation2d';
import { divOp } from './div';
import { divNoNanOp } from './divNoNan';
import { eighOp } from './linalg/eigh';
import { eluOp } from './elu';
import { equalOp } from './equal';
import { erfOp } from './erf';
import { erfinvOp } from './erfinv';
import { expOp } from './exp';
import { expandDimsOp } from './expandDims';
import { expm1Op } from './expm1';
import { fftOp } from './spectral/fft';
import { floorOp } from './floor';
import { floorDivOp } from './floorDiv';
import { gatherOp } from './gather';
import { gatherGradOp } from './gatherGrad';
import { gatherNDOp } from './gatherND';
import { greaterOp } from './greater';
import { greaterEqualOp } from './greaterEqual';
import { imagOp } from './imag';
import { invOp } from './linalg/inv';
import { isFiniteOp } from './isFinite';
import { isInfOp } from './isInf';
import { isNaNOp } from './isNaN';
import { leakyReluOp } from './leakyRelu';
import { lessOp } from './less';
import { lessEqualOp } from './lessEqual';
import { lgammaOp } from './lgamma';
import { logOp } from './log';
import { log1pOp } from './log1p';
import { logicalAndOp } from './logicalAnd';
import { logicalNotOp } from './logicalNot';
import { logicalOrOp } from './logicalOr';
import { logicalXorOp } from './logicalXor';
import { logSigmoidOp } from './logSigmoid';
import { logSoftmaxOp } from './logSoftmax';
import { logSumExpOp } from './logSumExp';
import { matMulOp } from './matMul';
import { maxOp } from './max';
import { maximumOp } from './maximum';
import { maxPoolOp } from './maxPool';
import { maxPool3dOp } from './maxPool3d';
import { maxPoolWithArgmaxOp } from './maxPoolWithArgmax';
import { meanOp } from './mean';
import { minOp } from './min';
import { minimumOp } from './minimum';
import { mirrorPadOp } from './mirrorPad';
import { modOp } from './mod';
import { mulOp } from './mul';
import { mulNoNanOp } from './mulNoNan';
import { negOp } from './neg';
import { nonMaxSuppressionOp } from './image/nonMaxSuppression';
import { notEqualOp } from './notEqual';
import { oneHotOp } from './oneHot';
import { onesLikeOp } from './onesLike';
import { padOp } from './pad';
import { polygammaOp } from './polygamma';
import { powOp } from './pow';
import { preluOp } from './prelu';
import { prodOp } from './prod';
import { realOp } from './real';
import { reciprocalOp } from './reciprocal';
import { reluOp } from './relu';
import { relu6Op } from './relu6';
import { reshapeOp } from './reshape';
import { reverseOp } from './reverse';
import { rintOp } from './rint';
import { roundOp } from './round';
import { rsqrtOp } from './rsqrt';
import { scatterNDOp } from './scatterND';
import { searchSortedOp } from './searchSorted';
import { seluOp } from './selu';
import { matrixSetDiagOp } from './linalg/setDiag';
import { sigmoidOp } from './sigmoid';
import { signOp } from './sign';
import { sinOp } from './sin';
import { sinhOp } from './sinh';
import { sliceOp } from './slice';
import { slogdetOp } from './linalg/slogdet';
import { softmaxOp } from './softmax';
import { softmaxCrossEntropyWithLogitsOp } from './softmaxCrossEntropyWithLogits';
import { softplusOp } from './softplus';
import { solveOp } from './linalg/solve';
import { sparseFillEmptyRowsOp } from './sparse/sparseFillEmptyRows';
import { sparseReshapeOp } from './sparse/sparseReshape';
import { splitOp } from './split';
import { sqrtOp } from './sqrt';
import { squareOp } from './square';
import { squaredDifferenceOp } from './squaredDifference';
import { squeezeOp } from './squeeze';
import { stackOp } from './stack';
import { stepOp } from './step';
import { stopGradientOp } from './stopGradient';
import { stridedSliceOp } from './stridedSlice';
import { stridedSliceGradOp } from './stridedSliceGrad';
import { subOp } from './sub';
import { sumOp } from './sum';
import { tanOp } from './tan';
import { tanhOp } from './tanh';
import { tensorScatterUpdateOp } from './tensorScatterUpdate';
import { tileOp } from './tile';
import { topkOp } from './topk';
import { transposeOp } from './transpose';
import { triangularSolveOp } from './linalg/triangularSolve';
import { uniqueOp } from './unique';
import { unsortedSegmentMaxOp } from './unsortedSegmentMax';
import { unsortedSegmentMinOp } from './unsortedSegmentMin';
import { unsortedSegmentProdOp } from './unsortedSegmentProd';
import { unsortedSegmentSumOp } from './unsortedSegmentSum';
import { unstackOp } from './unstack';
import { whereOp } from './where';
import { whereAsyncOp } from './whereAsync';
import { xdivyOp } from './xdivy';
import { xlog1pyOp } from './xlog1py';
import { xlogyOp } from './xlogy';
import { zerosLikeOp } from './zerosLike';

export const OPS = {
  abs: absOp,
  acos: acosOp,
  acosh: acoshOp,
  add: addOp,
  addN: addNOp,
  all: allOp,
  any: anyOp,
  argMax: argMaxOp,
  argMin: argMinOp,
  argsort: argsortOp,
  asin: asinOp,
  asinh: asinhOp,
  atan: atanOp,
  atan2: atan2Op,
  atanh: atanhOp,
  avgPool: avgPoolOp,
  avgPool3d: avgPool3dOp,
  avgPool3dGrad: avgPool3dGradOp,
  avgPoolGrad: avgPoolGradOp,
  bitwiseAnd: bitwiseAndOp,
  broadcastTo: broadcastToOp,
  cast: castOp,
  ceil: ceilOp,
  cholesky: choleskyOp,
  clipByValue: clipByValueOp,
  clone: cloneOp,
  complex: complexOp,
  complexAbs: complexAbsOp,
  concat: concatOp,
  conj: conjOp,
  conv2d: conv2dOp,
  conv2dFilterGrad: conv2dFilterGradOp,
  conv2dTranspose: conv2dTransposeOp,
  conv3d: conv3dOp,
  conv3dFilterGrad: conv3dFilterGradOp,
  conv3dTranspose: conv3dTransposeOp,
  cos: cosOp,
  cosh: coshOp,
  cumprod: cumprodOp,
  cumsum: cumsumOp,
  cumulativeLogsumexp: cumulativeLogsumexpOp,
  decayingSum: decayingSumOp,
  denseBincount: denseBincountOp,
  depthwiseConv2d: depthwiseConv2dOp,
  depthwiseConv2dFilterGrad: depthwiseConv2dFilterGradOp,
  depthwiseConv2dInputGrad: depthwiseConv2dInputGradOp,
  det: detOp,
  digamma: digammaOp,
  dilation2d: dilation2dOp,
  div: divOp,
  divNoNan: divNoNanOp,
  eigh: eighOp,
  elu: eluOp,
  equal: equalOp,
  erf: erfOp,
  erfinv: erfinvOp,
  exp: expOp,
  expandDims: expandDimsOp,
  expm1: expm1Op,
  fft: fftOp,
  floor: floorOp,
  floorDiv: floorDivOp,
  gather: gatherOp,
  gatherGrad: gatherGradOp,
  gatherND: gatherNDOp,
  greater: greaterOp,
  greaterEqual: greaterEqualOp,
  imag: imagOp,
  inv: invOp,
  isFinite: isFiniteOp,
  isInf: isInfOp,
  isNaN: isNaNOp,
  leakyRelu: leakyReluOp,
  less: lessOp,
  lessEqual: lessEqualOp,
  lgamma: lgammaOp,
  log: logOp,
  log1p: log1pOp,
  logicalAnd: logicalAndOp,
  logicalNot: logicalNotOp,
  logicalOr: logicalOrOp,
  logicalXor: logicalXorOp,
  logSigmoid: logSigmoidOp,
  logSoftmax: logSoftmaxOp,
  logSumExp: logSumExpOp,
  matMul: matMulOp,
  matrixDiag: matrixDiagOp,
  matrixDiagPart: matrixDiagPartOp,
  matrixSetDiag: matrixSetDiagOp,
  max: maxOp,
  maximum: maximumOp,
  maxPool: maxPoolOp,
  maxPool3d: maxPool3dOp,
  maxPoolWithArgmax: maxPoolWithArgmaxOp,
  mean: meanOp,
  min: minOp,
  minimum: minimumOp,
  mirrorPad: mirrorPadOp,
  mod: modOp,
  mul: mulOp,
  mulNoNan: mulNoNanOp,
  neg: negOp,
  nonMaxSuppression: nonMaxSuppressionOp,
  notEqual: notEqualOp,
  oneHot: oneHotOp,
  onesLike: onesLikeOp,
  pad: padOp,
  polygamma: polygammaOp,
  pow: powOp,
  prelu: preluOp,
  prod: prodOp,
  real: realOp,
  reciprocal: reciprocalOp,
  relu: reluOp,
  relu6: relu6Op,
  reshape: reshapeOp,
  reverse: reverseOp,
  rint: rintOp,
  round: roundOp,
  rsqrt: rsqrtOp,
  scatterND: scatterNDOp,
  searchSorted: searchSortedOp,
  selu: seluOp,
  sigmoid: sigmoidOp,
  sign: signOp,
  sin: sinOp,
  sinh: sinhOp,
  slice: sliceOp,
  slogdet: slogdetOp,
  softmax: softmaxOp,
  softmaxCrossEntropyWithLogits: softmaxCrossEntropyWithLogitsOp,
  softplus: softplusOp,
  solve: solveOp,
  sparseFillEmptyRows: sparseFillEmptyRowsOp,
  sparseReshape: sparseReshapeOp,
  split: splitOp,
  sqrt: sqrtOp,
  square: squareOp,
  squaredDifference: squaredDifferenceOp,
  squeeze: squeezeOp,
  stack: stackOp,
  step: stepOp,
  stopGradient: stopGradientOp,
  stridedSlice: stridedSliceOp,
  stridedSliceGrad: stridedSliceGradOp,
  sub: subOp,
  sum: sumOp,
  tan: tanOp,
  tanh: tanhOp,
  tensorScatterUpdate: tensorScatterUpdateOp,
  tile: tileOp,
  topk: topkOp,
  transpose: transposeOp,
  triangularSolve: triangularSolveOp,
  unique: uniqueOp,
  unsortedSegmentMax: unsortedSegmentMaxOp,
  unsortedSegmentMin: unsortedSegmentMinOp,
  unsortedSegmentProd: unsortedSegmentProdOp,
  unsortedSegmentSum: unsortedSegmentSumOp,
  unstack: unstackOp,
  where: whereOp,
  whereAsync: whereAsyncOp,
  xdivy: xdivyOp,
  xlog1py: xlog1pyOp,
  xlogy: xlogyOp,
  zerosLike: zerosLikeOp,
} satisfies Readonly<Record<string, Op>>;
