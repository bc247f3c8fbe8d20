/** @file Cases of where-nan: `// !` marks the line a finding must stand on. */

const tape = 'const tape = new tf.GradientTape();\n';

export const wrong = [
  `const x = tf.variable([-1, 4, 9]);
${tape}const y = tape.record(() => tf.where(x.greater(0), x.sqrt(), tf.zerosLike(x)).sum()); // !
console.log(tape.gradient(y, x));`,
  `const z = tf.variable([-1, 100]);
${tape}const elu = tape.record(() => {
  const below = tf.exp(z).sub(1);
  return tf.where(z.greater(0), z, below).sum(); // !
});
console.log(tape.gradient(elu, z));`,
  `const points = tf.variable([[0, 0], [3, 4]]);
${tape}const unit = tape.record(() => {
  const length = points.square().sum(1, true).sqrt();
  const known = length.greater(0).tile([1, 2]);
  return tf.where(known, points.div(length), tf.zerosLike(points)).sum(); // !
});
console.log(tape.gradient(unit, points));`,
  `const x = tf.variable([0, 1]);
${tape}const entropy = tape.record(() => tf.where(x.equal(0), 0, x.mul(x.log())).sum()); // !
console.log(tape.gradient(entropy, x));`,
  `const [a, b] = [tf.variable([1, 2]), tf.variable([0, 4])];
${tape}const safe = tape.record(() => {
  const ratio = a.div(b);
  return ratio.where(b.notEqual(0), tf.zerosLike(a)).sum(); // !
});
const [da, db] = tape.gradient(safe, [a, b]);
console.log(da, db);`,
  `const x = tf.variable([0, 4]);
${tape}const y = tape.record(() => tf.where(x.greater(0), x.pow(0.5), x).sum()); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(0);
${tape}const sinc = tape.record(() => tf.where(x.equal(0), tf.scalar(1), x.sin().div(x))); // !
console.log(tape.gradient(sinc, x));`,
  `const slope = tf.grad((x: tf.Tensor) => tf.where(x.greater(0), x.log(), tf.zerosLike(x)).sum()); // !
console.log(slope(tf.tensor1d([0, 1])));`,
  `class Loss {
  private readonly floor = tf.scalar(0);
  of(p: tf.Tensor) {
    return tf.where(p.lessEqual(this.floor), tf.zerosLike(p), tf.reciprocal(p)).mean(); // !
  }
}
const p = tf.variable([0, 2]);
${tape}console.log(tape.gradient(tape.record(() => new Loss().of(p)), p));`,
  `import { variable, where, GradientTape } from 'tapescope';
const x = variable([1, -1]);
const tape = new GradientTape({ persistent: true });
const y = tape.record(() => where(x.greater(0), x.log1p(), x)); // !
console.log(tape.jacobian(y, x));
tape.dispose();`,
];

export const right = [
  `const x = tf.variable([-2, 0.5, 3]);
${tape}const huber = tape.record(() => {
  const size = x.abs();
  return tf.where(size.lessEqual(1), x.square().mul(0.5), size.sub(0.5)).mean();
});
console.log(tape.gradient(huber, x));`,
  `const x = tf.variable([1, 4, 9]);
${tape}const y = tape.record(() => tf.where(x.greater(2), x.sqrt(), x).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([-1, 4]);
${tape}const y = tape.record(() => {
  const positive = x.greater(0);
  return tf.where(positive, tf.where(positive, x, tf.onesLike(x)).sqrt(), tf.zerosLike(x)).sum();
});
console.log(tape.gradient(y, x));`,
  `const scores = tf.variable([[1, 2, 3]]);
const allowed = tf.tensor2d([[1, 1, 0]], [1, 3], 'bool');
${tape}const loss = tape.record(() => tf.where(allowed, scores, tf.fill([1, 3], -Infinity)).softmax().square().sum());
console.log(tape.gradient(loss, scores));`,
  `const data = tf.tensor1d([1, NaN, 3]);
const w = tf.variable(2);
${tape}const loss = tape.record(() => tf.where(data.isNaN(), tf.zerosLike(data), data).mul(w).sum());
console.log(tape.gradient(loss, w));`,
  `const x = tf.variable([-1, 2]);
${tape}const y = tape.record(() => tf.where(x.greater(0), x, x.mul(0.1)).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([-1, 2]);
${tape}const y = tape.record(() => tf.where(x.greater(0), x.relu().add(1).log(), x).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([0, 4]);
console.log(tf.where(x.greater(0), x.log(), tf.zerosLike(x)).dataSync());
${tape}console.log(tape.gradient(tape.record(() => x.square().sum()), x));`,
  `const x = tf.variable([0, 4]);
${tape}const y = tape.record(() => tf.where(x.greater(0), x, tf.onesLike(x)).log().sum());
console.log(tape.gradient(y, x));`,
  `const a = tf.variable([1, 2]);
const constants = tf.tensor1d([0, 1]);
${tape}const y = tape.record(() => tf.where(constants.greater(0), constants.log(), a).sum());
console.log(tape.gradient(y, a));`,
];

export const fixed: readonly (readonly [string, string, string])[] = [
  [wrong[0]!, 'Give the op', wrong[0]!.replace('x.sqrt()', 'tf.where(x.greater(0), x, tf.onesLike(x)).sqrt()')],
  [wrong[1]!, 'Give the op', wrong[1]!.replace('tf.exp(z)', 'tf.exp(tf.where(z.greater(0), tf.onesLike(z), z))')],
  [wrong[3]!, 'Give the op', wrong[3]!.replace('x.log()', 'tf.where(x.equal(0), tf.onesLike(x), x).log()')],
  [wrong[4]!, 'Give the op', wrong[4]!.replace('a.div(b)', 'a.div(tf.where(b.notEqual(0), b, tf.onesLike(b)))')],
  [wrong[5]!, 'Give the op', wrong[5]!.replace('x.pow', 'tf.where(x.greater(0), x, tf.onesLike(x)).pow')],
  [wrong[6]!, 'Give the op', wrong[6]!.replace('.div(x)', '.div(tf.where(x.equal(0), tf.onesLike(x), x))')],
];
