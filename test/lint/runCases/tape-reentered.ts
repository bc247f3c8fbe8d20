/** @file Cases of tape-reentered: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const penalty = () => tape.record(() => w.square().sum()); // !
const loss = tape.record(() => w.abs().sum().add(penalty()));
console.log(tape.gradient(loss, w));`,
  `const x = tf.variable(1.5);
const tape = new tf.GradientTape();
function power(n: number): tf.Tensor {
  if (n === 0) return tf.scalar(1);
  return tape.record(() => x.mul(power(n - 1))); // !
}
console.log(tape.gradient(power(2), x));`,
  `const x = tf.variable(2);
const [a, b] = [new tf.GradientTape(), new tf.GradientTape()];
a.record(() => tf.record([b, a], () => x.square())); // !`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
tape.record(() => {
  const y = x.square();
  return tape.record(() => y.mul(3)); // !
});`,
  `const x = tf.variable(2);
{
  using tape = tf.gradientTape();
  const y = tape.record(() => x.square()); // !
  console.log(tape.gradient(y, x));
}`,
  `class Model {
  tape = new tf.GradientTape();
  w = tf.variable(1);
  forward() { return this.tape.record(() => this.w.exp()); } // !
  loss() { return this.tape.record(() => this.forward().square()); }
}
new Model().loss();`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape({ persistent: true });
for (let i = 0; i < 3; i++) {
  tape.record(() => {
    if (i === 2) tape.record(() => x.square()); // !
    return x.exp();
  });
}
tape.dispose();`,
  `import { GradientTape as Tape, variable } from 'tapescope';
const v = variable(1);
const t = new Tape();
const inner = () => v.square();
t.record(() => [1, 2].map(() => t.record(inner))); // !`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
tape.record((t) => t.record(() => x.square())); // !`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
const step = (f: () => tf.Tensor) => tape.record(f);
step(() =>
  x.mul(
    tape
      .record(() => x.exp()), // !
  ),
);`,
];

export const right = [
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
const z = tape.record(() => y.exp());
console.log(tape.gradient(z, x));`,
  `const x = tf.variable(2);
const [a, b] = [new tf.GradientTape(), new tf.GradientTape()];
const dy = a.record(() => b.gradient(b.record(() => x.pow(3)), x)!);
console.log(a.gradient(dy, x));`,
  `const x = tf.variable(2);
function nth(order: number): tf.Tensor {
  if (order === 0) return x.pow(4);
  const tape = new tf.GradientTape();
  return tape.gradient(tape.record(() => nth(order - 1)), x)!;
}
console.log(nth(2).dataSync());`,
  `const x = tf.variable(2);
const [a, b] = [new tf.GradientTape(), new tf.GradientTape()];
const y = tf.record([a, b], () => x.square());
console.log(a.gradient(y, x), b.gradient(y, x));`,
  `const x = tf.variable(2);
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape();
  console.log(tape.gradient(tape.record(() => x.square()), x));
}`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => tape.stopRecording(() => x.exp()).mul(x));
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
const penalty = () => x.square();
console.log(tape.gradient(tape.record(() => x.exp().add(penalty())), x));`,
  `const x = tf.variable(2);
const slope = (f: () => tf.Tensor) => {
  const tape = new tf.GradientTape();
  return tape.gradient(tape.record(f), x);
};
console.log(slope(() => x.square()), slope(() => x.exp()));`,
  `const x = tf.variable(2);
{
  using outer = tf.gradientTape();
  const inner = new tf.GradientTape();
  const y = inner.record(() => x.pow(3));
  const dy = inner.gradient(y, x)!;
  console.log(outer.gradient(dy, x));
}`,
  `const recorder = { record: (f: () => number) => f() };
console.log(recorder.record(() => recorder.record(() => 1)), tf.scalar(1).shape);`,
];
