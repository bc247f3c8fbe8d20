/** @file What the author gives as `outputGradients` for one target, checked and in the target's shape. */

import { filledLike } from './backprop';
import { create, type TensorLike } from './convert';
import { mul } from './ops/mul';
import { castTo, commonDtype } from './ops/support/dtypes';
import { broadcastShape, sameShape } from './shape';
import { Tensor } from './tensor';

export function seedFor(target: Tensor, given: unknown): Tensor {
  if (given === null || given === undefined) {
    throw new Error(`Attempt to convert a value (${given}) with an unsupported type (${typeof given}) to a Tensor.`);
  }
  const plain = given instanceof Tensor ? given : create(given as TensorLike, undefined, target.dtype);
  const seed = castTo(plain, commonDtype(plain, target, 'Mul'));
  if (sameShape(seed.shape, target.shape)) return seed;
  const together = broadcastShape(seed.shape, target.shape);
  if (together === null || !sameShape(together, target.shape)) {
    throw new Error(`Incompatible shapes: [${seed.shape}] vs. [${target.shape}] [Op:Mul]`);
  }
  return mul(seed, filledLike(target, 1));
}
