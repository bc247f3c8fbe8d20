/** @file Cases of watch-too-late: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.constant(3);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const y = x.square();
  tape.watch(x); // !
  return y;
});
console.log(tape.gradient(y, x));`,
  `const x = tf.constant(3);
{
  using tape = tf.gradientTape();
  const y = x.exp();
  tape.watch(x); // !
  console.log(tape.gradient(y, x));
}`,
];

export const right = [
  `const x = tf.constant(3);
const w = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const a = w.mul(x);
  tape.watch(x);
  return a.add(x.square());
});
console.log(tape.gradient(y, x));`,
];
