/** @file image.threshold: 255 where an image [height, width, channels] is brighter than a threshold, 0 elsewhere; Otsu's method can find it. */

import { convertToTensor, type TensorLike } from '../../convert';
import { tidy } from '../../memory';
import { makeScalar, valuesOf, type Tensor, type Tensor3D } from '../../tensor';
import { add } from '../add';
import { bincount } from '../bincount';
import { cast } from '../cast';
import { greater } from '../greater';
import { lessEqual } from '../lessEqual';
import { mul } from '../mul';
import { round } from '../round';
import { split } from '../split';
import { zeros } from '../zeros';

/** How bright red, green and blue each look (CCIR 601). */
const LUMA = [0.2989, 0.587, 0.114] as const;

export function threshold(
  image: Tensor3D | TensorLike,
  method: 'binary' | 'otsu' = 'binary',
  inverted = false,
  threshValue = 0.5,
): Tensor3D {
  const $image = convertToTensor<Tensor>(image, 'image', 'threshold');
  if ($image.rank !== 3) throw new Error(`Error in threshold: image must be rank 3, but got rank ${$image.rank}.`);
  const channels = $image.shape[2]!;
  if (channels !== 3 && channels !== 1) {
    throw new Error(`Error in threshold: image color channel must be equal to 3 or 1 but got ${channels}.`);
  }
  if ($image.dtype !== 'int32' && $image.dtype !== 'float32') {
    throw new Error(`Error in threshold: image dtype must be int32 or float32, but got dtype ${$image.dtype}.`);
  }
  if (method !== 'otsu' && method !== 'binary') {
    throw new Error(`Error in threshold: method must be binary or otsu, but was ${String(method)}`);
  }
  return tidy(() => {
    const gray = channels === 1 ? $image : brightness($image);
    const limit = makeScalar(method === 'otsu' ? otsu(histogramOf(gray)) : Math.fround(threshValue) * 255, 'float32');
    const isChosen = inverted ? lessEqual(gray, limit) : greater(gray, limit);
    return cast(mul(cast(isChosen, 'int32'), makeScalar(255, 'int32')), 'int32');
  }) as Tensor3D;
}

function brightness(image: Tensor): Tensor {
  const [red, green, blue] = split(image, 3, -1).map((channel, i) => mul(channel, LUMA[i]!)) as [
    Tensor,
    Tensor,
    Tensor,
  ];
  return add(add(red, green), blue);
}

function histogramOf(gray: Tensor): ArrayLike<number> {
  return valuesOf(bincount(cast(round(gray), 'int32').flatten(), zeros([0]), 256));
}

/** The level that parts the pixels into two classes whose means lie furthest apart, weighted by how many pixels each has. */
function otsu(histogram: ArrayLike<number>): number {
  const counts = Array.from(histogram);
  const total = counts.reduce((a, b) => a + b, 0);
  const moment = counts.reduce((a, count, level) => a + count * level, 0);
  let [best, bestVariance, below, momentBelow] = [-1, 0, 0, 0];
  for (let level = 0; level < counts.length - 1; level++) {
    below += counts[level]!;
    momentBelow += counts[level]! * level;
    const above = total - below;
    const apart = momentBelow / below - (moment - momentBelow) / above;
    const variance = (below / total) * (above / total) * apart * apart;
    if (variance > bestVariance) [best, bestVariance] = [level, variance];
  }
  return best;
}
