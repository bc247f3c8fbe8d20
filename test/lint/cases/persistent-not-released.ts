/** @file Cases of persistent-not-released: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(3);
const tape = new tf.GradientTape({ persistent: true }); // !
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x), tape.jacobian(y, x));`,
];

export const right = [
  `const x = tf.variable(3);
{
  using tape = tf.gradientTape({ persistent: true });
  const y = x.square();
  console.log(tape.gradient(y, x), tape.jacobian(y, x));
}`,
];
