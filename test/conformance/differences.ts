/** @file Cases in which TensorFlow itself differs from TensorFlow.js, and this engine follows TensorFlow: name and reason. */

const TIES = 'equal winners share the gradient in TensorFlow; TF.js gives each of them all of it';
const INTEGER_DIVISION =
  'TensorFlow has no gradient of the integer division that int32 operands get here; TF.js takes that of the real one';
const EINSUM = 'TensorFlow takes any number of operands and repeated axes; TF.js says that it cannot yet';

const NORM =
  'TensorFlow has norms of any order for vectors, and the largest singular value for matrices; TF.js refuses';
const MIRROR = 'TensorFlow adds what flows to the mirrored cells; TF.js takes only what flows to the cells themselves';
const PADDED_MEAN =
  'TensorFlow divides by the cells that were averaged, forward and back; TF.js divides by all cells of the window on the way back';
const DILATED = 'TensorFlow has this gradient; TF.js says that it does not yet';
const SELU_AT_0 = 'at the kink TensorFlow takes the derivative from above, TF.js the one from below';
const NAMES = 'TensorFlow lets two Variables have the same name';
const LONE_CELL =
  'TF.js takes windows of one cell for the identity when the sizes agree, even where padding moved them';
const WRONG_SIZE = 'TensorFlow refuses an input that the convolution could not have given; TF.js computes with it';

export const differences: ReadonlyMap<string, string> = new Map([
  ['ops/mirror_pad_test.js > mirrorPad > grad', MIRROR],
  ['ops/mirror_pad_test.js > mirrorPad > gradient with clones', MIRROR],
  ['ops/avg_pool_test.js > avgPool > gradient x=[3,3,1] f=[3,3] s=1 p=explicit', PADDED_MEAN],
  ['ops/depthwise_conv2d_test.js > depthwiseConv2d gradients > throws error on dilations > 1', DILATED],
  ['ops/selu_test.js > selu > gradients: Tensor1D', SELU_AT_0],
  ['ops/selu_test.js > selu > gradients: Tensor2D', SELU_AT_0],
  ['variable_test.js > variable > if name already used, throw error', NAMES],
  ['ops/pool_test.js > pool > max x=[2,2,3] f=[1,1] s=2 p=1 fractional outputs default rounding', LONE_CELL],
  ['ops/pool_test.js > pool > avg x=[2,2,3] f=[1,1] s=2 p=1 fractional outputs default rounding', LONE_CELL],
  [
    'ops/conv2d_transpose_test.js > conv2dTranspose > input=8x8x8,output=4x4x8,f=8,s=1,inDepth=8,p=same vec4',
    WRONG_SIZE,
  ],
  ['ops/einsum_test.js > einsum > 2d matrix calculate trace: duplicate axes not implemented yet', EINSUM],
  ['ops/einsum_test.js > einsum > more than two input tensors throws error', EINSUM],
  ['ops/norm_test.js > norm > vector >2-norm to throw error', NORM],
  ['ops/norm_test.js > norm > matrix other norm to throw error', NORM],
  ['ops/arithmetic_test.js > div > gradient: Tensor1D with int32', INTEGER_DIVISION],
  ['ops/arithmetic_test.js > div > gradient: 1d<int32> with 1d<bool> ', INTEGER_DIVISION],
  ...[
    'max gradient: 1D, ties',
    'max gradient: ties, 2D, axes=-1, keepDims=false',
    'max gradient: ties, 3D, axes=[1, 2], keepDims=false',
    'max gradient: ties, 4D, axes=[1, 2, 3], keepDims=false',
    'max gradient: ties, 4D, axes=[2, 3], keepDims=true',
  ].map((name) => [`ops/max_test.js > max > ${name}`, TIES] as const),
  ...[
    'min gradient: 1D, ties',
    'min gradient: ties, 2D, axes=-1, keepDims=false',
    'min gradient: ties, 3D, axes=[1, 2], keepDims=false',
    'min gradient: ties, 4D, axes=[1, 2, 3], keepDims=false',
    'min gradient: ties, 4D, axes=[2, 3], keepDims=true',
  ].map((name) => [`ops/min_test.js > min > ${name}`, TIES] as const),
]);
