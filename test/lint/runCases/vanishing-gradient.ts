/** @file Cases of vanishing-gradient: `// !` marks the line a finding must stand on. */

const tape = 'const tape = new tf.GradientTape();\n';

export const wrong = [
  `const w = tf.variable([-1, -2, -3]);
${tape}const y = tape.record(() => w.relu().sum()); // !
console.log(tape.gradient(y, w));`,
  `const x = tf.variable(6);
${tape}const y = tape.record(() => {
  let h: tf.Tensor = x.mul(3);
  for (let layer = 0; layer < 4; layer++) {
    h = h.sigmoid().mul(10).add(8); // !
  }
  return h;
});
console.log(tape.gradient(y, x));`,
  `const score = tf.variable([3, 4]);
const hinge = (s: tf.Tensor) => tf.maximum(tf.scalar(0), tf.sub(1, s)); // !
${tape}const loss = tape.record(() => hinge(score).sum());
console.log(tape.gradient(loss, score));`,
  `const w = tf.variable([[0.5], [0.25]]);
const pixels = tf.tensor2d([[200, 180], [90, 255]]);
${tape}const loss = tape.record(() => pixels.matMul(w).tanh().sub(0.2).square().mean()); // !
console.log(tape.gradient(loss, w));`,
  `const x = tf.variable([5, -7]);
${tape}const y = tape.record(() => x.clipByValue(-1, 1).square().sum()); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([-200, -300]);
${tape}const y = tape.record(() => x.exp().sum()); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(9);
${tape}const y = tape.record(() => tf.relu6(x).mul(2)); // !
console.log(tape.gradient(y, x));`,
  `const w = tf.variable([1, 1]);
for (let i = 0; i < 4; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.relu().sum()); // !
  w.assignSub(tape.gradient(loss, w)!.mul(3));
}`,
  `const x = tf.variable([12, 20]);
${tape}const y = tape.record(() => tf.minimum(x, 10).sum()); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([40, 50]);
console.log(tf.grad((t: tf.Tensor) => t.sigmoid().sum())(x)); // !`,
];

export const right = [
  `const w = tf.variable([-1, 2, -3]);
${tape}const y = tape.record(() => w.relu().sum());
console.log(tape.gradient(y, w));`,
  `const s = tf.variable([3, 0.2]);
${tape}const loss = tape.record(() => tf.maximum(0, tf.sub(1, s)).mean());
console.log(tape.gradient(loss, s));`,
  `const x = tf.variable(0);
${tape}const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([0.5, -0.5]);
${tape}const y = tape.record(() => x.sigmoid().tanh().sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([-3, -4]);
${tape}const y = tape.record(() => x.relu().add(x).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([-3, -4]);
${tape}const y = tape.record(() => tf.leakyRelu(x).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([1, 2]);
${tape}const y = tape.record(() => x.relu().mul(1e-9).sum());
console.log(tape.gradient(y, x));`,
  `const w = tf.variable(-0.5);
for (let i = 0; i < 6; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.relu().sub(1).square().add(w.sub(1).square()));
  w.assignSub(tape.gradient(loss, w)!.mul(0.3));
}`,
  `const x = tf.variable([0.5, 7]);
${tape}const y = tape.record(() => x.clipByValue(-1, 1).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([-3, -4]);
console.log(x.relu().dataSync());
${tape}console.log(tape.gradient(tape.record(() => x.square().sum()), x));`,
];
