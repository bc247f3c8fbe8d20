/** @file Cases of unused-source: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(2);
const y = tf.variable(3);
const tape = new tf.GradientTape();
const z = tape.record(() => y.square());
console.log(tape.gradient(z, x)); // !`,
];

export const right = [
  `const x = tf.variable(2);
const y = tf.variable(3);
const tape = new tf.GradientTape();
const z = tape.record(() => [x, y].reduce((a: tf.Tensor, b) => a.mul(b), tf.scalar(1)));
console.log(tape.gradient(z, [x, y]));`,
];
