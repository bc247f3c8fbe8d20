/** @file spaceToBatchND: blocks of space moved into the batch axis, after padding with zeros; composed. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { pad } from './pad';
import { reshape } from './reshape';
import { transpose } from './transpose';

export function spaceToBatchND<T extends Tensor>(x: T | TensorLike, blockShape: number[], paddings: number[][]): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'spaceToBatchND');
  const m = blockShape.length;
  if ($x.rank < 1 + m) throw new Error(`input rank ${$x.rank} should be > than [blockShape] ${m}`);
  if (paddings.length !== m) throw new Error(`paddings.shape[0] ${paddings.length} must be equal to [blockShape] ${m}`);
  const sides = $x.shape.map((_, d): [number, number] => {
    const [before, after] = paddings[d - 1] ?? [];
    return [before ?? 0, after ?? 0];
  });
  const padded = pad($x, sides);
  const [batch, ...space] = padded.shape as number[];
  const inner = space.slice(m);
  const outer = blockShape.map((block, d) => {
    if (space[d]! % block !== 0) {
      throw new Error(
        `input spatial dimensions ${String($x.shape.slice(1))} with paddings ${paddings.toString()} must be divisible by blockShapes ${blockShape.toString()}`,
      );
    }
    return space[d]! / block;
  });
  // [batch, o₁, b₁, o₂, b₂, …, inner] → [b₁, b₂, …, batch, o₁, o₂, …, inner]
  const split = reshape(padded, [batch!, ...outer.flatMap((o, d) => [o, blockShape[d]!]), ...inner]);
  const perm = [
    ...outer.map((_, d) => 2 * d + 2),
    0,
    ...outer.map((_, d) => 2 * d + 1),
    ...inner.map((_, d) => 2 * m + 1 + d),
  ];
  const blocks = blockShape.reduce((a, b) => a * b, 1);
  return reshape(transpose(split, perm), [batch! * blocks, ...outer, ...inner]) as T;
}
