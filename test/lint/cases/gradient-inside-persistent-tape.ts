/** @file Cases of gradient-inside-persistent-tape: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(2);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => {
  const y = x.pow(3);
  console.log(tape.gradient(y, x)); // !
  return y;
});
console.log(tape.gradient(y, x));
tape.dispose();`,
];

export const right = [
  `const x = tf.variable(2);
const tape = new tf.GradientTape({ persistent: true });
const dy = tape.record(() => tape.gradient(x.pow(3), x)!);
console.log(tape.gradient(dy, x));
tape.dispose();`,
];
