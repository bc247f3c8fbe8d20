/** @file Cases of non-differentiable-op: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable([0.2, 1.7]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.round().sum()); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([0.2, 1.7]);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.cast(x, 'int32').sum()); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([0.2, 1.7]);
const step = (t: tf.Tensor) => t.greater(1).toFloat(); // !
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => step(x).mean()), x));`,
];

export const right = [
  `const x = tf.variable([0.2, 1.7]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.mul(x.greater(1).toFloat()).sum());
console.log(tape.gradient(y, x));`,
];
