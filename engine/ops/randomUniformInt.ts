/** @file randomUniformInt: whole numbers spread evenly over [minval, maxval). */

import { RandomStream } from '../random';
import type { Rank, ShapeMap, Tensor } from '../tensor';
import { randomFill } from './support/randomFill';

export function randomUniformInt<R extends Rank>(
  shape: ShapeMap[R],
  minval: number,
  maxval: number,
  seed?: number,
): Tensor<R> {
  const stream = new RandomStream(seed);
  const draw = () => Math.floor(minval + (maxval - minval) * stream.uniform());
  return randomFill(shape, 'int32', 'randomUniformInt', draw) as Tensor<R>;
}
