/** @file Cases of unused-source: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(2);
const y = tf.variable(3);
const tape = new tf.GradientTape();
const z = tape.record(() => y.square());
console.log(tape.gradient(z, x)); // !`,
  `import { variable, GradientTape } from '@tensorflow/tfjs';
const a = variable(1);
const b = variable(2);
const tape = new GradientTape();
const y = tape.record(() => a.exp());
const [da, db] = tape.gradient(y, [a, b]); // !
console.log(da, db);`,
  `const model = { w: tf.variable(1), b: tf.variable(0) };
const tape = new tf.GradientTape();
const y = tape.record(() => model.w.mul(2));
const g = tape.gradient(y, model); // !
console.log(g);`,
  `class Linear {
  kernel = tf.variable(tf.ones([2, 1]));
  bias = tf.variable(0);
  call(x: tf.Tensor) {
    return x.matMul(this.kernel);
  }
}
const l = new Linear();
const tape = new tf.GradientTape();
const y = tape.record(() => l.call(tf.ones([1, 2])).sum());
console.log(tape.gradient(y, [
  l.kernel,
  l.bias, // !
]));`,
  `const x = tf.variable(1);
const y = tf.variable(2);
{
  using tape = tf.gradientTape();
  const z = x.mul(3);
  console.log(tape.gradient(z, y)); // !
}`,
  `const x = tf.variable([1, 2]);
const other = tf.scalar(3);
const tape = new tf.GradientTape();
const z = tape.record((t) => {
  t.watch(other);
  return x.sum();
});
console.log(tape.gradient(z, other)); // !`,
  `const w1 = tf.variable(1);
const w2 = tf.variable(2);
const tape = new tf.GradientTape({ persistent: true });
const [a, b] = tape.record(() => [w1.square(), w2.square()]);
console.log(tape.gradient(a, w2)); // !
console.log(tape.gradient(b, w2));
tape.dispose();`,
  `const useBias = false;
const w = tf.variable(1);
const bias = tf.variable(0);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  let h = w.mul(2);
  if (useBias) h = h.add(bias);
  return h;
});
const grads = tape.gradient(y, { w, bias }); // !
console.log(grads);`,
  `const layers = [tf.variable(1), tf.variable(2), tf.variable(3)];
const tape = new tf.GradientTape();
const y = tape.record(() => layers.slice(0, 2).reduce((h: tf.Tensor, w) => h.mul(w), tf.scalar(1)));
console.log(tape.gradient(y, layers)); // !`,
  `const net = { encoder: [tf.variable(1), tf.variable(2)], decoder: tf.variable(3) };
const tape = new tf.GradientTape();
const code = tape.record(() => net.encoder[0]!.mul(net.encoder[1]!));
console.log(tape.gradient(code, [...net.encoder, net.decoder])); // !`,
  `const a = tf.variable(1);
const b = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  console.log(b.dataSync());
  return a.mul(b.shape.length + 1);
});
console.log(tape.gradient(y, b)); // !`,
];

export const right = [
  `const x = tf.variable(2);
const y = tf.variable(3);
const tape = new tf.GradientTape();
const z = tape.record(() => [x, y].reduce((a: tf.Tensor, b) => a.mul(b), tf.scalar(1)));
console.log(tape.gradient(z, [x, y]));`,
  `const x = tf.variable(1);
const y = tf.variable(2);
const tape = new tf.GradientTape();
const z = tape.record(() => (Math.random() > 0.5 ? x : y).square());
console.log(tape.gradient(z, [x, y]));`,
  `const x = tf.variable(1);
const y = tf.variable(2);
const tape = new tf.GradientTape();
const z = tape.record(() => y.square());
console.log(tape.gradient(z, x, { unconnectedGradients: 'zero' }));`,
  `const params = new Map([['w', tf.variable(1)], ['b', tf.variable(0)]]);
const tape = new tf.GradientTape();
const y = tape.record(() => params.get('w')!.mul(2).add(params.get('b')!));
console.log(tape.gradient(y, [...params.values()]));`,
  `const net = [tf.variable(1), tf.variable(2)];
const forward = (x: tf.Tensor) => net.reduce((h, w) => h.mul(w), x);
const tape = new tf.GradientTape();
const y = tape.record(() => forward(tf.scalar(3)));
console.log(tape.gradient(y, net));`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => x);
console.log(tape.gradient(y, x));`,
  `const ws = Array.from({ length: 4 }, (_, i) => tf.variable(i));
const tape = new tf.GradientTape();
const y = tape.record(() => {
  let h: tf.Tensor = tf.scalar(1);
  for (const w of ws) h = h.mul(w);
  return h;
});
console.log(tape.gradient(y, ws));`,
  `const x = tf.variable(1);
const y = tf.variable(1);
const tape = new tf.GradientTape();
const z = tape.record(() => {
  const box: Record<string, tf.Tensor> = {};
  for (const [k, v] of Object.entries({ x, y })) box[k] = v.square();
  return tf.addN(Object.values(box));
});
console.log(tape.gradient(z, { x, y }));`,
  `import * as helpers from './helpers';
const x = tf.variable(1);
const tape = new tf.GradientTape();
const z = tape.record(() => helpers.loss(x) as tf.Tensor);
console.log(tape.gradient(z, x));`,
  `const x = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
const z = tape.record(() => tf.concat([x, x.mul(2)]).slice([1], [3]).sum());
console.log(tape.gradient(z, x));`,
  `const a = tf.variable(1);
const b = tf.variable(2);
const tape = new tf.GradientTape({ persistent: true });
const { la, lb } = tape.record(() => ({ la: a.square(), lb: b.square() }));
console.log(tape.gradient(la, a), tape.gradient(lb, b));
tape.dispose();`,
];
