/** @file conv3dTranspose: the adjoint of conv3d in its input; spreads x over a larger volume. */

import type { TensorLike } from '../convert';
import { run } from '../run';
import type { Tensor4D, Tensor5D } from '../tensor';
import { conv3dTransposeOp } from './conv3d';
import { convertToFloat } from './support/dtypes';
import { toWindows, withBatch } from './support/windows';

export function conv3dTranspose<T extends Tensor4D | Tensor5D>(
  x: T | TensorLike,
  filter: Tensor5D | TensorLike,
  outputShape: [number, number, number, number, number] | [number, number, number, number],
  strides: [number, number, number] | number,
  pad: 'valid' | 'same',
): T {
  const $x = convertToFloat(x, 'x', 'conv3dTranspose');
  const $filter = convertToFloat(filter, 'filter', 'conv3dTranspose');
  return withBatch($x, 5, 'conv3dTranspose', (batch) => {
    const sizes = outputShape.slice(-4, -1);
    const attrs = toWindows('conv3dTranspose', sizes, $filter.shape.slice(0, 3), strides, pad, 1, undefined);
    if (attrs.output.some((size, d) => size !== batch.shape[d + 1])) {
      throw new Error(
        `Error in conv3dTranspose: an output of [${sizes}] would need an input of [${attrs.output}], but it is [${batch.shape.slice(1, 4)}].`,
      );
    }
    return run(conv3dTransposeOp, [batch, $filter], attrs);
  }) as T;
}
