/** @file Cases of where-nan from the text alone: `// !` marks the line a hint must stand on. */

const tape = 'const tape = new tf.GradientTape();\n';

export const wrong = [
  `const x = tf.variable([0, 4]);
${tape}const y = tape.record(() => tf.where(x.greater(0), x.sqrt(), 0).sum()); // !
console.log(tape.gradient(y, x));`,
  `const p = tf.variable([0, 0.5]);
${tape}const entropy = tape.record(() => {
  const terms = p.mul(tf.log(p));
  return tf.where(p.equal(0), tf.zerosLike(p), terms).sum().neg(); // !
});
console.log(tape.gradient(entropy, p));`,
  `const [a, b] = [tf.variable([1, 2]), tf.variable([0, 4])];
${tape}const safe = tape.record(() => a.div(b).where(b.notEqual(0), tf.zerosLike(a)).sum()); // !
console.log(tape.gradient(safe, { a, b }));`,
  `const x = tf.variable(0);
${tape}const sinc = tape.record(() => tf.where(x.equal(0), 1, tf.sin(x).div(x))); // !
console.log(tape.gradient(sinc, x));`,
  `import { variable, where, logicalNot, GradientTape, greaterEqual } from '@tensorflow/tfjs';
const z = variable([-200, 3]);
const tape = new GradientTape();
const sigmoid = tape.record(() => {
  const small = z.exp().div(z.exp().add(1));
  const isSmall = logicalNot(greaterEqual(z, 0));
  return where(isSmall, small, z.neg().exp().add(1).reciprocal()).mean(); // !
});
console.log(tape.gradient(sigmoid, z));`,
  `class Embedding {
  readonly table = tf.variable(tf.randomNormal([10, 4]));
  unit(): tf.Tensor {
    const length = this.table.norm('euclidean', 1, true);
    const isLong = length.greater(1);
    return tf.where(isLong.tile([1, 4]), this.table.div(length), this.table); // !
  }
}
const embedding = new Embedding();
const { value, grads } = tf.variableGrads(() => embedding.unit().sum());
console.log(value, grads);`,
  `const angle = (c: tf.Tensor) => tf.where(c.abs().less(1), tf.acos(c), tf.zerosLike(c)); // !
console.log(tf.grad((c: tf.Tensor) => angle(c).sum())(tf.tensor1d([1, 0.5])));`,
  `const x = tf.variable([1, -1]);
${tape}const y = tape.record(() => {
  const root = x.pow(1.5);
  return tf.where(tf.isNaN(root), 0, root).sum(); // !
});
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([-30, 90]);
const softplus = (v: tf.Tensor) => tf.where(v.greater(20), v, v.exp().log1p()); // !
${tape}console.log(tape.gradient(tape.record(() => softplus(x).sum()), x));`,
  `const r = tf.variable([0, 2]);
const optimizer = tf.train.sgd(0.1);
optimizer.minimize(() => {
  const inverse = tf.rsqrt(r);
  const near = tf.lessEqual(r, tf.scalar(0)).logicalOr(r.isNaN());
  return tf.where(near, r, inverse).sum() as tf.Scalar; // !
});`,
  `function lossOf(residual: tf.Tensor, delta = 1) {
  const size = residual.square().sum(-1);
  return tf.where(size.greater(delta), size.sqrt(), size).mean(); // !
}
const w = tf.variable([[1, 2], [0, 0]]);
using tape = tf.gradientTape();
console.log(tape.gradient(lossOf(w), w));`,
  `export function slope(x: tf.Tensor) {
  const tape = new tf.GradientTape();
  const y = tape.record(() => {
    tape.watch(x);
    return tf.where(x.greater(-1).logicalAnd(x.less(1)), x.atanh(), x.mul(0)); // !
  });
  return tape.gradient(y, x);
}`,
];

export const right = [
  // The double where.
  `const x = tf.variable([-1, 4]);
${tape}const y = tape.record(() => {
  const positive = x.greater(0);
  const safe = tf.where(positive, x, tf.onesLike(x));
  return tf.where(positive, safe.sqrt(), tf.zerosLike(x)).sum();
});
console.log(tape.gradient(y, x));`,
  // Huber's loss: both branches are finite everywhere.
  `const x = tf.variable([-2, 0.5, 3]);
${tape}const huber = tape.record(() => {
  const size = x.abs();
  return tf.where(size.lessEqual(1), x.square().mul(0.5), size.sub(0.5)).mean();
});
console.log(tape.gradient(huber, x));`,
  // Kept away from the edge: by a small number, by a bound, by what it is.
  `const x = tf.variable([-1, 2]);
const eps = 1e-6;
${tape}const y = tape.record(() => tf.where(x.greater(0), x.square().add(eps).sqrt(), x).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([-1, 2]);
${tape}const y = tape.record(() => tf.where(x.greater(0), x.maximum(1e-7).log(), x.sub(1)).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([-1, 2]);
${tape}const y = tape.record(() => tf.where(x.less(1), tf.log(tf.clipByValue(x, 1e-7, 1)), x).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([-1, 2]);
${tape}const y = tape.record(() => tf.where(x.less(0), x.sigmoid().log(), x.relu().add(1).log()).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([-1, 2]);
${tape}const y = tape.record(() => tf.where(x.greater(0), x.div(x.abs().add(1)), x.divNoNan(x.sub(1))).sum());
console.log(tape.gradient(y, x));`,
  // ELU, with exp kept below 0.
  `const x = tf.variable([-1, 200]);
${tape}const elu = tape.record(() => tf.where(x.greater(0), x, x.minimum(0).exp().sub(1)).sum());
console.log(tape.gradient(elu, x));`,
  // Not taken only where it is finite.
  `const x = tf.variable([1, 200]);
${tape}const y = tape.record(() => tf.where(x.less(5), x.log(), x.sqrt().where(x.lessEqual(0.5), x)).sum());
console.log(tape.gradient(y, x));`.replace('x.sqrt().where(x.lessEqual(0.5), x)', 'x'),
  // A mask of the data guards nothing.
  `const logits = tf.variable([[1, 2, 3]]);
const real = tf.tensor2d([[1, 1, 0]], [1, 3], 'bool');
${tape}const loss = tape.record(() => {
  const length = logits.sub(1).sqrt();
  return tf.where(real, length, tf.zerosLike(logits)).sum();
});
console.log(tape.gradient(loss, logits));`,
  // The gaps are in the data, which have no derivative.
  `const data = tf.tensor1d([0, 1, 3]);
const w = tf.variable(2);
${tape}const loss = tape.record(() => tf.where(data.greater(0), data.log(), tf.zerosLike(data)).mul(w).sum());
console.log(tape.gradient(loss, w));`,
  // After where, not in it.
  `const x = tf.variable([0, 4]);
${tape}const y = tape.record(() => tf.where(x.greater(0), x, tf.onesLike(x)).log().sum());
console.log(tape.gradient(y, x));`,
  // In both branches: where does not guard it.
  `const x = tf.variable([1, 4]);
${tape}const y = tape.record(() => {
  const l = x.log();
  return tf.where(l.greater(0), l, l.mul(0.1)).sum();
});
console.log(tape.gradient(y, x));`,
  // Not on the way to a target, or not on the way back.
  `const x = tf.variable([0, 4]);
console.log(tf.where(x.greater(0), x.log(), tf.zerosLike(x)).dataSync());
${tape}const weight = tape.record(() => tf.where(x.greater(0), tf.stopGradient(x.log()), x).mul(x).sum());
console.log(tape.gradient(weight, x));`.replace('tf.stopGradient(x.log())', 'tf.stopGradient(x).log()'),
  // Another library's, and one of our own.
  `const where = (c: boolean, a: number, b: number) => (c ? a : b);
console.log(where(true, Math.log(0), 1));
const x = tf.variable(2);
${tape}console.log(tape.gradient(tape.record(() => x.pow(2).add(x.pow(3))), x));`,
  // PPO's clipped surrogate and a masked policy, as people write them.
  `const w = tf.variable(tf.randomNormal([4, 3]));
const [states, taken, advantage] = [tf.randomNormal([8, 4]), tf.randomNormal([8, 3]), tf.randomNormal([8, 3])];
${tape}const loss = tape.record(() => {
  const p = states.matMul(w).softmax();
  const ratio = p.log().sub(taken).exp();
  const clipped = ratio.clipByValue(0.8, 1.2).mul(advantage);
  const better = tf.where(ratio.mul(advantage).less(clipped), ratio.mul(advantage), clipped);
  return better.mean().neg();
});
console.log(tape.gradient(loss, w));`,
];

export const fixed = [
  [wrong[0]!, wrong[0]!.replace('x.sqrt()', 'tf.where(x.greater(0), x, tf.onesLike(x)).sqrt()')],
  [wrong[1]!, wrong[1]!.replace('tf.log(p)', 'tf.log(tf.where(p.equal(0), tf.onesLike(p), p))')],
  [wrong[2]!, wrong[2]!.replace('div(b)', 'div(tf.where(b.notEqual(0), b, tf.onesLike(b)))')],
  [wrong[3]!, wrong[3]!.replace('div(x)', 'div(tf.where(x.equal(0), tf.onesLike(x), x))')],
  [wrong[6]!, wrong[6]!.replace('tf.acos(c)', 'tf.acos(tf.where(c.abs().less(1), c, tf.zerosLike(c)))')],
  [wrong[8]!, wrong[8]!.replace('v.exp()', 'tf.where(v.greater(20), tf.onesLike(v), v).exp()')],
] as const;
