/** @file Cases of gradient-inside-persistent-tape: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(2);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => {
  const y = x.pow(3);
  console.log(tape.gradient(y, x)); // !
  return y;
});
console.log(tape.gradient(y, x));
tape.dispose();`,
  `import { variable, GradientTape } from '@tensorflow/tfjs';
const x = variable(2);
const tape = new GradientTape({ persistent: true });
tape.record(() => {
  const y = x.square();
  const g = tape.gradient(y, x); // !
  g?.print();
  return y;
});
tape.dispose();`,
  `const x = tf.variable([1, 2]);
const tape = new tf.GradientTape({ persistent: true });
const out = tape.record((t) => {
  const y = x.square();
  return t.jacobian(y, x)!; // !
});
out.print();
tape.dispose();`,
  `const ws = [tf.variable(1), tf.variable(2)];
const tape = new tf.GradientTape({ persistent: true });
const grads = tape.record(() => {
  const y = tf.addN(ws).square();
  return ws.map((w) => tape.gradient(y, w)); // !
});
console.log(grads);
tape.dispose();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
function slope(t: tf.GradientTape, y: tf.Tensor) {
  return t.gradient(y, x); // !
}
tape.record(() => {
  console.log(slope(tape, x.sin()));
  console.log(slope(tape, x.cos()));
});
tape.dispose();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
for (let i = 0; i < 3; i++) {
  tape.record(() => {
    const loss = x.square();
    const g = tape.gradient(loss, x)!; // !
    x.assignSub(g.mul(0.1));
  });
}
tape.dispose();`,
];

export const right = [
  `const x = tf.variable(2);
const tape = new tf.GradientTape({ persistent: true });
const dy = tape.record(() => tape.gradient(x.pow(3), x)!);
console.log(tape.gradient(dy, x));
tape.dispose();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x), tape.gradient(y, [x]));
tape.dispose();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape();
tape.record(() => {
  console.log(tape.gradient(x.square(), x));
});`,
  `const x = tf.variable(1);
const outer = new tf.GradientTape({ persistent: true });
const g = outer.record(() => {
  const inner = new tf.GradientTape();
  return inner.gradient(inner.record(() => x.pow(3)), x)!;
});
console.log(outer.gradient(g, x), outer.gradient(g, [x]));
outer.dispose();`,
  `const x = tf.variable(1);
{
  using tape = tf.gradientTape({ persistent: true });
  const y = x.square();
  console.log(tape.gradient(y, x), tape.jacobian(y, x));
}`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
const penalty = tape.record(() => {
  const y = x.pow(3);
  const g = tape.gradient(y, x)!;
  return g.square().add(y);
});
console.log(tape.gradient(penalty, x));
tape.dispose();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
const [g1, y] = tape.record(() => {
  const y = x.pow(3);
  return [tape.gradient(y, x)!, y];
});
const g2 = tape.gradient(g1, x)!;
console.log(g2, tape.gradient(y, x));
tape.dispose();`,
];
