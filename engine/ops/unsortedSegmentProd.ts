/** @file unsortedSegmentProd: the product of the rows of each segment, 1 for an empty one. First-order gradients are right at zeros too. */

import type { TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import type { Tensor } from '../tensor';
import { cast } from './cast';
import { div } from './div';
import { equal } from './equal';
import { greater } from './greater';
import { mul } from './mul';
import { onesLike } from './onesLike';
import { foldSegments, SEGMENT_SAMPLES, takeSegments, toSegments, type SegmentAttrs } from './support/segments';
import { unsortedSegmentSum } from './unsortedSegmentSum';
import { where } from './where';
import { zerosLike } from './zerosLike';

export const unsortedSegmentProdOp = defineOp<SegmentAttrs>({
  name: 'unsortedSegmentProd',
  tfName: 'math.unsorted_segment_prod',
  inputs: ['x', 'segmentIds'],
  elementwise: false,
  forward: ([x, ids], { numSegments }) => foldSegments(x!, ids!, numSegments, (total, v) => total * v, 1),
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy·(the product of the other rows of the segment)',
        tex: '\\bar{y}_s\\prod_{j\\ne i}x_j',
        vjp: (dy, y, [x, ids], { numSegments }) => productOfOthers(dy, y, x!, ids!, numSegments),
      },
      null,
    ],
  },
  samples: SEGMENT_SAMPLES,
});

export function unsortedSegmentProd<T extends Tensor>(
  x: T | TensorLike,
  segmentIds: Tensor | TensorLike,
  numSegments: number,
): T {
  const given = toSegments(x, segmentIds, numSegments, 'unsortedSegmentProd');
  return run(unsortedSegmentProdOp, [given.x, given.ids], { numSegments }) as T;
}

/** y/x, but at a zero the product of what is not zero; nothing at all where a segment has two zeros. */
function productOfOthers(dy: Tensor, y: Tensor, x: Tensor, ids: Tensor, numSegments: number): Tensor {
  const isZero = equal(x, 0);
  const zeros = unsortedSegmentSum(cast(isZero, 'int32'), ids, numSegments);
  const flowing = where(greater(zeros, 1), zerosLike(dy), dy);
  const nonZero = where(isZero, onesLike(x), x);
  const productOfNonZero = unsortedSegmentProd(nonZero, ids, numSegments);
  const others = where(isZero, takeSegments(productOfNonZero, ids, x), div(takeSegments(y, ids, x), nonZero));
  return mul(takeSegments(flowing, ids, x), others);
}
