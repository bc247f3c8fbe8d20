/** @file Cases of needless-persistent: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(3);
const tape = new tf.GradientTape({ persistent: true }); // !
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));
tape.dispose();`,
];

export const right = [
  `const xs = [tf.variable(1), tf.variable(2)];
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => tf.addN(xs));
for (const x of xs) console.log(tape.gradient(y, x));
tape.dispose();`,
];
