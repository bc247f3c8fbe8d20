/** @file Cases of reassigned-variable: `// !` marks the line a finding must stand on. */

export const wrong = [
  `let x = tf.variable(2);
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const y = tape.record(() => x.square());
  console.log(tape.gradient(y, x));
  x = x.add(1); // !
}`,
  `let x = tf.variable(2);
x = tf.add(x, 1); // !
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));`,
  `const state = { w: tf.variable(1) };
function step() {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => state.w.square());
  const g = tape.gradient(loss, state.w)!;
  state.w = state.w.sub(g); // !
}
step();
step();`,
  `class Model {
  w = tf.variable([1, 2]);
  fit() {
    const tape = new tf.GradientTape();
    const loss = tape.record(() => this.w.square().sum());
    const g = tape.gradient(loss, this.w);
    this.w = tf.sub(this.w, g!); // !
  }
}
export const model = new Model();`,
  `export class Model {
  #w = tf.variable(1);
  fit() {
    const tape = new tf.GradientTape();
    const loss = tape.record(() => this.#w.square());
    const g = tape.gradient(loss, this.#w)!;
    this.#w = this.#w.sub(g); // !
  }
}`,
  `import { variable, GradientTape, relu } from 'tapescope';
let w = variable([-1, 2]);
w = relu(w); // !
const tape = new GradientTape();
console.log(tape.gradient(tape.record(() => w.sum()), w));`,
  `const ws = [tf.variable(1), tf.variable(2)];
for (let n = 0; n < 3; n++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => ws[0].mul(ws[1]));
  const gs = tape.gradient(loss, ws);
  ws.forEach((w, i) => {
    ws[i] = w.sub(gs[i]!.mul(0.1)); // !
  });
}`,
  `let { w, b } = { w: tf.variable(1), b: tf.variable(0) };
while (true) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.add(b).square());
  const g = tape.gradient(loss, { w, b });
  w = w.sub(g.w!); // !
  b = b.sub(g.b!); // !
}`,
  `const make = () => tf.variable(5);
let w = make();
function update(g: tf.Tensor | null) {
  if (g !== null) w = w.sub(g); // !
}
for (const rate of [0.1, 0.2]) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.mul(rate));
  update(tape.gradient(loss, w));
}`,
  `let x: tf.Tensor = tf.variable(1);
const before = [x];
x = x.mul(2); // !
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.gradient(y, before));`,
  `let v = new tf.Variable(3);
v = v.clipByValue(0, 1); // !
{
  using tape = tf.gradientTape();
  const y = v.square();
  console.log(tape.gradient(y, v));
}`,
  `import { variable, GradientTape, sub, mul } from '@tensorflow/tfjs';
let w = variable([1, 2]);
for (let i = 0; i < 10; i++) {
  const tape = new GradientTape();
  const loss = tape.record(() => w.square().sum());
  const g = tape.gradient(loss, w)!;
  w = sub(w, mul(g, 0.1)) as any; // !
}`,
  `class Model {
  w: tf.Tensor = tf.variable(1);
  step() {
    const tape = new tf.GradientTape();
    const loss = tape.record(() => this.w.square());
    const g = tape.gradient(loss, this.w)!;
    this.w = this.w.sub(g.mul(0.1)); // !
  }
}
const m = new Model();
m.step();
m.step();`,
  `const params: Record<string, tf.Tensor> = { w: tf.variable(1), b: tf.variable(0) };
function update(name: string, g: tf.Tensor) {
  params[name] = params[name]!.sub(g.mul(0.1)); // !
}
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => params['w']!.mul(2).add(params['b']!).square());
  const { w, b } = tape.gradient(loss, { w: params['w']!, b: params['b']! });
  update('w', w!);
  update('b', b!);
}`,
  `const weights: tf.Tensor[] = [tf.variable(1), tf.variable(2)];
for (let epoch = 0; epoch < 2; epoch++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => tf.addN(weights).square());
  const grads = tape.gradient(loss, weights);
  for (let i = 0; i < weights.length; i++) {
    weights[i] = weights[i]!.sub(grads[i]!.mul(0.1)); // !
  }
}`,
  `let x: tf.Tensor = tf.variable(3);
x = tf.tidy(() => x.mul(2)); // !
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));`,
  `let x: tf.Tensor = tf.variable(3);
const reset = () => {
  x = tf.scalar(0); // !
};
reset();
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.exp()), x));`,
  `let w = tf.variable(1) as tf.Tensor;
let b = tf.variable(2) as tf.Tensor;
for (const lr of [0.1, 0.01]) {
  const tape = new tf.GradientTape();
  const l = tape.record(() => w.mul(b).square());
  const [gw, gb] = tape.gradient(l, [w, b]);
  [w, b] = [w.sub(gw!.mul(lr)), b.sub(gb!.mul(lr))]; // !
}`,
];

export const right = [
  `const x = tf.variable(2);
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const y = tape.record(() => x.square());
  console.log(tape.gradient(y, x));
  x.assignAdd(1);
}`,
  `let x = tf.variable(2);
x = tf.variable(3);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.square()), x));`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  let h: tf.Tensor = x;
  for (let i = 0; i < 3; i++) h = h.mul(x);
  return h;
});
console.log(tape.gradient(y, x));`,
  `let x: tf.Tensor = tf.variable(2);
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape();
  const y = tape.record((t) => {
    t.watch(x);
    return x.square();
  });
  x = x.sub(tape.gradient(y, x)!.mul(0.1));
}`,
  `let last: tf.Tensor = tf.scalar(0);
const w = tf.variable(1);
const tape = new tf.GradientTape();
last = tape.record(() => w.square());
console.log(tape.gradient(last, w));`,
  `function twice(t: tf.Tensor) {
  t = t.mul(2);
  return t;
}
const w = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => twice(w));
console.log(tape.gradient(y, w));`,
  `let x = tf.variable(2);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.square()), x));
x = x.add(1);
x.print();`,
  `let best: tf.Tensor | null = null;
const w = tf.variable(1);
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.square());
  w.assignSub(tape.gradient(loss, w)!);
  best = w.clone();
}
best?.print();`,
  `const layers = [tf.variable([[1]]), tf.variable([[2]])];
const run = (x: tf.Tensor) => layers.reduce((h, w) => (h = h.matMul(w)), x);
const tape = new tf.GradientTape();
const y = tape.record(() => run(tf.ones([1, 1])).sum());
console.log(tape.gradient(y, layers));`,
  `class Counter {
  value = 0;
  add(n: number) {
    this.value = this.value + n;
    return this;
  }
}
let x = new Counter();
x = x.add(1);
const w = tf.variable(x.value);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => w.square()), w));`,
  `let w = tf.variable(1);
w = tf.variable(w.add(1));
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => w.square()), w));`,
  `let loss: tf.Tensor = tf.scalar(0);
const w = tf.variable(1);
const tape = new tf.GradientTape();
loss = tape.record(() => {
  let h: tf.Tensor = w;
  for (let i = 0; i < 3; i++) h = h.mul(2);
  return h;
});
console.log(tape.gradient(loss, w));`,
  `let x: tf.Tensor = tf.variable(3);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.square()), x));
x = x.add(1);
x.print();`,
  `const state = { x: tf.variable(3) as tf.Tensor };
const start = state.x;
const tape = new tf.GradientTape();
const y = tape.record(() => {
  state.x = state.x.square();
  return state.x;
});
console.log(tape.gradient(y, start));`,
  `class Model {
  w = tf.variable(1);
  out: tf.Tensor = this.w;
  forward() {
    this.out = this.w.square();
    return this.out;
  }
}
const m = new Model();
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => m.forward()), m.w));`,
  `function descend(x: tf.Tensor) {
  for (let i = 0; i < 3; i++) {
    const tape = new tf.GradientTape();
    const y = tape.record((t) => {
      t.watch(x);
      return x.square();
    });
    x = x.sub(tape.gradient(y, x)!.mul(0.1));
  }
  return x;
}
descend(tf.variable(3)).print();`,
];

/** Before and after the preferred fix, or the first one. */
export const fixed: readonly (readonly [string, string])[] = [
  [
    right[0]!.replace('const x', 'let x').replace('x.assignAdd(1)', 'x = x.add(1)'),
    right[0]!.replace('const x', 'let x'),
  ],
  [
    `let x = tf.variable(2);
x = x.sub(x.mul(0.1)); // decay
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.square()), x));`,
    `let x = tf.variable(2);
x.assignSub(x.mul(0.1)); // decay
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.square()), x));`,
  ],
  [
    `let [a, b] = [tf.variable(1), tf.variable(2)];
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const [da, db] = tape.gradient(tape.record(() => a.mul(b)), [a, b]);
  [a, b] = [a.sub(da!), b.sub(db!)];
}`,
    `let [a, b] = [tf.variable(1), tf.variable(2)];
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const [da, db] = tape.gradient(tape.record(() => a.mul(b)), [a, b]);
  a.assignSub(da!); b.assignSub(db!);
}`,
  ],
  [
    `let x: tf.Tensor = tf.variable(2);
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const g = tape.gradient(tape.record(() => x.square()), x)!;
  x = tf.sub(x, g.mul(0.1)); // step
}`,
    `let x: tf.Tensor = tf.variable(2);
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const g = tape.gradient(tape.record(() => x.square()), x)!;
  x.assignSub(g.mul(0.1)); // step
}`,
  ],
  [
    `const p = { w: tf.variable(2) as tf.Tensor };
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const g = tape.gradient(tape.record(() => p.w.square()), p.w)!;
  p.w = p.w.sub(g.mul(0.1)).clipByValue(0, 1);
}`,
    `const p = { w: tf.variable(2) as tf.Tensor };
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  const g = tape.gradient(tape.record(() => p.w.square()), p.w)!;
  p.w.assign(p.w.sub(g.mul(0.1)).clipByValue(0, 1));
}`,
  ],
  [
    `let x: tf.Tensor = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  x = x.mul(2);
  return x.square();
});
console.log(tape.gradient(y, x));`,
    `let x: tf.Tensor = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  x.assign(x.mul(2));
  return x.square();
});
console.log(tape.gradient(y, x));`,
  ],
];
