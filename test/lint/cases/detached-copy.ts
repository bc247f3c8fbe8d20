/** @file Cases of detached-copy: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const w = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.variable(w.square()).mul(3)); // !
console.log(tape.gradient(y, w));`,
  `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.tensor1d(w.arraySync() as number[]).sum()); // !
console.log(tape.gradient(y, w));`,
];

export const right = [
  `const w = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => w.clone().mul(tf.identity(w)));
console.log(tape.gradient(y, w));`,
  `const w = tf.variable([1, 2]);
const shown = tf.tensor1d(w.arraySync() as number[]);
shown.print();
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => w.sum()), w));`,
];
