/** @file Ops without a gradient, and ways of calling that golden cases leave out, side by side with TensorFlow.js itself. */

import '@tensorflow/tfjs-backend-cpu';
import * as tfjs from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import { describe, expect, it } from 'vitest';
import * as tf from '../../engine/index';

/** The same call on either library; our namespace is to be called as theirs is. */
type Call = (lib: typeof tfjs) => unknown;

const calls: readonly [string, Call][] = [
  ['linspace', (t) => t.linspace(0, 9, 10)],
  ['linspace of one', (t) => t.linspace(2, 9, 1)],
  ['range', (t) => t.range(0, 9, 2)],
  ['range downwards', (t) => t.range(5, 0, -2, 'int32')],
  ['eye', (t) => t.eye(2, 3)],
  ['eye in batches', (t) => t.eye(2, 2, [2])],
  ['fill', (t) => t.fill([2, 2], 4)],
  ['zeros', (t) => t.zeros([2, 0])],
  ['ones', (t) => t.ones([2], 'int32')],
  ['unique', (t) => t.unique(t.tensor1d([1, 1, 2, 4, 4, 4, 7, 8, 8]))],
  [
    'unique rows',
    (t) =>
      t.unique(
        t.tensor2d([
          [1, 0],
          [1, 0],
          [2, 0],
        ]),
        0,
      ),
  ],
  [
    'unique columns',
    (t) =>
      t.unique(
        t.tensor2d([
          [1, 1, 2],
          [0, 0, 3],
        ]),
        1,
      ),
  ],
  ['bincount', (t) => t.bincount(t.tensor1d([1, 1, 1, 2], 'int32'), t.tensor1d([]), 4)],
  ['bincount with weights', (t) => t.bincount(t.tensor1d([1, 1, 1, 2], 'int32'), t.tensor1d([0.5, 1, 2, 3]), 4)],
  [
    'denseBincount',
    (t) =>
      t.denseBincount(
        t.tensor2d(
          [
            [1, 1],
            [0, 2],
          ],
          [2, 2],
          'int32',
        ),
        t.tensor2d([], [0, 0]),
        3,
        true,
      ),
  ],
  ['bitwiseAnd', (t) => t.bitwiseAnd(t.tensor1d([5, 6], 'int32'), t.tensor1d([3, 2], 'int32'))],
  ['broadcastArgs', (t) => t.broadcastArgs([1, 2], [2, 1])],
  [
    'confusionMatrix',
    (t) => t.math.confusionMatrix(t.tensor1d([0, 1, 2, 1], 'int32'), t.tensor1d([0, 2, 2, 1], 'int32'), 3),
  ],
  ['hammingWindow', (t) => t.signal.hammingWindow(10)],
  ['hannWindow, odd', (t) => t.signal.hannWindow(9)],
  ['signal.frame', (t) => t.signal.frame(t.tensor1d([1, 2, 3]), 2, 1, true, 9)],
  ['oneHot', (t) => t.oneHot(t.tensor1d([0, 1, 3], 'int32'), 3, 5, -1)],
  [
    'oneHot of a matrix',
    (t) =>
      t.oneHot(
        t.tensor2d(
          [
            [0, 1],
            [1, 1],
          ],
          [2, 2],
          'int32',
        ),
        2,
      ),
  ],
  [
    'argMax along an axis',
    (t) =>
      t.argMax(
        t.tensor2d([
          [1, 5, 3],
          [7, 2, 7],
        ]),
        1,
      ),
  ],
  [
    'topk',
    (t) =>
      t.topk(
        t.tensor2d([
          [1, 5, 3],
          [7, 2, 7],
        ]),
        2,
      ),
  ],
  ['mod', (t) => t.mod(t.tensor1d([7, -7, 7, -7]), t.tensor1d([3, 3, -3, -3]))],
  ['floorDiv', (t) => t.cast(t.floorDiv(t.tensor1d([7, -7]), 2), 'float32')],
  ['round', (t) => t.round(t.tensor1d([0.5, 1.5, 2.5, -0.5, -1.5, 0.4]))],
  ['sign', (t) => t.sign(t.tensor1d([-3, 0, 4]))],
  ['step', (t) => t.step(t.tensor1d([-1, 0, 2, NaN]), 0.3)],
  ['comparisons with NaN', (t) => t.notEqual(t.tensor1d([NaN, 1]), t.tensor1d([NaN, 1]))],
  [
    'all over an axis',
    (t) =>
      t.all(
        t.tensor2d(
          [
            [1, 0],
            [1, 1],
          ],
          [2, 2],
          'bool',
        ),
        1,
      ),
  ],
  [
    'any, dims kept',
    (t) =>
      t.any(
        t.tensor2d(
          [
            [1, 0],
            [0, 0],
          ],
          [2, 2],
          'bool',
        ),
        1,
        true,
      ),
  ],
  ['sum of nothing', (t) => t.sum(t.zeros([0]))],
  ['mean of int32', (t) => t.mean(t.tensor1d([1, 2, 4], 'int32'))],
  ['max of int32', (t) => t.max(t.tensor1d([1, 7, 4], 'int32'))],
  ['prod of bool', (t) => t.prod(t.tensor1d([true, true], 'bool'))],
  [
    'slice with one number',
    (t) =>
      t.slice(
        t.tensor2d([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
        1,
      ),
  ],
  ['slice of strings', (t) => t.slice(t.tensor1d(['a', 'b', 'c']), 1, 2)],
  ['concat of strings', (t) => t.concat([t.tensor1d(['a']), t.tensor1d(['b'])])],
  ['tile of strings', (t) => t.tile(t.tensor1d(['a', 'b']), [2])],
  ['reshape with -1', (t) => t.reshape(t.range(0, 6), [3, -1])],
  ['split in sizes', (t) => t.split(t.range(0, 6), [1, -1, 2])],
  ['split of a matrix', (t) => t.split(t.reshape(t.range(0, 8), [2, 4]), 2, 1)],
  ['stridedSlice backwards', (t) => t.stridedSlice(t.range(0, 6), [4], [0], [-2])],
  [
    'stridedSlice with masks',
    (t) => t.stridedSlice(t.reshape(t.range(0, 6), [2, 3]), [0, 1], [2, 3], [1, 1], 1, 2, 0, 0, 1),
  ],
  ['meshgrid', (t) => t.meshgrid([1, 2], [3, 4, 5], { indexing: 'ij' })],
  [
    'fused.matMul',
    (t) =>
      t.fused.matMul({
        a: t.ones([2, 3]) as never,
        b: t.ones([3, 2]) as never,
        bias: t.scalar(-4),
        activation: 'relu',
      }),
  ],
  [
    'fused.conv2d',
    (t) =>
      t.fused.conv2d({
        x: t.ones<tfjs.Rank.R4>([1, 3, 3, 1]),
        filter: t.ones<tfjs.Rank.R4>([2, 2, 1, 1]),
        strides: 1,
        pad: 'valid',
        activation: 'leakyrelu',
      }),
  ],
  [
    'norm of a matrix',
    (t) =>
      t.norm(
        t.tensor2d([
          [1, -2],
          [3, 4],
        ]),
        1,
        [0, 1],
      ),
  ],
  ['chained', (t) => t.tensor1d([1, 4]).sqrt().add(1).as2D(2, 1).tile([1, 2]).logSumExp(1)],
  ['chained oneHot', (t) => t.tensor1d([1, 0], 'int32').oneHot(2, 1, 0)],
  [
    'nearest, corners aligned',
    (t) => t.image.resizeNearestNeighbor(t.reshape(t.range(0, 12), [2, 3, 2]) as tfjs.Tensor3D, [4, 5], true),
  ],
  [
    'nearest, half pixels',
    (t) => t.image.resizeNearestNeighbor(t.reshape(t.range(0, 12), [2, 3, 2]) as tfjs.Tensor3D, [3, 2], false, true),
  ],
  ['bilinear', (t) => t.image.resizeBilinear(t.reshape(t.range(0, 12), [2, 3, 2]) as tfjs.Tensor3D, [4, 5])],
  ['avgPool with numbers', (t) => t.avgPool(t.reshape(t.range(0, 16), [4, 4, 1]) as tfjs.Tensor3D, 2, 2, 0, 'floor')],
  [
    'whereAsync',
    (t) =>
      t.whereAsync(
        t.tensor2d(
          [
            [1, 0],
            [0, 1],
          ],
          [2, 2],
          'bool',
        ),
      ),
  ],
  [
    'booleanMaskAsync',
    (t) =>
      t.booleanMaskAsync(
        t.tensor2d([
          [1, 2],
          [3, 4],
          [5, 6],
        ]),
        t.tensor1d([1, 0, 1], 'bool'),
      ),
  ],
  ['setdiff1dAsync', (t) => t.setdiff1dAsync([1, 2, 3, 4, 5, 6], [1, 3, 5])],
  [
    'inTopKAsync',
    (t) =>
      t.inTopKAsync(
        t.tensor2d([
          [20, 10, 40, 30],
          [30, 50, 50, 10],
        ]),
        t.tensor1d([2, 0]),
        2,
      ),
  ],
];

describe('side by side with TensorFlow.js', () => {
  it.each(calls)('%s', async (_, call) => {
    const ours = await told(call(tf as unknown as typeof tfjs));
    expect(ours).toEqual(await told(call(tfjs)));
  });

  it('sees a difference (the comparison can fail)', async () => {
    expect(await told(tf.tensor1d([1]))).not.toEqual(await told(tfjs.tensor1d([2])));
    expect(await told(tf.tensor1d([1]))).not.toEqual(await told(tfjs.tensor2d([[1]])));
  });
});

interface AnyTensor {
  readonly dtype: string;
  readonly shape: readonly number[];
  dataSync(): ArrayLike<number | string>;
}

/** A result as plain data: dtype, shape and values to five digits, through lists, objects and promises. */
async function told(result: unknown): Promise<unknown> {
  const value = await result;
  if (Array.isArray(value)) return Promise.all(value.map(told));
  if (isTensor(value)) {
    const values = Array.from(value.dataSync(), (v) => (typeof v === 'number' ? Number(v.toPrecision(5)) + 0 : v));
    return { dtype: value.dtype, shape: [...value.shape], values };
  }
  const entries = Object.entries(value as Record<string, unknown>);
  return Object.fromEntries(
    await Promise.all(entries.map(async ([key, member]) => [key, await told(member)] as const)),
  );
}

function isTensor(value: unknown): value is AnyTensor {
  return typeof (value as AnyTensor).dataSync === 'function';
}
