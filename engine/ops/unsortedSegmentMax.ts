/** @file unsortedSegmentMax: the largest row elements of each segment; the lowest number there is for an empty one. Equals share the gradient equally. */

import type { TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import type { Tensor } from '../tensor';
import { lowestOf } from './support/dtypes';
import { foldSegments, SEGMENT_SAMPLES, toSegments, type SegmentAttrs } from './support/segments';
import { shareAmongEqualInSegments } from './support/segmentExtremes';

export const unsortedSegmentMaxOp = defineOp<SegmentAttrs>({
  name: 'unsortedSegmentMax',
  tfName: 'math.unsorted_segment_max',
  inputs: ['x', 'segmentIds'],
  elementwise: false,
  forward: ([x, ids], { numSegments }) => foldSegments(x!, ids!, numSegments, Math.max, lowestOf(x!.dtype)),
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy of the segment where x equals its largest, shared among equals; 0 elsewhere',
        tex: '\\bar{y}_s\\,\\frac{[x=y_s]}{\\#\\{x=y_s\\}}',
        vjp: (dy, y, [x, ids], { numSegments }) => shareAmongEqualInSegments(dy, y, x!, ids!, numSegments),
      },
      null,
    ],
  },
  samples: SEGMENT_SAMPLES,
});

export function unsortedSegmentMax<T extends Tensor>(
  x: T | TensorLike,
  segmentIds: Tensor | TensorLike,
  numSegments: number,
): T {
  const given = toSegments(x, segmentIds, numSegments, 'unsortedSegmentMax');
  return run(unsortedSegmentMaxOp, [given.x, given.ids], { numSegments }) as T;
}
