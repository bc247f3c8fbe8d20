/** @file image.resizeBilinear: images in another size, each pixel mixed from the four around its place; composed of two gathers per axis. */

import { convertToTensor, type TensorLike } from '../../convert';
import { allocate, makeTensor, type Tensor, type Tensor3D, type Tensor4D } from '../../tensor';
import { add } from '../add';
import { gather } from '../gather';
import { mul } from '../mul';
import { numericDtype, toFloat } from '../support/dtypes';
import { checkResize, sourcePlace } from '../support/sampling';
import { withBatch } from '../support/windows';
import { sub } from '../sub';

export function resizeBilinear<T extends Tensor3D | Tensor4D>(
  images: T | TensorLike,
  size: [number, number],
  alignCorners = false,
  halfPixelCenters = false,
): T {
  const $images = convertToTensor<Tensor>(images, 'images', 'resizeBilinear');
  checkResize('resizeBilinear', $images.rank, size, alignCorners, halfPixelCenters);
  const place = (i: number, from: number, to: number) => sourcePlace(i, from, to, alignCorners, halfPixelCenters);
  return withBatch(toFloat($images), 4, 'resizeBilinear', (batch) =>
    size.reduce((image, to, d) => mixedAlong(image, d + 1, to, place), batch),
  ) as T;
}

/** One axis resized: low + (high − low)·share, where the place of a pixel lies between two of the original's. */
function mixedAlong(
  x: Tensor,
  axis: number,
  to: number,
  place: (i: number, from: number, to: number) => number,
): Tensor {
  const from = x.shape[axis]!;
  const low = new Int32Array(to);
  const high = new Int32Array(to);
  const dtype = numericDtype(x);
  const share = allocate(dtype, to);
  for (let i = 0; i < to; i++) {
    const at = place(i, from, to);
    low[i] = Math.max(0, Math.floor(at));
    high[i] = Math.min(from - 1, Math.ceil(at));
    share[i] = at - Math.floor(at);
  }
  const lows = gather(x, makeTensor(low, [to], 'int32'), axis);
  const highs = gather(x, makeTensor(high, [to], 'int32'), axis);
  const shares = makeTensor(
    share,
    x.shape.map((_, d) => (d === axis ? to : 1)),
    dtype,
  );
  return add(lows, mul(sub(highs, lows), shares));
}
