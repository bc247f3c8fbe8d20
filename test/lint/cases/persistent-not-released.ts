/** @file Cases of persistent-not-released: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(3);
const tape = new tf.GradientTape({ persistent: true }); // !
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x), tape.jacobian(y, x));`,
  `import { variable, GradientTape } from '@tensorflow/tfjs';
const x = variable(1);
const tape = new GradientTape({ persistent: true }); // !
const y = tape.record(() => x.square());
const z = tape.gradient(y, x);
const w = tape.gradient(y, x);
console.log(z, w);`,
  `function gradients(x: tf.Variable) {
  const tape = new tf.GradientTape({ persistent: true }); // !
  const [a, b] = tape.record(() => [x.sin(), x.cos()]);
  return [tape.gradient(a, x), tape.gradient(b, x)];
}
console.log(gradients(tf.variable(1)));`,
  `for (let i = 0; i < 3; i++) {
  const x = tf.variable(i);
  const tape = new tf.GradientTape({ persistent: true }); // !
  const y = tape.record(() => x.square());
  console.log(tape.gradient(y, x), tape.jacobian(y, x));
}`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true }); // !
const y = tape.record(() => x.square());
const done = Math.random() > 0.5;
console.log(tape.gradient(y, x), tape.gradient(y, [x]));
if (done) tape.dispose();`,
  `const x = tf.variable(1);
const persistent = true;
const tape = new tf.GradientTape({ persistent, watchAccessedVariables: true }); // !
const ys = tape.record(() => [1, 2, 3].map((k) => x.pow(k)));
ys.forEach((y) => console.log(tape.gradient(y, x)));`,
  `async function run(x: tf.Variable) {
  const tape = new tf.GradientTape({ persistent: true }); // !
  const y = tape.record(() => x.square());
  const g = tape.gradient(y, x)!;
  const h = tape.gradient(y, [x]);
  await tf.nextFrame();
  return [g, ...h];
}
await run(tf.variable(2));`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true }); // !
const y = tape.record(() => x.square());
const g = tape.gradient(y, x);
const g2 = tape.gradient(y, [x]);
g?.dispose();
console.log(g2);`,
  `const x = tf.variable(1);
function make() {
  const tape = new tf.GradientTape({ persistent: true }); // !
  const y = tape.record(() => x.square());
  if (y.rank > 0) return null;
  const both = [tape.gradient(y, x), tape.jacobian(y, x)];
  return both;
}
make();`,
  `const x = tf.variable(1);
const makeGrads = () => {
  const tape = new tf.GradientTape({ persistent: true }); // !
  const [a, b] = tape.record(() => [x.sin(), x.cos()]);
  const grads = { a: tape.gradient(a!, x), b: tape.gradient(b!, x) };
  return grads;
};
makeGrads();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true }); // !
try {
  const y = tape.record(() => x.log());
  console.log(tape.gradient(y, x), tape.jacobian(y, x));
} catch (error) {
  console.log(error);
  tape.dispose();
}`,
];

export const right = [
  `const x = tf.variable(3);
{
  using tape = tf.gradientTape({ persistent: true });
  const y = x.square();
  console.log(tape.gradient(y, x), tape.jacobian(y, x));
}`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x), tape.jacobian(y, x));
tape.dispose();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
try {
  const y = tape.record(() => x.square());
  console.log(tape.gradient(y, x), tape.jacobian(y, x));
} finally {
  tape.dispose();
}`,
  `function makeTape() {
  return new tf.GradientTape({ persistent: true });
}
const x = tf.variable(1);
const t = makeTape();
const y = t.record(() => x.square());
console.log(t.gradient(y, x), t.gradient(y, [x]));
t.dispose();`,
  `class Probe {
  private readonly tape = new tf.GradientTape({ persistent: true });
  constructor(private readonly x: tf.Variable) {}
  both() {
    const y = this.tape.record(() => this.x.square());
    return [this.tape.gradient(y, this.x), this.tape.jacobian(y, this.x)];
  }
  dispose() {
    this.tape.dispose();
  }
}
const p = new Probe(tf.variable(1));
console.log(p.both());
p.dispose();`,
  `const x = tf.variable(1);
{
  using tape = new tf.GradientTape({ persistent: true });
  const y = tape.record(() => x.square());
  console.log(tape.gradient(y, x), tape.gradient(y, [x]));
}`,
  `import { keepTape } from './registry';
const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
keepTape(tape);
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x), tape.gradient(y, [x]));`,
  `const cleanup = (t: tf.GradientTape) => t.dispose();
const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x), tape.gradient(y, [x]));
cleanup(tape);`,
  `export const tape = new tf.GradientTape({ persistent: true });
const x = tf.variable(1);
export const y = tape.record(() => x.square());
console.log(tape.gradient(y, x), tape.gradient(y, [x]));`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: false });
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(1);
const tapes = [1, 2].map(() => new tf.GradientTape({ persistent: true }));
for (const tape of tapes) {
  const y = tape.record(() => x.square());
  console.log(tape.gradient(y, x), tape.gradient(y, [x]));
}
tapes.forEach((t) => t.dispose());`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const x = tf.variable(3);
function f() {
  const tape = new tf.GradientTape({ persistent: true });
  const y = tape.record(() => x.square());
  return [tape.gradient(y, x), tape.jacobian(y, x)];
}
f();`,
    `const x = tf.variable(3);
function f() {
  const tape = new tf.GradientTape({ persistent: true });
  const y = tape.record(() => x.square());
  const result = [tape.gradient(y, x), tape.jacobian(y, x)];
  tape.dispose();
  return result;
}
f();`,
  ],
  [
    `const x = tf.variable(3);
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape({ persistent: true });
  const y = tape.record(() => x.square());
  const a = tape.gradient(y, x); // first
  const b = tape.gradient(y, [x]); // second
  console.log(a, b);
}`,
    `const x = tf.variable(3);
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape({ persistent: true });
  const y = tape.record(() => x.square());
  const a = tape.gradient(y, x); // first
  const b = tape.gradient(y, [x]); // second
  tape.dispose();
  console.log(a, b);
}`,
  ],
  [
    `const x = tf.variable(3);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => x.square());
const ask = () => tape.gradient(y, x);
console.log(ask(), ask());`,
    `const x = tf.variable(3);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => x.square());
const ask = () => tape.gradient(y, x);
console.log(ask(), ask());
tape.dispose();`,
  ],
];
