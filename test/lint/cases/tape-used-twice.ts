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
];

export const fixed: readonly (readonly [string, string])[] = [
  [wrong[0]!, wrong[0]!.replace('GradientTape()', 'GradientTape({ persistent: true })')],
  [wrong[6]!, wrong[6]!.replace('gradientTape()', 'gradientTape({ persistent: true })')],
  [
    wrong[0]!.replace('GradientTape()', 'GradientTape({ watchAccessedVariables: true /* all */ })'),
    wrong[0]!.replace('GradientTape()', 'GradientTape({ persistent: true, watchAccessedVariables: true /* all */ })'),
  ],
  [
    wrong[0]!.replace('GradientTape()', 'GradientTape({ persistent: false })'),
    wrong[0]!.replace('GradientTape()', 'GradientTape({ persistent: true })'),
  ],
];
