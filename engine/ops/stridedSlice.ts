/** @file stridedSlice: a box out of x with steps, as Python's x[begin:end:step]; masks say which bounds to leave out. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { run } from '../run';
import type { Tensor } from '../tensor';
import { reshape } from './reshape';
import { stridedSliceGrad } from './stridedSliceGrad';
import { sliceView, toStridedView, type StridedAttrs } from './support/stridedView';
import { readTensor, sameValues } from './support/view';
import { tidy } from '../memory';

export const stridedSliceOp = defineOp<StridedAttrs>({
  name: 'stridedSlice',
  tfName: 'strided_slice',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], attrs) => sameValues(readTensor(x!, sliceView(x!.shape, attrs)), attrs.shape),
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy in its place, 0 around it',
        tex: '\\bar{y}\\ \\text{in its place, 0 around it}',
        vjp: (dy, _y, [x], attrs) => stridedSliceGrad(reshape(dy, [...attrs.size]), x!.shape, attrs),
      },
    ],
  },
  samples: [
    {
      inputs: [{ shape: [2, 3], values: [1.5, -2, 0.5, 3, 1, 4] }],
      attrs: { begin: [0, 2], steps: [1, -2], size: [2, 2], shape: [2, 2] },
    },
  ],
});

export function stridedSlice(
  x: Tensor | TensorLike,
  begin: number[],
  end: number[],
  strides?: number[],
  beginMask = 0,
  endMask = 0,
  ellipsisMask = 0,
  newAxisMask = 0,
  shrinkAxisMask = 0,
): Tensor {
  return tidy(() => {
    const $x = convertToTensor<Tensor>(x, 'x', 'stridedSlice', 'string_or_numeric');
    const masks = { beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask };
    return run(stridedSliceOp, [$x], toStridedView($x.shape, begin, end, strides, masks));
  });
}
