/** @file Persistent tapes, watch, stopRecording and reset: SEMANTICS, second to fourth section. */

import * as tf from '../../../engine/index';
import { rows } from './rows';

const ONCE = 'A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)';
const INSIDE =
  'Calling GradientTape.gradient on a persistent tape inside its context is significantly less efficient than calling it outside the context (it causes the gradient ops to be recorded on the tape, leading to increased CPU and memory usage). Only call GradientTape.gradient inside the context if you actually want to trace the gradient in order to compute higher order derivatives.';
const INTEGER = 'The dtype of the watched tensor must be floating (e.g. tf.float32), got tf.int32';

rows('persistent', [
  [
    'second gradient() on a non-persistent tape',
    () => {
      const x = tf.variable(3);
      const tape = new tf.GradientTape();
      const y = tape.record(() => x.square());
      tape.gradient(y, x);
      return tape.gradient(y, x);
    },
    { error: ONCE },
  ],
  [
    'jacobian() after gradient() on a non-persistent tape',
    () => {
      const x = tf.variable(3);
      const tape = new tf.GradientTape();
      const y = tape.record(() => x.square());
      tape.gradient(y, x);
      return tape.jacobian(y, x);
    },
    { error: ONCE },
  ],
  [
    'persistent: z=y*y then y=x*x at 3',
    () => {
      const x = tf.variable(3);
      const tape = new tf.GradientTape({ persistent: true });
      const [y, z] = tape.record(() => [x.square(), x.square().square()] as const);
      return [tape.gradient(z, x), tape.gradient(y, x)];
    },
    [108, 6],
  ],
  [
    'persistent tape differentiated inside its own context: x**3 at 3, three orders',
    () => {
      const x = tf.variable(3);
      const tape = new tf.GradientTape({ persistent: true });
      return tape.record(() => {
        const y = x.mul(x).mul(x);
        const first = tape.gradient(y, x)!;
        const second = tape.gradient(first, x)!;
        return [y, first, second, tape.gradient(second, x)];
      });
    },
    [27, 27, 18, 6],
    INSIDE,
  ],
  [
    'persistent repeated sources z=x*x+x*y at 3,5',
    () => {
      const [x, y] = [tf.variable(3), tf.variable(5)];
      const tape = new tf.GradientTape({ persistent: true });
      const z = tape.record(() => x.mul(x).add(x.mul(y)));
      return [tape.gradient(z, [x, x]), tape.gradient(z, [y, x])];
    },
    [
      [11, 11],
      [3, 11],
    ],
  ],
]);

rows('watch / watched_variables / watch_accessed_variables', [
  [
    'watch(python float)',
    () => new tf.GradientTape().watch(1.5 as unknown as tf.Tensor),
    { error: "Passed in object 1.5 of type 'number', not tf.Tensor or tf.Variable or ExtensionType." },
  ],
  [
    'watch(numpy array)',
    () => new tf.GradientTape().watch(Float32Array.of(1) as unknown as tf.Tensor),
    { error: "Passed in object Float32Array of type 'Float32Array', not tf.Tensor or tf.Variable or ExtensionType." },
  ],
  [
    'watch before record counts for the recording that follows (not so in TensorFlow)',
    () => {
      const x = tf.constant(3);
      const tape = new tf.GradientTape();
      tape.watch(x);
      return tape.gradient(
        tape.record(() => x.square()),
        x,
      );
    },
    6,
  ],
  [
    'watch int tensor',
    () => {
      const x = tf.constant(3, [], 'int32');
      const tape = new tf.GradientTape();
      const y = tape.record(() => {
        tape.watch(x);
        return x.mul(x);
      });
      return tape.gradient(y, x);
    },
    null,
    INTEGER,
  ],
  [
    'the int-dtype warning is given at most five times',
    () => {
      const tape = new tf.GradientTape();
      for (let i = 0; i < 9; i++) tape.watch(tf.constant(3, [], 'int32'));
    },
    undefined,
    Array(5).fill(INTEGER).join('\n'),
  ],
  [
    'watch([a,{..}]) nested',
    () => {
      const [a, b] = [tf.constant(1), tf.constant(2)];
      const tape = new tf.GradientTape();
      const y = tape.record(() => {
        tape.watch([a, { b }]);
        return a.mul(b);
      });
      return tape.gradient(y, [a, b]);
    },
    [2, 1],
  ],
  [
    'watched_variables: counts 0 -> after use 1 -> after reset 0 -> after use 1',
    () => {
      const v = tf.variable(1);
      const tape = new tf.GradientTape();
      return tape.record(() => {
        const counts = [tape.watchedVariables().length];
        v.add(1);
        counts.push(tape.watchedVariables().length);
        tape.reset();
        counts.push(tape.watchedVariables().length);
        v.add(1);
        counts.push(tape.watchedVariables().length);
        return counts;
      });
    },
    [0, 1, 0, 1],
  ],
  [
    'watched_variables type and order (creation order, not use order)',
    () => {
      const [a, b] = [tf.variable(1, true, 'a'), tf.variable(2, true, 'b')];
      const tape = new tf.GradientTape();
      tape.record(() => b.add(1).add(a));
      return tape.watchedVariables().map((v) => v.name);
    },
    ['a', 'b'],
  ],
  [
    'watched_variables still answers after a non-persistent gradient()',
    () => {
      const v = tf.variable(1);
      const tape = new tf.GradientTape();
      tape.gradient(
        tape.record(() => v.square()),
        v,
      );
      return tape.watchedVariables().length;
    },
    1,
  ],
  [
    'watch_accessed_variables=False, watch only x2: y=x1**2, z=x2**3',
    () => {
      const [x1, x2] = [tf.variable(2), tf.variable(1)];
      const tape = new tf.GradientTape({ watchAccessedVariables: false });
      const both = tape.record(() => {
        tape.watch(x2);
        return x1.square().add(x2.pow(3));
      });
      return [tape.watchedVariables().length, tape.gradient(both, [x1, x2])];
    },
    [1, [null, 3]],
  ],
  [
    'watching is per tape: only inner tape watches x2',
    () => {
      const [x1, x2] = [tf.constant(2), tf.constant(3)];
      const [outer, inner] = [new tf.GradientTape(), new tf.GradientTape()];
      const y = tf.record([outer, inner], () => {
        outer.watch(x1);
        inner.watch(x2);
        return x1.square().mul(x2);
      });
      return outer.gradient(y, [x1, x2]);
    },
    [12, null],
  ],
]);

/** w a Variable = 2, x a plain constant = 3 unless said; `f` runs inside the tape. */
function deciding(f: (w: tf.Variable, x: tf.Tensor, tape: tf.GradientTape) => tf.Tensor, both = false) {
  const [w, x] = [tf.variable(2), tf.constant(3)];
  const tape = new tf.GradientTape();
  const y = tape.record(() => f(w, x, tape));
  return both ? tape.gradient(y, [x, w]) : tape.gradient(y, x);
}

rows('record', [
  [
    'an async function is recorded up to its first await, and warned of',
    () => {
      const x = tf.variable(3);
      const tape = new tf.GradientTape();
      void tape.record(async () => x.square());
      return tape.watchedVariables().length;
    },
    1,
    'record() was given an async function: the tape saw only what ran before its first await. Await first, then record.',
  ],
  [
    'a disposed tape',
    () => {
      const x = tf.variable(3);
      const tape = new tf.GradientTape({ persistent: true });
      const y = tape.record(() => x.square());
      tape.dispose();
      return tape.gradient(y, x);
    },
    { error: 'This GradientTape was disposed; what it recorded is gone.' },
  ],
  [
    'gradientTape() without using records until its gradient call',
    () => {
      const x = tf.variable(3);
      const tape = tf.gradientTape();
      const y = x.square();
      const g = tape.gradient(y, x);
      const later = tf.gradientTape();
      later.dispose();
      return [g, tape.watchedVariables().length];
    },
    [6, 1],
  ],
]);

rows('an op that was recorded because of another input', [
  ['y = w*x; gradient(y, x), x never watched', () => deciding((w, x) => w.mul(x)), null],
  ['y = w*x; gradient(y, [x, w])', () => deciding((w, x) => w.mul(x), true), [null, 3]],
  [
    'the same with x a Variable(trainable=False), used twice',
    () => {
      const [w, x] = [tf.variable(2), tf.variable(3, false)];
      const tape = new tf.GradientTape();
      return tape.gradient(
        tape.record(() => w.mul(x).mul(x)),
        x,
      );
    },
    null,
  ],
  [
    'a = w*x; watch(x); b = x*x; gradient(a+b, x): the late watch still reaches the op recorded earlier because of w',
    () =>
      deciding((w, x, tape) => {
        const a = w.mul(x);
        tape.watch(x);
        return a.add(x.mul(x));
      }),
    8,
  ],
  [
    'late watch, earlier op NOT recorded (no watched input): only later uses count',
    () =>
      deciding((_w, x, tape) => {
        const a = x.mul(2);
        tape.watch(x);
        return a.add(x.mul(x));
      }),
    6,
  ],
  [
    'gradient of y*2 wrt intermediate y = w*x, which nobody watched by name',
    () => {
      const [w, x] = [tf.variable(2), tf.constant(3)];
      const tape = new tf.GradientTape();
      const [y, z] = tape.record(() => {
        const y = w.mul(x);
        return [y, y.mul(2)] as const;
      });
      return tape.gradient(z, y);
    },
    2,
  ],
]);

rows('stop_recording / reset', [
  [
    'all inside stop_recording',
    () => {
      const x = tf.variable(3);
      const tape = new tf.GradientTape();
      const y = tape.record(() => tape.stopRecording(() => x.square()));
      return tape.gradient(y, x);
    },
    null,
  ],
  [
    'x2=2x recorded; y not; z recorded: d y/d x2, d z/d x2, d z/d x at x=1',
    () => {
      const x = tf.variable(1);
      const tape = new tf.GradientTape({ persistent: true });
      const { x2, y, z } = tape.record(() => {
        const x2 = x.mul(2);
        const y = tape.stopRecording(() => x2.square());
        return { x2, y, z: x2.square() };
      });
      return [tape.gradient(y, x2), tape.gradient(z, x2), tape.gradient(z, x)];
    },
    [null, 4, 8],
  ],
  [
    'stop_recording on a tape never entered',
    () => new tf.GradientTape().stopRecording(() => 1),
    { error: 'Trying to stop recording a tape which is not recording.' },
  ],
  [
    'stop_recording after the block ended',
    () => {
      const tape = new tf.GradientTape();
      tape.record(() => 1);
      return tape.stopRecording(() => 1);
    },
    { error: 'Tape is not recording.' },
  ],
  [
    'reset drops earlier ops: loss=v*v; reset; loss+=v*v at 1',
    () => {
      const v = tf.variable(1);
      const tape = new tf.GradientTape();
      const loss = tape.record(() => {
        const before = v.mul(v);
        tape.reset();
        return before.add(v.mul(v));
      });
      return tape.gradient(loss, v);
    },
    2,
  ],
  [
    'reset also forgets watch() on constants',
    () => {
      const x = tf.constant(1);
      const tape = new tf.GradientTape();
      const y = tape.record(() => {
        tape.watch(x);
        tape.reset();
        return x.mul(x);
      });
      return tape.gradient(y, x);
    },
    null,
  ],
  ['reset outside the context', () => new tf.GradientTape().reset(), { error: 'Tape is not recording.' }],
]);
