/** @file What a tape records and what a gradient call answers: SEMANTICS, "basic". */

import * as tf from '../../../engine/index';
import { rows } from './rows';

const square = (x: tf.Tensor) => x.mul(x);

/** The gradient of f at a watched constant. */
function watched(f: (x: tf.Tensor) => tf.Nest<tf.Tensor>, value: number | number[] = 3) {
  const x = tf.constant(value);
  const tape = new tf.GradientTape();
  const y = tape.record(() => {
    tape.watch(x);
    return f(x);
  });
  return tape.gradient(y, x);
}

/** The gradients of f with respect to Variables. */
function of(values: number[], f: (...v: tf.Variable[]) => tf.Nest<tf.Tensor>) {
  const v = values.map((value) => tf.variable(value));
  const tape = new tf.GradientTape();
  const y = tape.record(() => f(...v));
  return tape.gradient(y, v);
}

rows('basic', [
  ['watch constant, y=x*x at 3', () => watched(square), 6],
  [
    'constant not watched',
    () => {
      const x = tf.constant(3);
      const tape = new tf.GradientTape();
      return tape.gradient(
        tape.record(() => square(x)),
        x,
      );
    },
    null,
  ],
  ['trainable Variable watched without watch()', () => of([3], square), [6]],
  [
    'Variable(trainable=False) is not watched',
    () => {
      const v = tf.variable(3, false);
      const tape = new tf.GradientTape();
      return tape.gradient(
        tape.record(() => square(v)),
        v,
      );
    },
    null,
  ],
  [
    'watch(non-trainable variable) makes it differentiable',
    () => {
      const v = tf.variable(3, false);
      const tape = new tf.GradientTape();
      const y = tape.record(() => {
        tape.watch(v);
        return square(v);
      });
      return [tape.gradient(y, v), tape.watchedVariables().length];
    },
    [6, 1],
  ],
  [
    'variable + 1.0 outside tape gives a plain tensor: not watched',
    () => {
      const x = tf.variable(2).add(1);
      const tape = new tf.GradientTape();
      return tape.gradient(
        tape.record(() => square(x)),
        x,
      );
    },
    null,
  ],
  [
    'op done before the tape starts is not recorded',
    () => {
      const v = tf.variable(3);
      const y = square(v);
      const tape = new tf.GradientTape();
      const z = tape.record(() => y.mul(2));
      return tape.gradient(z, v);
    },
    null,
  ],
  [
    'watch after use misses earlier ops',
    () => {
      const x = tf.constant(3);
      const tape = new tf.GradientTape();
      const y = tape.record(() => {
        const y = square(x);
        tape.watch(x);
        return y;
      });
      return tape.gradient(y, x);
    },
    null,
  ],
  ['target equals source (no-op)', () => watched((x) => x), 1],
  ['identity', () => watched((x) => tf.identity(x)), 1],
  ['non-scalar target: gradient of the sum; x=[1,2], y=x*x', () => watched(square, [1, 2]), [2, 4]],
  ['list of targets: sum of the gradients; [x, x*x] at 2', () => watched((x) => [x, square(x)], 2), 5],
  ['[y,y] where y is x', () => watched((x) => [x, x]), 2],
  ['targets [x,y,y*y], sources [x,y] at 3,5', () => of([3, 5], (x, y) => [x!, y!, square(y!)]), [1, 11]],
  ['two targets 2x, 3y; sources [x,y]', () => of([1, 1], (x, y) => [x!.mul(2), y!.mul(3)]), [2, 3]],
  [
    'repeated source [x,x], y=2x',
    () => {
      const x = tf.variable(1);
      const tape = new tf.GradientTape();
      return tape.gradient(
        tape.record(() => x.mul(2)),
        [x, x],
      );
    },
    [2, 2],
  ],
  [
    'source may be an intermediate: z=y*y, y=x*x at 3, sources [x,y]',
    () => {
      const x = tf.variable(3);
      const tape = new tf.GradientTape();
      const [y, z] = tape.record(() => {
        const y = square(x);
        return [y, square(y)] as const;
      });
      return tape.gradient(z, [x, y]);
    },
    [108, 18],
  ],
  [
    'nested structure of sources comes back in the same shape',
    () => {
      const [x1, x2, x3, x4, x5] = [1, 2, 3, 4, 5].map((v) => tf.variable(v)) as [tf.Variable, ...tf.Variable[]];
      const tape = new tf.GradientTape();
      const y = tape.record(() => tf.addN([x1, x2!.mul(2), x3!.mul(3), x4!, x5!.mul(3)]));
      return tape.gradient(y, [x1, { x2: x2!, x3: x3! }, [x4!, [x5!]]]);
    },
    [1, { x2: 2, x3: 3 }, [1, [3]]],
  ],
  [
    'two equal constants stay distinct: y=x1+x2, d/dx1',
    () => {
      const [x1, x2] = [tf.constant(1), tf.constant(1)];
      const tape = new tf.GradientTape();
      const y = tape.record(() => {
        tape.watch(x1);
        return x1.add(x2);
      });
      return tape.gradient(y, [x1]);
    },
    [1],
  ],
  [
    'Variable as target',
    () => {
      const v = tf.variable(3);
      const tape = new tf.GradientTape();
      tape.record(() => square(v));
      return tape.gradient(v, v);
    },
    1,
  ],
  [
    'Variable target, other source, unconnected',
    () => {
      const [v, w] = [tf.variable(3), tf.variable(4)];
      const tape = new tf.GradientTape();
      tape.record(() => v.mul(w));
      return tape.gradient(v, w);
    },
    null,
  ],
  [
    'target None',
    () => {
      const tape = new tf.GradientTape();
      return tape.gradient(null as unknown as tf.Tensor, tf.variable(1));
    },
    {
      error:
        'Argument `target` should be a list or nested structure of Tensors, Variables or CompositeTensors to be differentiated, but received null.',
    },
  ],
  [
    're-entering a finished tape continues the recording: y=2x | z=2y',
    () => {
      const x = tf.variable(1);
      const tape = new tf.GradientTape();
      const y = tape.record(() => x.mul(2));
      const z = tape.record(() => y.mul(2));
      return tape.gradient(z, [x]);
    },
    [4],
  ],
  [
    'entering an active tape',
    () => {
      const tape = new tf.GradientTape();
      return tape.record(() => tape.record(() => 1));
    },
    { error: 'Tape is still recording, This can happen if you try to re-enter an already-active tape.' },
  ],
  [
    'gradient called inside the context (non-persistent) ends recording',
    () => {
      const x = tf.variable(1);
      const tape = new tf.GradientTape();
      return tape.record(() => tape.gradient(square(x), x));
    },
    2,
  ],
  [
    'exception inside the block propagates and pops the tape',
    () => {
      const x = tf.variable(1);
      const tape = new tf.GradientTape();
      let y: tf.Tensor = x;
      try {
        tape.record(() => {
          y = square(x);
          throw new Error('inside');
        });
      } catch {
        square(x); // not recorded any more
      }
      return tape.gradient(y, x);
    },
    2,
  ],
  [
    'Python max over variables: only the winner connected',
    () => of([1, 2, 4], (...v) => v.reduce((a, b) => (Number(b.arraySync()) > Number(a.arraySync()) ? b : a)).mul(1)),
    [null, null, 1],
  ],
  [
    'Python control flow is followed: x>0 ? v0 : v1**2',
    () => {
      const [x, v0, v1] = [tf.variable(1), tf.variable(2), tf.variable(3)];
      const tape = new tf.GradientTape();
      const y = tape.record(() => (x.greater(0).dataSync()[0] ? v0.mul(1) : v1.square()));
      return tape.gradient(y, [v0, v1, x]);
    },
    [1, null, null],
  ],
  ['numpy call inside the tape cuts the path', () => of([3], (x) => tf.constant(Number(x!.arraySync()) ** 2)), [null]],
  [
    'no-op copies are separate nodes: identity(x), x+0, x-0, x*1 watched',
    () => {
      const x = tf.constant(3);
      const tape = new tf.GradientTape({ persistent: true });
      const { y, copies } = tape.record(() => {
        tape.watch(x);
        const copies = [tf.identity(x), x.add(0), x.sub(0), x.mul(1)] as const;
        return { copies, y: x.mul(2).add(tf.addN(copies.map((c) => c.mul(3)))) };
      });
      const alone = x;
      const direct = new tf.GradientTape();
      const z = direct.record(() => {
        direct.watch(alone);
        return alone.mul(2);
      });
      return [direct.gradient(z, alone), ...copies.map((c) => tape.gradient(y, c))];
    },
    [2, 3, 3, 3, 3],
  ],
]);
