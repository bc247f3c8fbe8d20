/** @file bitwiseAnd: the bits that two int32 tensors have in common. */

import { convertToTensor } from '../convert';
import { NO_ATTRS } from '../op';
import { run } from '../run';
import { sameShape } from '../shape';
import type { Rank, Tensor } from '../tensor';
import { binary } from './support/binary';

export const bitwiseAndOp = binary({
  name: 'bitwiseAnd',
  tfName: 'bitwise.bitwise_and',
  kernelName: 'BitwiseAnd',
  f: (a, b) => a & b,
  rules: 'bitwiseAnd works on whole numbers bit by bit; no gradient flows through them.',
  at: [
    [5, 3],
    [6, 2],
  ],
});

export function bitwiseAnd<R extends Rank>(x: Tensor<R>, y: Tensor<R>): Tensor<R> {
  const $x = convertToTensor<Tensor>(x, 'x', 'bitwiseAnd');
  const $y = convertToTensor<Tensor>(y, 'y', 'bitwiseAnd');
  if (!sameShape($x.shape, $y.shape))
    throw new Error(`BitwiseAnd: Tensors must have the same shape. x: ${$x.shape}, y: ${$y.shape}`);
  if ($x.dtype !== 'int32' || $y.dtype !== 'int32') {
    throw new Error(
      `BitwiseAnd: Only supports 'int32' values in tensor, found type of x: ${$x.dtype} and type of y: ${$y.dtype}`,
    );
  }
  return run(bitwiseAndOp, [$x, $y], NO_ATTRS) as Tensor<R>;
}
