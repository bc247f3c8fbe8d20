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
  `const n = tf.scalar(3, 'int32'); // !
const tape = new tf.GradientTape();
const y = tape.record(() => {
  tape.watch(n);
  return n.square();
});
console.log(tape.gradient(y, n));`,
  `import { tensor, variable, GradientTape } from '@tensorflow/tfjs-core';
const w = variable(tensor([1, 2], [2], 'int32')); // !
const tape = new GradientTape();
const y = tape.record(() => w.mul(2).sum());
console.log(tape.gradient(y, w));`,
  `const mask = tf.ones([3], 'bool'); // !
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  t.watch(mask);
  return tf.ones([3]).mul(mask.toFloat()).sum();
});
console.log(tape.gradient(y, mask));`,
  `class Embedding {
  readonly ids = tf.variable([1, 2, 3], true, 'ids', 'int32'); // !
  call() {
    return this.ids.square().sum();
  }
}
const e = new Embedding();
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => e.call()), e.ids));`,
  `const words = tf.tensor1d(['a', 'b']); // !
const tape = new tf.GradientTape();
const y = tape.record(() => {
  tape.watch(words);
  return tf.scalar(1).mul(2);
});
console.log(tape.gradient(y, words));`,
  `const x = tf.zeros([2, 2], 'int32'); // !
{
  using tape = tf.gradientTape();
  tape.watch(x);
  const y = x.add(1).toFloat().sum();
  console.log(tape.gradient(y, x));
}`,
  `const pixels = new Uint8Array([0, 128, 255]);
const image = tf.tensor1d(pixels); // !
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  t.watch(image);
  return image.div(255).sum();
});
console.log(tape.gradient(y, image));`,
  `const steps = tf.fill([2], 4, 'int32'); // !
const w = tf.variable([1, 1]);
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  t.watch(steps);
  return w.mul(steps.toFloat()).sum();
});
const [gw, gs] = tape.gradient(y, [w, steps]);
console.log(gw, gs);`,
  `const x = tf.range(0, 4, 1, 'int32'); // !
const tape = new tf.GradientTape();
const y = tape.record(() => {
  tape.watch(x);
  return x.cast('float32').square().sum();
});
console.log(tape.gradient(y, x));`,
];

export const right = [
  `const x = tf.variable(3);
const ids = tf.tensor1d([0, 1], 'int32');
const table = tf.variable([[1, 2], [3, 4]]);
const tape = new tf.GradientTape();
const y = tape.record(() => table.gather(ids).sum().mul(x));
console.log(tape.gradient(y, [x, table]));`,
  `const ids = tf.tensor1d([0, 2], 'int32');
const table = tf.variable(tf.randomNormal([3, 2]));
const tape = new tf.GradientTape();
const y = tape.record(() => tf.gather(table, ids).sum());
console.log(tape.gradient(y, table));`,
  `const raw = tf.tensor1d([1, 2, 3], 'int32');
const x = tf.variable(raw.toFloat());
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.square().sum()), x));`,
  `const x = tf.variable(tf.tensor1d(new Float32Array([1, 2])));
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.square().sum()), x));`,
  `const x = tf.scalar(3);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  tape.watch(x);
  return x.square();
});
console.log(tape.gradient(y, x));`,
  `const labels = tf.tensor1d([1, 0, 1], 'int32');
const w = tf.variable([0.5, 0.5, 0.5]);
const tape = new tf.GradientTape();
const loss = tape.record(() => tf.losses.sigmoidCrossEntropy(labels.toFloat(), w));
console.log(tape.gradient(loss, w));`,
  `const keep = tf.tensor1d([true, false, true]);
const v = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
const loss = tape.record(() => tf.where(keep, v, tf.zerosLike(v)).sum());
console.log(tape.gradient(loss, v));`,
  `const x = tf.cast(tf.scalar(3, 'int32'), 'float32');
const tape = new tf.GradientTape();
const y = tape.record((t) => (t.watch(x), x.square()));
console.log(tape.gradient(y, x));`,
  `export function grad(x: tf.Tensor, dtype: 'float32' | 'int32') {
  const v = tf.variable(x.cast(dtype));
  const tape = new tf.GradientTape();
  return tape.gradient(tape.record(() => v.square().sum()), v);
}`,
  `const x = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const k = tf.oneHot(tf.tensor1d([1, 0], 'int32'), 2);
  return x.mul(k).sum();
});
console.log(tape.gradient(y, x));`,
  `const xs = tf.tidy(() => tf.tensor2d([[1, 2]], [1, 2], 'int32').toFloat());
const w = tf.variable(tf.ones([2, 1]));
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => xs.matMul(w).sum()), w));`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const v = tf.tensor1d(new Int32Array([1, 2]));
const tape = new tf.GradientTape();
const y = tape.record((t) => (t.watch(v), v.square().sum()));
console.log(tape.gradient(y, v));`,
    `const v = tf.tensor1d(new Int32Array([1, 2])).toFloat();
const tape = new tf.GradientTape();
const y = tape.record((t) => (t.watch(v), v.square().sum()));
console.log(tape.gradient(y, v));`,
  ],
  [
    `const x = tf.variable(tf.scalar(3, 'int32'));
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.square()), x));`,
    `const x = tf.variable(tf.scalar(3, 'float32'));
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.square()), x));`,
  ],
  [
    `const x = tf.variable(3, true, 'count', 'int32');
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.square()), x));`,
    `const x = tf.variable(3, true, 'count', 'float32');
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.square()), x));`,
  ],
  [
    `const x = tf.cast(tf.scalar(3.5), 'int32');
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record((t) => (t.watch(x), x.square())), x));`,
    `const x = tf.cast(tf.scalar(3.5), 'float32');
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record((t) => (t.watch(x), x.square())), x));`,
  ],
  [
    `const dtype = 'int32';
const x = tf.zeros([2], dtype);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record((t) => (t.watch(x), x.square())), x));`,
    `const dtype = 'int32';
const x = tf.zeros([2], dtype).toFloat();
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record((t) => (t.watch(x), x.square())), x));`,
  ],
  [
    `const flags = tf.tensor1d([true, false]);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record((t) => (t.watch(flags), flags.toFloat().sum())), flags));`,
    `const flags = tf.tensor1d([true, false]).toFloat();
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record((t) => (t.watch(flags), flags.toFloat().sum())), flags));`,
  ],
  [
    `const table = tf.variable(tf.tensor1d([1.5, 2.5]).toInt());
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => table.sum()), table));`,
    `const table = tf.variable(tf.tensor1d([1.5, 2.5]).toFloat());
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => table.sum()), table));`,
  ],
];
