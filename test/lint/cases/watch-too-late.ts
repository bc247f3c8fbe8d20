/** @file Cases of watch-too-late: `// !` marks the line a finding must stand on. */

export const wrong = [
  // Whole by luck: a remark.
  `const x = tf.constant(3);
const w = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const a = w.mul(x);
  tape.watch(x); // !
  return a.add(x.square());
});
console.log(tape.gradient(y, x));`,
  `const x = tf.constant(3);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const y = x.square();
  tape.watch(x); // !
  return y;
});
console.log(tape.gradient(y, x));`,
  `const x = tf.constant(3);
{
  using tape = tf.gradientTape();
  const y = x.exp();
  tape.watch(x); // !
  console.log(tape.gradient(y, x));
}`,
  `import { constant, GradientTape, scalar } from 'tapescope';
const x = scalar(3);
const tape = new GradientTape();
const y = tape.record((t) => {
  const h = x.mul(x);
  t.watch(x); // !
  return h.add(1);
});
console.log(tape.gradient(y, x));`,
  `const x = tf.tensor1d([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square().sum());
tape.watch(x); // !
console.log(tape.gradient(y, x));`,
  `const inputs = [tf.scalar(1), tf.scalar(2)];
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const y = tf.addN(inputs).square();
  inputs.forEach((x) => tape.watch(x)); // !
  return y;
});
console.log(tape.gradient(y, inputs));`,
  `const f = (x: tf.Tensor, tape: tf.GradientTape) => {
  const y = x.exp();
  tape.watch(x); // !
  return y;
};
const p = tf.scalar(1);
const tape = new tf.GradientTape();
const y = tape.record(() => f(p, tape));
console.log(tape.gradient(y, p));`,
  `const v = tf.variable(2, false);
{
  using tape = tf.gradientTape({ watchAccessedVariables: false });
  const y = v.log();
  tape.watch(v); // !
  console.log(tape.gradient(y, v));
}`,
  `const v = tf.variable(2);
const tape = new tf.GradientTape({ watchAccessedVariables: false });
const y = tape.record(() => {
  const y = v.square();
  tape.watch(v); // !
  return y;
});
console.log(tape.gradient(y, v));`,
  `const image = tf.randomNormal([2, 2]);
const model = { call: (t: tf.Tensor) => t.relu().sum() };
const tape = new tf.GradientTape();
const score = tape.record((t) => {
  const s = model.call(image);
  if (image.rank === 2) t.watch(image); // !
  return s;
});
console.log(tape.gradient(score, image));`,
  `class Saliency {
  private readonly tape = new tf.GradientTape();
  of(x: tf.Tensor) {
    const y = this.tape.record(() => {
      const out = x.tanh().sum();
      this.tape.watch(x); // !
      return out;
    });
    return this.tape.gradient(y, x);
  }
}
new Saliency().of(tf.ones([2]));`,
];

export const right = [
  `const x = tf.scalar(3);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  tape.watch(x);
  return x.square();
});
console.log(tape.gradient(y, x));`,
  `const x = tf.scalar(3);
const tape = new tf.GradientTape();
tape.watch(x);
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));`,
  `const x = tf.tensor1d([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  const n = x.shape[0]!;
  t.watch(x);
  return x.sum().div(n);
});
console.log(tape.gradient(y, x));`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const [h, y] = tape.record((t) => {
  const h = w.mul(2);
  t.watch(h);
  return [h, h.square()];
});
console.log(tape.gradient(y, h));`,
  `const x = tf.scalar(1);
const warm = x.mul(2);
warm.print();
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  t.watch(x);
  return x.square();
});
console.log(tape.gradient(y, x));`,
  `const xs = [tf.scalar(1), tf.scalar(2)];
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  for (const x of xs) t.watch(x);
  return tf.addN(xs);
});
console.log(tape.gradient(y, xs));`,
  `const x = tf.scalar(1);
const tape = new tf.GradientTape();
let y!: tf.Tensor;
for (let i = 0; i < 3; i++) {
  y = tape.record((t) => {
    t.watch(x);
    return x.mul(i);
  });
}
console.log(tape.gradient(y, x));`,
  `const v = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  const y = v.square();
  t.watch(v);
  return y;
});
console.log(tape.gradient(y, v));`,
  `using tape = tf.gradientTape();
const x = tf.scalar(2);
tape.watch(x);
const y = x.log();
console.log(tape.gradient(y, x));`,
  `const a = tf.scalar(1);
const b = tf.scalar(2);
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  t.watch(a);
  const h = a.mul(2);
  t.watch(b);
  return h.mul(b);
});
console.log(tape.gradient(y, [a, b]));`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const x = tf.scalar(3);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  // forward
  const y = x.square();
  tape.watch(x); // now
  return y;
});
console.log(tape.gradient(y, x));`,
    `const x = tf.scalar(3);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  tape.watch(x); // now
  // forward
  const y = x.square();
  return y;
});
console.log(tape.gradient(y, x));`,
  ],
  [
    `const x = tf.scalar(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
tape.watch(x);
console.log(tape.gradient(y, x));`,
    `const x = tf.scalar(3);
const tape = new tf.GradientTape();
tape.watch(x);
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));`,
  ],
  [
    `const xs = [tf.scalar(1), tf.scalar(2)];
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  const y = tf.addN(xs);
  xs.forEach((x) => t.watch(x));
  return y;
});
console.log(tape.gradient(y, xs));`,
    `const xs = [tf.scalar(1), tf.scalar(2)];
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  xs.forEach((x) => t.watch(x));
  const y = tf.addN(xs);
  return y;
});
console.log(tape.gradient(y, xs));`,
  ],
];
