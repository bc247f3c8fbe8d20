/** @file image.cropAndResize: boxes cut out of images and brought to one size; gradients flow to the images and to the boxes. */

import { convertToTensor, type TensorLike } from '../../convert';
import { makeTensor, type Tensor, type Tensor1D, type Tensor2D, type Tensor4D } from '../../tensor';
import { add } from '../add';
import { cast } from '../cast';
import { ceil } from '../ceil';
import { clipByValue } from '../clipByValue';
import { expandDims } from '../expandDims';
import { fill } from '../fill';
import { floor } from '../floor';
import { gather } from '../gather';
import { greaterEqual } from '../greaterEqual';
import { lessEqual } from '../lessEqual';
import { logicalAnd } from '../logicalAnd';
import { mul } from '../mul';
import { slice } from '../slice';
import { stopGradient } from '../stopGradient';
import { sub } from '../sub';
import { castTo, toFloat } from '../support/dtypes';
import { where } from '../where';

type Method = 'bilinear' | 'nearest';

export function cropAndResize(
  image: Tensor4D | TensorLike,
  boxes: Tensor2D | TensorLike,
  boxInd: Tensor1D | TensorLike,
  cropSize: [number, number],
  method: Method = 'bilinear',
  extrapolationValue = 0,
): Tensor4D {
  const $image = convertToTensor<Tensor>(image, 'image', 'cropAndResize');
  const $boxes = convertToTensor<Tensor>(boxes, 'boxes', 'cropAndResize', 'float32');
  const $boxInd = convertToTensor<Tensor>(boxInd, 'boxInd', 'cropAndResize', 'int32');
  if ($image.rank !== 4) throw new Error(`Error in cropAndResize: image must be rank 4,but got rank ${$image.rank}.`);
  if ($boxes.rank !== 2 || $boxes.shape[1] !== 4) {
    throw new Error(
      `Error in cropAndResize: boxes must be have size [${$boxInd.shape[0]},4] but had shape ${$boxes.shape}.`,
    );
  }
  if (!(cropSize[0] >= 1 && cropSize[1] >= 1)) throw new Error(`cropSize must be atleast [1,1], but was ${cropSize}`);
  const [, height, width] = $image.shape as [number, number, number, number];
  const rows = places($boxes, 0, height, cropSize[0]);
  const columns = places($boxes, 1, width, cropSize[1]);
  const images = gather(toFloat($image), $boxInd);
  const crops = sampled(sampled(images, rows, 1, height, method), columns, 2, width, method);
  const isInside = logicalAnd<Tensor>(
    expandDims(expandDims(inside(rows, height), 2), 3),
    expandDims(expandDims(inside(columns, width), 1), 3),
  );
  return where<Tensor>(isInside, crops, fill([], extrapolationValue)) as Tensor4D;
}

/** [boxes, count]: where along an axis of `size` pixels each pixel of the crop lies; `side` 0 is y, 1 is x. */
function places(boxes: Tensor, side: 0 | 1, size: number, count: number): Tensor {
  const start = slice(boxes, [0, side], [-1, 1]);
  const end = slice(boxes, [0, side + 2], [-1, 1]);
  // One pixel lies in the middle; several go from the start to the end.
  const share = Float32Array.from({ length: count }, (_, i) => (count > 1 ? i / (count - 1) : 0.5));
  const shares = makeTensor(share, [1, count], 'float32');
  return mul(add(start, mul(sub(end, start), shares)), size - 1);
}

/** Each box's image read at `at` along an axis, from the nearest pixel or mixed from two. */
function sampled(images: Tensor, at: Tensor, axis: 1 | 2, size: number, method: Method): Tensor {
  const take = (place: Tensor) => gather(images, cast(clipByValue(place, 0, size - 1), 'int32'), axis, 1);
  if (method === 'nearest') {
    // Boxes get the gradient of the mixed reading, as in TensorFlow: that of the nearest pixel is 0 or undefined.
    const mixed = sampled(stopGradient(images), at, axis, size, 'bilinear');
    return add(take(floor(add(at, 0.5))), sub(mixed, stopGradient(mixed)));
  }
  const low = take(floor(at));
  const high = take(ceil(at));
  const share = castTo(sub(at, stopGradient(floor(at))), images.dtype);
  const shares = expandDims(axis === 1 ? expandDims(share, 2) : expandDims(share, 1), 3);
  return add(low, mul(sub(high, low), shares));
}

function inside(at: Tensor, size: number): Tensor {
  return logicalAnd(greaterEqual(at, 0), lessEqual(at, size - 1));
}
