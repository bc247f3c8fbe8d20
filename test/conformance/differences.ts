/** @file Cases in which TensorFlow itself differs from TensorFlow.js, and this engine follows TensorFlow: name and reason. */

const TIES = 'equal winners share the gradient in TensorFlow; TF.js gives each of them all of it';
const INTEGER_DIVISION =
  'TensorFlow has no gradient of the integer division that int32 operands get here; TF.js takes that of the real one';
const EINSUM = 'TensorFlow takes any number of operands and repeated axes; TF.js says that it cannot yet';

const NORM = 'TensorFlow has norms of any order for vectors, and the largest singular value for matrices; TF.js refuses';

export const differences: ReadonlyMap<string, string> = new Map([
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
