/** @file What ops say when they are called wrongly, and which dtype comes out when operands differ. */

import { describe, expect, it } from 'vitest';
import * as tf from '../../engine/index';
import type { Tensor } from '../../engine/tensor';

const f32 = (values: tf.TensorLike) => tf.tensor(values, undefined, 'float32');
const f64 = (values: tf.TensorLike) => tf.tensor(values, undefined, 'float64');
const i32 = (values: tf.TensorLike) => tf.tensor(values, undefined, 'int32');
const bool = (values: tf.TensorLike) => tf.tensor(values, undefined, 'bool');

describe('errors', () => {
  const matrix = tf.ones([2, 3]);
  it.each<[string, () => unknown, string]>([
    ['shapes', () => tf.add(f32([1, 2]), f32([1, 2, 3])), 'Incompatible shapes: [2] vs. [3] [Op:AddV2]'],
    ['shapes of a chained op', () => f32([1, 2]).div(f32([1, 2, 3])), 'Incompatible shapes: [2] vs. [3] [Op:RealDiv]'],
    ['matrices', () => tf.matMul(matrix, matrix), 'Matrix size-incompatible: In[0]: [2,3], In[1]: [2,3] [Op:MatMul]'],
    ['vectors in matMul', () => tf.matMul(f32([1]), f32([1])), 'matMul needs matrices: a has rank 1, b has rank 1'],
    [
      'float32 beside float64',
      () => tf.mul(f64([1]), f32([1])),
      'cannot compute Mul as input #1(zero-based) was expected to be a double tensor but is a float tensor [Op:Mul]',
    ],
    [
      'no tensor',
      () => tf.square(null as never),
      "Argument 'x' passed to 'square' must be a Tensor or TensorLike, but got 'null'",
    ],
    [
      'integers where floats are due',
      () => tf.sqrt(i32([4])),
      "Argument 'x' passed to 'sqrt' must be float32 tensor, but got int32 tensor",
    ],
    [
      'numbers where truth values are due',
      () => tf.logicalAnd(f32([1]), f32([1])),
      "Argument 'a' passed to 'logicalAnd' must be bool tensor",
    ],
    [
      'an axis that is not there',
      () => tf.sum(f32([1, 2]), 1),
      "Argument 'axis' passed to 'sum' must be a whole number in [-1, 1)",
    ],
    [
      'reshape',
      () => tf.reshape(f32([1, 2, 3]), [2, 2]),
      'Input to reshape is a tensor with 3 values, but the requested shape has 4 [Op:Reshape]',
    ],
    ['gather', () => tf.gather(f32([1, 2]), [5]), 'GatherV2: the index value 5 is not in [0, 1]'],
    [
      'concat',
      () => tf.concat([tf.ones([2, 3]), tf.ones([2, 4])], 0),
      'ConcatOp : Dimension 1 in both shapes must be equal: shape[0] = [2,3] vs. shape[1] = [2,4]',
    ],
    ['stack', () => tf.stack([f32([1]), f32([1, 2])]), 'Shapes of all inputs must match'],
    ['slice', () => tf.slice(f32([1, 2]), [1], [2]), 'begin[0] + size[0] (3) would overflow input.shape[0] (2)'],
    [
      'where',
      () => tf.where(bool([true, false]), f32([1, 2, 3]), f32([1, 2, 3])),
      'must be broadcastable [Op:SelectV2]',
    ],
    ['clipByValue', () => tf.clipByValue(f32([1]), 2, 1), 'min (2) must be less than or equal to max (1)'],
    ['softmax', () => tf.softmax(matrix, 0), 'Softmax along a non-last dimension is not yet supported'],
    ['losses', () => tf.losses.meanSquaredError(f32([1]), f32([1, 2])), 'Shapes 1 and 2 must match'],
    [
      'conv2d',
      () => tf.conv2d(tf.ones<tf.Rank.R4>([1, 4, 4, 2]), tf.ones<tf.Rank.R4>([2, 2, 3, 1]), 1, 'valid'),
      'depth of input (2) must match',
    ],
    ['cast', () => tf.cast(f32([1]), 'float16' as never), 'Failed to cast to unknown dtype float16'],
  ])('%s', (_, call, message) => {
    expect(call).toThrow(message);
  });
});

describe('dtypes', () => {
  it.each<[string, Tensor, string]>([
    ['int32 + float32', tf.add(i32([1]), f32([1])), 'float32'],
    ['int32 + float64', tf.add(i32([1]), f64([1])), 'float64'],
    ['bool + int32', tf.add(bool([true]), i32([1])), 'int32'],
    ['bool + bool', tf.mul(bool([true]), bool([true])), 'bool'],
    ['int32 / int32', tf.div(i32([7]), i32([2])), 'int32'],
    ['float64 · literal', tf.mul(f64([0.1]), 0.1), 'float64'],
    ['literal − float64', tf.sub(1, f64([0.1])), 'float64'],
    ['literal + literal', tf.add(1, 2), 'float32'],
    ['int32 · literal', tf.mul(i32([2]), 1.5), 'float32'],
    ['comparison', tf.greater(f32([1]), 0), 'bool'],
    ['exp of int32', tf.exp(i32([1])), 'float32'],
    ['sqrt of float64', tf.sqrt(f64([2])), 'float64'],
    ['sum of bool', tf.sum(bool([true, true])), 'int32'],
    ['mean of int32', tf.mean(i32([1, 2])), 'float32'],
    ['where int32 / float32', tf.where(bool([true]), i32([1]), f32([2])), 'float32'],
    ['argMax', tf.argMax(f32([1, 2])), 'int32'],
    ['oneHot', tf.oneHot([0, 1], 2), 'int32'],
  ])('%s', (_, result, dtype) => {
    expect(result.dtype).toBe(dtype);
  });

  it('a literal beside float64 is not rounded to float32 first', () => {
    expect(tf.mul(f64(1), 0.1).dataSync()[0]).toBe(0.1);
  });

  it('float32 results are rounded as float32', () => {
    expect(tf.add(tf.scalar(0.1), tf.scalar(0.2)).dataSync()[0]).toBe(Math.fround(Math.fround(0.1) + Math.fround(0.2)));
    expect(tf.scalar(1).div(3).dataSync()[0]).toBe(Math.fround(1 / 3));
  });

  it('int32 division goes downwards', () => {
    expect([...tf.div(i32([7, -7]), i32([2, 2])).dataSync()]).toEqual([3, -4]);
  });
});

describe('random ops', () => {
  it.each<[string, (seed: number) => Tensor]>([
    ['randomNormal', (seed) => tf.randomNormal([5], 0, 1, 'float32', seed)],
    ['randomUniform', (seed) => tf.randomUniform([5], 0, 1, 'float32', seed)],
    ['truncatedNormal', (seed) => tf.truncatedNormal([5], 0, 1, 'float32', seed)],
    ['randomGamma', (seed) => tf.randomGamma([5], 0.5, 2, 'float32', seed)],
    ['dropout', (seed) => tf.dropout(tf.ones([20]), 0.5, undefined, seed)],
  ])('%s gives the same for the same seed, something else for another', (_, draw) => {
    expect([...draw(7).dataSync()]).toEqual([...draw(7).dataSync()]);
    expect([...draw(7).dataSync()]).not.toEqual([...draw(8).dataSync()]);
  });

  it('has the mean and deviation asked for', () => {
    const { mean, variance } = tf.moments(tf.randomNormal([20000], 3, 2, 'float32', 1));
    expect(Number(mean.dataSync()[0])).toBeCloseTo(3, 1);
    expect(Math.sqrt(Number(variance.dataSync()[0]))).toBeCloseTo(2, 1);
    expect(
      Math.max(...(tf.truncatedNormal([5000], 0, 1, 'float32', 1).dataSync() as Float32Array)),
    ).toBeLessThanOrEqual(2);
  });
});
