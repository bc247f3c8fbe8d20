/** @file maxPoolWithArgmax: the largest value in each window and its place in x, counted flat (per image unless batches count too). */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import { runMany } from '../run';
import { makeTensor, valuesOf, type Tensor, type Tensor4D } from '../tensor';
import { addedAt, windowMaxima } from './support/pooling';
import { perAxis, toWindows, type WindowAttrs } from './support/windows';

type ArgmaxAttrs = WindowAttrs & { readonly includeBatchInIndex: boolean };

export const maxPoolWithArgmaxOp = defineOp<ArgmaxAttrs>({
  name: 'maxPoolWithArgmax',
  tfName: 'nn.max_pool_with_argmax',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { includeBatchInIndex, ...attrs }) => {
    const { values, places } = windowMaxima(x!, attrs);
    const perImage = x!.size / Math.max(x!.shape[0]!, 1);
    const counted = includeBatchInIndex ? valuesOf(places) : valuesOf(places).map((place) => place % perImage);
    return [values, makeTensor(counted, places.shape, 'int32')];
  },
  gradient: {
    kind: 'joint',
    text: { plain: 'dy added at the winner of each window', tex: '\\bar{y}\\text{ at the winner of each window}' },
    vjp: ([dy], _ys, [x], attrs) => [addedAt(dy!, windowMaxima(x!, attrs).places, x!.shape)],
  },
  samples: [
    {
      inputs: [{ shape: [1, 2, 3, 1], values: [1, 5, 2, 4, 3, 6] }],
      attrs: {
        input: [2, 3],
        output: [1, 2],
        window: [2, 2],
        strides: [1, 1],
        dilations: [1, 1],
        before: [0, 0],
        includeBatchInIndex: false,
      },
    },
  ],
});

export function maxPoolWithArgmax<T extends Tensor4D>(
  x: T | TensorLike,
  filterSize: [number, number] | number,
  strides: [number, number] | number,
  pad: 'valid' | 'same' | number,
  includeBatchInIndex = false,
): { result: Tensor; indexes: Tensor } {
  const $x = convertToTensor<T>(x, 'x', 'maxPoolWithArgmax');
  if ($x.rank !== 4) throw new Error(`Error in maxPoolWithArgmax: x must be rank 4, but got rank ${$x.rank}.`);
  const attrs = toWindows(
    'maxPoolWithArgmax',
    $x.shape.slice(1, 3),
    perAxis(filterSize, 2),
    strides,
    pad,
    1,
    undefined,
  );
  const [result, indexes] = runMany(maxPoolWithArgmaxOp, [$x], { ...attrs, includeBatchInIndex });
  return { result: result!, indexes: indexes! };
}
