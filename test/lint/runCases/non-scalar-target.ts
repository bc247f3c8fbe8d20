/** @file Cases of non-scalar-target: `// !` marks the line a finding must stand on. */

const x = `const x = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
`;

export const wrong = [
  `${x}const y = tape.record(() => x.square());
console.log(tape.gradient(y, x)); // !`,
  `const W = tf.variable([[1, 0], [0, 1]]);
const tape = new tf.GradientTape();
const norms = tape.record(() => W.square().sum(1, true));
console.log(tape.gradient(norms, W)); // !`,
  `${x}const [m, z] = tape.record(() => {
  const m = x.square().sum();
  return [m, m.square()];
});
const g = tape.gradient(
  [m, z], // !
  x,
);
console.log(g);`,
  `const A = tf.tensor2d([[1, 2], [3, 4]]);
const tape = new tf.GradientTape();
const sq = tape.record((t) => {
  t.watch(A);
  return tf.matMul(A, A);
});
console.log(tape.gradient(sq, A)); // !`,
  `${x}const parts = tape.record(() => ({ a: x.sum(), b: x.prod() }));
console.log(tape.gradient(parts, x)); // !`,
  `${x}const y = tape.record(() => x.reshape([1, 3]));
console.log(tape.gradient(y, [x])); // !`,
  `${x}const y = tape.record(() => x.exp());
console.log(tape.gradient(y, x, { unconnectedGradients: 'zero' })); // !`,
  `const x = tf.variable([1, 2]);
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const y = tape.record(() => x.sin());
  x.assignSub(tape.gradient(y, x)!); // !
}`,
  `const x = tf.variable([1, 2]);
{
  using tape = tf.gradientTape();
  const y = x.tanh();
  console.log(tape.gradient(y, x)); // !
}`,
  `const x = tf.variable([1, 2]);
const slope = (f: () => tf.Tensor) => {
  const tape = new tf.GradientTape();
  const y = tape.record(f);
  return tape.gradient(y, x); // !
};
console.log(slope(() => x.square()));`,
];

export const right = [
  `${x}const y = tape.record(() => x.square().sum());
console.log(tape.gradient(y, x));`,
  `${x}const y = tape.record(() => x.square());
console.log(tape.jacobian(y, x));`,
  `const x = tf.variable([[1, 2], [3, 4]]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.batchJacobian(y, x));`,
  `${x}const y = tape.record(() => x.square());
console.log(tape.gradient(y, x, { outputGradients: tf.tensor1d([1, 0, 0]) }));`,
  `${x}const weights = tf.tensor1d([1, 0, 0]);
const options = { outputGradients: weights };
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x, options));`,
  `${x}const y = tape.record(() => x.square().sum(0, true));
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([[5]]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));`,
  `console.log(tf.grad((t: tf.Tensor) => t.square())(tf.tensor1d([1, 2, 3])));`,
  `${x}const y = tape.record(() => x.square().mean());
console.log(tape.gradient([y], x));`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
const { a } = tape.gradient(y, { a: x });
console.log(a);`,
];

export const fixed: readonly (readonly [string, string, string])[] = [
  [wrong[0]!, 'Take the mean', wrong[0]!.replace('x.square()', 'x.square().mean()')],
  [wrong[0]!, 'Take the sum', wrong[0]!.replace('x.square()', 'x.square().sum()')],
  [wrong[0]!, 'Ask for every', wrong[0]!.replace('tape.gradient', 'tape.jacobian')],
  [wrong[3]!, 'Take the mean', wrong[3]!.replace('tf.matMul(A, A)', 'tf.matMul(A, A).mean()')],
  [wrong[8]!, 'Take the sum', wrong[8]!.replace('x.tanh()', 'x.tanh().sum()')],
];
