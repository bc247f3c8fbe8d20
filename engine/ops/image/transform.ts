/** @file image.transform: images seen through a projection; composed of gathers, so gradients flow to the images, none to the projection. */

import { convertToTensor, type TensorLike } from '../../convert';
import { tidy } from '../../memory';
import { makeTensor, valuesOf, type Tensor, type Tensor2D, type Tensor4D } from '../../tensor';
import { add } from '../add';
import { concat } from '../concat';
import { gather } from '../gather';
import { mul } from '../mul';
import { reshape } from '../reshape';
import { zeros } from '../zeros';

type FillMode = 'reflect' | 'wrap' | 'constant' | 'nearest';

/** Where outside of an image of `size` a coordinate stands for: beyond [0, size − 1] only in 'constant' mode. */
const INSIDE: Readonly<Record<FillMode, (at: number, size: number) => number>> = {
  constant: (at) => at,
  nearest: (at, size) => clamped(at, size),
  /** dcba|abcd|dcba */
  reflect: (at, size) => {
    if (size <= 1) return 0;
    const period = 2 * size;
    if (at < 0) {
      const once = at + period * Math.trunc(-at / period);
      return clamped(once < -size ? once + period : -once - 1, size);
    }
    if (at <= size - 1) return at;
    const once = at - period * Math.trunc(at / period);
    return clamped(once >= size ? period - once - 1 : once, size);
  },
  /** abcd|abcd|abcd */
  wrap: (at, size) => {
    if (size <= 1) return 0;
    if (at < 0) return clamped(at + size * (Math.trunc(-at / (size - 1)) + 1), size);
    return at <= size - 1 ? at : clamped(at - size * Math.trunc(at / (size - 1)), size);
  },
};

/**
 * A row [a0, a1, a2, b0, b1, b2, c0, c1] says which point of the image is seen at (x, y) of the result:
 * ((a0·x + a1·y + a2)/k, (b0·x + b1·y + b2)/k) with k = c0·x + c1·y + 1. One row for all images, or one for each.
 */
export function transform(
  image: Tensor4D | TensorLike,
  transforms: Tensor2D | TensorLike,
  interpolation: 'nearest' | 'bilinear' = 'nearest',
  fillMode: FillMode = 'constant',
  fillValue = 0,
  outputShape?: [number, number],
): Tensor4D {
  const $image = convertToTensor<Tensor>(image, 'image', 'transform', 'float32');
  const $transforms = convertToTensor<Tensor>(transforms, 'transforms', 'transform', 'float32');
  if ($image.rank !== 4) throw new Error(`Error in transform: image must be rank 4, but got rank ${$image.rank}.`);
  const [batch, height, width, channels] = $image.shape as [number, number, number, number];
  const rows = $transforms.shape[0];
  if ($transforms.rank !== 2 || (rows !== batch && rows !== 1) || $transforms.shape[1] !== 8) {
    throw new Error('Error in transform: Input transform should be batch x 8 or 1 x 8');
  }
  if (outputShape && outputShape.length !== 2) {
    throw new Error(`Error in transform: outputShape must be [height, width] or null, but got ${String(outputShape)}.`);
  }
  if (interpolation !== 'nearest' && interpolation !== 'bilinear') {
    throw new Error(
      `Error in transform: interpolation must be 'nearest' or 'bilinear', but got '${String(interpolation)}'.`,
    );
  }
  if (!(fillMode in INSIDE)) {
    throw new Error(
      `Error in transform: fillMode must be one of ${Object.keys(INSIDE).join(', ')}, but got '${String(fillMode)}'.`,
    );
  }
  const [outHeight, outWidth] = outputShape ?? [height, width];
  const corners = interpolation === 'nearest' ? NEAREST : BILINEAR;
  const count = batch * outHeight * outWidth;
  // For each corner of the cell a pixel is seen in: which pixel of all images stands there (behind the last where none does), and its share.
  const places = corners.map(() => new Int32Array(count).fill(batch * height * width));
  const shares = corners.map(() => new Float32Array(count));
  const filled = new Float32Array(count);
  const projections = valuesOf($transforms);
  for (let at = 0; at < count; at++) {
    const x = at % outWidth;
    const y = Math.floor(at / outWidth) % outHeight;
    const b = Math.floor(at / (outWidth * outHeight));
    const seen = projected(projections, rows === 1 ? 0 : 8 * b, x, y);
    if (seen === null) {
      filled[at] = fillValue;
      continue;
    }
    const column = INSIDE[fillMode](seen[0], width);
    const row = INSIDE[fillMode](seen[1], height);
    corners.forEach((corner, i) => {
      const [u, v, share] = corner(column, row);
      if (u >= 0 && u < width && v >= 0 && v < height) {
        places[i]![at] = (b * height + v) * width + u;
        shares[i]![at] = share;
      } else {
        filled[at]! += share * fillValue;
      }
    });
  }
  return tidy(() => {
    const pixels = concat([reshape($image, [-1, channels]), zeros([1, channels])]);
    const parts = places.map((place, i) => {
      const taken = gather<Tensor>(pixels, makeTensor(place, [count], 'int32'));
      return mul<Tensor>(taken, makeTensor(shares[i]!, [count, 1], 'float32'));
    });
    const seen = parts.reduce((a, b) => add(a, b));
    const whole = filled.some((v) => v !== 0) ? add(seen, makeTensor(filled, [count, 1], 'float32')) : seen;
    return reshape(whole, [batch, outHeight, outWidth, channels]) as Tensor4D;
  });
}

/** From a point of the image to a pixel next to it and that pixel's share in what is seen. */
type Corner = (column: number, row: number) => readonly [number, number, number];

const NEAREST: readonly Corner[] = [(column, row) => [awayFromZero(column), awayFromZero(row), 1]];

const BILINEAR: readonly Corner[] = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
].map(([right, down]) => (column, row) => {
  const [left, up] = [Math.floor(column), Math.floor(row)];
  const across = right ? column - left : left + 1 - column;
  const along = down ? row - up : up + 1 - row;
  return [left + right!, up + down!, across * along];
});

function projected(rows: ArrayLike<number>, from: number, x: number, y: number): [number, number] | null {
  const line = (i: number) => rows[from + i]! * x + rows[from + i + 1]! * y;
  const k = line(6) + 1;
  return k === 0 ? null : [(line(0) + rows[from + 2]!) / k, (line(3) + rows[from + 5]!) / k];
}

function awayFromZero(x: number): number {
  return Math.sign(x) * Math.round(Math.abs(x));
}

function clamped(at: number, size: number): number {
  return Math.min(Math.max(at, 0), size - 1);
}
