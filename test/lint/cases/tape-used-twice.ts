/** @file Cases of tape-used-twice: `// !` marks the line a finding must stand on. */

const start = `const x = tf.variable(3);
const tape = new tf.GradientTape();
const [y, z] = tape.record(() => [x.square(), x.exp()]);
`;

export const wrong = [
  `${start}console.log(tape.gradient(y, x));
console.log(tape.gradient(z, x)); // !`,
  `${start}console.log(tape.gradient(y, x));
console.log(tape.jacobian(z, x)); // !`,
  `${start}for (const target of [y, z]) {
  console.log(tape.gradient(target, x)); // !
}`,
  `${start}console.log([y, z].map((target) => tape.gradient(target, x))); // !`,
  `${start}const ask = (target: tf.Tensor) => tape.gradient(target, x); // !
ask(y);
ask(z);`,
  `${start}const first = tape.gradient(y, x);
if (first !== null) console.log(tape.gradient(z, x)); // !`,
  `const x = tf.variable(1);
{
  using tape = tf.gradientTape();
  const y = x.exp();
  tape.gradient(y, x);
  tape.gradient(y, x); // !
}`,
  `const options = { persistent: false };
const x = tf.variable(1);
const tape = new tf.GradientTape(options);
const y = tape.record(() => x.exp());
tape.gradient(y, x);
tape.gradient(y, [x]); // !`,
  `class Solver {
  tape = new tf.GradientTape();
  x = tf.variable(1);
  solve() {
    const y = this.tape.record(() => this.x.exp());
    return [this.tape.gradient(y, this.x), this.tape.gradient(y, [this.x])]; // !
  }
}
console.log(new Solver().solve());`,
  `import { GradientTape as Tape, variable } from 'tapescope';
const v = variable(1);
const t = new Tape();
const y = t.record(() => v.square());
const a = t.gradient(y, v);
const b = t.batchJacobian(y, v); // !
console.log(a, b);`,
  `import { variable, GradientTape } from '@tensorflow/tfjs-core';
const [a, b] = [variable(1), variable(2)];
const tape = new GradientTape();
const y = tape.record(() => a.mul(b));
console.log(tape.gradient(y, a), tape.gradient(y, b)); // !`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
const first = tape.gradient(y, x);
const J = tape.jacobian(y, x); // !
console.log(first, J);`,
  `const grad = (t: tf.GradientTape, y: tf.Tensor, x: tf.Variable) => t.gradient(y, x); // !
const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
grad(tape, y, x);
grad(tape, y, x);`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
let i = 0;
while (i < 3) {
  console.log(tape.gradient(y, x)); // !
  i++;
}`,
  `class T {
  private readonly tape = new tf.GradientTape();
  constructor(private readonly x: tf.Variable) {}
  run() {
    const y = this.tape.record(() => this.x.square());
    const a = this.tape.gradient(y, this.x);
    const b = this.tape.gradient(y, [this.x]); // !
    return [a, ...b];
  }
}
new T(tf.variable(1)).run();`,
  `const x = tf.variable(1);
{
  using tape = tf.gradientTape({ persistent: false });
  const y = x.square();
  const gs = [0, 1].map(() => tape.gradient(y, x)); // !
  console.log(gs);
}`,
  `const vars = { w: tf.variable(1), b: tf.variable(2) };
const tape = new tf.GradientTape();
const loss = tape.record(() => vars.w.mul(vars.b));
const grads = Object.fromEntries(Object.entries(vars).map(([k, v]) => [k, tape.gradient(loss, v)])); // !
console.log(grads);`,
];

export const right = [
  `${start.replace('GradientTape()', 'GradientTape({ persistent: true })')}console.log(tape.gradient(y, x), tape.gradient(z, x));
tape.dispose();`,
  `${start}console.log(tape.gradient([y, z], x));`,
  `const x = tf.variable(3);
for (let i = 0; i < 2; i++) {
  const tape = new tf.GradientTape();
  console.log(tape.gradient(tape.record(() => x.square()), x));
}`,
  `const x = tf.variable(3);
const tape = new tf.GradientTape();
for (let i = 0; i < 2; i++) {
  const y = tape.record(() => x.square());
  console.log(tape.gradient(y, x));
}`,
  `${start}if (x.dataSync()[0] > 0) console.log(tape.gradient(y, x));
else console.log(tape.gradient(z, x));`,
  `const x = tf.variable(3);
const slope = (f: () => tf.Tensor) => {
  const tape = new tf.GradientTape();
  return tape.gradient(tape.record(f), x);
};
console.log(slope(() => x.square()), slope(() => x.exp()));`,
  `export function both(x: tf.Variable, options: tf.GradientTapeOptions) {
  const tape = new tf.GradientTape(options);
  const y = tape.record(() => x.square());
  return [tape.gradient(y, x), tape.jacobian(y, x)];
}`,
  `export function both(tape: tf.GradientTape, y: tf.Tensor, x: tf.Variable) {
  return [tape.gradient(y, x), tape.jacobian(y, x)];
}`,
  `const chart = { gradient: (a: number, b: number) => a / b };
console.log(chart.gradient(1, 2), chart.gradient(1, 2), tf.scalar(1).shape);`,
  `const x = tf.variable(1);
let tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.exp()), x));
tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.sin()), x));`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
for (let i = 0; i < 3; i++) {
  const y = tape.record(() => x.square());
  console.log(tape.gradient(y, x));
}`,
  `const x = tf.variable(1);
function slope() {
  const tape = new tf.GradientTape();
  return tape.gradient(tape.record(() => x.square()), x);
}
slope();
slope();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
const g = Math.random() > 0.5 ? tape.gradient(y, x) : tape.jacobian(y, x);
console.log(g);`,
  `const x = tf.variable(1);
const tapes = [new tf.GradientTape(), new tf.GradientTape()];
const y = tf.record(tapes, () => x.square());
console.log(tapes.map((t) => t.gradient(y, x)));`,
  `const x = tf.variable(1);
let tape = new tf.GradientTape();
let y = tape.record(() => x.square());
tape.gradient(y, x);
tape = new tf.GradientTape();
y = tape.record(() => x.exp());
tape.gradient(y, x);`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
let cached: tf.Tensor | null = null;
const grad = () => (cached ??= tape.gradient(y, x));
grad();
grad();`,
];

/** A tape that lives on has to be disposed. */
const disposed = (text: string): string => `${text}\ntape.dispose();`;

export const fixed: readonly (readonly [string, string])[] = [
  [wrong[0]!, disposed(wrong[0]!.replace('GradientTape()', 'GradientTape({ persistent: true })'))],
  [wrong[6]!, wrong[6]!.replace('gradientTape()', 'gradientTape({ persistent: true })')],
  [
    wrong[0]!.replace('GradientTape()', 'GradientTape({ watchAccessedVariables: true /* all */ })'),
    disposed(
      wrong[0]!.replace('GradientTape()', 'GradientTape({ persistent: true, watchAccessedVariables: true /* all */ })'),
    ),
  ],
  [
    wrong[0]!.replace('GradientTape()', 'GradientTape({ persistent: false })'),
    disposed(wrong[0]!.replace('GradientTape()', 'GradientTape({ persistent: true })')),
  ],
  [
    `const x = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
const a = tape.gradient(y, x);
const b = tape.gradient(y, x);
console.log(a, b);`,
    `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => x.square());
const a = tape.gradient(y, x);
const b = tape.gradient(y, x);
tape.dispose();
console.log(a, b);`,
  ],
  [
    `const [x, w] = [tf.variable(1), tf.variable(2)];
const tape = new tf.GradientTape({ watchAccessedVariables: true });
const y = tape.record(() => x.mul(w));
const dx = tape.gradient(y, x); // by x
const dw = tape.gradient(y, w); // by w
console.log(dx, dw);`,
    `const [x, w] = [tf.variable(1), tf.variable(2)];
const tape = new tf.GradientTape({ persistent: true, watchAccessedVariables: true });
const y = tape.record(() => x.mul(w));
const dx = tape.gradient(y, x); // by x
const dw = tape.gradient(y, w); // by w
tape.dispose();
console.log(dx, dw);`,
  ],
];
