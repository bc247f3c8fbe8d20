/** @file unconnectedGradients, outputGradients and jacobians: SEMANTICS, fifth and sixth section. */

import * as tf from '../../../engine/index';
import { rows } from './rows';

const INTEGER = 'The dtype of the watched tensor must be floating (e.g. tf.float32), got tf.int32';

function unconnected(source: tf.Tensor, unconnectedGradients?: 'none' | 'zero') {
  const y = tf.variable(3);
  const tape = new tf.GradientTape();
  const z = tape.record(() => {
    if (!(source instanceof tf.Variable)) tape.watch(source);
    return y.mul(y);
  });
  return tape.gradient(z, source, unconnectedGradients && { unconnectedGradients });
}

/** The gradient of x*x with the given output gradients. */
function weighted(x: number | number[], outputGradients: tf.Nest<tf.Tensor>) {
  const v = tf.variable(x);
  const tape = new tf.GradientTape();
  return tape.gradient(
    tape.record(() => v.mul(v)),
    v,
    { outputGradients },
  );
}

const zeros22 = [
  [0, 0],
  [0, 0],
];

rows('unconnected_gradients / output_gradients', [
  ['default none', () => unconnected(tf.variable(1)), null],
  ["'zero', constant source 2x2", () => unconnected(tf.ones([2, 2]), 'zero'), zeros22],
  ['tf.UnconnectedGradients.ZERO, variable source', () => unconnected(tf.variable(tf.ones([2, 2])), 'zero'), zeros22],
  [
    "'zero' through stop_gradient",
    () => {
      const x = tf.variable(3);
      const tape = new tf.GradientTape();
      return tape.gradient(
        tape.record(() => tf.stopGradient(x.mul(2))),
        x,
        { unconnectedGradients: 'zero' },
      );
    },
    0,
  ],
  ["'zero' for an int source", () => unconnected(tf.constant(1, [], 'int32'), 'zero'), 0, INTEGER],
  [
    "'nonsense'",
    () => unconnected(tf.variable(1), 'nonsense' as 'zero'),
    { error: "Unknown value for unconnectedGradients: 'nonsense'" },
  ],
  [
    'output_gradients=[1,2] for targets [x*y, x] at 3,2',
    () => {
      const [x, y] = [tf.variable(3), tf.constant(2)];
      const tape = new tf.GradientTape();
      const targets = tape.record(() => [x.mul(y), x.mul(1)]);
      return tape.gradient(targets, [x], { outputGradients: [tf.scalar(1), tf.scalar(2)] });
    },
    [4],
  ],
  ['output_gradients vector: y=x*x, x=[1,2], og=[10,20]', () => weighted([1, 2], tf.tensor([10, 20])), [20, 80]],
  [
    'output_gradients with None entries means ones',
    () => weighted(2, [null as unknown as tf.Tensor]),
    { error: 'Attempt to convert a value (null) with an unsupported type (object) to a Tensor.' },
  ],
  ['output_gradients of the wrong length', () => weighted(2, [tf.scalar(2), tf.scalar(5)]), 8],
  [
    'output_gradients of the wrong shape (y=x*x, shape [2], og shape [3])',
    () => weighted([1, 2], tf.tensor([1, 2, 3])),
    { error: 'Incompatible shapes: [3] vs. [2] [Op:Mul]' },
  ],
  [
    'output_gradients of the wrong dtype (float64 for float32)',
    () => weighted(2, tf.scalar(1, 'float64')),
    {
      error:
        'cannot compute Mul as input #1(zero-based) was expected to be a double tensor but is a float tensor [Op:Mul]',
    },
  ],
  ['a scalar output gradient is taken for every element', () => weighted([1, 2], tf.scalar(10)), [20, 40]],
]);

function jacobian(f: (x: tf.Variable) => tf.Tensor, value: tf.TensorLike, options?: { unconnectedGradients: 'zero' }) {
  const x = tf.variable(value);
  const tape = new tf.GradientTape();
  return tape.jacobian(
    tape.record(() => f(x)),
    x,
    options,
  );
}

function batchJacobian(f: (x: tf.Variable) => tf.Tensor, value: tf.TensorLike | tf.Tensor) {
  const x = tf.variable(value);
  const tape = new tf.GradientTape();
  return tape.batchJacobian(
    tape.record(() => f(x)),
    x,
  );
}
const grid = [
  [1, 2],
  [3, 4],
];

rows('jacobian / batch_jacobian', [
  [
    'jacobian y=x*x, x=[1,2]',
    () => jacobian((x) => x.mul(x), [1, 2]),
    [
      [2, 0],
      [0, 4],
    ],
  ],
  [
    'jacobian of x*x*y wrt [x,y]; x=[1,2], y=[3,4]',
    () => {
      const [x, y] = [tf.variable([1, 2]), tf.variable([3, 4])];
      const tape = new tf.GradientTape();
      return tape.jacobian(
        tape.record(() => x.mul(x).mul(y)),
        [x, y],
      );
    },
    [
      [
        [6, 0],
        [0, 16],
      ],
      [
        [1, 0],
        [0, 4],
      ],
    ],
  ],
  [
    'jacobian shape: target [2,2] source [2,3]',
    () =>
      jacobian(
        (x) => x.matMul(tf.ones([3, 2])),
        [
          [1, 2, 3],
          [4, 5, 6],
        ],
      )?.shape,
    [2, 2, 2, 3],
  ],
  ['jacobian of a scalar target', () => jacobian((x) => x.square().sum(), [1, 2]), [2, 4]],
  ['jacobian unconnected default', () => jacobian(() => tf.constant([1, 2]), [1]), null],
  [
    "jacobian unconnected 'zero'",
    () => jacobian(() => tf.constant([1, 2]), [1], { unconnectedGradients: 'zero' }),
    [[0], [0]],
  ],
  [
    'jacobian with list target',
    () => {
      const x = tf.variable(1);
      return new tf.GradientTape().jacobian([x] as unknown as tf.Tensor, x);
    },
    { error: 'jacobian takes one tensor, not a list or anything else; it received [Variable].' },
  ],
  [
    'Hessian: jacobian over gradient; f=sum(x**3), x=[1,2]',
    () => {
      const x = tf.variable([1, 2]);
      const outer = new tf.GradientTape();
      const g = outer.record(() => {
        const inner = new tf.GradientTape();
        return inner.gradient(
          inner.record(() => x.pow(3).sum()),
          x,
        )!;
      });
      return outer.jacobian(g, x);
    },
    [
      [6, 0],
      [0, 12],
    ],
  ],
  [
    'batch_jacobian y=x*x, x=[[1,2],[3,4]]',
    () => batchJacobian((x) => x.mul(x), grid),
    [
      [
        [2, 0],
        [0, 4],
      ],
      [
        [6, 0],
        [0, 8],
      ],
    ],
  ],
  [
    'batch_jacobian of x*x*y',
    () =>
      batchJacobian(
        (x) =>
          x.mul(x).mul(
            tf.tensor([
              [3, 4],
              [5, 6],
            ]),
          ),
        grid,
      ),
    [
      [
        [6, 0],
        [0, 16],
      ],
      [
        [30, 0],
        [0, 48],
      ],
    ],
  ],
  [
    'batch_jacobian first dims differ ([4,3] vs [2,3])',
    () => batchJacobian((x) => tf.concat([x, x] as tf.Tensor[], 0), tf.ones([2, 3])),
    { error: 'Need first dimension of target shape ((4, 3)) and source shape ((2, 3)) to match.' },
  ],
  [
    'batch_jacobian source rank 1',
    () => batchJacobian((x) => tf.stack([x, x] as tf.Tensor[]), [1, 2]),
    { error: 'Shape (2,) must have rank at least 2' },
  ],
  [
    'batch_jacobian target rank 1',
    () => batchJacobian((x) => x.sum(1), grid),
    { error: 'Shape (2,) must have rank at least 2' },
  ],
  [
    'batch_jacobian unconnected',
    () => batchJacobian(() => tf.ones([1, 3]), [[1, 2]]),
    [
      [
        [0, 0],
        [0, 0],
        [0, 0],
      ],
    ],
  ],
  [
    'batch_jacobian of [1,0]-shaped x**2: shape',
    () => batchJacobian((x) => x.square(), tf.zeros([1, 0]))?.shape,
    [1, 0, 0],
  ],
  [
    'jacobian of an IndexedSlices gradient is dense: gather rows [0,2] of [3,2]',
    () =>
      jacobian(
        (x) => tf.gather(x as tf.Tensor, [0, 2]),
        [
          [1, 2],
          [3, 4],
          [5, 6],
        ],
      )?.shape,
    [2, 2, 3, 2],
  ],
]);
