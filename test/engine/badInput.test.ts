/** @file What is said when an op is given what it cannot use: one sentence that names the op, the argument and what was expected. */

import { afterEach, describe, expect, it } from 'vitest';
import { resetTensorBudget, setTensorBudget } from '../../engine/budget';
import * as tf from '../../engine/index';

const m = () => tf.ones<tf.Rank.R2>([2, 3]);
const v = (...values: number[]) => tf.tensor1d(values);
const i32 = (...values: number[]) => tf.tensor1d(values, 'int32');
const f64 = () => tf.scalar(1, 'float64');
const freed = () => {
  const t = tf.scalar(1);
  t.dispose();
  return t;
};
const BIG = [1e6, 1e6] as [number, number];

/** What is wrong, the call, and the parts its sentence must have: what complains, about what. */
type Row = readonly [string, () => unknown, ...string[]];

const WRONG_SHAPES: readonly Row[] = [
  ['add', () => tf.add(v(1, 2), v(1, 2, 3)), 'AddV2', '[2] vs. [3]'],
  ['maximum', () => tf.maximum(v(1, 2), v(1, 2, 3)), 'Maximum', '[2] vs. [3]'],
  ['matMul, inner sizes', () => tf.matMul(m(), m()), 'MatMul', '[2,3]'],
  ['matMul, no matrix', () => tf.matMul(tf.scalar(1), m()), 'matMul', 'a has rank 0', 'tf.dot'],
  ['reshape, other size', () => tf.reshape(m(), [4]), 'Reshape', '6 values', '4'],
  ['reshape, no whole number of rows', () => tf.reshape(m(), [4, -1]), 'Reshape', 'multiple of 4'],
  ['reshape, two unknown sizes', () => tf.reshape(m(), [-1, -1]), '1 implicit size', '[-1,-1]'],
  ['broadcastTo', () => tf.broadcastTo(m(), [2, 4]), 'broadcastTo', '[2,3]', '[2,4]'],
  ['concat', () => tf.concat([m(), tf.ones([2, 4])], 0), 'Concat', '[2,3] vs. shape[1] = [2,4]'],
  ['stack', () => tf.stack([v(1), v(1, 2)]), 'shape'],
  ['tile', () => tf.tile(m(), [2]), 'tile', 'rank', 'reps'],
  ['pad', () => tf.pad(m(), [[1, 1]]), 'pad', 'rank 2', 'there are 1'],
  ['transpose', () => tf.transpose(m(), [0]), 'transpose', 'rank', 'perm'],
  ['slice', () => tf.slice(m(), [0, 9], [1, 1]), 'slice', 'begin[1] + size[1] (10)', 'input.shape[1] (3)'],
  ['split', () => tf.split(m(), 2, 1), 'splits', '3 into 2'],
  ['where', () => tf.where(tf.tensor1d([true, false]), v(1, 2, 3), v(1, 2, 3)), 'SelectV2', 'condition [2]'],
  ['conv2d, depth', () => tf.conv2d(tf.zeros<tf.Rank.R4>([1, 4, 4, 2]), tf.zeros<tf.Rank.R4>([2, 2, 3, 1]), 1, 'same'), 'conv2d', '(2)', '3'],
  ['conv2d, rank', () => tf.conv2d(m() as never, tf.zeros<tf.Rank.R4>([2, 2, 3, 1]), 1, 'same'), 'conv2d', 'rank 2'],
  ['maxPool, rank', () => tf.maxPool(m() as never, 2, 2, 'same'), 'maxPool', 'rank 2'],
  ['gatherND', () => tf.gatherND(m(), tf.tensor2d([[5, 5]], [1, 2], 'int32')), 'GatherNd', '[5,5]', '[2,3]'],
  ['losses', () => tf.losses.meanSquaredError(v(1), v(1, 2)), 'meanSquaredError', '1', '2'],
  ['assign', () => tf.variable(m()).assign(tf.ones([3])), '(3)', '(2,3)', 'match'],
  ['einsum, sizes', () => tf.einsum('ij,jk->ik', m(), m()), 'einsum', 'dimension 3 at axis 0', '[2,3]'],
  ['einsum, rank', () => tf.einsum('ijk->i', m()), 'einsum', "'ijk' names 3 axes", 'rank 2'],
  ['linalg.inv', () => tf.linalg.inv(m()), "'x' passed to 'inv'", 'square', '[2,3]'],
  ['linalg.solve', () => tf.linalg.solve(tf.eye(2), tf.ones([3, 1])), "'rhs' passed to 'solve'", '[2, k]', '[3,1]'],
  ['linalg.setDiag', () => tf.linalg.setDiag(m(), v(1)), "'diagonal' passed to 'setDiag'", '[2]', '[1]'],
  ['linalg.diagPart', () => tf.linalg.diagPart(v(1)), "'x' passed to 'diagPart'", 'rank 2 or more', '[1]'],
  ['unsortedSegmentMax', () => tf.unsortedSegmentMax(m(), i32(0), 1), "'segmentIds' passed to 'unsortedSegmentMax'", '[1]', '[2,3]'],
  ['segmentSum', () => tf.segmentSum(v(1, 2), i32(1, 0)), "'segmentIds' passed to 'segmentSum'", 'never fall'],
  ['tensor, ragged', () => tf.tensor([[1], [2, 3]]), 'arr[1]', '1 elements', '2 elements'],
  ['zeros, a negative size', () => tf.zeros([-1]), 'shape', '[-1]'],
  ['eye, a negative size', () => tf.eye(-1), 'shape', '[-1,-1]'],
  ['fill, half a size', () => tf.fill([1.5], 0), 'shape', '[1.5]'],
]; // prettier-ignore

const AXES: readonly Row[] = (
  [
    ['sum', () => tf.sum(m(), 2), 2],
    ['mean', () => tf.mean(m(), 2), 2],
    ['max', () => tf.max(m(), -3), -3],
    ['prod', () => tf.prod(m(), 2), 2],
    ['logSumExp', () => tf.logSumExp(m(), 7), 7],
    ['argMax', () => tf.argMax(m(), 5), 5],
    ['concat', () => tf.concat([m(), m()], 3), 3],
    ['split', () => tf.split(m(), 2, 4), 4],
    ['gather', () => tf.gather(m(), [0], 4), 4],
    ['reverse', () => tf.reverse(m(), 4), 4],
    ['cumsum', () => tf.cumsum(m(), 4), 4],
    ['cumulativeLogsumexp', () => tf.cumulativeLogsumexp(m(), 4), 4],
    ['sort', () => tf.sort(m(), 2), 2],
    ['argsort', () => tf.argsort(m(), 0.5), 0.5],
    ['norm', () => tf.norm(m(), 2, 5), 5],
  ] as const
).map(([op, call, axis]): Row => [op, call, `'axis' passed to '${op}'`, '[-2, 2)', 'rank 2', `got ${axis}`]);

const DTYPES: readonly Row[] = [
  ['float64 beside float32', () => tf.add(f64(), tf.scalar(1)), 'AddV2', 'double tensor but is a float tensor'],
  ['float64 beside float32 in matMul', () => tf.matMul(tf.eye(2, 2, [], 'float64'), tf.eye(2)), 'MatMul', 'double'],
  ['a string in add', () => tf.add(tf.tensor1d(['a']), 1), "'a' passed to 'add'", 'numeric', 'string'],
  ['a string in cast', () => tf.cast(tf.tensor1d(['a']), 'float32'), "'x' passed to 'cast'", 'numeric', 'string'],
  ['dtypes in concat', () => tf.concat([v(1), i32(1)]), 'concat', 'float32 and int32'],
  ['dtypes in stack', () => tf.stack([v(1), i32(1)]), 'stack', 'float32', 'int32'],
  ['indices of floats', () => tf.gather(m(), v(0.5)), "'indices' passed to 'gather'", 'int32', 'float32'],
  ['segments of floats', () => tf.unsortedSegmentSum(v(1), v(0), 1), "'segmentIds' passed to 'unsortedSegmentSum'", 'int32', 'float32'],
  ['a condition of numbers', () => tf.where(tf.scalar(1), 1, 2), "'condition' passed to 'where'", 'bool', 'float32'],
  ['logic on numbers', () => tf.logicalAnd(m(), m()), "'a' passed to 'logicalAnd'", 'bool', 'float32'],
  ['nothing', () => tf.square(null as never), "'x' passed to 'square'", "'null'"],
  ['nothing as second operand', () => tf.pow(m(), undefined as never), "'exp' passed to 'pow'", "'null'"],
  ['an object', () => tf.relu({} as never), "'x' passed to 'relu'", "'Object'"],
  ['a dtype that is none', () => tf.cast(m(), 'float16' as never), 'cast', 'float16'],
]; // prettier-ignore

const VALUES: readonly Row[] = [
  ['gather', () => tf.gather(v(1, 2), [5]), 'GatherV2', 'index value 5 is not in'],
  ['scatterND', () => tf.scatterND(tf.tensor2d([[9]], [1, 1], 'int32'), v(1), [3]), 'ScatterNd', '[9]', '[3]'],
  ['unsortedSegmentProd', () => tf.unsortedSegmentProd(v(1), i32(4), 2), "'unsortedSegmentProd'", 'segmentIds[0] = 4', 'numSegments = 2'],
  ['topk', () => tf.topk(m(), 9), 'topk', '(3)', '9'],
  ['oneHot', () => tf.oneHot([1], 0), 'oneHot', 'depth', '0'],
  ['clipByValue', () => tf.clipByValue(m(), 2, 1), 'clip', 'min (2)', 'max (1)'],
  ['dropout', () => tf.dropout(m(), 2), 'rate', '[0, 1)', '2'],
  ['range', () => tf.range(0, 5, 0), 'step', 'zero'],
  ['linspace', () => tf.linspace(0, 1, 0), 'number of values', 'positive'],
  ['polygamma', () => tf.polygamma(0.5, 1), "'n' passed to 'polygamma'", 'whole number', '0.5'],
  ['sort', () => tf.sort(v(1), 0, 'UP' as never), "'direction' passed to 'argsort'", "'ASCENDING'", 'UP'],
  ['linalg.diagPart', () => tf.linalg.diagPart(m(), 5), "'k' passed to 'diagPart'", 'below 3', '5'],
  ['linalg.cholesky', () => tf.linalg.cholesky([[1, 2], [2, 1]]), 'Cholesky'],
  ['linalg.inv', () => tf.linalg.inv([[1, 2], [2, 4]]), 'MatrixInverse', 'not invertible'],
  ['linalg.solve', () => tf.linalg.solve([[1, 2], [2, 4]], [[1], [1]]), 'MatrixSolve', 'not invertible'],
  ['linalg.triangularSolve', () => tf.linalg.triangularSolve([[0, 2], [2, 4]], [[1], [1]]), 'MatrixTriangularSolve', 'not invertible'],
]; // prettier-ignore

const NOTHING_IN: readonly Row[] = [
  ['stack of none', () => tf.stack([]), 'stack', 'at least one tensor'],
  ['concat of none', () => tf.concat([]), 'concat', 'at least one tensor'],
  ['addN of none', () => tf.addN([]), 'addN', 'at least one tensor'],
  ['topk of an empty row', () => tf.topk(v(), 1), 'topk', '(0)', '1'],
  ['slice out of an empty row', () => tf.slice(v(), [0], [1]), 'slice', '(1)', '(0)'],
  ['gather from an empty row', () => tf.gather(v(), [0]), 'GatherV2', 'index value 0 is not in'],
];

const FREED: readonly Row[] = [
  ['add', () => tf.add(1, freed()), 'disposed', 'add', "'b'", 'tf.keep'],
  ['a method', () => freed().square(), 'disposed', 'square', "'x'"],
  ['concat', () => tf.concat([v(1), tf.tidy(() => freed().as1D())]), 'disposed', 'reshape'],
  ['addN', () => tf.addN([tf.scalar(1), freed()]), 'disposed', 'addN', 'tensors[1]'],
  ['dataSync', () => freed().dataSync(), 'disposed', 'dataSync'],
  ['arraySync', () => freed().arraySync(), 'disposed', 'arraySync'],
];

describe.each<[string, readonly Row[]]>([
  ['wrong shapes', WRONG_SHAPES],
  ['axes out of range', AXES],
  ['wrong dtypes', DTYPES],
  ['values out of range', VALUES],
  ['nothing to work on', NOTHING_IN],
  ['disposed tensors', FREED],
])('%s', (_, rows) => {
  const cases = rows.map(([name, call, ...parts]) => ({ name, call, parts }));
  it.each(cases)('$name', ({ call, parts }) => {
    const message = messageOf(call);
    for (const part of parts) expect(message).toContain(part);
    expect(message).toMatch(/^.{15,300}$/);
  });
});

describe('empty tensors are tensors', () => {
  it.each<[string, () => tf.Tensor, number[], number[]]>([
    ['sum', () => tf.sum(v()), [], [0]],
    ['mean', () => tf.mean(v()), [], [NaN]],
    ['max', () => tf.max(v()), [], [-Infinity]],
    ['prod', () => tf.prod(v()), [], [1]],
    ['add', () => tf.add(v(), 1), [0], []],
    ['matMul without rows', () => tf.matMul(tf.zeros([0, 3]), tf.zeros([3, 2])), [0, 2], []],
    ['matMul without an inside', () => tf.matMul(tf.zeros([1, 0]), tf.zeros([0, 2])), [1, 2], [0, 0]],
    ['softmax', () => tf.softmax(tf.zeros([0, 3])), [0, 3], []],
    ['sort', () => tf.sort(v()), [0], []],
    ['det', () => tf.linalg.det(tf.zeros([0, 0])), [], [1]],
    ['concat', () => tf.concat([v(), v(1)]), [1], [1]],
  ])('%s', (_, call, shape, values) => {
    const y = call();
    expect(y.shape).toEqual(shape);
    expect([...y.dataSync()]).toEqual(values);
  });
});

describe('tensors beyond the budget', () => {
  afterEach(resetTensorBudget);

  it.each<[string, () => unknown]>([
    ['broadcastTo', () => tf.broadcastTo(tf.scalar(1), BIG)],
    ['tile', () => tf.tile(v(1), [1e12])],
    ['mul', () => tf.mul(tf.zeros([200_000, 1]), tf.zeros([200_000]))],
    ['pad', () => tf.pad(v(1), [[0, 1e12]])],
    ['oneHot', () => tf.oneHot(tf.zeros([1e5], 'int32'), 1e7)],
  ])('%s tells its name, what it takes and what there is', (op, call) => {
    const error = errorOf(call);
    expect(error).toBeInstanceOf(tf.TensorTooLargeError);
    expect(error.message).toMatch(new RegExp(`^${op}: A tensor of \\d+ values of \\w+ takes [\\d.]+ [GTP]B, but one tensor may take 1 GB`));
  }); // prettier-ignore

  it.each<[string, () => unknown]>([
    ['ones', () => tf.ones(BIG)],
    ['zeros', () => tf.zeros(BIG)],
    ['fill', () => tf.fill(BIG, 3)],
    ['eye', () => tf.eye(1e6)],
    ['range', () => tf.range(0, 1e12)],
    ['linspace', () => tf.linspace(0, 1, 1e12)],
    ['randomNormal', () => tf.randomNormal(BIG)],
    ['buffer', () => tf.buffer(BIG)],
    ['strings', () => tf.zeros(BIG, 'string')],
  ])('%s', (_, call) => {
    expect(errorOf(call)).toBeInstanceOf(tf.TensorTooLargeError);
  });

  it('a host can set it', () => {
    setTensorBudget(4000);
    expect(tf.ones([1000]).size).toBe(1000);
    expect(messageOf(() => tf.ones([1001]))).toContain('takes 3.9 KB, but one tensor may take 3.9 KB at most');
  });
});

it('a call that throws nothing, or no sentence, fails these tables (the checker can fail)', () => {
  expect(() => messageOf(() => tf.add(1, 2))).toThrow('threw nothing');
  expect(() => messageOf(() => (null as never as { x: number }).x)).toThrow('TypeError');
});

/** The sentence that a call throws; a fault of the engine's own is none. */
function messageOf(call: () => unknown): string {
  const error = errorOf(call);
  if (error instanceof TypeError || error instanceof RangeError) throw new Error(`${error.name}: ${error.message}`);
  return error.message;
}

function errorOf(call: () => unknown): Error {
  let error: unknown;
  try {
    call();
  } catch (thrown) {
    error = thrown;
  }
  if (!(error instanceof Error)) throw new Error('The call threw nothing.');
  return error;
}
