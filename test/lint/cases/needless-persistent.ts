/** @file Cases of needless-persistent: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(3);
const tape = new tf.GradientTape({ persistent: true }); // !
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));
tape.dispose();`,
  `import { variable, GradientTape } from '@tensorflow/tfjs';
const x = variable(1);
const tape = new GradientTape({ persistent: true }); // !
const y = tape.record(() => x.square());
const g = tape.gradient(y, x);
tape.dispose();
console.log(g);`,
  `function slope(x: tf.Variable) {
  const tape = new tf.GradientTape({ persistent: true }); // !
  try {
    return tape.gradient(tape.record(() => x.square()), x);
  } finally {
    tape.dispose();
  }
}
slope(tf.variable(1));
slope(tf.variable(2));`,
  `const a = tf.variable(1);
const b = tf.variable(2);
const tape = new tf.GradientTape({
  persistent: true, // !
  watchAccessedVariables: true,
});
const y = tape.record(() => a.mul(b));
const [da, db] = tape.gradient(y, [a, b]);
tape.dispose();
console.log(da, db);`,
  `const x = tf.variable(1);
{
  using tape = tf.gradientTape({ persistent: true }); // !
  const y = x.square();
  console.log(tape.gradient(y, x));
}`,
  `const x = tf.variable(1);
for (let i = 0; i < 5; i++) {
  const tape = new tf.GradientTape({ persistent: true }); // !
  const loss = tape.record(() => x.square());
  const g = tape.gradient(loss, x)!;
  x.assignSub(g.mul(0.1));
  tape.dispose();
}`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true }); // !
const y = tape.record(() => x.square());
const g = Math.random() > 0.5 ? tape.gradient(y, x) : tape.jacobian(y, x);
tape.dispose();
console.log(g);`,
  `const x = tf.variable(1);
const step = (loss: () => tf.Tensor) => {
  const tape = new tf.GradientTape({ persistent: true }); // !
  const value = tape.record(loss);
  const grad = tape.gradient(value, x);
  tape.dispose();
  return grad;
};
step(() => x.square());`,
  `const x = tf.variable([1, 2]);
const tape = new tf.GradientTape({ persistent: true }); // !
const y = tape.record(() => x.square());
const J = tape.jacobian(y, x);
tape.dispose();
console.log(J);`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true }); // !
const [y, z] = tape.record(() => [x.sin(), x.cos()]);
console.log(tape.gradient([y!, z!], x));
tape.dispose();`,
  `async function step(w: tf.Variable) {
  const tape = new tf.GradientTape({ persistent: true }); // !
  const loss = tape.record(() => w.square().sum());
  const g = tape.gradient(loss, w)!;
  tape.dispose();
  await tf.nextFrame();
  return g;
}
await step(tf.variable([1, 2]));`,
  `const options = {
  persistent: true, // !
};
const x = tf.variable(1);
const tape = new tf.GradientTape(options);
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));
tape.dispose();`,
];

export const right = [
  `const xs = [tf.variable(1), tf.variable(2)];
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => tf.addN(xs));
for (const x of xs) console.log(tape.gradient(y, x));
tape.dispose();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x), tape.jacobian(y, x));
tape.dispose();`,
  `const xs = [tf.variable(1), tf.variable(2)];
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => tf.addN(xs));
const all = xs.map((x) => tape.gradient(y, x));
tape.dispose();
console.log(all);`,
  `const x = tf.variable(1);
const of = (t: tf.GradientTape, y: tf.Tensor) => t.gradient(y, x);
const tape = new tf.GradientTape({ persistent: true });
const [a, b] = tape.record(() => [x.sin(), x.cos()]);
console.log(of(tape, a), of(tape, b));
tape.dispose();`,
  `import { report } from './report';
const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));
report(tape, y);
tape.dispose();`,
  `class Session {
  tape = new tf.GradientTape({ persistent: true });
  of(y: tf.Tensor, x: tf.Variable) {
    return this.tape.gradient(y, x);
  }
}
export const s = new Session();`,
  `export function probe(x: tf.Variable, n: number) {
  const tape = new tf.GradientTape({ persistent: true });
  const y = tape.record(() => x.square());
  const out: (tf.Tensor | null)[] = [];
  for (let i = 0; i < n; i++) out.push(tape.gradient(y, x));
  tape.dispose();
  return out;
}`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => x.pow(3));
const ask = () => tape.gradient(y, x);
console.log(ask(), ask());
tape.dispose();`,
  `const x = tf.variable(1);
let tape = new tf.GradientTape({ persistent: true });
const run = () => {
  const y = tape.record(() => x.square());
  return [tape.gradient(y, x), tape.gradient(y, [x])[0]];
};
run();
tape.dispose();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: Boolean(process.env.TWICE) });
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));
tape.dispose();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
for (let i = 0; i < 3; i++) {
  const y = tape.record(() => x.square());
  x.assignSub(tape.gradient(y, x)!.mul(0.1));
}
tape.dispose();`,
  `const options = { persistent: true };
const x = tf.variable(1);
const one = new tf.GradientTape(options);
const two = new tf.GradientTape(options);
const y = tf.record([one, two], () => x.square());
console.log(one.gradient(y, x), two.gradient(y, x), two.gradient(y, [x]));
one.dispose();
two.dispose();`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const x = tf.variable(3);
const tape = new tf.GradientTape({
  persistent: true, // twice?
  watchAccessedVariables: true,
});
console.log(tape.gradient(tape.record(() => x.square()), x));
tape.dispose();`,
    `const x = tf.variable(3);
const tape = new tf.GradientTape({
  // twice?
  watchAccessedVariables: true,
});
console.log(tape.gradient(tape.record(() => x.square()), x));
tape.dispose();`,
  ],
  [
    `const x = tf.variable(3);
const tape = new tf.GradientTape({ watchAccessedVariables: true, persistent: true });
console.log(tape.gradient(tape.record(() => x.square()), x));
tape.dispose();`,
    `const x = tf.variable(3);
const tape = new tf.GradientTape({ watchAccessedVariables: true });
console.log(tape.gradient(tape.record(() => x.square()), x));
tape.dispose();`,
  ],
  [
    `const x = tf.variable(3);
const tape = new tf.GradientTape({
  watchAccessedVariables: true,
  // for later
  persistent: true,
});
console.log(tape.gradient(tape.record(() => x.square()), x));
tape.dispose();`,
    `const x = tf.variable(3);
const tape = new tf.GradientTape({
  watchAccessedVariables: true,
  // for later
  
});
console.log(tape.gradient(tape.record(() => x.square()), x));
tape.dispose();`,
  ],
];
