/** @file batchToSpaceND: blocks of space taken back out of the batch axis, then cropped; composed. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { reshape } from './reshape';
import { slice } from './slice';
import { transpose } from './transpose';

export function batchToSpaceND<T extends Tensor>(x: T | TensorLike, blockShape: number[], crops: number[][]): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'batchToSpaceND');
  const m = blockShape.length;
  const blocks = blockShape.reduce((a, b) => a * b, 1);
  if ($x.rank < 1 + m) throw new Error(`input rank is ${$x.rank} but should be > than blockShape.length ${m}`);
  if (crops.length !== m)
    throw new Error(`crops.length is ${crops.length} but should be equal to blockShape.length  ${m}`);
  const [batched, ...space] = $x.shape as number[];
  if (batched! % blocks !== 0) {
    throw new Error(
      `input tensor batch is ${batched} but is not divisible by the product of the elements of blockShape ${blockShape.join(' * ')} === ${blocks}`,
    );
  }
  const batch = batched! / blocks;
  const inner = space.slice(m);
  // [b₁, b₂, …, batch, o₁, o₂, …, inner] → [batch, o₁, b₁, o₂, b₂, …, inner]
  const split = reshape($x, [...blockShape, batch, ...space]);
  const perm = [m, ...blockShape.flatMap((_, d) => [m + 1 + d, d]), ...inner.map((_, d) => 2 * m + 1 + d)];
  const whole = blockShape.map((block, d) => space[d]! * block);
  const joined = reshape(transpose(split, perm), [batch, ...whole, ...inner]);
  const begin = [0, ...crops.map(([before]) => before!), ...inner.map(() => 0)];
  const size = [batch, ...whole.map((n, d) => n - crops[d]![0]! - crops[d]![1]!), ...inner];
  return slice(joined, begin, size) as T;
}
