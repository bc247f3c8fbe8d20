/** @file image.resizeNearestNeighbor: images in another size, each pixel copied from the nearest one; composed of a gather per axis. */

import { convertToTensor, type TensorLike } from '../../convert';
import { makeTensor, type Tensor, type Tensor3D, type Tensor4D } from '../../tensor';
import { gather } from '../gather';
import { checkResize, sourcePlace } from '../support/sampling';
import { withBatch } from '../support/windows';

export function resizeNearestNeighbor<T extends Tensor3D | Tensor4D>(
  images: T | TensorLike,
  size: [number, number],
  alignCorners = false,
  halfPixelCenters = false,
): T {
  const $images = convertToTensor<Tensor>(images, 'images', 'resizeNearestNeighbor');
  checkResize('resizeNearestNeighbor', $images.rank, size, alignCorners, halfPixelCenters);
  const nearest = (i: number, from: number, to: number): number => {
    const at = sourcePlace(i, from, to, alignCorners, halfPixelCenters);
    // Half-pixel places are between pixel centres, corner-aligned ones are rounded, all others are cut off.
    const pixel = halfPixelCenters ? Math.floor(at + 0.5) : alignCorners ? Math.round(at) : Math.floor(at);
    return Math.min(from - 1, Math.max(0, pixel));
  };
  return withBatch($images, 4, 'resizeNearestNeighbor', (batch) =>
    size.reduce<Tensor>((image, to, d) => {
      const from = image.shape[d + 1]!;
      const places = Int32Array.from({ length: to }, (_, i) => nearest(i, from, to));
      return gather(image, makeTensor(places, [to], 'int32'), d + 1);
    }, batch),
  ) as T;
}
