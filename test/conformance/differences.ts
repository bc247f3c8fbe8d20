/** @file Cases in which TensorFlow itself differs from TensorFlow.js, and this engine follows TensorFlow: name and reason. */

const TIES = 'equal winners share the gradient in TensorFlow (0.5 each of two); TF.js gives each of them all of it';
const INTEGER_DIVISION =
  'TensorFlow has no gradient (None) of the integer division that int32 operands get here; TF.js takes that of the real one';

// TF.js refuses these because it has not got to them. TensorFlow computes them, and so does this engine.
const TRACE = "tf.einsum('ii->', [[1, 2], [3, 4]]) is 5 in TensorFlow; TF.js has no repeated axes yet";
const THREE_OPERANDS = 'TensorFlow takes any number of operands; TF.js takes two';
const ORDER_3 = 'tf.norm([1, -2, 3, -4], 3) is 4.641589 in TensorFlow; TF.js has the orders 1, 2 and ±Infinity';
const SPECTRAL =
  'tf.norm([[1, 2], [-3, 1], [1, 1]], 2, axis=[0, 1]) is 3.3166246 in TensorFlow; TF.js has no such order';
const DILATED =
  'tf.nn.depthwise_conv2d with dilations of 2 has a gradient in TensorFlow; TF.js says that it does not yet';

export const differences: ReadonlyMap<string, string> = new Map([
  ['ops/depthwise_conv2d_test.js > depthwiseConv2d gradients > throws error on dilations > 1', DILATED],
  ['ops/einsum_test.js > einsum > 2d matrix calculate trace: duplicate axes not implemented yet', TRACE],
  ['ops/einsum_test.js > einsum > more than two input tensors throws error', THREE_OPERANDS],
  ['ops/norm_test.js > norm > vector >2-norm to throw error', ORDER_3],
  ['ops/norm_test.js > norm > matrix other norm to throw error', SPECTRAL],
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
