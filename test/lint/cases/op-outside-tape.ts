/** @file Cases of op-outside-tape: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(3);
const h = x.square(); // !
const tape = new tf.GradientTape();
const y = tape.record(() => h.mul(2));
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
const loss = y.mean(); // !
console.log(tape.gradient(loss, x));`,
  `const w = tf.variable(3);
const model = (x: tf.Tensor) => x.mul(w).relu(); // !
const out = model(tf.scalar(1));
{
  using tape = tf.gradientTape();
  console.log(tape.gradient(out.sub(1).square(), w));
}`,
];

export const right = [
  `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
const scaled = y.mul(2);
scaled.print();
console.log(tape.gradient(y, x));`,
];
