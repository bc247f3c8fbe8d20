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
];
