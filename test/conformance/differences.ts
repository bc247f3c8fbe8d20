/** @file Cases in which TensorFlow itself differs from TensorFlow.js, and this engine follows TensorFlow: name and reason. */

const TIES = 'equal winners share the gradient in TensorFlow; TF.js gives each of them all of it';

export const differences: ReadonlyMap<string, string> = new Map([
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
