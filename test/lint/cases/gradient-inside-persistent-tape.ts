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
  `class Probe {
  tape = new tf.GradientTape({ persistent: true });
  x = tf.variable(1);
  run() {
    return this.tape.record(() => {
      const y = this.x.square();
      return this.tape.gradient(y, this.x)!; // !
    });
  }
  dispose() {
    this.tape.dispose();
  }
}
const p = new Probe();
p.run();
p.dispose();`,
  `const xs = tf.variable([1, 2]);
const tape = new tf.GradientTape({ persistent: true });
const result = tape.record((t) => {
  const y = xs.square();
  const out: Record<string, tf.Tensor | null> = {};
  out['sum'] = t.gradient(y.sum(), xs); // !
  out['max'] = t.gradient(y.max(), xs); // !
  return out;
});
console.log(result);
tape.dispose();`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape({ persistent: true });
const y = tf.record([tape], () => {
  const y = x.log();
  console.log('slope', tape.gradient(y, x)?.dataSync()); // !
  return y;
});
tape.gradient(y, x);
tape.dispose();`,
  `const x = tf.variable([[1, 2]]);
const options = { persistent: true };
const tape = new tf.GradientTape(options);
tape.record(() => {
  const y = x.square();
  tape.batchJacobian(y, x)?.print(); // !
});
tape.dispose();`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape({ persistent: true });
const [y, dy] = tape.record(() => {
  const y = x.pow(2);
  if (y.rank === 0) return [y, tape.gradient(y, x)!]; // !
  return [y, y];
});
console.log(tape.gradient(y!, x), dy);
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
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
for (let i = 0; i < 2; i++) {
  const y = tape.record(() => x.square());
  x.assignSub(tape.gradient(y, x)!.mul(0.1));
}
tape.dispose();`,
  `const x = tf.variable(1);
const outer = new tf.GradientTape({ persistent: true });
const inner = new tf.GradientTape({ persistent: true });
const d = outer.record(() => {
  const y = inner.record(() => x.pow(3));
  return [inner.gradient(y, x)!, inner.gradient(y, [x])[0]!];
});
console.log(outer.gradient(d[0]!, x), outer.gradient(d[1]!, x));
inner.dispose();
outer.dispose();`,
  `const x = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => x.exp());
const report = () => console.log(tape.gradient(y, x));
report();
report();
tape.dispose();`,
];
