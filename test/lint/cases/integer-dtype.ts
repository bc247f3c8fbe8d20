/** @file Cases of integer-dtype: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(tf.scalar(3, 'int32')); // !
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));`,
  `const flags = tf.tensor1d([true, false]); // !
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  t.watch(flags);
  return flags.toFloat().sum();
});
console.log(tape.gradient(y, flags));`,
  `const x = tf.variable(2, true, 'n', 'int32'); // !
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.mul(2)), x));`,
];

export const right = [
  `const x = tf.variable(3);
const ids = tf.tensor1d([0, 1], 'int32');
const table = tf.variable([[1, 2], [3, 4]]);
const tape = new tf.GradientTape();
const y = tape.record(() => table.gather(ids).sum().mul(x));
console.log(tape.gradient(y, [x, table]));`,
];
