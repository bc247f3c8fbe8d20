/** @file Cases of async-in-tape: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = await tape.record(async () => x.square()); // !
console.log(y);`,
  `const r = await tf.tidy(async () => (await tf.scalar(1).data())[0]); // !
console.log(r);`,
  `const x = tf.variable(1);
async function run() {
  using tape = tf.gradientTape();
  const y = x.exp();
  await y.data(); // !
  return tape.gradient(y, x);
}
await run();`,
  `import { variable, GradientTape, type Tensor } from '@tensorflow/tfjs';
const x = variable(1);
async function forward(): Promise<Tensor> {
  return x.square();
}
const tape = new GradientTape();
const y = await tape.record(forward); // !
console.log(y);`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = await tape.record(() => Promise.resolve(x.square())); // !
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(async function () { // !
  const batch = await fetchBatch();
  return x.mul(batch);
});
declare function fetchBatch(): Promise<tf.Tensor>;
console.log(await y);`,
  `const mean = await tf.tidy('mean', async () => { // !
  const t = tf.ones([3]);
  const d = await t.data();
  return tf.tensor1d(d).mean();
});
mean.print();`,
  `class Trainer {
  w = tf.variable(1);
  async loss() {
    await tf.nextFrame();
    return this.w.square();
  }
  async step() {
    const tape = new tf.GradientTape();
    return tape.record(() => this.loss()); // !
  }
}
await new Trainer().step();`,
  `const t1 = new tf.GradientTape();
const t2 = new tf.GradientTape();
const x = tf.variable(1);
const y = await tf.record([t1, t2], async () => x.exp()); // !
console.log(y);`,
  `async function main() {
  const x = tf.variable(1);
  using tape = tf.gradientTape();
  const y = x.square();
  for await (const v of source()) y.mul(v); // !
  return tape.gradient(y, x);
}
async function* source() {
  yield 1;
}
await main();`,
  `const x = tf.variable(1);
const run = async () => tf.tidy(() => x.square());
tf.tidy(() => {
  return run() as unknown as tf.Tensor;
});
const out = tf.tidy(async () => (await x.data())[0]) as any; // !
console.log(out);`,
  `const x = tf.variable(1);
const { value } = await tf.variableGrads(async () => x.square() as any) as any; // !
console.log(value);`,
  `const f = tf.grad(async (x: tf.Tensor) => x.square() as any); // !
console.log(f(tf.scalar(2)));`,
];

export const right = [
  `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(await y.data());`,
  `const x = tf.variable(1);
async function step() {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => x.square());
  const g = tape.gradient(loss, x)!;
  x.assignSub(g);
  return (await loss.data())[0];
}
await step();`,
  `async function load(): Promise<tf.Tensor> {
  return tf.ones([2]);
}
const data = await load();
const x = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.mul(data).sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(1);
async function main() {
  {
    using tape = tf.gradientTape();
    const y = x.square();
    tape.gradient(y, x)?.print();
  }
  await tf.nextFrame();
}
await main();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const handlers: (() => Promise<void>)[] = [];
const y = tape.record(() => {
  handlers.push(async () => {
    await tf.nextFrame();
  });
  return x.square();
});
console.log(tape.gradient(y, x));`,
  `const sum = tf.tidy(() => tf.ones([3]).sum());
console.log(await sum.data());`,
  `class Recorder {
  record(fn: () => Promise<void>) {
    return fn();
  }
}
await new Recorder().record(async () => console.log(tf.scalar(1).dataSync()));`,
  `async function train(n: number) {
  const x = tf.variable(1);
  for (let i = 0; i < n; i++) {
    const tape = new tf.GradientTape();
    const loss = tape.record(() => x.square());
    x.assignSub(tape.gradient(loss, x)!);
    if (i % 10 === 0) console.log(await loss.data());
    await tf.nextFrame();
  }
}
await train(3);`,
  `const result = await tf.profile(async () => tf.ones([2]));
console.log(result);`,
  `const time = await tf.time(() => tf.ones([100]).sum());
console.log(time.kernelMs);`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const f = (v: tf.Tensor) => v.square();
  return f(x);
});
void (async () => {
  tape.gradient(y, x)?.print();
  await tf.nextFrame();
})();`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = await tape.record(async () => x.square());
console.log(tape.gradient(y, x));`,
    `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));`,
  ],
  [
    `const m = await tf.tidy(async () => { return tf.ones([2]).mean(); });
m.print();`,
    `const m = tf.tidy(() => { return tf.ones([2]).mean(); });
m.print();`,
  ],
];
