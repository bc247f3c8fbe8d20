/** @file Tapes in tapes, functions with a gradient of their own, state: SEMANTICS, "nested tapes" to "state". */

import * as tf from '../../../engine/index';
import { rows } from './rows';

/** First and second derivative of f at x. */
function orders(f: (x: tf.Variable) => tf.Tensor, value: number) {
  const x = tf.variable(value);
  const outer = new tf.GradientTape();
  const first = outer.record(() => {
    const inner = new tf.GradientTape();
    return inner.gradient(
      inner.record(() => f(x)),
      x,
    )!;
  });
  return [first, outer.gradient(first, x)];
}

rows('nested tapes', [
  [
    'g over gg: y=x*x; gg on z=2y; y+=dz/dy; d y/dx at 3',
    () => {
      const x = tf.constant(3);
      const [g, gg] = [new tf.GradientTape(), new tf.GradientTape()];
      let inner: tf.Tensor | null = null;
      const y = g.record(() => {
        g.watch(x);
        const y = x.mul(x);
        const z = gg.record(() => {
          gg.watch(y);
          return y.mul(2);
        });
        inner = gg.gradient(z, y);
        return y.add(inner!);
      });
      return [inner, g.gradient(y, x)];
    },
    [2, 6],
  ],
  ['second derivative of x**3 at 1', () => orders((x) => x.pow(3), 1), [3, 6]],
  [
    'inner gradient taken outside the outer tape: outer sees nothing',
    () => {
      const x = tf.variable(1);
      const [outer, inner] = [new tf.GradientTape(), new tf.GradientTape()];
      const y = tf.record([outer, inner], () => x.pow(3));
      const first = inner.gradient(y, x)!;
      return [first, outer.gradient(first, x)];
    },
    [3, null],
  ],
  [
    'persistent nested: gg.gradient twice, g.gradient(y), g.gradient(z)',
    () => {
      const x = tf.constant(3);
      const g = new tf.GradientTape({ persistent: true });
      const gg = new tf.GradientTape({ persistent: true });
      const { y, z, inner } = g.record(() => {
        g.watch(x);
        const y = x.mul(x);
        const z = gg.record(() => {
          gg.watch(y);
          return y.mul(2);
        });
        gg.gradient(z, y);
        const inner = gg.gradient(z, [y])[0]!;
        return { y: y.add(inner), z, inner };
      });
      return [inner, g.gradient(y, x), g.gradient(z, x)];
    },
    [2, 6, 12],
  ],
  [
    'two independent tapes record the same ops',
    () => {
      const [x, y] = [tf.variable(2), tf.variable(3)];
      const [a, b] = [new tf.GradientTape(), new tf.GradientTape()];
      const [u, v] = tf.record([a, b], () => [x.square(), y.square()] as const);
      return [a.gradient(u, x), b.gradient(v, y)];
    },
    [4, 6],
  ],
  [
    'HVP forward-over-reverse by double tape: f=sum(x**3), x=[1,2], v=[1,1]',
    () => {
      const [x, v] = [tf.variable([1, 2]), tf.constant([1, 1])];
      const outer = new tf.GradientTape();
      const product = outer.record(() => {
        const inner = new tf.GradientTape();
        const g = inner.gradient(
          inner.record(() => x.pow(3).sum()),
          x,
        )!;
        return g.mul(v).sum();
      });
      return outer.gradient(product, x);
    },
    [6, 12],
  ],
]);

/** Gradient with respect to each argument of a customGrad function at plain values. */
function custom(f: tf.CustomGradientFunc<tf.Tensor>, ...values: number[]) {
  const v = values.map((value) => tf.variable(value));
  const tape = new tf.GradientTape();
  return tape.gradient(
    tape.record(() => tf.customGrad(f)(...v)),
    v,
  );
}
/** x*x with a gradient function of its own. */
const squareWith =
  (gradFunc: (dy: tf.Tensor, x: tf.Tensor) => ReturnType<ReturnType<tf.CustomGradientFunc<tf.Tensor>>['gradFunc']>) =>
  (x: tf.Tensor | tf.GradSaveFunc) => {
    const t = x as tf.Tensor;
    return { value: t.mul(t), gradFunc: (dy: tf.Tensor) => gradFunc(dy, t) };
  };

rows('custom_gradient / stop_gradient', [
  [
    'stop_gradient: y=stop(x)*x at 3',
    () => {
      const x = tf.variable(3);
      const tape = new tf.GradientTape();
      return tape.gradient(
        tape.record(() => tf.stopGradient(x as tf.Tensor).mul(x)),
        x,
      );
    },
    3,
  ],
  [
    'only stop_gradient path',
    () => {
      const x = tf.variable(3);
      const tape = new tf.GradientTape();
      return tape.gradient(
        tape.record(() => tf.stopGradient(x.mul(x))),
        x,
      );
    },
    null,
  ],
  [
    'custom_gradient overrides: y=x*x, grad 4*dy',
    () =>
      custom(
        squareWith((dy) => dy.mul(4)),
        3,
      ),
    [4],
  ],
  [
    'custom_gradient two args: my_mul',
    () =>
      custom(
        (a, b) => ({
          value: (a as tf.Tensor).mul(b as tf.Tensor),
          gradFunc: (dy) => [dy.mul(b as tf.Tensor).mul(10), dy.mul(a as tf.Tensor).mul(100)],
        }),
        2,
        3,
      ),
    [30, 200],
  ],
  [
    'custom_gradient, multiple outputs',
    () => {
      const f = tf.customGrad<tf.Tensor[]>((x) => ({
        value: [tf.square(x as tf.Tensor), tf.add(x as tf.Tensor, 1)],
        gradFunc: ([first, second]) => tf.add(tf.mul(first!, 10), tf.mul(second!, 100)),
      }));
      const x = tf.constant(3);
      const tape = new tf.GradientTape();
      tape.watch(x);
      return tape.gradient(
        tape.record(() => f(x)),
        x,
      );
    },
    110,
  ],
  [
    'custom_gradient returning [] for one input',
    () =>
      custom(
        squareWith(() => []),
        3,
      ),
    { error: 'customGrad function expected to return 1 gradients, but returned 0 instead.' },
  ],
  [
    'custom_gradient returning too many',
    () =>
      custom(
        squareWith((dy) => [dy, dy]),
        3,
      ),
    { error: 'customGrad function expected to return 1 gradients, but returned 2 instead.' },
  ],
  [
    'custom_gradient returning None',
    () =>
      custom(
        squareWith(() => null),
        3,
      ),
    [null],
  ],
  [
    'custom_gradient that raises',
    () =>
      custom(
        squareWith(() => {
          throw new Error('x');
        }),
        3,
      ),
    { error: 'x' },
  ],
  [
    'second order through custom_gradient differentiates the grad function: x**2 with grad 3*x*dy at 2',
    () => orders((x) => tf.customGrad(squareWith((dy, t) => dy.mul(t).mul(3)))(x), 2),
    [6, 3],
  ],
  [
    'second order through what the function itself computed',
    () =>
      orders(
        (x) =>
          tf.customGrad((t) => {
            const e = tf.exp(t as tf.Tensor);
            return { value: e.mul(1), gradFunc: (dy: tf.Tensor) => dy.mul(e) };
          })(x),
        0,
      ),
    [1, 1],
  ],
  [
    'gradient clipping by identity with custom_gradient',
    () => {
      const v = tf.variable(2);
      const clip = tf.customGrad((y: tf.Tensor | tf.GradSaveFunc) => ({
        value: y as tf.Tensor,
        gradFunc: (dy: tf.Tensor) => tf.clipByValue(dy, -0.5, 0.5),
      }));
      const tape = new tf.GradientTape();
      return tape.gradient(
        tape.record(() => clip(v.mul(v))),
        v,
      );
    },
    2,
  ],
  [
    'saved tensors come back to the gradient function',
    () =>
      custom((x, save) => {
        (save as tf.GradSaveFunc)([x as tf.Tensor]);
        return { value: (x as tf.Tensor).square(), gradFunc: (dy, saved) => dy.mul(saved[0]!.abs()) };
      }, -3),
    [3],
  ],
]);

function states(f: (v: tf.Variable) => tf.Tensor) {
  const v = tf.variable(3);
  const tape = new tf.GradientTape();
  return tape.gradient(
    tape.record(() => f(v)),
    v,
  );
}

rows('state: assign inside the tape', [
  [
    'x1.assign_add(x0); y=x1**2; dy/dx0 (guide example)',
    () => {
      const [x0, x1] = [tf.variable(3), tf.variable(0)];
      const tape = new tf.GradientTape();
      const y = tape.record(() => x1.assignAdd(x0).square());
      return tape.gradient(y as tf.Tensor, x0);
    },
    null,
  ],
  [
    'y=v*v then v.assign(10) in tape: uses recorded value (v=3)',
    () =>
      states((v) => {
        const y = v.mul(v);
        v.assign(10);
        return y;
      }),
    6,
  ],
  [
    'v.assign(10) after the block: recorded value kept',
    () => {
      const v = tf.variable(3);
      const tape = new tf.GradientTape();
      const y = tape.record(() => v.mul(v));
      v.assign(10);
      return tape.gradient(y, v);
    },
    6,
  ],
  [
    'read before and after assign both flow to v: y=v*2; v.assign(5); z=v*3; d(y+z)',
    () => {
      const v = tf.variable(3);
      const tape = new tf.GradientTape();
      const y = tape.record(() => {
        const y = v.mul(v);
        v.assign(6);
        return y.add(v.mul(1)).add(v.mul(5));
      });
      return tape.gradient(y, v);
    },
    12,
  ],
  [
    'return value of assign as a target',
    () => {
      const [v, w] = [tf.variable(1), tf.variable(2)];
      const tape = new tf.GradientTape();
      const target = tape.record(() => v.assign(w.mul(2)));
      return tape.gradient(target, w);
    },
    null,
  ],
  [
    'rebinding x = x + 1 each epoch: second epoch',
    () => {
      let x: tf.Tensor = tf.variable(2);
      return [0, 1].map(() => {
        const tape = new tf.GradientTape();
        const y = tape.record(() => x.add(1));
        const seen = [x instanceof tf.Variable, tape.gradient(y, x)];
        x = x.add(1);
        return seen;
      });
    },
    [
      [true, 1],
      [false, null],
    ],
  ],
]);
