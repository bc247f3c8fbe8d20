/** @file Cases of missing-target: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  x.square();
});
console.log(tape.gradient(y!, x)); // !`,
];

export const right = [
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
let y!: tf.Tensor;
tape.record(() => {
  y = x.square();
});
console.log(tape.gradient(y, x));`,
];
