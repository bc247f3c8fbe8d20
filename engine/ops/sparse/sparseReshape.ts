/** @file sparse.sparseReshape: the indices of a sparse tensor as they are in another shape of the same size; one size may be −1. */

import { convertToTensor, type TensorLike } from '../../convert';
import { tidy } from '../../memory';
import { defineOp, NO_ATTRS } from '../../op';
import { runMany } from '../../run';
import { sizeOf, stridesOf } from '../../shape';
import { makeTensor, valuesOf, type Tensor, type Tensor1D, type Tensor2D } from '../../tensor';

export const sparseReshapeOp = defineOp({
  name: 'sparseReshape',
  tfName: 'raw_ops.SparseReshape',
  inputs: ['inputIndices', 'inputShape', 'newShape'],
  elementwise: false,
  forward: (inputs) => {
    const [indices, before, wanted] = inputs as [Tensor, Tensor, Tensor];
    const from = Array.from(valuesOf(before));
    const to = fullShape(from, Array.from(valuesOf(wanted)));
    const places = valuesOf(indices);
    const count = indices.shape[0]!;
    const fromSteps = stridesOf(from);
    const toSteps = stridesOf(to);
    const out = new Int32Array(count * to.length);
    for (let i = 0; i < count; i++) {
      const flat = fromSteps.reduce((total, step, d) => total + step * places[i * from.length + d]!, 0);
      toSteps.forEach((step, d) => (out[i * to.length + d] = Math.floor(flat / step) % to[d]!));
    }
    return [makeTensor(out, [count, to.length], 'int32'), makeTensor(Int32Array.from(to), [to.length], 'int32')];
  },
  gradient: {
    kind: 'none',
    why: 'sparseReshape moves whole numbers, the places of values; no gradient flows through them.',
  },
  samples: [
    {
      inputs: [
        { shape: [2, 2], values: [0, 1, 2, 0], dtype: 'int32' },
        { shape: [2], values: [3, 2], dtype: 'int32' },
        { shape: [2], values: [2, 3], dtype: 'int32' },
      ],
    },
  ],
});

export function sparseReshape(
  inputIndices: Tensor2D | TensorLike,
  inputShape: Tensor1D | TensorLike,
  newShape: Tensor1D | TensorLike,
): { outputIndices: Tensor; outputShape: Tensor } {
  const [outputIndices, outputShape] = tidy(() => {
    const $indices = convertToTensor<Tensor>(inputIndices, 'inputIndices', 'sparseReshape', 'int32');
    const $shape = convertToTensor<Tensor>(inputShape, 'inputShape', 'sparseReshape', 'int32');
    const $newShape = convertToTensor<Tensor>(newShape, 'newShape', 'sparseReshape', 'int32');
    if ($indices.rank !== 2) throw new Error(`Input indices should be Tensor2D but received shape ${$indices.shape}`);
    if ($shape.rank !== 1) throw new Error(`Input shape should be Tensor1D but received shape ${$shape.shape}`);
    if ($newShape.rank !== 1) throw new Error(`New shape should be Tensor1D but received shape ${$newShape.shape}`);
    return runMany(sparseReshapeOp, [$indices, $shape, $newShape], NO_ATTRS);
  });
  return { outputIndices: outputIndices!, outputShape: outputShape! };
}

/** `wanted` with the size that was left open. */
function fullShape(from: readonly number[], wanted: readonly number[]): number[] {
  const open = wanted.indexOf(-1);
  const second = wanted.indexOf(-1, open + 1);
  if (open >= 0 && second >= 0) throw new Error(`only one output dimension may be -1, not both ${open} and ${second}`);
  wanted.forEach((size, d) => {
    if (size < -1) throw new Error(`size ${d} must be non-negative, not ${size}`);
  });
  const total = sizeOf(from);
  const rest = sizeOf(wanted.filter((_, d) => d !== open));
  if (open >= 0 && rest === 0) {
    throw new Error(
      'reshape cannot infer the missing input size for an empty tensor unless all specified input sizes are non-zero',
    );
  }
  if (open >= 0 && total % rest !== 0) {
    throw new Error(
      `Input to reshape is a SparseTensor with ${total} dense values, but the requested shape requires a multiple of ${rest}. ` +
        `inputShape=${from.toString()} outputShape=${wanted.toString()}`,
    );
  }
  if (open < 0 && total !== rest) {
    throw new Error(
      `Input to reshape is a tensor with ${total} dense values, but the requested shape has ${rest}. ` +
        `inputShape=${from.toString()} outputShape=${wanted.toString()}`,
    );
  }
  return wanted.map((size, d) => (d === open ? total / rest : size));
}
