/** @file Cases of assign-inside-tape: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x0 = tf.variable(3);
const x1 = tf.variable(0);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  x1.assignAdd(x0); // !
  return x1.square();
});
console.log(tape.gradient(y, x0));`,
  `const w = tf.variable(2);
const state = tf.variable(0, false);
const tape = new tf.GradientTape();
const loss = tape.record(() => {
  state.assign(w.mul(3)); // !
  return tf.square(state);
});
console.log(tape.gradient(loss, w));`,
  `import { variable, GradientTape, tidy } from '@tensorflow/tfjs-core';
const a = variable([1, 2]);
const buffer = variable([0, 0]);
const tape = new GradientTape();
const out = tape.record(() => tidy(() => {
  buffer.assign(a.square()); // !
  return buffer.sum();
}));
console.log(tape.gradient(out, [a])[0]);`,
  `class Ema {
  private readonly shadow = tf.variable(0, false);
  constructor(private readonly decay: number) {}
  update(value: tf.Tensor): tf.Tensor {
    this.shadow.assign(this.shadow.mul(this.decay).add(value.mul(1 - this.decay))); // !
    return this.shadow;
  }
}
const theta = tf.variable(1.5);
const ema = new Ema(0.9);
const tape = new tf.GradientTape();
const loss = tape.record(() => ema.update(theta.square()).mul(2));
console.log(tape.gradient(loss, theta));`,
  `const k = tf.variable(0.5);
const position = tf.variable(1);
const tape = new tf.GradientTape();
const end = tape.record(() => {
  for (let t = 0; t < 10; t++) {
    position.assignSub(k.mul(0.1)); // !
  }
  return position.square();
});
console.log('dE/dk', tape.gradient(end, k));`,
  `const w = tf.variable([1, 2]);
const total = tf.variable(0);
{
  using tape = tf.gradientTape();
  for (const scale of [1, 2, 3]) total.assignAdd(w.mul(scale).sum()); // !
  console.log(tape.gradient(total.square(), w));
}`,
  `const memory = { cell: tf.variable(tf.zeros([2])) };
const kernel = tf.variable(tf.ones([2]));
function step(x: tf.Tensor) {
  const next = x.mul(kernel).tanh();
  memory.cell.assign(next); // !
  return memory.cell;
}
const tape = new tf.GradientTape();
const y = tape.record(() => step(tf.tensor1d([1, 2])).sum());
const [g] = tape.gradient(y, [kernel]);
console.log(g);`,
  `import * as tf from '@tensorflow/tfjs';
const x = tf.variable(2);
const scratch = tf.variable(0, false, 'scratch');
const tape = new tf.GradientTape();
const y = tf.record([tape], () => {
  scratch.assignAdd(x.exp()); // !
  return tf.log(scratch);
});
console.log(tape.gradient(y, x));`,
  `const rate = tf.variable(0.1);
const slots = [tf.variable(0, false), tf.variable(0, false)];
const tape = new tf.GradientTape();
const y = tape.record(() => {
  slots.forEach((slot) => slot.assign(rate.mul(2))); // !
  return tf.addN(slots);
});
console.log(tape.gradient(y, rate));`,
  `import { Variable, GradientTape, scalar } from 'tapescope';
const gain = new Variable(scalar(3));
const level = new Variable(scalar(1));
const tape = new GradientTape();
const power = tape.record(function () {
  level.assign(level.mul(gain)); // !
  return level.pow(2);
});
const { dGain } = tape.gradient(power, { dGain: gain });
console.log(dGain);`,
];

export const right = [
  `const x0 = tf.variable(3);
const steps = tf.variable(0, false);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  steps.assignAdd(1);
  return x0.square().mul(steps);
});
console.log(tape.gradient(y, x0));`,
  `const x = tf.variable(3);
const count = tf.variable(0, false);
const tape = new tf.GradientTape();
for (let i = 0; i < 3; i++) {
  const y = tape.record(() => x.square());
  count.assignAdd(1);
  x.assignSub(tape.gradient(y, x)!.mul(0.1));
}
count.print();`,
  `const w = tf.variable(tf.randomNormal([3, 3]));
const mean = tf.variable(tf.zeros([3]), false);
const tape = new tf.GradientTape();
const loss = tape.record(() => {
  const h = tf.ones([4, 3]).matMul(w);
  mean.assign(mean.mul(0.9).add(h.mean(0).mul(0.1)));
  return h.sub(h.mean(0)).square().mean();
});
console.log(tape.gradient(loss, w));`,
  `const x = tf.variable(2);
const best = tf.variable(0, false);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const y = x.square();
  best.assign(y);
  return y;
});
console.log(tape.gradient(y, x), best.dataSync()[0]);`,
  `const v = tf.variable(0, false);
const w = tf.variable(1);
const momentum = 0.9;
for (let i = 0; i < 5; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.sub(3).square());
  const g = tape.gradient(loss, w)!;
  v.assign(v.mul(momentum).sub(g.mul(0.1)));
  w.assignAdd(v);
}`,
  `class Counter {
  steps = tf.variable(0, false);
  tick() {
    this.steps.assignAdd(tf.scalar(1));
  }
}
const counter = new Counter();
const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const l = tape.record(() => {
  counter.tick();
  return w.square().sum().div(counter.steps.add(1));
});
console.log(tape.gradient(l, w));`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  w.assign(tf.scalar(5));
  return w.square();
});
console.log(tape.gradient(y, w));`,
  `const target = tf.variable(1);
const online = tf.variable(2);
target.assign(online);
const tape = new tf.GradientTape();
const loss = tape.record(() => online.sub(target).square());
console.log(tape.gradient(loss, online));`,
  `const q = tf.variable([0.1, 0.2]);
const slow = tf.variable([0, 0], false);
function soft(tau: number) {
  slow.assign(slow.mul(1 - tau).add(q.mul(tau)));
}
soft(0.1);
const tape = new tf.GradientTape();
const loss = tape.record(() => q.sub(slow).square().sum());
console.log(tape.gradient(loss, q));
soft(0.1);`,
  `const w = tf.variable(1);
const history = tf.variable(0, false);
using tape = tf.gradientTape();
const loss = w.square();
const g = tape.gradient(loss, w);
history.assign(loss);
console.log(g, history.dataSync());`,
  `const x = tf.variable(1);
const acc = tf.variable(0, false);
const tape = new tf.GradientTape();
const loss = tape.record(() => {
  let s: tf.Tensor = tf.scalar(0);
  for (let i = 0; i < 3; i++) {
    s = s.add(x.mul(i));
    acc.assign(s);
  }
  return s;
});
tape.gradient(loss, x)?.print();
acc.print();`,
];
