/** @file Cases of tensor-in-condition: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(-2);
if (x.greater(0)) console.log('positive'); // !`,
  `const x = tf.variable(-2);
const negative = x.less(0);
console.log(negative && x.dataSync()[0] > 1 ? 1 : 2); // !`,
  `export function clip(t: tf.Tensor) {
  while (t.max().greater(1)) t = t.mul(0.5); // !
  return t;
}`,
  `import { scalar, variable, less } from '@tensorflow/tfjs';
const x = variable(2);
while (less(x, scalar(10))) x.assignAdd(1); // !`,
  `const a = tf.scalar(1);
const b = tf.scalar(2);
const bigger = a.greater(b) ? a : b; // !
bigger.print();`,
  `export function leaky(x: tf.Tensor, alpha: number): tf.Tensor {
  return x.less(0) ? x.mul(alpha) : x; // !
}`,
  `const done = tf.scalar(false);
if (!done) console.log('again'); // !`,
  `const loss = tf.variable(1).square();
for (let i = 0; loss.greater(0.1) && i < 10; i++) console.log(i); // !`,
  `const x = tf.tensor1d([1, 2]);
const any = x.isNaN().any();
if (any || x.shape[0] === 0) throw new Error('bad'); // !`,
  `class Agent {
  private readonly epsilon = tf.scalar(0.1);
  act(q: tf.Tensor) {
    if (tf.randomUniform([]).less(this.epsilon)) return tf.scalar(0); // !
    return q.argMax();
  }
}
new Agent().act(tf.ones([3]));`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => {
  if (tf.logicalAnd(w.greater(0), w.less(1))) return w.square(); // !
  return w.neg();
});
console.log(tape.gradient(y, w));`,
  `const t = tf.ones([2]).equal(tf.ones([2])).all();
do {
  console.log('x');
} while (t); // !`,
];

export const right = [
  `let cache: tf.Tensor | null = null;
if (!cache) cache = tf.ones([1]);
export const get = (t?: tf.Tensor) => (t ? t : cache);`,
  `const x = tf.variable(-2);
if (x.greater(0).dataSync()[0]) console.log('positive');`,
  `const all: Record<string, tf.Tensor> = {};
if (!all['x']) all['x'] = tf.scalar(1);
const list = [tf.scalar(1)];
while (list.pop()) console.log('one');`,
  `const t = tf.scalar(1);
if (t.dataSync()[0]! > 0) console.log('positive');`,
  `export function add(a: tf.Tensor, bias?: tf.Tensor) {
  return bias ? a.add(bias) : a;
}`,
  `const x = tf.tensor1d([1, 2]);
if (x.shape.length === 1 && x.size > 0) x.print();`,
  `const w = tf.variable(1);
const tape = new tf.GradientTape();
const y = tape.record(() => w.square());
const g = tape.gradient(y, w);
if (g) w.assignSub(g);
if (!g) throw new Error('null');`,
  `const w = tf.variable([1, -1]);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.where(w.greater(0), w, w.mul(0.1)).sum());
tape.gradient(y, w)?.print();`,
  `const byName = new Map<string, tf.Tensor>();
const t = byName.get('a');
if (t) t.print();
const u = byName.get('b') ?? tf.scalar(1);
u.print();`,
  `class Lazy {
  private cached?: tf.Tensor;
  get value() {
    if (!this.cached) this.cached = tf.ones([2]);
    return this.cached;
  }
}
console.log(new Lazy().value && 1);`,
  `let sum: tf.Tensor | undefined;
for (const v of [1, 2, 3]) sum = sum ? sum.add(v) : tf.scalar(v);
sum?.print();`,
  `const ok = await tf.scalar(1).greater(0).data();
if (ok[0]) console.log('yes');`,
  `const list = [tf.scalar(1)];
const first = list[0];
if (first) first.print();
const found = list.find((t) => t.rank === 0);
if (found) found.print();`,
];

export const fixed: readonly (readonly [string, string])[] = [
  [
    `const x = tf.variable(-2);
const r = x.greater(0) ? x : x.neg();
r.print();`,
    `const x = tf.variable(-2);
const r = tf.where(x.greater(0), x, x.neg());
r.print();`,
  ],
  [
    `const x = tf.variable(-2);
const neg = x.less(0);
if (!neg) console.log('positive');`,
    `const x = tf.variable(-2);
const neg = x.less(0);
if (!neg.dataSync()[0]) console.log('positive');`,
  ],
];
