// Gradient checking against finite differences, outside the tape.
import * as tf from '@tensorflow/tfjs-core';
const f = (x: tf.Tensor1D): tf.Scalar => x.sin().mul(x).sum() as tf.Scalar;
const at = [0.3, -1.2, 2.5];
const x = tf.variable(tf.tensor1d(at)) as tf.Variable<tf.Rank.R1>;
const tape = new tf.GradientTape();
const y = tape.record(() => f(x as unknown as tf.Tensor1D));
const analytic = tape.gradient(y, x)!.dataSync();
const eps = 1e-3;
let worst = 0;
at.forEach((v, i) => {
  const plus = [...at];
  const minus = [...at];
  plus[i] = v + eps;
  minus[i] = v - eps;
  const numeric = (f(tf.tensor1d(plus)).dataSync()[0]! - f(tf.tensor1d(minus)).dataSync()[0]!) / (2 * eps);
  worst = Math.max(worst, Math.abs(numeric - analytic[i]!));
});
console.log(worst < 1e-2 ? 'ok' : 'off', worst);
