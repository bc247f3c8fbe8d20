/** @file localResponseNormalization: x/(bias + alpha·Σ x² over neighbouring channels)^beta; composed. */

import { convertToTensor, type TensorLike } from '../convert';
import { allocate, makeTensor, type Tensor, type Tensor3D, type Tensor4D } from '../tensor';
import { add } from './add';
import { matMul } from './matMul';
import { mul } from './mul';
import { pow } from './pow';
import { reshape } from './reshape';
import { square } from './square';
import { numericDtype } from './support/dtypes';

export function localResponseNormalization<T extends Tensor3D | Tensor4D>(
  x: T | TensorLike,
  depthRadius = 5,
  bias = 1,
  alpha = 1,
  beta = 0.5,
): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'localResponseNormalization');
  if ($x.rank !== 4 && $x.rank !== 3) {
    throw new Error(`Error in localResponseNormalization: x must be rank 3 or 4 but got rank ${$x.rank}.`);
  }
  if (!Number.isInteger(depthRadius)) {
    throw new Error(
      `Error in localResponseNormalization: depthRadius must be an integer but got depthRadius ${depthRadius}.`,
    );
  }
  const depth = $x.shape[$x.rank - 1]!;
  const squares = reshape(square($x), [-1, depth]);
  const sums = reshape(matMul(squares, band(depth, depthRadius, $x)), $x.shape);
  return mul($x, pow<Tensor>(add(mul(sums, alpha), bias), -beta));
}

/** Ones where two channels are at most `radius` apart: a product with it adds up neighbours. */
function band(depth: number, radius: number, x: Tensor): Tensor {
  const dtype = numericDtype(x);
  const near = allocate(dtype, depth * depth);
  for (let i = 0; i < near.length; i++) near[i] = Math.abs(Math.floor(i / depth) - (i % depth)) <= radius ? 1 : 0;
  return makeTensor(near, [depth, depth], dtype);
}
