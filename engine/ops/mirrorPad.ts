/** @file mirrorPad: x continued by its own mirror image, without ('reflect') or with ('symmetric') the edge; gathers axis by axis. */

import { convertToTensor, type TensorLike } from '../convert';
import { makeTensor, type Tensor } from '../tensor';
import { gather } from './gather';
import { tidy } from '../memory';

export function mirrorPad<T extends Tensor>(
  x: T | TensorLike,
  paddings: [number, number][],
  mode: 'reflect' | 'symmetric',
): T {
  if (mode !== 'reflect' && mode !== 'symmetric') {
    throw new Error(`Invalid mode. Mode must be either reflect or symmetric. Got ${String(mode)}.`);
  }
  const $x = convertToTensor<Tensor>(x, 'x', 'mirrorPad');
  if ($x.rank === 0) throw new Error('mirrorPad(scalar) is not defined. Pass non-scalar to mirrorPad');
  if (paddings.length !== $x.rank)
    throw new Error(`Padding doesn't match input. Must be ${$x.rank}. Got ${paddings.length}.`);
  const edge = mode === 'reflect' ? 1 : 0;
  return tidy(() =>
    paddings.reduce<Tensor>((padded, [before, after], d) => {
      const size = $x.shape[d]!;
      if (before < 0 || before > size - edge || after < 0 || after > size - edge) {
        throw new Error(
          `Padding in dimension ${d} cannot be greater than or equal to ${size - edge} or less than 0 for input of shape ${$x.shape}`,
        );
      }
      if (before === 0 && after === 0) return padded;
      const places = Int32Array.from({ length: before + size + after }, (_, i) => mirrored(i - before, size, edge));
      return gather(padded, makeTensor(places, [places.length], 'int32'), d);
    }, $x),
  ) as T;
}

/** The place inside [0, size) whose mirror image lies at `at`. */
function mirrored(at: number, size: number, edge: number): number {
  if (at < 0) return -at - 1 + edge;
  return at < size ? at : 2 * size - 1 - edge - at;
}
