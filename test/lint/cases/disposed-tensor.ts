/** @file Cases of disposed-tensor: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const g = tf.tensor1d([1, 2]);
g.dispose();
g.mul(2).print(); // !`,
  `let inner!: tf.Tensor;
const y = tf.tidy(() => {
  inner = tf.scalar(2).mul(3);
  return inner.square();
});
y.print();
inner.print(); // !`,
  `import { tensor1d, tidy, type Tensor } from '@tensorflow/tfjs';
let leaked!: Tensor;
const total = tidy(() => {
  leaked = tensor1d([1, 2]).square();
  return leaked.sum();
});
total.print();
console.log(leaked.dataSync()); // !`,
  `const a = tf.scalar(2);
const b = a.mul(3);
b.dispose();
console.log(tf.add(a, b)); // !`,
  `function area(r: number) {
  const radius = tf.scalar(r);
  radius.dispose();
  return radius.square().mul(Math.PI); // !
}
area(2).print();`,
  `const x = tf.tensor1d([1, 2, 3]);
tf.dispose(x);
x.sum().print(); // !`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => w.square());
const g = tape.gradient(y, w)!;
w.assignSub(g);
g.dispose();
console.log(g.dataSync()[0]); // !`,
  `const out = tf.tidy(() => {
  const h = tf.ones([2]).mul(3);
  return { total: h.sum(), scale: 2 };
});
out.total.dispose();
out.total.print(); // !`,
  `const batch = tf.randomNormal([4, 2]);
batch.dispose();
const tape = new tf.GradientTape();
const w = tf.variable(tf.ones([2, 1]));
const loss = tape.record(() => batch.matMul(w).mean()); // !
console.log(tape.gradient(loss, w));`,
  `const v = tf.variable([1, 2]);
v.dispose();
v.assign(tf.tensor1d([3, 4])); // !`,
  `const a = tf.scalar(1);
const b = tf.scalar(2);
tf.dispose([a, b]);
console.log(a.add(1).dataSync()); // !`,
];

export const right = [
  `const rows = [tf.scalar(1), tf.scalar(2)];
for (const row of rows) {
  row.print();
  row.dispose();
}`,
  `const g = tf.tensor1d([1, 2]);
if (Math.random() > 0.5) g.dispose();
else g.print();`,
  `import { load } from './load';
for (const batch of load() as tf.Tensor[]) {
  batch.square().print();
  batch.dispose();
}`,
  `const a = tf.scalar(2);
const b = a.mul(3);
b.print();
a.dispose();
b.dispose();`,
  `let x = tf.scalar(1);
for (let i = 0; i < 3; i++) {
  const next = x.mul(2);
  x.dispose();
  x = next;
}
x.print();`,
  `const kept = tf.tidy(() => {
  const a = tf.scalar(2);
  return [a, a.square()];
});
kept.forEach((t) => t.print());`,
  `let cache: tf.Tensor | null = null;
function get() {
  if (cache === null || cache.isDisposed) cache = tf.keep(tf.ones([2]));
  return cache;
}
tf.tidy(() => get().mul(2).print());
get().print();`,
  `const losses: number[] = [];
const w = tf.variable(1);
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.square());
  const g = tape.gradient(loss, w)!;
  w.assignSub(g.mul(0.1));
  losses.push(loss.dataSync()[0]!);
  loss.dispose();
  g.dispose();
}`,
  `const x = tf.tensor1d([1, 2]);
const y = tf.tidy(() => {
  const t = x.square();
  const u = t.add(1);
  t.dispose();
  return u.sum();
});
y.print();
x.print();`,
  `const grads: Record<string, tf.Tensor> = { a: tf.scalar(1), b: tf.scalar(2) };
for (const name of Object.keys(grads)) {
  grads[name]!.print();
  grads[name]!.dispose();
}`,
  `const t = tf.scalar(3);
const c = t.clone();
t.dispose();
c.print();`,
  `const a = tf.scalar(1);
a.dispose();
console.log(a.isDisposed, a.shape, a.dtype);`,
  `async function main() {
  const x = tf.tensor1d([1, 2]);
  try {
    console.log(await x.data());
  } finally {
    x.dispose();
  }
}
await main();`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const g = tf.tensor1d([1, 2]);
g.dispose(); // free it
g.mul(2).print();
console.log('done');`,
    `const g = tf.tensor1d([1, 2]);
g.mul(2).print();
g.dispose(); // free it
console.log('done');`,
  ],
];
