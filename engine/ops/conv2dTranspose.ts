/** @file conv2dTranspose: the adjoint of conv2d in its input; spreads x over a larger image. */

import type { TensorLike } from '../convert';
import { run } from '../run';
import type { Tensor3D, Tensor4D } from '../tensor';
import { conv2dTransposeOp } from './conv2d';
import { slice } from './slice';
import { convertToFloat } from './support/dtypes';
import { toWindows, withBatch, type ExplicitPadding, type Rounding } from './support/windows';

/** The filter is [height, width, outputs, inputs]; `outputShape` is [batch, height, width, outputs], without batch for rank 3. */
export function conv2dTranspose<T extends Tensor3D | Tensor4D>(
  x: T | TensorLike,
  filter: Tensor4D | TensorLike,
  outputShape: [number, number, number, number] | [number, number, number],
  strides: [number, number] | number,
  pad: 'valid' | 'same' | number | ExplicitPadding,
  dimRoundingMode?: Rounding,
): T {
  const $x = convertToFloat(x, 'x', 'conv2dTranspose');
  const $filter = convertToFloat(filter, 'filter', 'conv2dTranspose');
  return withBatch($x, 4, 'conv2dTranspose', (batch) => {
    const inputs = batch.shape[3]!;
    if (inputs !== $filter.shape[3]) {
      throw new Error(
        `Error in conv2dTranspose: depth of input (${inputs}) must match input depth for filter ${$filter.shape[3]}.`,
      );
    }
    const sizes = outputShape.slice(-3, -1);
    const attrs = toWindows('conv2dTranspose', sizes, $filter.shape.slice(0, 2), strides, pad, 1, dimRoundingMode);
    if (attrs.output.some((size, d) => size > batch.shape[d + 1]!)) {
      throw new Error(
        `Error in conv2dTranspose: an output of [${sizes}] would need an input of [${attrs.output}], but it is [${batch.shape.slice(1, 3)}].`,
      );
    }
    // As TF.js: of a larger input only the corner counts that such an output can come from.
    const isLarger = attrs.output.some((size, d) => size < batch.shape[d + 1]!);
    const corner = isLarger ? slice(batch, [0, 0, 0, 0], [batch.shape[0]!, ...attrs.output, inputs]) : batch;
    return run(conv2dTransposeOp, [corner, $filter], attrs);
  }) as T;
}
