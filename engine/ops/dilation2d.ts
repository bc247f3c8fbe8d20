/** @file dilation2d: the largest x + filter in each window, per channel (grey-scale dilation). */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { sizeOf } from '../shape';
import { allocate, makeTensor, valuesOf, type Tensor, type Tensor3D, type Tensor4D } from '../tensor';
import { numericDtype } from './support/dtypes';
import { addedAt } from './support/pooling';
import { toWindows, windowsOver, withBatch, type WindowAttrs } from './support/windows';

export const dilation2dOp = defineOp<WindowAttrs>({
  name: 'dilation2d',
  tfName: 'nn.dilation2d',
  inputs: ['x', 'filter'],
  elementwise: false,
  forward: ([x, filter], attrs) => winners(x!, filter!, attrs).values,
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy added at the winning cell of x',
        tex: '\\bar{y}\\text{ at the winning cell of }x',
        vjp: (dy, _y, [x, filter], attrs) => addedAt(dy, winners(x!, filter!, attrs).cells, x!.shape),
      },
      {
        plain: 'dy added at the winning cell of the filter',
        tex: '\\bar{y}\\text{ at the winning cell of the filter}',
        vjp: (dy, _y, [x, filter], attrs) => addedAt(dy, winners(x!, filter!, attrs).taps, filter!.shape),
      },
    ],
  },
  samples: [
    {
      inputs: [
        { shape: [1, 2, 3, 1], values: [1, 5, 2, 4, 3, 6] },
        { shape: [2, 2, 1], values: [0.1, 1.3, 0.6, -0.4] },
      ],
      attrs: { input: [2, 3], output: [1, 2], window: [2, 2], strides: [1, 1], dilations: [1, 1], before: [0, 0] },
    },
  ],
});

export function dilation2d<T extends Tensor3D | Tensor4D>(
  x: T | TensorLike,
  filter: Tensor3D | TensorLike,
  strides: [number, number] | number,
  pad: 'valid' | 'same',
  dilations: [number, number] | number = [1, 1],
  dataFormat: 'NHWC' = 'NHWC',
): T {
  const $filter = convertToTensor<Tensor>(filter, 'filter', 'dilation2d');
  if ($filter.rank !== 3) throw new Error(`Error in dilation2d: filter must be rank 3, but got rank ${$filter.rank}.`);
  if (dataFormat !== 'NHWC')
    throw new Error(
      `Error in dilation2d: Only NHWC is currently supported, but got dataFormat of ${String(dataFormat)}`,
    );
  return withBatch(convertToTensor<T>(x, 'x', 'dilation2d'), 4, 'dilation2d', (batch) => {
    if (batch.shape[3] !== $filter.shape[2]) {
      throw new Error(
        `Error in dilation2d: input and filter must have the same depth: ${batch.shape[3]} vs ${$filter.shape[2]}`,
      );
    }
    const attrs = toWindows(
      'dilation2d',
      batch.shape.slice(1, 3),
      $filter.shape.slice(0, 2),
      strides,
      pad,
      dilations,
      undefined,
    );
    return run(dilation2dOp, [batch, $filter], attrs);
  }) as T;
}

/** The largest sums, and the flat places of their terms in x and in the filter. */
function winners(x: Tensor, filter: Tensor, attrs: WindowAttrs): { values: Tensor; cells: Tensor; taps: Tensor } {
  const channels = x.shape[3]!;
  const shape = [x.shape[0]!, ...attrs.output, channels];
  const y = allocate(numericDtype(x), sizeOf(shape));
  const cells = new Int32Array(y.length);
  const taps = new Int32Array(y.length);
  kernels.maxWindows(valuesOf(x), valuesOf(filter), windowsOver(x, attrs), channels, y, cells, taps);
  return {
    values: makeTensor(y, shape, x.dtype),
    cells: makeTensor(cells, shape, 'int32'),
    taps: makeTensor(
      taps.map((tap, i) => tap * channels + (i % channels)),
      shape,
      'int32',
    ),
  };
}
