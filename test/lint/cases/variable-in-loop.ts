/** @file Cases of variable-in-loop: `// !` marks the line a finding must stand on. */

export const wrong = [
  `for (let epoch = 0; epoch < 5; epoch++) {
  const w = tf.variable(0); // !
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.sub(3).square());
  w.assignSub(tape.gradient(loss, w)!.mul(0.1));
}`,
  `import { variable, GradientTape, type Tensor } from '@tensorflow/tfjs';
import { load } from './data';
for (const x of load() as Tensor[]) {
  const w = variable([0, 0]); // !
  const tape = new GradientTape();
  const loss = tape.record(() => x.mul(w).square().sum());
  const g = tape.gradient(loss, w)!;
  w.assign(w.sub(g.mul(0.1)));
}`,
  `let epoch = 0;
while (epoch < 10) {
  const params = { w: tf.variable(1), b: tf.variable(0) }; // !
  const tape = new tf.GradientTape();
  const loss = tape.record(() => params.w.mul(2).add(params.b).square());
  const g = tape.gradient(loss, params);
  params.w.assignSub(g.w!.mul(0.1));
  params.b.assignSub(g.b!.mul(0.1));
  epoch++;
}`,
  `function trainStep(x: tf.Tensor) {
  const w = tf.variable(tf.zeros([1])); // !
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.mul(x).sub(1).square().mean());
  const g = tape.gradient(loss, w);
  if (g) w.assignSub(g.mul(0.01));
  return loss;
}
for (let i = 0; i < 100; i++) trainStep(tf.ones([2]));`,
  `[1, 2, 3].forEach((lr) => {
  const w = tf.variable(1); // !
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.square());
  w.assignSub(tape.gradient(loss, w)!.mul(lr));
});`,
  `const opt = tf.train.sgd(0.1);
for (let i = 0; i < 5; i++) {
  const w = tf.variable(2, true, \`w\${i}\`); // !
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.square());
  const grads = { [w.name]: tape.gradient(loss, w)! };
  opt.applyGradients(grads);
}`,
  `for (let i = 0; i < 3; i++) {
  const weights = [tf.variable(1), tf.variable(2)]; // !
  const tape = new tf.GradientTape();
  const loss = tape.record(() => tf.addN(weights).square());
  const grads = tape.gradient(loss, weights);
  weights.forEach((w, k) => w.assignSub(grads[k]!.mul(0.1)));
}`,
  `do {
  const w = new tf.Variable(tf.scalar(1)); // !
  using tape = tf.gradientTape();
  const loss = w.exp();
  const g = tape.gradient(loss, w)!;
  w.assignSub(g);
} while (Math.random() > 0.1);`,
  `class Model {
  readonly w = tf.variable(tf.zeros([2, 1])); // !
  call(x: tf.Tensor) {
    return x.matMul(this.w);
  }
}
for (let epoch = 0; epoch < 3; epoch++) {
  const model = new Model();
  const tape = new tf.GradientTape();
  const loss = tape.record(() => model.call(tf.ones([4, 2])).sub(1).square().mean());
  const g = tape.gradient(loss, model.w)!;
  model.w.assignSub(g.mul(0.1));
}`,
  `const makeParams = () => ({ w: tf.variable(1), b: tf.variable(0) }); // !
for (const x of [1, 2, 3]) {
  const p = makeParams();
  const tape = new tf.GradientTape();
  const loss = tape.record(() => p.w.mul(x).add(p.b).square());
  const g = tape.gradient(loss, p);
  p.w.assignSub(g.w!.mul(0.1));
  p.b.assignSub(g.b!.mul(0.1));
}`,
  `async function train(n: number) {
  for (let i = 0; i < n; i++) {
    let w = tf.variable([0, 0]); // !
    {
      using tape = tf.gradientTape();
      const loss = w.sub([1, 2]).square().sum();
      w.assignSub(tape.gradient(loss, w)!.mul(0.1));
    }
    await tf.nextFrame();
  }
}
train(3);`,
];

export const right = [
  `const found: tf.Variable[] = [];
for (let restart = 0; restart < 3; restart++) {
  const w = tf.variable(Math.random());
  for (let i = 0; i < 10; i++) {
    const tape = new tf.GradientTape();
    const loss = tape.record(() => w.sub(3).square());
    w.assignSub(tape.gradient(loss, w)!.mul(0.1));
  }
  found.push(w);
}`,
  `for (const at of [1, 2, 3]) {
  const x = tf.variable(at);
  const tape = new tf.GradientTape();
  console.log(tape.gradient(tape.record(() => x.square()), x));
}`,
  `const w = tf.variable(0);
for (let i = 0; i < 5; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.sub(1).square());
  w.assignSub(tape.gradient(loss, w)!.mul(0.1));
}`,
  `function fit(start: number) {
  const w = tf.variable(start);
  for (let i = 0; i < 10; i++) {
    const tape = new tf.GradientTape();
    const loss = tape.record(() => w.square());
    w.assignSub(tape.gradient(loss, w)!.mul(0.1));
  }
  return w;
}
console.log([1, 2, 3].map((s) => fit(s).dataSync()[0]));`,
  `for (const lr of [0.1, 0.01]) {
  const w = tf.variable(1);
  for (let i = 0; i < 10; i++) {
    const tape = new tf.GradientTape();
    const loss = tape.record(() => w.square());
    w.assignSub(tape.gradient(loss, w)!.mul(lr));
  }
  console.log(lr, w.dataSync()[0]);
}`,
  `const results: number[] = [];
for (let i = 0; i < 3; i++) {
  const x = tf.variable(i);
  const tape = new tf.GradientTape();
  const y = tape.record(() => x.square());
  results.push(tape.gradient(y, x)!.dataSync()[0]!);
}`,
  `for (let trial = 0; trial < 3; trial++) {
  const w = tf.variable(Math.random());
  const step = () => {
    const tape = new tf.GradientTape();
    const loss = tape.record(() => w.square());
    w.assignSub(tape.gradient(loss, w)!.mul(0.1));
    return loss;
  };
  step();
  step();
  console.log(step().dataSync()[0]);
}`,
  `const layers: tf.Variable[] = [];
for (let i = 0; i < 3; i++) layers.push(tf.variable(tf.randomNormal([2, 2])));
const tape = new tf.GradientTape();
const y = tape.record(() => layers.reduce((h: tf.Tensor, w) => h.matMul(w), tf.ones([1, 2])).sum());
tape.gradient(y, layers).forEach((g, i) => layers[i]!.assignSub(g!));`,
  `class Layer {
  w = tf.variable(1);
}
const nets: Layer[] = [];
for (let i = 0; i < 3; i++) nets.push(new Layer());
for (const net of nets) {
  const tape = new tf.GradientTape();
  const y = tape.record(() => net.w.square());
  net.w.assignSub(tape.gradient(y, net.w)!.mul(0.1));
}`,
  `const found = new Map<number, tf.Variable>();
for (const seed of [1, 2]) {
  const w = tf.variable(seed);
  const tape = new tf.GradientTape();
  const y = tape.record(() => w.square());
  w.assignSub(tape.gradient(y, w)!);
  found.set(seed, w);
}`,
  `let w: tf.Variable | undefined;
for (let i = 0; i < 3; i++) {
  w ??= tf.variable(1);
  const v = w;
  const tape = new tf.GradientTape();
  const y = tape.record(() => v.square());
  v.assignSub(tape.gradient(y, v)!.mul(0.1));
}`,
  `const starts = [1, 2].map((s) => {
  const w = tf.variable(s);
  const tape = new tf.GradientTape();
  const y = tape.record(() => w.square());
  w.assignSub(tape.gradient(y, w)!);
  return w;
});
console.log(starts.length);`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `for (let i = 0; i < 3; i++) {
  // weights
  const w = tf.variable(0); // start
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.sub(3).square());
  w.assignSub(tape.gradient(loss, w)!.mul(0.1));
}`,
    `// weights
const w = tf.variable(0); // start
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.sub(3).square());
  w.assignSub(tape.gradient(loss, w)!.mul(0.1));
}`,
  ],
  [
    `while (Math.random() < 0.9) {
  const p = { w: tf.variable(0) };
  const tape = new tf.GradientTape();
  const loss = tape.record(() => p.w.sub(3).square());
  p.w.assignSub(tape.gradient(loss, p.w)!.mul(0.1));
}`,
    `const p = { w: tf.variable(0) };
while (Math.random() < 0.9) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => p.w.sub(3).square());
  p.w.assignSub(tape.gradient(loss, p.w)!.mul(0.1));
}`,
  ],
];
