/** @file Cases of op-outside-tape: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const h = x.square(); // !
  tape.reset();
  return h.mul(2);
});
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(3);
const h = x.square(); // !
const tape = new tf.GradientTape();
const y = tape.record(() => h.mul(2));
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
const loss = y.mean(); // !
console.log(tape.gradient(loss, x));`,
  `const w = tf.variable(3);
const model = (x: tf.Tensor) => x.mul(w).relu(); // !
const out = model(tf.scalar(1));
{
  using tape = tf.gradientTape();
  console.log(tape.gradient(out.sub(1).square(), w));
}`,
  `import { variable, GradientTape, square } from '@tensorflow/tfjs-core';
const a = variable(2);
const b = square(a); // !
const tape = new GradientTape();
const c = tape.record(() => b.mul(3).add(1));
console.log(tape.gradient(c, a));`,
  `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const parts = tape.record(() => [w.square(), w.exp()]);
const loss = tf.addN(parts); // !
const g = tape.gradient(loss, w);
console.log(g);`,
  `const w = tf.variable(1);
const features = [1, 2, 3].map((k) => w.mul(k)); // !
const tape = new tf.GradientTape();
const loss = tape.record(() => tf.stack(features).sum());
console.log(tape.gradient(loss, w));`,
  `class Model {
  readonly w = tf.variable(tf.ones([2, 1]));
  predict(x: tf.Tensor) {
    return x.matMul(this.w); // !
  }
}
const model = new Model();
async function train() {
  const tape = new tf.GradientTape();
  const x = tf.ones([3, 2]);
  const pred = model.predict(x);
  const loss = tape.record(() => pred.sub(1).square().mean());
  return tape.gradient(loss, model.w);
}
await train();`,
  `const x = tf.variable(1);
let y!: tf.Tensor;
{
  using tape = tf.gradientTape();
  y = x.square(); // !
}
const t2 = new tf.GradientTape();
t2.record(() => x.mul(1));
const z = y.add(1);
console.log(t2.gradient(y, x));`,
  `const theta = tf.variable(0.3);
function loss(tape: tf.GradientTape) {
  const l = tape.record(() => theta.sin());
  return l.neg(); // !
}
const t = new tf.GradientTape();
console.log(t.gradient(loss(t), theta));`,
  `const w = tf.variable(1);
const state = { h: w.tanh() }; // !
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const { h } = state;
  return h.square();
});
console.log(tape.gradient(y, w));`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
let total: tf.Tensor = tf.scalar(0);
for (const x of [1, 2, 3]) {
  const part = tape.record(() => w.mul(x).square());
  total = total.add(part); // !
}
console.log(tape.gradient(total, w));`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const outputs: tf.Tensor[] = [];
tape.record(() => {
  for (let i = 0; i < 3; i++) outputs.push(w.pow(i));
});
const sum = outputs.reduce((a, b) => a.add(b)); // !
console.log(tape.gradient(sum, w));`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => w.square());
console.log(tape.gradient(tf.sqrt(y), w)); // !`,
  `const { variable, GradientTape: Tape, tidy } = tf;
const w = variable(1);
const hidden = tidy(() => w.exp().mul(2)); // !
const tape = new Tape();
const y = tape.record(() => hidden.log());
const [g] = tape.gradient(y, [w]);
console.log(g);`,
  `const w = tf.variable([1, 2]);
const normal = w.div(w.norm()); // !
const angle = (target: tf.Tensor) => tf.tensor1d([1, 0]).dot(target);
const tape = new tf.GradientTape();
const y = tape.record(() => angle(normal));
console.log(tape.jacobian(y, w));`,
];

export const right = [
  `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
const scaled = y.mul(2);
scaled.print();
console.log(tape.gradient(y, x));`,
  `const w = tf.variable(1);
const x = tf.scalar(2).mul(3);
const tape = new tf.GradientTape();
const y = tape.record(() => w.mul(x));
console.log(tape.gradient(y, w));`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const l = tape.record(() => w.square());
const g = tape.gradient(l, w)!;
w.assignSub(g.mul(0.1).clipByValue(-1, 1));`,
  `const w = tf.variable(2);
const penalty = () => w.square().mul(0.1);
const tape = new tf.GradientTape();
const y = tape.record(() => w.exp().add(penalty()));
console.log(tape.gradient(y, w));`,
  `const w = tf.variable([1, 2]);
const initial = w.mul(1);
const tape = new tf.GradientTape();
const y = tape.record(() => w.sub(initial).square().sum());
console.log(tape.gradient(y, w));`,
  `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => w.square().sum());
const accuracy = y.greater(1).mean();
console.log(tape.gradient(y, w), accuracy);`,
  `class Net {
  w = tf.variable(1);
  call(x: tf.Tensor) {
    return x.mul(this.w);
  }
}
const net = new Net();
const before = net.call(tf.scalar(2));
before.print();
const tape = new tf.GradientTape();
const y = tape.record(() => net.call(tf.scalar(2)));
console.log(tape.gradient(y, net.w));`,
  `const x = tf.variable(1);
using tape = tf.gradientTape();
const y = x.square();
const z = y.exp();
console.log(tape.gradient(z, x));`,
  `const x = tf.variable(1);
const lr = tf.variable(0.1).mul(2);
const tape = new tf.GradientTape();
const y = tape.record(() => x.mul(lr));
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
function forward(): tf.Tensor {
  return x.sin();
}
const f = forward;
const y = tape.record(f);
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(1);
const t1 = new tf.GradientTape();
const t2 = new tf.GradientTape();
const y = tf.record([t1, t2], () => x.pow(3));
console.log(t1.gradient(y, x), t2.gradient(y, x));`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const x = tf.variable(3);
// the hidden part
const h = x.square(); // squared
const tape = new tf.GradientTape();
const y = tape.record(() => h.mul(2));
console.log(tape.gradient(y, x));`,
    `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  // the hidden part
  const h = x.square(); // squared
  return h.mul(2);
});
console.log(tape.gradient(y, x));`,
  ],
  [
    `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
const loss = y.mean().mul(2); // scaled
console.log(tape.gradient(loss, x));`,
    `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
const loss = tape.record(() => y.mean().mul(2)); // scaled
console.log(tape.gradient(loss, x));`,
  ],
  [
    `class Mlp {
  w1 = tf.variable(tf.randomNormal([2, 4]));
  forward(x: tf.Tensor): tf.Tensor {
    return x.matMul(this.w1).relu();
  }
}
const net = new Mlp();
const x = tf.randomNormal([6, 2]);
const out = net.forward(x);
const tape = new tf.GradientTape();
const loss = tape.record(() => out.square().mean());
console.log(tape.gradient(loss, net.w1));`,
    `class Mlp {
  w1 = tf.variable(tf.randomNormal([2, 4]));
  forward(x: tf.Tensor): tf.Tensor {
    return x.matMul(this.w1).relu();
  }
}
const net = new Mlp();
const x = tf.randomNormal([6, 2]);
const tape = new tf.GradientTape();
const loss = tape.record(() => {
  const out = net.forward(x);
  return out.square().mean();
});
console.log(tape.gradient(loss, net.w1));`,
  ],
  [
    `const x = tf.variable(3);
const tape = new tf.GradientTape();
const parts = tape.record(() => [x.square(), x.exp()]);
console.log(tape.gradient(tf.addN(parts), x));`,
    `const x = tf.variable(3);
const tape = new tf.GradientTape();
const parts = tape.record(() => [x.square(), x.exp()]);
console.log(tape.gradient(tape.record(() => tf.addN(parts)), x));`,
  ],
  [
    `const coef = tf.variable(1.1);
const steps: tf.Tensor[] = [];
const tape = new tf.GradientTape();
tape.record(() => {
  for (let t = 0; t < 4; t++) steps.push(coef.mul(t));
});
const sum = tf.stack(steps).sum();
console.log(tape.gradient(sum, coef));`,
    `const coef = tf.variable(1.1);
const steps: tf.Tensor[] = [];
const tape = new tf.GradientTape();
tape.record(() => {
  for (let t = 0; t < 4; t++) steps.push(coef.mul(t));
});
const sum = tape.record(() => tf.stack(steps).sum());
console.log(tape.gradient(sum, coef));`,
  ],
  [
    `const w = tf.variable(1);
const h = w.exp();
const k = h.mul(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  // the loss
  return k.square();
});
console.log(tape.gradient(y, w));`,
    `const w = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const h = w.exp();
  const k = h.mul(2);
  // the loss
  return k.square();
});
console.log(tape.gradient(y, w));`,
  ],
  [
    `class T {
  w = tf.variable(1);
  tape = new tf.GradientTape();
  step() {
    const y = this.tape.record(() => this.w.square());
    const l = y.add(1);
    return this.tape.gradient(l, this.w);
  }
}
new T().step();`,
    `class T {
  w = tf.variable(1);
  tape = new tf.GradientTape();
  step() {
    const y = this.tape.record(() => this.w.square());
    const l = this.tape.record(() => y.add(1));
    return this.tape.gradient(l, this.w);
  }
}
new T().step();`,
  ],
];
