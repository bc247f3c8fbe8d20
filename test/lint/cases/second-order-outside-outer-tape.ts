/** @file Cases of second-order-outside-outer-tape: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(1);
const outer = new tf.GradientTape();
const inner = new tf.GradientTape();
const y = outer.record(() => inner.record(() => x.pow(3)));
const dy = inner.gradient(y, x)!; // !
console.log(outer.gradient(dy, x));`,
  `import { variable, GradientTape } from '@tensorflow/tfjs';
const x = variable([1, 2]);
const t2 = new GradientTape();
const t1 = new GradientTape();
const y = t2.record(() => t1.record(() => x.pow(4).sum()));
const [g] = t1.gradient(y, [x]); // !
const h = t2.jacobian(g!, x);
console.log(h);`,
  `const x = tf.variable(2);
const outer = new tf.GradientTape();
let inner!: tf.GradientTape;
const y = outer.record(() => {
  inner = new tf.GradientTape();
  return inner.record(() => x.sin());
});
const dy = inner.gradient(y, x)!; // !
const d2y = outer.gradient(dy, x);
console.log(d2y);`,
  `function laplacian(f: (x: tf.Tensor) => tf.Tensor, at: tf.Variable) {
  const outer = new tf.GradientTape();
  const inner = new tf.GradientTape();
  const y = tf.record([outer, inner], () => f(at));
  const g = inner.gradient(y, at)!; // !
  return outer.gradient(g, at);
}
console.log(laplacian((x) => x.square().sum(), tf.variable([1, 2])));`,
  `const w = tf.variable(1);
const x = tf.variable(2);
const outer = new tf.GradientTape();
const inner = new tf.GradientTape();
const y = outer.record(() => inner.record(() => w.mul(x).tanh()));
const dx = inner.gradient(y, x)!; // !
const penalty = dx.square();
console.log(outer.gradient(penalty, { w }));`,
  `class Pinn {
  u = tf.variable(0.5);
  residual(x: tf.Variable) {
    const t2 = new tf.GradientTape();
    const t1 = new tf.GradientTape();
    const u = t2.record(() => t1.record(() => x.mul(this.u).sin()));
    const ux = t1.gradient(u, x) as tf.Tensor; // !
    return t2.gradient(ux, x);
  }
}
console.log(new Pinn().residual(tf.variable(1)));`,
  `const v = tf.variable(1);
const hessians: (tf.Tensor | null)[] = [];
for (let i = 0; i < 2; i++) {
  const a = new tf.GradientTape();
  const b = new tf.GradientTape();
  const y = a.record(() => b.record(() => v.exp()));
  const dy = b.gradient(y, v)!; // !
  hessians.push(a.gradient(dy, v));
}`,
  `const x = tf.variable(1);
const t = new tf.GradientTape({ persistent: true });
const y = t.record(() => x.pow(3));
const dy = t.gradient(y, x)!; // !
console.log(t.gradient(dy, x));
t.dispose();`,
  `import * as tf from '@tensorflow/tfjs';
const point = { x: tf.variable(1), y: tf.variable(2) };
const outer = new tf.GradientTape();
const inner = new tf.GradientTape();
const z = outer.record(() => inner.record(() => point.x.mul(point.y).square()));
const grads = inner.gradient(z, point); // !
const mixed = outer.gradient(grads.x!, point.y);
console.log(mixed);`,
  `const w = tf.variable([1, 2]);
{
  using outer = tf.gradientTape();
  const y = w.pow(3).sum();
  outer.dispose();
  const inner = new tf.GradientTape();
  const z = inner.record(() => w.square().sum());
  const g = inner.gradient(z, w)!;
  console.log(g, y);
}
const a = new tf.GradientTape();
const b = new tf.GradientTape();
const s = a.record(() => b.record(() => tf.sin(w).sum()));
const ds = b.gradient(s, w)!; // !
console.log(a.gradient(ds.sum(), [w]));`,
  `async function curvature(x: tf.Variable) {
  const outer = new tf.GradientTape();
  const inner = new tf.GradientTape();
  const y = outer.record(() => inner.record(() => x.exp().sum()));
  const dy = inner.gradient(y, x)!; // !
  await tf.nextFrame();
  return outer.gradient(dy, x);
}
await curvature(tf.variable([1, 2]));`,
];

export const right = [
  `const x = tf.variable(1);
const outer = new tf.GradientTape();
const dy = outer.record(() => {
  const inner = new tf.GradientTape();
  return inner.gradient(inner.record(() => x.pow(3)), x)!;
});
console.log(outer.gradient(dy, x));`,
  `const x = tf.variable(1);
const t2 = new tf.GradientTape();
const dy = t2.record(() => {
  const t1 = new tf.GradientTape();
  const y = t1.record(() => x.pow(3));
  return t1.gradient(y, x)!;
});
console.log(t2.gradient(dy, x));`,
  `const x = tf.variable(1);
const t1 = new tf.GradientTape();
const y1 = t1.record(() => x.square());
const g1 = t1.gradient(y1, x)!;
const t2 = new tf.GradientTape();
const y2 = t2.record(() => x.mul(g1));
console.log(t2.gradient(y2, x));`,
  `const x = tf.variable(1);
{
  using outer = tf.gradientTape();
  let dy: tf.Tensor;
  {
    using inner = tf.gradientTape();
    dy = inner.gradient(x.pow(3), x)!;
  }
  console.log(outer.gradient(dy, x));
}`,
  `const w = tf.variable(1);
const g = (x: tf.Tensor) => tf.grad((v: tf.Tensor) => v.pow(3).mul(w))(x);
const tape = new tf.GradientTape();
const y = tape.record(() => g(tf.scalar(2)));
console.log(tape.gradient(y, w));`,
  `const x = tf.variable(1);
const outer = new tf.GradientTape();
const inner = new tf.GradientTape();
const y = outer.record(() => inner.record(() => x.pow(2)));
console.log(inner.gradient(y, x), outer.gradient(y, x));`,
  `const w = tf.variable(tf.ones([2, 1]));
const mixed = tf.ones([3, 2]);
const outer = new tf.GradientTape();
const penalty = outer.record(() => {
  const inner = new tf.GradientTape();
  const s = inner.record((t) => {
    t.watch(mixed);
    return mixed.matMul(w).tanh().sum();
  });
  return inner.gradient(s, mixed)!.norm().sub(1).square();
});
console.log(outer.gradient(penalty, w));`,
  `const x = tf.variable(2);
const t2 = new tf.GradientTape();
const t1 = new tf.GradientTape();
let dy!: tf.Tensor;
t2.record(() => {
  const y = t1.record(() => x.exp());
  dy = t1.gradient(y, x)!;
});
console.log(t2.gradient(dy, x));`,
  `const x = tf.variable([1, 2]);
const outer = new tf.GradientTape({ persistent: true });
const g = outer.record(() => {
  const inner = new tf.GradientTape();
  return inner.gradient(inner.record(() => x.pow(3).sum()), x)!;
});
const hessian = outer.jacobian(g, x);
const diag = outer.gradient(g, x);
outer.dispose();
console.log(hessian, diag);`,
  `const x = tf.variable(2);
const t1 = new tf.GradientTape();
const y = t1.record(() => x.exp());
const dy = t1.gradient(y, x)!;
const lr = tf.scalar(0.1);
const t2 = new tf.GradientTape();
const next = t2.record(() => x.sub(dy.mul(lr)).square());
console.log(t2.gradient(next, x));`,
  `function hvp(f: () => tf.Tensor, w: tf.Variable, v: tf.Tensor) {
  const outer = new tf.GradientTape();
  const gv = outer.record(() => {
    const inner = new tf.GradientTape();
    return inner.gradient(inner.record(f), w)!.mul(v).sum();
  });
  return outer.gradient(gv, w);
}
const w = tf.variable([1, 2]);
console.log(hvp(() => w.pow(3).sum(), w, tf.tensor1d([1, 0])));`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const w = tf.variable([1, 2]);
const d = tf.tensor1d([1, 1]);
const outer = new tf.GradientTape();
const inner = new tf.GradientTape();
const loss = outer.record(() => inner.record(() => w.pow(3).sum()));
const grad = inner.gradient(loss, w)!; // first
const gv = grad.mul(d).sum();
console.log(outer.gradient(gv, w));`,
    `const w = tf.variable([1, 2]);
const d = tf.tensor1d([1, 1]);
const outer = new tf.GradientTape();
const inner = new tf.GradientTape();
const loss = outer.record(() => inner.record(() => w.pow(3).sum()));
const grad = outer.record(() => inner.gradient(loss, w))!; // first
const gv = outer.record(() => grad.mul(d).sum());
console.log(outer.gradient(gv, w));`,
  ],
];
