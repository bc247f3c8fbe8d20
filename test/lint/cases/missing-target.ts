/** @file Cases of missing-target: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  x.square();
});
console.log(tape.gradient(y!, x)); // !`,
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
const loss = tape.record(() => { x.square().mean(); });
console.log(tape.gradient(loss!, x)); // !`,
  `import { GradientTape, variable } from '@tensorflow/tfjs';
const x = variable(2);
const tape = new GradientTape();
let y: any;
tape.record(() => {
  const y = x.square();
});
console.log(tape.gradient(y, x)); // !`,
  `class Trainer {
  w = tf.variable(1);
  loss() {
    const l = this.w.square();
  }
  step() {
    const tape = new tf.GradientTape();
    const l = tape.record(() => this.loss());
    return tape.gradient(l as any, this.w); // !
  }
}
new Trainer().step();`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const losses: Record<string, tf.Tensor> = {};
const out = tape.record(() => {
  losses.data = w.square();
  return losses;
});
console.log(tape.gradient(out.penalty, w)); // !`,
  `const w = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const results = tape.record(() => [w.sum(), w.mean()]);
const [a, b, c] = results;
console.log(a, b);
console.log(tape.gradient(c!, w)); // !`,
  `let loss: tf.Tensor | undefined;
const w = tf.variable(1);
const tape = new tf.GradientTape();
const forward = () => {
  w.square();
};
tape.record(forward);
console.log(tape.gradient(loss!, w)); // !`,
  `const w = tf.variable(1);
const forward = function (x: tf.Tensor) {
  x.mul(w);
};
const tape = new tf.GradientTape();
const y: unknown = tape.record(() => forward(tf.scalar(2)));
console.log(tape.gradient(y as tf.Tensor, w)); // !`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const y = tf.record([tape], () => {
  const h = w.exp();
  h.sum();
});
const g = tape.gradient(y as any, w); // !
console.log(g);`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape({ persistent: true });
const { loss, aux } = tape.record(() => ({ loss: w.square(), extra: w.exp() })) as any;
console.log(tape.gradient(loss, w), tape.gradient(aux, w)); // !
tape.dispose();`,
];

export const right = [
  `const x = tf.variable(2);
const tape = new tf.GradientTape();
let y!: tf.Tensor;
tape.record(() => {
  y = x.square();
});
console.log(tape.gradient(y, x));`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  if (Math.random() > 0.5) return w.square();
  return w.exp();
});
console.log(tape.gradient(y, w));`,
  `const w = tf.variable(1);
const losses: tf.Tensor[] = [];
const tape = new tf.GradientTape();
tape.record(() => {
  losses.push(w.square());
});
console.log(tape.gradient(losses[0]!, w));`,
  `interface Out { loss?: tf.Tensor }
const w = tf.variable(1);
const out: Out = {};
const tape = new tf.GradientTape();
tape.record(() => {
  out.loss = w.square();
});
console.log(tape.gradient(out.loss!, w));`,
  `class Model {
  w = tf.variable(1);
  last?: tf.Tensor;
  forward() {
    this.last = this.w.square();
  }
}
const m = new Model();
const tape = new tf.GradientTape();
tape.record(() => m.forward());
console.log(tape.gradient(m.last!, m.w));`,
  `const w = tf.variable(1);
function compute(tape: tf.GradientTape) {
  let l!: tf.Tensor;
  tape.record(() => {
    l = w.exp();
  });
  return l;
}
const t = new tf.GradientTape();
console.log(t.gradient(compute(t), w));`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const results = new Map<string, tf.Tensor>();
tape.record(() => {
  results.set('loss', w.square());
});
console.log(tape.gradient(results.get('loss')!, w));`,
  `const w = tf.variable(1);
let loss: tf.Tensor | undefined;
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape();
  tape.record(() => {
    const part = w.mul(i);
    loss = loss ? loss.add(part) : part;
  });
  if (i === 2) console.log(tape.gradient(loss!, w, { unconnectedGradients: 'zero' }));
}`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  try {
    return w.log();
  } catch {
    return w;
  }
});
console.log(tape.gradient(y, w));`,
  `function pick(kind: 'a' | 'b', w: tf.Tensor) {
  switch (kind) {
    case 'a': return w.square();
    case 'b': return w.exp();
  }
}
const w = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => pick('b', w));
console.log(tape.gradient(y, w));`,
  `const w = tf.variable(1);
const callbacks: (() => tf.Tensor)[] = [() => w.square()];
const tape = new tf.GradientTape();
let last: tf.Tensor | null = null;
tape.record(() => {
  for (const c of callbacks) last = c();
});
console.log(tape.gradient(last!, w));`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  x.square(); // the value
});
console.log(tape.gradient(y!, x));`,
    `const x = tf.variable(2);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  return x.square(); // the value
});
console.log(tape.gradient(y!, x));`,
  ],
  [
    `const x = tf.variable(2);
function lossOf(p: tf.Tensor) {
  const l = p.square();
  console.log(l.dataSync()[0]); // shown
}
const tape = new tf.GradientTape();
const y = tape.record(() => lossOf(x));
console.log(tape.gradient(y as any, x));`,
    `const x = tf.variable(2);
function lossOf(p: tf.Tensor) {
  const l = p.square();
  console.log(l.dataSync()[0]); // shown
  return l;
}
const tape = new tf.GradientTape();
const y = tape.record(() => lossOf(x));
console.log(tape.gradient(y as any, x));`,
  ],
];
