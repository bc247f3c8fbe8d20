/** @file Cases of async-in-tape: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = await tape.record(async () => x.square()); // !
console.log(y);`,
  `const r = await tf.tidy(async () => (await tf.scalar(1).data())[0]); // !
console.log(r);`,
  `const x = tf.variable(1);
async function run() {
  using tape = tf.gradientTape();
  const y = x.exp();
  await y.data(); // !
  return tape.gradient(y, x);
}
await run();`,
];

export const right = [
  `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(await y.data());`,
];
