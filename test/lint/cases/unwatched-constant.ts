/** @file Cases of unwatched-constant: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.constant(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x)); // !`,
  `const x = tf.tensor([1, 2]);
const w = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => x.mul(w).sum());
const [dx, dw] = tape.gradient(y, [
  x, // !
  w,
]);
console.log(dx, dw);`,
  `const x = tf.ones([2]);
{
  using tape = tf.gradientTape();
  const y = x.square().sum();
  console.log(tape.gradient(y, x)); // !
}`,
  `function derivative(f: (t: tf.Tensor) => tf.Tensor, at: number) {
  const x = tf.scalar(at);
  const tape = new tf.GradientTape();
  const y = tape.record(() => f(x));
  return tape.gradient(y, x); // !
}
console.log(derivative((t) => t.pow(3), 2));`,
  `export function slope(at: number) {
  const x = tf.scalar(at);
  const tape = new tf.GradientTape();
  return tape.gradient(tape.record(() => x.exp()), x); // !
}`,
  `const x = tf.scalar(2);
const tape = new tf.GradientTape({ watchAccessedVariables: false });
const z = tf.scalar(1);
const y = tape.record((t) => {
  t.watch(z);
  return x.mul(z);
});
console.log(tape.gradient(y, { x })); // !`,
  `const inputs = { image: tf.randomNormal([2, 2]), scale: tf.variable(1) };
const tape = new tf.GradientTape();
const y = tape.record(() => inputs.image.mul(inputs.scale).sum());
const grads = tape.gradient(y, inputs); // !
console.log(grads);`,
  `const w = tf.variable(2);
const h = w.square();
const tape = new tf.GradientTape();
const y = tape.record(() => h.mul(2));
console.log(tape.gradient(y, h)); // !`,
  `import { GradientTape, linspace } from 'tapescope';
const t = linspace(0, 1, 5);
const tape = new GradientTape();
const y = tape.record(() => t.sin());
console.log(tape.jacobian(y, t)); // !`,
  `class Probe {
  point = tf.scalar(1);
  slope() {
    const tape = new tf.GradientTape();
    const y = tape.record(() => this.point.square());
    return tape.gradient(y, this.point); // !
  }
}
console.log(new Probe().slope());`,
  `const x = tf.scalar(3);
const outer = new tf.GradientTape();
const inner = new tf.GradientTape();
const y = tf.record([outer, inner], () => {
  outer.watch(x);
  return x.square();
});
console.log(outer.gradient(y, x), inner.gradient(y, x)); // !`,
];

export const right = [
  `const x = tf.constant(3);
const tape = new tf.GradientTape();
tape.watch(x);
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));`,
  `const x = tf.constant(3);
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  t.watch([x]);
  return x.square();
});
console.log(tape.gradient(y, x));`,
  `const w = tf.variable(2);
const tape = new tf.GradientTape();
const { h, y } = tape.record(() => {
  const h = w.square();
  return { h, y: h.mul(2) };
});
console.log(tape.gradient(y, h));`,
  `const start = (tape: tf.GradientTape, ...all: tf.Tensor[]) => all.forEach((one) => tape.watch(one));
const x = tf.scalar(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  start(tape, x);
  return x.exp();
});
console.log(tape.gradient(y, x));`,
  `import { prepare } from './prepare';
const x = tf.scalar(1);
const tape = new tf.GradientTape();
prepare(tape, x);
const y = tape.record(() => x.exp());
console.log(tape.gradient(y, x));`,
  `export function gradient(f: (t: tf.Tensor) => tf.Tensor, x: tf.Tensor) {
  const tape = new tf.GradientTape();
  const y = tape.record(() => f(x));
  return tape.gradient(y, x);
}`,
  `const x = tf.scalar(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x, { unconnectedGradients: 'zero' }));`,
  `const xs = [1, 2, 3].map((n) => tf.scalar(n));
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  for (const x of xs) t.watch(x);
  return tf.addN(xs);
});
console.log(tape.gradient(y, xs));`,
  `const x = tf.scalar(1);
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  if (Math.random() > 0.5) t.watch(x);
  return x.exp();
});
console.log(tape.gradient(y, x));`,
  `const x = tf.scalar(2);
const t2 = new tf.GradientTape();
const second = t2.record(() => {
  t2.watch(x);
  const t1 = new tf.GradientTape();
  const y = t1.record(() => {
    t1.watch(x);
    return x.pow(3);
  });
  return t1.gradient(y, x)!;
});
console.log(t2.gradient(second, x));`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    wrong[0]!,
    `const x = tf.constant(3);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  tape.watch(x);
  return x.square();
});
console.log(tape.gradient(y, x)); // !`,
  ],
  [
    wrong[2]!,
    `const x = tf.ones([2]);
{
  using tape = tf.gradientTape();
  tape.watch(x);
  const y = x.square().sum();
  console.log(tape.gradient(y, x)); // !
}`,
  ],
  [
    wrong[9]!,
    wrong[9]!.replace(
      `() => this.point.square());`,
      `() => {
      tape.watch(this.point);
      return this.point.square();
    });`,
    ),
  ],
  [
    `const x = tf.scalar(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  // the curve
  return x.exp();
});
console.log(tape.gradient(y, x));`,
    `const x = tf.scalar(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  // the curve
  tape.watch(x);
  return x.exp();
});
console.log(tape.gradient(y, x));`,
  ],
];
