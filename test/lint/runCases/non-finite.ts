/** @file Cases of non-finite: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const p = tf.variable([1, 0, 0]);
const truth = tf.tensor1d([0, 1, 0]);
const tape = new tf.GradientTape();
const loss = tape.record(() => {
  const logs = p.log(); // !
  return truth.mul(logs).sum().neg();
});
console.log(tape.gradient(loss, p));`,
  `const x = tf.variable([3, 3]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  const centred = x.sub(x.mean());
  const deviation = centred.square().mean().sqrt();
  return centred.div(deviation).square().sum(); // !
});
console.log(tape.gradient(y, x));`,
  `const r = tf.variable(0);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.pow(r, 0.5).mul(3)); // !
console.log(tape.gradient(y, r));`,
  `const x = tf.variable([0, 0]);
const tape = new tf.GradientTape();
const length = tape.record(() => x.square().sum().sqrt()); // !
console.log(tape.gradient(length, x));`,
  `const logits = tf.variable([1000, 1]);
const tape = new tf.GradientTape();
const p = tape.record(() => {
  const e = logits.exp(); // !
  return e.div(e.sum()).square().sum();
});
console.log(tape.gradient(p, logits));`,
  `const w = tf.variable(3);
for (let i = 0; i < 12; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.pow(4)); // !
  w.assignSub(tape.gradient(loss, w)!.mul(1));
}`,
  `const c = tf.variable([1, 0.5]);
const tape = new tf.GradientTape();
const angle = tape.record(() => tf.acos(c).sum()); // !
console.log(tape.gradient(angle, c));`,
  `const [a, b] = [tf.variable([1, 2]), tf.variable([4, 0])];
const tape = new tf.GradientTape();
const ratio = tape.record(() => a.div(b).sum()); // !
const [da, db] = tape.gradient(ratio, [a, b]);
console.log(da, db);`,
  `const slope = tf.grad((x: tf.Tensor) => x.sqrt().sum()); // !
console.log(slope(tf.tensor1d([0, 4])));`,
  `const x = tf.variable([-1, 4]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.sqrt().sum()); // !
console.log(tape.jacobian(y, x));`,
  `const data = tf.tensor1d([1, NaN, 3]); // !
const w = tf.variable(2);
const tape = new tf.GradientTape();
const loss = tape.record(() => data.mul(w).sum());
console.log(tape.gradient(loss, w));`,
  `const w = tf.variable(1, true, 'w');
const opt = tf.train.sgd(0.1);
opt.minimize(() => w.sub(1).reciprocal().asScalar()); // !`,
  `const scores = tf.variable([[1, 2]]);
const blocked = tf.tensor2d([[-Infinity, -Infinity]]);
const tape = new tf.GradientTape();
const loss = tape.record(() => scores.add(blocked).softmax().square().sum()); // !
console.log(tape.gradient(loss, scores));`,
];

export const right = [
  `const p = tf.variable([1, 0, 0]);
const tape = new tf.GradientTape();
const loss = tape.record(() => p.add(1e-7).log().sum().neg());
console.log(tape.gradient(loss, p));`,
  `let best = Infinity;
const w = tf.variable(2);
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.square());
  best = Math.min(best, loss.dataSync()[0]!);
  w.assignSub(tape.gradient(loss, w)!.mul(0.1));
}
console.log(best);`,
  `const s = tf.variable([10, 200]);
const tape = new tf.GradientTape();
const p = tape.record(() => {
  const e = s.sub(tf.stopGradient(s.max())).exp();
  return e.div(e.sum()).square().sum();
});
console.log(tape.gradient(p, s));`,
  `const scores = tf.variable([[1, 2, 3]]);
const mask = tf.tensor2d([[0, 0, -Infinity]]);
const tape = new tf.GradientTape();
const loss = tape.record(() => scores.add(mask).softmax().square().sum());
console.log(tape.gradient(loss, scores));`,
  `const x = tf.variable([4, 9]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.sqrt().sum());
console.log(tape.gradient(y, x));`,
  `const x = tf.variable([0, 4]);
const tape = new tf.GradientTape();
const y = tape.record(() => x.divNoNan(x).sum());
console.log(tape.gradient(y, x));`,
  `console.log(tf.log(tf.scalar(0)).dataSync(), tf.div(1, tf.scalar(0)).dataSync());
const x = tf.variable(1);
const tape = new tf.GradientTape();
console.log(tape.gradient(tape.record(() => x.square()), x));`,
  `const logits = tf.variable([1000, 1]);
const tape = new tf.GradientTape();
const p = tape.record(() => logits.softmax().mul([0.5, 2]).sum().add(logits.mean()));
console.log(tape.gradient(p, logits));`,
  `const w = tf.variable(3);
for (let i = 0; i < 12; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.square());
  w.assignSub(tape.gradient(loss, w)!.mul(0.1));
}`,
  `const x = tf.variable([1, 2]);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  console.log(x.sub(x).log().dataSync());
  return x.square().sum();
});
console.log(tape.gradient(y, x));`,
  `const x = tf.variable(0);
const tape = new tf.GradientTape();
const y = tape.record(() => x.pow(2));
console.log(tape.gradient(y, x));`,
];

export const fixed: readonly (readonly [string, string, string])[] = [
  [wrong[0]!, 'Add a small number', wrong[0]!.replace('p.log()', 'p.add(1e-7).log()')],
  [wrong[0]!, 'Keep it above 0', wrong[0]!.replace('p.log()', 'p.maximum(1e-7).log()')],
  [wrong[1]!, 'Divide with divNoNan', wrong[1]!.replace('.div(deviation)', '.divNoNan(deviation)')],
  [wrong[2]!, 'Add a small number', wrong[2]!.replace('tf.pow(r,', 'tf.pow(r.add(1e-7),')],
  [wrong[3]!, 'Add a small number', wrong[3]!.replace('.sum().sqrt()', '.sum().add(1e-7).sqrt()')],
  [wrong[4]!, 'Limit the exponent', wrong[4]!.replace('logits.exp()', 'logits.minimum(88).exp()')],
  [wrong[6]!, 'Keep it between', wrong[6]!.replace('acos(c)', 'acos(c.clipByValue(-0.999999, 0.999999))')],
  [wrong[7]!, 'Add a small number', wrong[7]!.replace('div(b)', 'div(b.add(1e-7))')],
];
