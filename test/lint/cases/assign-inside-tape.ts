/** @file Cases of assign-inside-tape: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x0 = tf.variable(3);
const x1 = tf.variable(0);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  x1.assignAdd(x0); // !
  return x1.square();
});
console.log(tape.gradient(y, x0));`,
];

export const right = [
  `const x0 = tf.variable(3);
const steps = tf.variable(0, false);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  steps.assignAdd(1);
  return x0.square().mul(steps);
});
console.log(tape.gradient(y, x0));`,
];
