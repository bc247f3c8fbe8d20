/** @file tf.grad and its family: TF.js's behaviour and wording; zeros where a path exists only through ops without a gradient. */

import * as tf from '../../../engine/index';
import { rows } from './rows';

const NOTHING =
  'Cannot compute gradient of y=f(x) with respect to x. Make sure that the f you passed encloses all operations that lead from x to y.';

function taped(f: (x: tf.Tensor) => tf.Tensor, value: tf.TensorLike) {
  const x = tf.tensor(value);
  const tape = new tf.GradientTape();
  tape.watch(x);
  return tape.gradient(
    tape.record(() => f(x)),
    x,
  );
}
const mirrored = (x: tf.Tensor) => tf.mirrorPad(x, [[2, 1]], 'reflect');
const weighted = (y: tf.Tensor) => y.mul([10, 20, 30, 40, 50, 60]).sum();
/** Windows of two rows over one row and nothing above and below it: each value is the mean of itself alone, twice. */
const pooled = (x: tf.Tensor) => tf.avgPool(x.as4D(1, 1, 2, 1), [2, 1], 1, [[0, 0], [1, 1], [0, 0], [0, 0]]).mul(0.5).sum(); // prettier-ignore

rows('tf.grad, grads, valueAndGrad(s)', [
  ['grad of x*x at 3', () => tf.grad((x) => x.mul(x))(3), 6],
  ['grad of grad', () => tf.grad(tf.grad((x) => x.pow(3)))(2), 12],
  ['grad of grad of exp', () => tf.grad(tf.grad((x) => x.exp()))(0), 1],
  ['dy', () => tf.grad((x) => x.square())([1, 2], [10, 20]), [20, 80]],
  [
    'dy of another shape',
    () => tf.grad((x) => x.square())([1, 2], [1, 2, 3]),
    { error: 'The shape of dy passed in grad(f)(x, dy) must match the shape returned by f(x)' },
  ],
  ['grads', () => tf.grads((a, b) => a!.mul(b!))([tf.scalar(2), tf.scalar(3)]), [3, 2]],
  ['one tensor given twice', () => tf.valueAndGrads((a, b) => a!.mul(b!))([tf.scalar(2), tf.scalar(2)]).grads, [2, 2]],
  ['valueAndGrad', () => tf.valueAndGrad((x: tf.Tensor) => x.square())(tf.scalar(3)), { value: 9, grad: 6 }],
  ['unconnected source', () => tf.grad(() => tf.scalar(1))(3), { error: NOTHING }],
  [
    'one of two sources unconnected',
    () => tf.grads((a) => a!.square())([tf.scalar(2), tf.scalar(3)]),
    { error: 'Cannot compute gradient of y=f(x) with respect to x. Make sure that' },
  ],
  ['floor', () => tf.grad((x) => x.floor())([2.5]), [0]],
  ['comparison', () => tf.grad((x) => x.greater(0).toFloat())([2.5]), [0]],
  ['argMax', () => tf.grad((x) => x.argMax().toFloat())([2.5, 1]), [0, 0]],
  ['onesLike', () => tf.grad((x) => x.onesLike())([2.5]), [0]],
  // Where TF.js's gradient is another than TensorFlow's, and its own tests say so: its family gives it, a tape never does.
  ['selu at 0', () => [tf.grad((x) => x.selu())([0]), taped((x) => x.selu(), [0])], [[1.7580993], [1.050701]]],
  ['selu at 0, a scalar', () => [tf.grad((x) => x.selu())(0), taped((x) => x.selu(), 0)], [1.7580993, 1.050701]],
  [
    'mirrorPad',
    () => [tf.grad((x) => weighted(mirrored(x)))([1, 2, 3]), taped((x) => weighted(mirrored(x)), [1, 2, 3])],
    [
      [30, 40, 50],
      [30, 120, 60],
    ],
  ],
  [
    'avgPool with padding by hand',
    () => [tf.grad((x) => pooled(x))([[1, 2]]), taped((x) => pooled(x), [[1, 2]])],
    [[[0.5, 0.5]], [[1, 1]]],
  ],
  ['not a function', () => tf.grad(1 as never), { error: 'The f passed in grad(f) must be a function' }],
  [
    'no tensor returned',
    () => tf.grad((() => 1) as never)(3),
    { error: 'The result y returned by f() must be a tensor.' },
  ],
  ['a tape inside f', () => tf.grad((x) => new tf.GradientTape().record(() => x.square()))(3), 6],
]);

rows('variableGrads and minimize', [
  [
    'gradients by name',
    () => {
      const [a, b] = [tf.variable(2, true, 'a'), tf.variable(3, true, 'b')];
      return tf.variableGrads(() => a.mul(b) as tf.Scalar);
    },
    { value: 6, grads: { a: 3, b: 2 } },
  ],
  [
    'a variable that does not matter is left out',
    () => {
      const a = tf.variable(2, true, 'a');
      tf.variable(3, true, 'b');
      return tf.variableGrads(() => a.square() as unknown as tf.Scalar).grads;
    },
    { a: 4 },
  ],
  [
    'no connection',
    () => {
      tf.variable(3);
      return tf.variableGrads(() => tf.scalar(1));
    },
    { error: 'Cannot find a connection between any variable and the result of the loss function y=f(x).' },
  ],
  [
    'no trainable variable',
    () => tf.variableGrads(() => tf.scalar(1), [tf.variable(3, false)]),
    {
      error:
        'variableGrads() expects at least one of the input variables to be trainable, but none of the 1 variables is trainable.',
    },
  ],
  [
    'not a scalar',
    () => {
      const v = tf.variable([1, 2]);
      return tf.variableGrads(() => v.square() as unknown as tf.Scalar);
    },
    { error: 'The f passed in variableGrads(f) must return a scalar, but it returned a rank-1 tensor' },
  ],
  [
    'sgd minimizes',
    () => {
      const v = tf.variable(1);
      const cost = tf.train.sgd(0.25).minimize(() => v.square() as unknown as tf.Scalar, true);
      return [cost, v];
    },
    [1, 0.5],
  ],
  [
    'applyGradients takes what a tape returns, in pairs as in TensorFlow',
    () => {
      const [v, w] = [tf.variable(1), tf.variable(1)];
      const tape = new tf.GradientTape();
      const loss = tape.record(() => v.square());
      const [dv, dw] = tape.gradient(loss, [v, w]) as [tf.Tensor | null, tf.Tensor | null];
      tf.train.sgd(0.25).applyGradients([
        [dv, v],
        [dw, w],
      ]);
      return [v, w];
    },
    [0.5, 1],
    "Gradients do not exist for variables ['Variable:1'] when minimizing the loss.",
  ],
  [
    'nothing but nulls',
    () => tf.train.sgd(0.25).applyGradients([[null, tf.variable(1)]]),
    { error: 'No gradients provided for any variable.' },
  ],
  [
    'a name nobody has',
    () => tf.train.sgd(0.25).applyGradients({ w: tf.scalar(1) }),
    { error: "applyGradients finds Variables by their name, and none is named 'w'." },
  ],
]);
