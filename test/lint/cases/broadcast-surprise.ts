/** @file Cases of broadcast-surprise: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const w = tf.variable([[2]]);
const x = tf.tensor2d([[1], [2], [3]]);
const y = tf.tensor1d([2, 4, 6]);
const tape = new tf.GradientTape();
const loss = tape.record(() => x.matMul(w).sub(y).square().mean()); // !
console.log(tape.gradient(loss, w));`,
  `import { tensor2d, variable, GradientTape, sub, zeros } from '@tensorflow/tfjs';
const pred = variable(zeros([4, 1]));
const labels = tensor2d([[1], [0], [1], [0]]).squeeze();
const tape = new GradientTape();
const loss = tape.record(() => sub(pred, labels).square().mean()); // !
console.log(tape.gradient(loss, pred));`,
  `const w = tf.variable(tf.ones([3, 1]));
const y = tf.tensor1d([1, 2, 3]);
{
  using tape = tf.gradientTape();
  const loss = tf.losses.meanSquaredError(y, w.mul(2)).add(y.mul(w).sum()); // !
  console.log(tape.gradient(loss, w));
}`,
  `const x = tf.linspace(0, 1, 5);
const a = tf.variable(1);
const target = tf.ones([5, 1]);
const tape = new tf.GradientTape();
const l = tape.record(() => {
  const model = x.mul(a);
  const residual = target.sub(model); // !
  return residual.square().sum();
});
console.log(tape.gradient(l, a));`,
  `function mse(a: tf.Tensor, b: tf.Tensor) {
  return a.squaredDifference(b).mean(); // !
}
const w = tf.variable(tf.zeros([2, 1]));
const xs = tf.ones([6, 2]);
const ys = tf.zeros([6]);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => mse(ys, xs.matMul(w))), w));`,
  `const logits = tf.variable(tf.zeros([3, 2]));
const weights = tf.tensor1d([1, 2, 3]);
const tape = new tf.GradientTape();
const l = tape.record(() => logits.sum(1, true).mul(weights).sum()); // !
console.log(tape.gradient(l, logits));`,
  `class Regression {
  readonly w = tf.variable(tf.ones([2, 1]));
  loss(x: tf.Tensor, y: tf.Tensor) {
    const e = x.matMul(this.w).sub(y); // !
    return e.square().mean();
  }
}
const r = new Regression();
const tape = new tf.GradientTape();
const l = tape.record(() => r.loss(tf.ones([3, 2]), tf.tensor([1, 2, 3])));
console.log(tape.gradient(l, r.w));`,
  `const v = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
const l = tape.record(() => tf.maximum(v.reshape([3, 1]), v).sum()); // !
console.log(tape.gradient(l, v));`,
  `const w = tf.variable([0.1, 0.2]);
const x = tf.ones([2, 1]);
const tape = new tf.GradientTape();
const [loss] = tape.record(() => [tf.mul(w, x).sum()]); // !
console.log(tape.gradient(loss!, w));`,
  `const scores = tf.variable(tf.zeros([5]));
const column = scores.expandDims(-1);
const tape = new tf.GradientTape();
const ranking = tape.record(() => {
  const s = scores.reshape([5, 1]);
  const margin = s.sub(scores); // !
  return margin.relu().sum();
});
console.log(tape.gradient(ranking, scores), column.shape);`,
  `const a = tf.variable(2);
const t = tf.range(0, 4).toFloat();
const y = tf.tensor2d([[0], [1], [2], [3]]);
const tape = new tf.GradientTape();
const l = tape.record(() => {
  const fit = tf.linspace(0, 1, 4).mul(a);
  return y.squaredDifference(fit).mean(); // !
});
console.log(tape.gradient(l, a), t);`,
];

export const right = [
  `const w = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
const loss = tape.record(() => w.reshape([3, 1]).mul(w.reshape([1, 3])).add(tf.ones([3])).sum());
console.log(tape.gradient(loss, w));`,
  `const w = tf.variable(tf.ones([3, 1]));
const y = tf.ones([3, 1]);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => w.sub(y).square().mean()), w));`,
  `const x = tf.ones([5, 3]);
const bias = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.add(bias).sum()), bias));`,
  `const x = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
const d = tape.record(() => x.expandDims(1).sub(x.expandDims(0)).square().sum());
console.log(tape.gradient(d, x));`,
  `const x = tf.variable(tf.ones([4, 1]));
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.mul(tf.scalar(2)).add(1).sum()), x));`,
  `const x = tf.variable(tf.ones([4, 1]));
const y = tf.tensor1d([1, 2, 3, 4]);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.squeeze().sub(y).sum()), x));`,
  `const a = tf.variable(tf.ones([2, 3]));
const row = tf.ones([1, 3]);
const col = tf.ones([2, 1]);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => a.mul(row).mul(col).sum()), a));`,
  `const x = tf.ones([3, 1]);
const y = tf.ones([3]);
console.log(x.add(y).shape);
const w = tf.variable(1);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => w.square()), w));`,
  `const x = tf.variable(tf.ones([1, 3]));
const y = tf.ones([3]);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.mul(y).sum()), x));`,
  `const h = tf.variable(tf.ones([4, 8, 1]));
const mask = tf.ones([4, 8]);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => h.mul(mask.expandDims(-1)).sum()), h));`,
  `const q = tf.variable(tf.ones([2, 3, 4]));
const mean = q.mean(-1, true);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => q.sub(q.mean(-1, true)).square().sum()), q), mean);`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const a = tf.variable(tf.ones([3, 1]));
const b = tf.tensor1d([1, 2, 3]);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => tf.maximum(b, a.mul(2)).sum()), a));`,
    `const a = tf.variable(tf.ones([3, 1]));
const b = tf.tensor1d([1, 2, 3]);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => tf.maximum(b, a.mul(2).squeeze()).sum()), a));`,
  ],
];
