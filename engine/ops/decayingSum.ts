/**
 * @file decayingSum: Σⱼ vⱼ·e^(−|yₖ − yⱼ|) over the j up to k (or from k on), where y never falls along the axis.
 * The gradient of cumulativeLogsumexp is made of it; in one pass, and no power is ever larger than 1.
 */

import { defineOp } from '../op';
import { run } from '../run';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { mul } from './mul';
import { sub } from './sub';
import { aroundAxis } from './support/axes';
import { numericDtype } from './support/dtypes';

type DecayAttrs = { readonly axis: number; readonly fromEnd: boolean };

export const decayingSumOp = defineOp<DecayAttrs>({
  name: 'decayingSum',
  tfName: '',
  inputs: ['v', 'y'],
  elementwise: false,
  forward: (inputs, { axis, fromEnd }) => {
    const [v, y] = inputs as [Tensor, Tensor];
    const { outer, size, inner } = aroundAxis(v.shape, axis);
    const [vs, ys] = [valuesOf(v), valuesOf(y)];
    const out = allocate(numericDtype(v), v.size);
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < inner; i++) {
        let total = 0;
        let before = NaN;
        for (let n = 0; n < size; n++) {
          const at = (o * size + (fromEnd ? size - 1 - n : n)) * inner + i;
          const here = ys[at]!;
          // Equal infinities are no distance apart.
          if (total !== 0 && here !== before) total *= Math.exp(-Math.abs(here - before));
          total += vs[at]!;
          before = here;
          out[at] = total;
        }
      }
    }
    return makeTensor(out, v.shape, v.dtype);
  },
  gradient: {
    kind: 'joint',
    text: {
      plain: 'with respect to v: dy decaying from the other end; to y: ±(v·that − dy·own)',
      tex: '\\sum_j \\bar{y}_j e^{-|y_k-y_j|}',
    },
    vjp: ([dy], [own], [v, y], { axis, fromEnd }, needs) => {
      const other = decayingSum(dy!, y!, { axis, fromEnd: !fromEnd });
      const gained = sub(mul(dy!, own!), mul(v!, other));
      return [other, !needs[1] ? null : fromEnd ? gained : sub(mul(v!, other), mul(dy!, own!))];
    },
  },
  samples: [true, false].map((fromEnd) => ({
    inputs: [
      { shape: [2, 3], values: [1.5, -2, 0.5, 3, 1, 4] },
      { shape: [2, 3], values: [0.1, 0.4, 2, -1, 0.5, 0.6] },
    ],
    attrs: { axis: 1, fromEnd },
  })),
});

export function decayingSum(v: Tensor, y: Tensor, attrs: DecayAttrs): Tensor {
  return run(decayingSumOp, [v, y], attrs);
}
