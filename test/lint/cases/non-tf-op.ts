/** @file Cases of non-tf-op: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.scalar(Math.sin(x.dataSync()[0]))); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const v = x.arraySync() as number;
  const cubed = v * v * v; // !
  return tf.tensor(cubed).mul(2);
});
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const s = x.dataSync()[0];
  return x.mul(s ** 2); // !
});
console.log(tape.gradient(y, x));`,
  `const sigmoid = (v: number) => 1 / (1 + Math.exp(-v)); // !
const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.scalar(sigmoid(x.dataSync()[0])));
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const total = Array.from(x.dataSync()).reduce((a, b) => a + b, 0); // !
  return tf.scalar(total).square();
});
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const doubled = Array.from(x.dataSync(), (v) => v * 2); // !
  return tf.tensor1d(doubled).sum();
});
console.log(tape.gradient(y, x));`,
  `class Layer {
  w = tf.variable(0.5);
  forward(x: tf.Tensor) {
    const scale = Math.exp(this.w.dataSync()[0]); // !
    return x.mul(scale);
  }
}
const layer = new Layer();
const tape = new tf.GradientTape();
const y = tape.record(() => layer.forward(tf.scalar(2)));
console.log(tape.gradient(y, layer.w));`,
  `const x = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const [a, b] = x.dataSync();
  return tf.scalar(Math.hypot(a, b)); // !
});
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => x.mul(x.dataSync()[0])); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(2);
const value = x.dataSync()[0];
const tape = new tf.GradientTape();
const y = tape.record(() => tf.scalar(value * 3)); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(2);
const point: { value: number } = { value: 0 };
const tape = new tf.GradientTape();
const y = tape.record(() => {
  point.value = x.square().dataSync()[0] + 1; // !
  return tf.scalar(point.value).sqrt();
});
console.log(tape.gradient(y, x));`,
  `import { variable, GradientTape, scalar } from '@tensorflow/tfjs-core';
const x = variable(2);
const tape = new GradientTape();
const y = tape.record(() => {
  const v = x.dataSync()[0]!;
  return scalar(v * v + 1); // !
});
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([1, 2, 3]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const logs = Array.from(x.dataSync()).map((v) => Math.log(v)); // !
  return tf.tensor1d(logs).sum();
});
console.log(tape.gradient(y, x));`,
  `const sigmoid = (v: number) => 1 / (1 + Math.exp(-v)); // !
const x = tf.variable(0.5);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.scalar(sigmoid(x.arraySync() as number)).mul(2));
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(0.5);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const max = Math.max(...x.dataSync()); // !
  return tf.scalar(1).mul(max);
});
console.log(tape.gradient(y, x));`,
  `class Net {
  scale = tf.variable(1.5);
  apply(x: tf.Tensor) {
    const s = this.scale.dataSync()[0]! * 2; // !
    return x.mul(s);
  }
}
const net = new Net();
const tape = new tf.GradientTape();
const y = tape.record(() => net.apply(tf.scalar(3)));
console.log(tape.gradient(y, net.scale));`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const [v] = x.dataSync();
  let p = 1;
  for (let i = 0; i < 3; i++) p *= v!; // !
  return tf.scalar(p);
});
console.log(tape.gradient(y, x));`,
  `const w = tf.variable([1, 2]);
{
  using tape = tf.gradientTape();
  const total = (w.arraySync() as number[]).reduce((a, b) => a + b, 0); // !
  const y = tf.scalar(total).square();
  console.log(tape.gradient(y, w));
}`,
  `const x = tf.variable(4);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const r = Math.sqrt(x as unknown as number); // !
  return tf.scalar(r);
});
console.log(tape.gradient(y, x));`,
];

export const right = [
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const y = x.sin();
  console.log(Math.round(y.dataSync()[0] * 100) / 100);
  return y;
});
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([1, 2]);
const n = Math.sqrt(x.shape[0]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.div(n).sum());
console.log(tape.gradient(y, x));`,
  `const w = tf.variable(1);
let rate = 0.1;
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.sub(3).square());
  const g = tape.gradient(loss, w)!;
  rate = rate / (1 + Math.abs(g.dataSync()[0]));
  w.assignSub(g.mul(rate));
}`,
  `const data = tf.tensor1d([1, 2, 3]);
const mean = data.dataSync().reduce((a, b) => a + b) / 3;
const w = tf.variable(1);
const tape = new tf.GradientTape();
const loss = tape.record(() => data.sub(mean).mul(w).square().sum());
console.log(tape.gradient(loss, w));`,
  `const x = tf.variable([3, 1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const at = x.argMax().dataSync()[0];
  return x.gather(tf.tensor1d([at], 'int32')).sum();
});
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => (x.dataSync()[0] > 0 ? x.square() : x.neg()));
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([[1, 2], [3, 4]]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const rows = x.arraySync() as number[][];
  return x.slice([0, 0], [rows.length - 1, 2]).sum();
});
console.log(tape.gradient(y, x));`,
  `const w = tf.variable(0.5);
const anchor = w.dataSync()[0] * 0.9;
const tape = new tf.GradientTape();
const loss = tape.record(() => w.sub(anchor).square());
console.log(tape.gradient(loss, w));`,
  `const history: number[] = [];
const w = tf.variable(1);
const tape = new tf.GradientTape();
const loss = tape.record(() => {
  const loss = w.square();
  history.push(loss.dataSync()[0] * 2);
  return loss;
});
console.log(tape.gradient(loss, w), Math.max(...history));`,
  `const w = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  let y: tf.Tensor = w;
  while (y.dataSync()[0] < 100) y = y.mul(w);
  return y;
});
console.log(tape.gradient(y, w));`,
  `const w = tf.variable(1);
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.square());
  const value = loss.dataSync()[0]!;
  const lr = Math.min(0.1, 1 / (1 + value));
  w.assignSub(tape.gradient(loss, w)!.mul(lr));
}`,
  `const w = tf.variable([1, 2]);
const n = Math.sqrt(w.shape[0]!);
const tape = new tf.GradientTape();
const y = tape.record(() => w.square().sum().div(n));
console.log(tape.gradient(y, w));`,
  `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const y = w.square().sum();
  const shown = Math.round(y.dataSync()[0]! * 100) / 100;
  console.log('loss', shown);
  return y;
});
console.log(tape.gradient(y, w));`,
  `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const k = Math.floor(Math.random() * 2);
  return w.gather([k]).sum();
});
console.log(tape.gradient(y, w, { unconnectedGradients: 'zero' }));`,
  `const w = tf.variable([1, 2]);
const temperature = tf.variable(2, false);
const tape = new tf.GradientTape();
const y = tape.record(() => w.div(temperature.dataSync()[0]! * 2).softmax().max());
console.log(tape.gradient(y, w));`,
  `const q = tf.variable([0.1, 0.9]);
const action = q.argMax().dataSync()[0]!;
const tape = new tf.GradientTape();
const y = tape.record(() => q.slice([action], [1]).sum());
console.log(tape.gradient(y, q));`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [wrong[0]!, wrong[0]!.replace('tf.scalar(Math.sin(x.dataSync()[0]))', 'tf.sin(x)')],
  [
    `const a = tf.variable(1), b = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const av = a.dataSync()[0];
  return tf.scalar(Math.max(0, 1 - av * (b.arraySync() as number)));
});
console.log(tape.gradient(y, [a, b]));`,
    `const a = tf.variable(1), b = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const av = a.dataSync()[0];
  return tf.maximum(0, tf.sub(1, a.mul(b)));
});
console.log(tape.gradient(y, [a, b]));`,
  ],
  [
    `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const e = Math.exp(x.dataSync()[0]);
  return x.mul(e).add(tf.scalar(e));
});
console.log(tape.gradient(y, x));`,
    `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const e = tf.exp(x);
  return x.mul(e).add(e);
});
console.log(tape.gradient(y, x));`,
  ],
  [
    `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.scalar(Math.exp(-x.dataSync()[0]!)).mul(2)); // decay
console.log(tape.gradient(y, x));`,
    `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.exp(x.neg()).mul(2)); // decay
console.log(tape.gradient(y, x));`,
  ],
  [
    `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  // cube it
  const v = x.dataSync()[0]!; // the number
  const cube = Math.pow(v, 3);
  return tf.scalar(cube);
});
console.log(tape.gradient(y, x));`,
    `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  // cube it
  const v = x.dataSync()[0]!; // the number
  const cube = tf.pow(x, 3);
  return cube;
});
console.log(tape.gradient(y, x));`,
  ],
  [
    `const x = tf.variable(2);
const b = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.scalar(x.dataSync()[0]! * b.dataSync()[0]! + 1));
console.log(tape.gradient(y, [x, b]));`,
    `const x = tf.variable(2);
const b = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => x.mul(b).add(1));
console.log(tape.gradient(y, [x, b]));`,
  ],
  [
    `import { variable, scalar, GradientTape } from '@tensorflow/tfjs';
const x = variable(2);
const tape = new GradientTape();
const y = tape.record(() => scalar(Math.tanh(x.arraySync() as number)));
console.log(tape.gradient(y, x));`,
    `import { variable, scalar, GradientTape } from '@tensorflow/tfjs';
const x = variable(2);
const tape = new GradientTape();
const y = tape.record(() => x.tanh());
console.log(tape.gradient(y, x));`,
  ],
  [
    `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.constant(Math.max(0, x.dataSync()[0]!)));
console.log(tape.gradient(y, x));`,
    `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.maximum(0, x));
console.log(tape.gradient(y, x));`,
  ],
  [
    `const x = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const n = Math.sqrt(x.square().sum().dataSync()[0]!);
  return x.div(n).sum();
});
console.log(tape.gradient(y, x));`,
    `const x = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const n = tf.sqrt(x.square().sum());
  return x.div(n).sum();
});
console.log(tape.gradient(y, x));`,
  ],
  [
    `const x = tf.variable(0.5);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const s = 1 / (1 + Math.exp(-x.dataSync()[0]!));
  return tf.scalar(s).log();
});
console.log(tape.gradient(y, x));`,
    `const x = tf.variable(0.5);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const s = tf.div(1, tf.add(1, tf.exp(x.neg())));
  return s.log();
});
console.log(tape.gradient(y, x));`,
  ],
  [
    `const x = tf.variable(0.5);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.tensor(Math.sin(x.dataSync()[0]!) ** 2));
console.log(tape.gradient(y, x));`,
    `const x = tf.variable(0.5);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.sin(x).square());
console.log(tape.gradient(y, x));`,
  ],
  [
    `const x = tf.variable([3, 4]);
const tape = new tf.GradientTape();
const z = tape.record(() => {
  const squares = Array.from(x.dataSync(), (v) => v * v);
  return tf.sum(tf.constant(squares));
});
console.log(tape.gradient(z, x));`,
    `const x = tf.variable([3, 4]);
const tape = new tf.GradientTape();
const z = tape.record(() => {
  const squares = x.mul(x);
  return tf.sum(squares);
});
console.log(tape.gradient(z, x));`,
  ],
  [
    `const x = tf.variable([3, 4]);
const tape = new tf.GradientTape();
const z = tape.record(() => tf.tensor1d([...x.dataSync()].map((v) => 2 * Math.exp(-v))).sum());
console.log(tape.gradient(z, x));`,
    `const x = tf.variable([3, 4]);
const tape = new tf.GradientTape();
const z = tape.record(() => tf.mul(2, tf.exp(x.neg())).sum());
console.log(tape.gradient(z, x));`,
  ],
];
