/** @file movingAverage: v moved towards x, v + (x − v)·(1 − decay), corrected for the first steps when asked. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Scalar, Tensor } from '../tensor';
import { add } from './add';
import { div } from './div';
import { mul } from './mul';
import { pow } from './pow';
import { sub } from './sub';

export function movingAverage<T extends Tensor>(
  v: T | TensorLike,
  x: T | TensorLike,
  decay: number | Scalar,
  step?: number | Scalar,
  zeroDebias = true,
): T {
  const $v = convertToTensor<Tensor>(v, 'v', 'movingAverage');
  const $x = convertToTensor<Tensor>(x, 'x', 'movingAverage');
  const $decay = convertToTensor<Tensor>(decay, 'decay', 'movingAverage');
  if ($v.dtype !== $x.dtype) throw new Error(`movingAverage: v is ${$v.dtype}, but x is ${$x.dtype}.`);
  const update = mul(sub($x, $v), sub(1, $decay));
  if (!zeroDebias) return add($v, update);
  if (step === undefined) throw new Error('When using zeroDebias: true, step is required.');
  return add($v, div(update, sub(1, pow($decay, step))));
}
