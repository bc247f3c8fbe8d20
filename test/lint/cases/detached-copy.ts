/** @file Cases of detached-copy: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const w = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.variable(w.square()).mul(3)); // !
console.log(tape.gradient(y, w));`,
  `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.tensor1d(w.arraySync() as number[]).sum()); // !
console.log(tape.gradient(y, w));`,
  `const h = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const k = h.square();
  const kept = new tf.Variable(k); // !
  return kept.mul(3);
});
console.log(tape.gradient(y, h));`,
  `import { variable, GradientTape, scalar } from '@tensorflow/tfjs';
const h = variable(2);
const tape = new GradientTape();
const y = tape.record(() => {
  const value = h.exp().dataSync()[0];
  return scalar(value).mul(2); // !
});
console.log(tape.gradient(y, h));`,
  `const w = tf.variable([[1, 2], [3, 4]]);
const copy = (t: tf.Tensor) => tf.tensor2d(t.arraySync() as number[][]); // !
const tape = new tf.GradientTape();
const y = tape.record(() => copy(w.matMul(w)).sum());
console.log(tape.gradient(y, w));`,
  `const w = tf.variable([1, 2, 3]);
class Layer {
  out!: tf.Variable;
  forward(x: tf.Tensor) {
    this.out = tf.variable(x.mul(w)); // !
    return this.out.sum();
  }
}
const layer = new Layer();
const tape = new tf.GradientTape();
const loss = tape.record(() => layer.forward(tf.tensor1d([1, 2, 3])));
console.log(tape.gradient(loss, w));`,
  `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const parts = [w.mul(2), w.mul(3)].map((p) => tf.variable(p)); // !
  return tf.addN(parts).sum();
});
console.log(tape.gradient(y, w));`,
  `const a = tf.variable(1);
{
  using tape = tf.gradientTape();
  const b = tf.variable(a.mul(4), true, 'b'); // !
  const c = b.square();
  console.log(tape.gradient(c, a));
}`,
  `const { variable, tensor1d, square } = tf;
const x = variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => tensor1d(square(x).dataSync()).sum()); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const values = x.mul(2).arraySync() as number[];
  const again = tf.tensor(values); // !
  return again.square().mean();
});
console.log(tape.jacobian(y, x));`,
  `const w = tf.variable([1, 2]);
const clone = (t: tf.Tensor): tf.Tensor => tf.tensor(t.arraySync() as number[]); // !
const tape = new tf.GradientTape();
const [y] = tape.record(() => [clone(w).mul(2).sum()]);
const { dw } = tape.gradient(y!, { dw: w });
console.log(dw);`,
];

export const right = [
  `const w = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => w.clone().mul(tf.identity(w)));
console.log(tape.gradient(y, w));`,
  `const w = tf.variable([1, 2]);
const shown = tf.tensor1d(w.arraySync() as number[]);
shown.print();
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => w.sum()), w));`,
  `const pretrained = tf.randomNormal([2, 2]);
const w = tf.variable(pretrained);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => w.square().sum()), w));`,
  `const w = tf.variable([1, 2]);
const snapshot = tf.variable(w, false);
const tape = new tf.GradientTape();
const drift = tape.record(() => w.sub(snapshot).square().sum());
console.log(tape.gradient(drift, w));`,
  `const model = { w: tf.variable(tf.randomNormal([2])), b: tf.variable(0) };
let best = tf.tensor1d(model.w.dataSync());
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => model.w.mul(2).add(model.b).square().mean());
  const g = tape.gradient(loss, model);
  model.w.assignSub(g.w!.mul(0.1));
  best = tf.tensor1d(model.w.dataSync());
}
best.print();`,
  `const x = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.clone().square().sum());
const shown = tf.tensor(y.dataSync());
console.log(tape.gradient(y, x), shown.toString());`,
  `const teacher = tf.variable([1, 2], false);
const student = tf.variable([0, 0]);
const tape = new tf.GradientTape();
const loss = tape.record(() => {
  const labels = tf.tensor1d(teacher.softmax().dataSync());
  return student.softmax().sub(labels).square().sum();
});
console.log(tape.gradient(loss, student));`,
  `const w = tf.variable([1, 2]);
const start = tf.variable(w.clone());
start.assignAdd([1, 1]);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => start.square().sum()), start));`,
  `function fork(v: tf.Variable): tf.Variable {
  return tf.variable(v, true);
}
const original = tf.variable([1]);
const forked = fork(original);
const tape = new tf.GradientTape();
const y = tape.record(() => forked.square().sum().add(original.sum()));
console.log(tape.gradient(y, [forked, original]));`,
  `const w = tf.variable([3]);
const tape = new tf.GradientTape();
const [loss, metric] = tape.record(() => {
  const out = w.square();
  return [out.sum(), tf.tensor(out.arraySync() as number[])];
});
console.log(tape.gradient(loss, w), metric.dataSync());`,
  `import { variable, tensor, identity, GradientTape } from 'tapescope';
const v = variable([1]);
const t = tensor([5]);
const tape = new GradientTape();
const y = tape.record(() => identity(v).mul(identity(t)).sum());
console.log(tape.gradient(y, v));`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const values = w.mul(2).arraySync() as number[];
  const again = tf.tensor1d(values);
  return again.sum();
});
console.log(tape.gradient(y, w));`,
    `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const values = w.mul(2);
  const again = values;
  return again.sum();
});
console.log(tape.gradient(y, w));`,
  ],
  [
    `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.tensor1d(w.dataSync()).sum());
console.log(tape.gradient(y, w));`,
    `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => w.sum());
console.log(tape.gradient(y, w));`,
  ],
  [
    `const w = tf.variable([[1, 2], [3, 4]]);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.tensor2d(w.mul(2).dataSync(), [4, 1]).sum());
console.log(tape.gradient(y, w));`,
    `const w = tf.variable([[1, 2], [3, 4]]);
const tape = new tf.GradientTape();
const y = tape.record(() => w.mul(2).reshape([4, 1]).sum());
console.log(tape.gradient(y, w));`,
  ],
  [
    `const w = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.scalar(w.square().dataSync()[0]!).mul(2));
console.log(tape.gradient(y, w));`,
    `const w = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => w.square().mul(2));
console.log(tape.gradient(y, w));`,
  ],
  [
    `const w = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const k = tf.variable(w.square(), true, 'k'); // kept
  return k.mul(2);
});
console.log(tape.gradient(y, w));`,
    `const w = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const k = w.square(); // kept
  return k.mul(2);
});
console.log(tape.gradient(y, w));`,
  ],
];
