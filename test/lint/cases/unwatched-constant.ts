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
  `import { constant, GradientTape } from 'tapescope';
const x = constant([1, 2]);
const tape = new GradientTape();
const y = tape.record(() => x.square().sum());
const { x: gx } = tape.gradient(y, { x }); // !
console.log(gx);`,
  `function saliency(model: (x: tf.Tensor) => tf.Tensor, image: tf.Tensor) {
  const tape = new tf.GradientTape();
  const score = tape.record(() => model(image).max());
  return tape.gradient(score, image); // !
}
saliency((x) => x.relu(), tf.ones([2, 2]));`,
  `const w = tf.variable(1);
const x = tf.linspace(0, 1, 3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.mul(w));
const [gw, gx] = tape.gradient(y, [w, x]); // !
console.log(gw, gx);`,
  `const x = tf.scalar(2);
{
  using tape = tf.gradientTape();
  const y = x.log();
  console.log(tape.gradient(y, x)); // !
}`,
  `const v = tf.variable(2);
const tape = new tf.GradientTape({ watchAccessedVariables: false });
const c = tf.scalar(1);
const y = tape.record(() => {
  tape.watch(v);
  return v.mul(c);
});
console.log(tape.gradient(y, c)); // !`,
  `const points = [1, 2, 3].map((v) => tf.scalar(v));
const tape = new tf.GradientTape({ persistent: true });
const ys = tape.record(() => points.map((p) => p.square()));
points.forEach((p, i) => console.log(tape.gradient(ys[i]!, p))); // !
tape.dispose();`,
  `const x = tf.ones([2, 3]);
const w = tf.variable(tf.ones([3, 1]));
const tape = new tf.GradientTape();
const y = tape.record(() => x.matMul(w));
console.log(tape.batchJacobian(y, x)); // !`,
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
  `export function grad(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor) {
  const tape = new tf.GradientTape();
  const y = tape.record(() => {
    if (!(x instanceof tf.Variable)) tape.watch(x);
    return f(x);
  });
  return tape.gradient(y, x);
}
console.log(grad((x) => x.square(), tf.scalar(2)));`,
  `const x = tf.scalar(2);
const w = tf.variable(1);
const tape = new tf.GradientTape();
const [h, y] = tape.record(() => {
  const h = w.mul(x);
  return [h, h.square()];
});
console.log(tape.gradient(y, h));`,
  `const watchAll = (tape: tf.GradientTape, ...ts: tf.Tensor[]) => {
  for (const t of ts) tape.watch(t);
};
const a = tf.scalar(1), b = tf.scalar(2);
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  watchAll(t, a, b);
  return a.mul(b);
});
console.log(tape.gradient(y, [a, b]));`,
  `import { watchInputs } from './watch';
const x = tf.scalar(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  watchInputs(tape);
  return x.square();
});
console.log(tape.gradient(y, x));`,
  `const x = tf.scalar(2);
const g = tf.grad((t: tf.Tensor) => t.square());
g(x).print();
const { value, grad } = tf.valueAndGrad((t: tf.Tensor) => t.exp())(x);
console.log(value, grad);`,
  `const xs = { a: tf.scalar(1), b: tf.scalar(2) };
const tape = new tf.GradientTape();
const y = tape.record((t) => {
  t.watch(Object.values(xs));
  return xs.a.mul(xs.b);
});
console.log(tape.gradient(y, xs));`,
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
  tape.watch(x);
  // the curve
  return x.exp();
});
console.log(tape.gradient(y, x));`,
  ],
  [
    `function slope(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor) {
  const tape = new tf.GradientTape();
  return tape.gradient(tape.record(() => f(x)), x);
}
slope((x) => x.square(), tf.scalar(2));`,
    `function slope(f: (x: tf.Tensor) => tf.Tensor, x: tf.Tensor) {
  const tape = new tf.GradientTape();
  return tape.gradient(tape.record(() => {
    tape.watch(x);
    return f(x);
  }), x);
}
slope((x) => x.square(), tf.scalar(2));`,
  ],
  [
    `const xs = { a: tf.scalar(1), b: tf.scalar(2) };
const tape = new tf.GradientTape();
const y = tape.record(() => xs.a.mul(xs.b)); // product
console.log(tape.gradient(y, xs));`,
    `const xs = { a: tf.scalar(1), b: tf.scalar(2) };
const tape = new tf.GradientTape();
const y = tape.record(() => {
  tape.watch(xs);
  return xs.a.mul(xs.b);
}); // product
console.log(tape.gradient(y, xs));`,
  ],
  [
    `const xs = [tf.scalar(1), tf.scalar(2)];
const tape = new tf.GradientTape();
const y = tape.record(function () { return tf.addN(xs); });
console.log(tape.gradient(y, xs));`,
    `const xs = [tf.scalar(1), tf.scalar(2)];
const tape = new tf.GradientTape();
const y = tape.record(function () { tape.watch(xs); return tf.addN(xs); });
console.log(tape.gradient(y, xs));`,
  ],
];
