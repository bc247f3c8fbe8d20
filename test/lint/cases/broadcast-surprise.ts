/** @file Cases of broadcast-surprise: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const w = tf.variable([[2]]);
const x = tf.tensor2d([[1], [2], [3]]);
const y = tf.tensor1d([2, 4, 6]);
const tape = new tf.GradientTape();
const loss = tape.record(() => x.matMul(w).sub(y).square().mean()); // !
console.log(tape.gradient(loss, w));`,
];

export const right = [
  `const w = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
const loss = tape.record(() => w.reshape([3, 1]).mul(w.reshape([1, 3])).add(tf.ones([3])).sum());
console.log(tape.gradient(loss, w));`,
];
