/** @file dtypes, paths without a gradient, kinks and ties: SEMANTICS, "dtypes" and "conventions". */

import * as tf from '../../../engine/index';
import { rows, type Row } from './rows';

const warning = (dtype: string) =>
  `The dtype of the watched tensor must be floating (e.g. tf.float32), got tf.${dtype}`;

/** The gradient of f at a watched tensor. */
function watched(x: tf.Tensor, f: (x: tf.Tensor) => tf.Tensor) {
  const tape = new tf.GradientTape();
  const y = tape.record(() => {
    tape.watch(x);
    return f(x);
  });
  return tape.gradient(y, x);
}
const at = (values: number[], f: (x: tf.Tensor) => tf.Tensor) => watched(tf.constant(values), f);

rows('dtypes and non-differentiable paths', [
  ['int32 target and source', () => watched(tf.constant(3, [], 'int32'), (x) => x.mul(x)), null, warning('int32')],
  [
    'int Variable',
    () => {
      const v = tf.variable(3, true, 'v', 'int32');
      const tape = new tf.GradientTape();
      const y = tape.record(() => v.mul(v));
      return [tape.watchedVariables().length, tape.gradient(y, v)];
    },
    [1, null],
  ],
  ['bool watch', () => watched(tf.constant(true), (x) => x.cast('float32')) === null, true, warning('bool')],
  ['string watch/target', () => watched(tf.constant('a'), (x) => x), null, warning('string')],
  [
    '[x,y,y*y,s] wrt [x,y,s] with s a string',
    () => {
      const [x, y, s] = [tf.constant(3), tf.constant(5), tf.constant('abc')];
      const tape = new tf.GradientTape();
      const targets = tape.record(() => {
        tape.watch([x, y, s]);
        return [x, y, y.mul(y), s];
      });
      return tape.gradient(targets, [x, y, s]);
    },
    [1, 11, null],
    warning('string'),
  ],
  ['cast float->int->float cuts', () => at([2.5], (x) => x.toInt().toFloat()), null],
  [
    'cast float32->float64: gradient dtype follows the source',
    () => {
      const g = watched(tf.constant(3), (x) => x.cast('float64').mul(5));
      return [g?.dtype, g];
    },
    ['float32', 5],
  ],
  [
    'float64 source',
    () => {
      const g = watched(tf.constant(3, [], 'float64'), (x) => x.mul(5));
      return [g?.dtype, g];
    },
    ['float64', 5],
  ],
  ['complex64 |z|^2-like: y=z*conj(z), z=1+2j', () => watched(tf.complex(1, 2), (z) => tf.mul(z, tf.conj(z))), [2, 4]],
  ['argmax', () => at([2.5, -1.5], (x) => x.argMax().toFloat()), null],
  ['comparison x>0 cast to float', () => at([2.5], (x) => x.greater(0).toFloat()), null],
  ...(
    [
      ['floor', (x) => x.floor(), null],
      ['ceil', (x) => x.ceil(), null],
      ['round', (x) => x.round(), null],
      ['sign', (x) => x.sign(), [0, 0]],
      ['rint', (x) => tf.rint(x), null],
      ['zeros_like', (x) => x.zerosLike(), null],
      ['ones_like', (x) => x.onesLike(), null],
      ['shape', (x) => tf.tensor(x.shape), null],
      ['size', (x) => tf.scalar(x.size), null],
      ['one_hot', (x) => tf.oneHot(x.toInt() as tf.Tensor1D, 3), null],
      ['floordiv', (x) => x.floorDiv(2), null],
      ['floormod', (x) => x.mod(2), [1, 1]],
      ['is_nan', (x) => x.isNaN().toFloat(), null],
      ['cumprod', (x) => x.cumprod(), [-0.5, 2.5]],
    ] satisfies [string, (x: tf.Tensor) => tf.Tensor, unknown][]
  ).map(([name, f, expected]): Row => [`${name} at [2.5, -1.5]`, () => at([2.5, -1.5], f), expected]),
  [
    'dtype mismatch in an op',
    () => tf.constant(1).mul(tf.constant(1, [], 'float64')),
    {
      error:
        'cannot compute Mul as input #1(zero-based) was expected to be a float tensor but is a double tensor [Op:Mul]',
    },
  ],
  [
    'matmul shape mismatch',
    () => tf.ones([2, 3]).matMul(tf.ones([2, 3])),
    { error: 'Matrix size-incompatible: In[0]: [2,3], In[1]: [2,3] [Op:MatMul]' },
  ],
  [
    'shape mismatch in an op',
    () => tf.constant([1, 2]).add([1, 2, 3]),
    { error: 'Incompatible shapes: [2] vs. [3] [Op:AddV2]' },
  ],
]);

rows('conventions at kinks and ties', [
  ...(
    [
      ['relu at 0', [-1, 0, 1], (x) => x.relu(), [0, 0, 1]],
      ['abs at 0', [-1, 0, 1], (x) => x.abs(), [-1, 0, 1]],
      ['sqrt at 0', [0, 4], (x) => x.sqrt(), ['Infinity', 0.25]],
      ['relu6 at 0,6', [0, 3, 6], (x) => x.relu6(), [0, 1, 0]],
      ['x**2 at 0', [0], (x) => x.pow(2), [0]],
      ['x**0.5 at 0', [0], (x) => x.pow(0.5), ['Infinity']],
      ['pow(x,0) at 0', [0, 2], (x) => x.pow(0), ['NaN', 0]],
      ['reduce_max tie', [2, 2, 1], (x) => x.max(), [0.5, 0.5, 0]],
      ['reduce_min tie', [1, 1, 2], (x) => x.min(), [0.5, 0.5, 0]],
      ['maximum(x,1) at tie', [0, 1, 2], (x) => x.maximum(1), [0, 1, 1]],
      ['minimum(x,1) at tie', [0, 1, 2], (x) => x.minimum(1), [1, 1, 0]],
      ['clip_by_value(0,1) at bounds', [-1, 0, 0.5, 1, 2], (x) => x.clipByValue(0, 1), [0, 1, 1, 1, 0]],
      ['leaky_relu(0.2) at 0', [-1, 0, 1], (x) => x.leakyRelu(0.2), [0.2, 0.2, 1]],
      ['elu at 0', [-1, 0, 1], (x) => x.elu(), [0.3678794503211975, 1, 1]],
      ['reduce_prod with one zero', [0, 2, 3], (x) => x.prod(), [6, 0, 0]],
      ['log at 0', [0], (x) => x.log(), ['Infinity']],
      ['xlogy(x,2) at 0', [0], (x) => tf.xlogy(x, 2), [0]],
      ['divide_no_nan(1,x) at 0', [0], (x) => tf.divNoNan(1, x), [0]],
      [
        'where(x>0, sqrt(x), 0) at 0 (0 because TF sqrt-grad treats dy=0 as 0)',
        [0, 4],
        (x) => tf.where(x.greater(0), x.sqrt(), x.zerosLike()),
        [0, 0.25],
      ],
      ['norm at 0', [0, 0], (x) => x.norm(), ['NaN', 'NaN']],
      ['sign of -0, atan2(x,x)', [0], (x) => x.atan2(x), ['NaN']],
    ] satisfies [string, number[], (x: tf.Tensor) => tf.Tensor, unknown][]
  ).map(([name, x, f, expected]): Row => [
    `${name}  x=[${x.map((v) => (Number.isInteger(v) ? v.toFixed(1) : v)).join(', ')}]`,
    () => at(x, f),
    expected,
  ]),
  [
    'broadcast add: [2,3]+[3] gradient of the [3] operand',
    () => at([1, 2, 3], (x) => tf.ones([2, 3]).add(x)),
    [2, 2, 2],
  ],
  ['hard tie sort top_k  x=[2.0, 2.0]', () => at([2, 2], (x) => tf.topk(x, 1).values), [1, 0]],
  [
    'reduce_std at equal values  x=[1.0, 1.0]',
    () => at([1, 1], (x) => x.sub(x.mean()).square().mean().sqrt()),
    ['NaN', 'NaN'],
  ],
  [
    'pow gradient wrt exponent at base 0 and base <0: x**p, x=[0,-1,2], p=2',
    () => watched(tf.constant([2, 2, 2]), (p) => tf.constant([0, -1, 2]).pow(p)),
    [0, 0, 2.7725887298583984],
  ],
  [
    'tf.where: only the taken branch, x<10 ? x : x*x at 5 and 50',
    () => at([5, 50], (x) => tf.where(x.less(10), x, x.mul(x))),
    [1, 100],
  ],
]);

rows('IndexedSlices (dense here)', [
  [
    'gather on a Variable',
    () => {
      const v = tf.variable(tf.ones([3, 2]));
      const tape = new tf.GradientTape();
      return tape.gradient(
        tape.record(() => tf.gather(v as tf.Tensor, [0, 2, 0])),
        v,
      );
    },
    [
      [2, 2],
      [0, 0],
      [1, 1],
    ],
  ],
  [
    'gather on a watched constant',
    () => watched(tf.ones([3, 2]), (x) => tf.gather(x, [0, 2, 0])),
    [
      [2, 2],
      [0, 0],
      [1, 1],
    ],
  ],
  [
    'embedding_lookup plus dense use: dense result',
    () => watched(tf.ones([2, 2]), (x) => tf.gather(x, [0]).sum().add(x.sum())),
    [
      [2, 2],
      [1, 1],
    ],
  ],
  ['strided slice v[1]', () => at([1, 2, 3], (x) => x.slice([1], [1]).mul(2)), [0, 2, 0]],
]);

rows('softmax / losses', [
  [
    'softmax_cross_entropy logits [[0,0]] labels [[1,0]]',
    () => {
      const logits = tf.constant([[0, 0]]);
      const tape = new tf.GradientTape();
      const loss = tape.record(() => {
        tape.watch(logits);
        return tf.neg(tf.logSoftmax(logits).mul([[1, 0]])).sum(1);
      });
      return [loss, tape.gradient(loss, logits)];
    },
    [[0.6931471824645996], [[-0.5, 0.5]]],
  ],
  [
    'second derivative of softmax CE with one logit',
    () => {
      const logits = tf.constant([[1]]);
      const outer = new tf.GradientTape();
      const g = outer.record(() => {
        outer.watch(logits);
        const inner = new tf.GradientTape();
        const loss = inner.record(() => {
          inner.watch(logits);
          return tf.neg(tf.logSoftmax(logits)).sum();
        });
        return inner.gradient(loss, logits)!;
      });
      return outer.gradient(g, logits);
    },
    [[0]],
  ],
  [
    'conv2d 1x1 input grad',
    () => {
      const x = tf.ones([1, 1, 1, 1]) as tf.Tensor4D;
      return watched(x, (x) => tf.conv2d(x as tf.Tensor4D, tf.fill([1, 1, 1, 1], 2) as tf.Tensor4D, 1, 'same'));
    },
    [[[[2]]]],
  ],
]);
