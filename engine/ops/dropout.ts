/** @file dropout: a share `rate` of the elements set to 0, the rest scaled up so that the expected sum stays. */

import { convertToTensor, type TensorLike } from '../convert';
import { RandomStream } from '../random';
import { allocate, makeTensor, type Tensor } from '../tensor';
import { clone } from './clone';
import { mul } from './mul';
import { numericDtype } from './support/dtypes';

export function dropout(x: Tensor | TensorLike, rate: number, noiseShape?: number[], seed?: number | string): Tensor {
  const $x = convertToTensor<Tensor>(x, 'x', 'dropout');
  if ($x.dtype !== 'float32' && $x.dtype !== 'float64') {
    throw new Error(
      `x has to be a floating point tensor since it's going to be scaled, but got a ${$x.dtype} tensor instead.`,
    );
  }
  if (!(rate >= 0 && rate < 1)) throw new Error(`rate must be a float in the range [0, 1), but got ${rate}.`);
  if (rate === 0) return x === $x ? clone($x) : $x;
  const shape = noiseShape ?? [...$x.shape];
  const stream = new RandomStream(seed === undefined ? undefined : Number(seed));
  const keep = allocate(
    numericDtype($x),
    shape.reduce((a, b) => a * b, 1),
  );
  for (let i = 0; i < keep.length; i++) keep[i] = stream.uniform() < rate ? 0 : 1 / (1 - rate);
  return mul($x, makeTensor(keep, shape, $x.dtype));
}
