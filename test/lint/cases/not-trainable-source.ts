/** @file Cases of not-trainable-source: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(3, false);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x)); // !`,
  `const frozen = { w: tf.variable(1, false), b: tf.variable(0) };
const tape = new tf.GradientTape();
const y = tape.record(() => frozen.w.add(frozen.b));
console.log(tape.gradient(y, frozen)); // !`,
  `const make = (trainable: boolean) => new tf.Variable(1, trainable);
const v = make(false);
{
  using tape = tf.gradientTape();
  console.log(tape.gradient(v.exp(), v)); // !
}`,
  `const options = { trainable: false };
const v = tf.variable(1, options.trainable);
const tape = new tf.GradientTape();
const y = tape.record(() => v.sin());
console.log(tape.jacobian(y, v)); // !`,
  `import { variable, GradientTape } from '@tensorflow/tfjs';
const frozen = variable(3, false);
const tape = new GradientTape();
const y = tape.record(() => frozen.square());
const g = tape.gradient(y, frozen); // !
console.log(g);`,
  `class Norm {
  gamma = tf.variable(tf.ones([2]));
  movingMean = tf.variable(tf.zeros([2]), false);
  get all() {
    return [this.gamma, this.movingMean];
  }
  call(x: tf.Tensor) {
    return x.sub(this.movingMean).mul(this.gamma);
  }
}
const n = new Norm();
const tape = new tf.GradientTape();
const l = tape.record(() => n.call(tf.ones([3, 2])).sum());
const grads = tape.gradient(l, n.all); // !
console.log(grads);`,
  `const makeLayer = (units: number, { trainable = true } = {}) => ({ w: tf.variable(tf.ones([units]), trainable) });
const base = makeLayer(2, { trainable: false });
const tape = new tf.GradientTape();
const y = tape.record(() => base.w.square().sum());
console.log(tape.gradient(y, base.w)); // !`,
  `const params = [1, 2].map((v) => tf.variable(v, false));
const tape = new tf.GradientTape();
const y = tape.record(() => params[0].mul(params[1]));
console.log(tape.gradient(y, params)); // !`,
  `const trainable = false;
const table = tf.variable(tf.randomNormal([4, 2]), trainable, 'table');
{
  using tape = tf.gradientTape();
  const rows = table.gather([0, 1]);
  console.log(tape.gradient(rows.sum(), table)); // !
}`,
  `const w = tf.variable(1);
const step = tf.variable(0, false);
const tape = new tf.GradientTape();
const y = tape.record(() => w.mul(step.add(1)));
const { dw, ds } = tape.gradient(y, { dw: w, ds: step }); // !
console.log(dw, ds);`,
  `import { variable, GradientTape } from 'tapescope';
const stats = { mean: variable([0, 0], false), scale: variable([1, 1]) };
const tape = new GradientTape();
const y = tape.record(() => stats.scale.sub(stats.mean).square().sum());
const g = tape.jacobian(y, stats.mean); // !
console.log(g);`,
];

export const right = [
  `const x = tf.variable(3, false);
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  t.watch(x);
  return x.square();
});
console.log(tape.gradient(y, x));`,
  `export function slope(trainable: boolean) {
  const x = tf.variable(3, trainable);
  const tape = new tf.GradientTape();
  return tape.gradient(tape.record(() => x.square()), x);
}`,
  `const w = tf.variable(1, true);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => w.square()), w));`,
  `const all = [tf.variable(1), tf.variable(2, false)];
const tape = new tf.GradientTape();
const y = tape.record(() => tf.addN(all).square());
console.log(tape.gradient(y, all.filter((v) => v.trainable)));`,
  `const v = tf.variable(1, false);
{
  using tape = tf.gradientTape();
  tape.watch(v);
  console.log(tape.gradient(v.square(), v));
}`,
  `const ema = tf.variable(0, false);
const w = tf.variable(1);
const tape = new tf.GradientTape();
const l = tape.record(() => w.sub(ema).square());
w.assignSub(tape.gradient(l, w)!);
ema.assign(ema.mul(0.9).add(w.mul(0.1)));`,
  `const x = tf.variable(1, false);
const tape = new tf.GradientTape({ watchAccessedVariables: false });
const y = tape.record(() => {
  tape.watch([x]);
  return x.exp();
});
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(1, false);
const tape = new tf.GradientTape();
const y = tape.record(() => x.exp());
console.log(tape.gradient(y, x, { unconnectedGradients: 'zero' }));`,
  `function layer(trainable?: boolean) {
  const w = tf.variable(1, trainable);
  return { w, call: (x: tf.Tensor) => x.mul(w) };
}
const l = layer();
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => l.call(tf.scalar(2))), l.w));`,
  `const frozen = tf.variable([1, 2], false);
const tape = new tf.GradientTape();
const watchAll = (t: tf.GradientTape, vs: tf.Variable[]) => vs.forEach((v) => t.watch(v));
const y = tape.record((t) => {
  watchAll(t, [frozen]);
  return frozen.square().sum();
});
console.log(tape.gradient(y, frozen));`,
  `const xs = [tf.variable(1), tf.variable(2, false)];
const tape = new tf.GradientTape();
const y = tape.record(() => tf.addN(xs));
for (const x of xs) {
  if (!x.trainable) continue;
  console.log(tape.gradient(y, x));
}`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const options = { trainable: false };
const v = tf.variable(1, options.trainable);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => v.sin()), v));`,
    `const options = { trainable: false };
const v = tf.variable(1, options.trainable);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => {
  tape.watch(v);
  return v.sin();
}), v));`,
  ],
];
