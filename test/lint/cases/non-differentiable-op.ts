/** @file Cases of non-differentiable-op: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable([0.2, 1.7]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.round().sum()); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([0.2, 1.7]);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.cast(x, 'int32').sum()); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([0.2, 1.7]);
const step = (t: tf.Tensor) => t.greater(1).toFloat(); // !
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => step(x).mean()), x));`,
  `import { variable, GradientTape, argMax } from '@tensorflow/tfjs';
const logits = variable([1, 2, 3]);
const tape = new GradientTape();
const y = tape.record(() => argMax(logits).toFloat()); // !
console.log(tape.gradient(y, logits));`,
  `const x = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.oneHot(x.toInt(), 3).sum()); // !
console.log(tape.gradient(y, x));`,
  `const p = tf.variable([0.2, 0.8]);
const labels = tf.tensor1d([0, 1]);
const accuracy = (pred: tf.Tensor, truth: tf.Tensor) => pred.greater(0.5).equal(truth.cast('bool')).toFloat().mean(); // !
const tape = new tf.GradientTape();
const acc = tape.record(() => accuracy(p, labels));
console.log(tape.gradient(acc, p));`,
  `const x = tf.variable([1.5, 2.5]);
{
  using tape = tf.gradientTape();
  const q = x.mul(8);
  const r = tf.round(q); // !
  const y = r.div(8).sum();
  console.log(tape.gradient(y, x));
}`,
  `const score = tf.variable([0.5, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const gate = tf.logicalAnd(score.greater(0), score.less(1)); // !
  return gate.toFloat().sum();
});
console.log(tape.gradient(y, score));`,
  `const x = tf.variable(2.5);
const tape = new tf.GradientTape();
const y = tape.record(() => x.asType('int32').toFloat().mul(2)); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([3, 1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const { indices } = tf.topk(x, 2); // !
  return indices.toFloat().sum();
});
console.log(tape.gradient(y, x));`,
  `class Quantizer {
  constructor(readonly levels: number) {}
  apply = (x: tf.Tensor): tf.Tensor => x.mul(this.levels).floor().div(this.levels); // !
}
const v = tf.variable([0.1, 0.9]);
const q = new Quantizer(4);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => q.apply(v).sum()), v));`,
  `const x = tf.variable([1, -1]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.sign().add(1).div(2).greaterEqual(0.5).sum()); // !
console.log(tape.gradient(y, x));`,
];

export const right = [
  `const x = tf.variable([0.2, 1.7]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.mul(x.greater(1).toFloat()).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([0.2, 1.7]);
const ste = tf.customGrad((v: tf.Tensor) => ({ value: v.round(), gradFunc: (dy: tf.Tensor) => dy }));
const tape = new tf.GradientTape();
const y = tape.record(() => ste(x).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([3, 1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const { values } = tf.topk(x, 2);
  return values.sum();
});
console.log(tape.gradient(y, x));`,
  `const w = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const best = w.argMax();
  return tf.gather(w, best).mul(2);
});
console.log(tape.gradient(y, w));`,
  `const logits = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
const [loss, acc] = tape.record(() => {
  const loss = tf.losses.softmaxCrossEntropy(tf.oneHot(tf.tensor1d([1], 'int32'), 3).squeeze(), logits);
  const acc = logits.argMax().equal(1);
  return [loss, acc];
});
console.log(tape.gradient(loss, logits), acc.dataSync());`,
  `const x = tf.variable([1.5, -2]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.add(tf.stopGradient(x.round().sub(x))).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([1.5, -2]);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.where(x.greater(0), x, x.mul(0.1)).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(3);
const n = Math.floor(3.7);
const tape = new tf.GradientTape();
const y = tape.record(() => x.pow(n));
console.log(tape.gradient(y, x));`,
  `const scores = tf.variable([1, 2]);
const labels = tf.tensor1d([0.2, 0.9]).greater(0.5).toFloat();
const tape = new tf.GradientTape();
const l = tape.record(() => tf.losses.sigmoidCrossEntropy(labels, scores));
console.log(tape.gradient(l, scores));`,
  `const x = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.toFloat().cast('float32').sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.mul(tf.floor(tf.tensor1d([1.5, 2.5]))).sum());
console.log(tape.gradient(y, x));`,
];
