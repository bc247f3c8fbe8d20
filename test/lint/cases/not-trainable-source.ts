/** @file Cases of not-trainable-source: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(3, false);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x)); // !`,
  `const frozen = { w: tf.variable(1, false), b: tf.variable(0) };
const tape = new tf.GradientTape();
const y = tape.record(() => frozen.w.add(frozen.b));
console.log(tape.gradient(y, frozen)); // !`,
  `const make = (trainable: boolean) => new tf.Variable(1, trainable);
const v = make(false);
{
  using tape = tf.gradientTape();
  console.log(tape.gradient(v.exp(), v)); // !
}`,
  `const options = { trainable: false };
const v = tf.variable(1, options.trainable);
const tape = new tf.GradientTape();
const y = tape.record(() => v.sin());
console.log(tape.jacobian(y, v)); // !`,
];

export const right = [
  `const x = tf.variable(3, false);
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  t.watch(x);
  return x.square();
});
console.log(tape.gradient(y, x));`,
  `export function slope(trainable: boolean) {
  const x = tf.variable(3, trainable);
  const tape = new tf.GradientTape();
  return tape.gradient(tape.record(() => x.square()), x);
}`,
];
