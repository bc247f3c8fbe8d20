/** @file Cases of js-operator-on-tensor: `// !` marks the line a finding must stand on. */

const x = `const x = tf.variable(3);
const y = tf.variable(5);
`;

export const wrong = [
  `${x}console.log(x * y); // !`,
  `${x}const f = (t: tf.Tensor) => t ** 2; // !
console.log(f(y));`,
  `${x}console.log(-x.square()); // !`,
  `${x}let total = tf.scalar(0);
total += x; // !`,
  `${x}if (x.dataSync()[0] > 0 && y > 4) console.log('big'); // !`,
  `${x}console.log(x === y); // !`,
  `${x}const { mean, variance } = tf.moments(x);
console.log(mean / variance); // !`,
  `${x}const list = [x, y];
for (const one of list) console.log(2 * one); // !`,
  `import { variable, sub } from 'tapescope';
const a = variable(1);
console.log(sub(a, 1) % 2); // !`,
  `${x}function loss(prediction: tf.Tensor, label: tf.Tensor) {
  return (prediction - label) ** 2; // !
}
console.log(loss(x, y));`,
  `${x}let n = x.add(y);
n++; // !
console.log(n);`,
  `${x}console.log(1 - x); // !`,
  `export const scaled = (t: tf.Tensor2D, by: number) => t * by; // !`,
  `import { variable, GradientTape, type Tensor } from '@tensorflow/tfjs';
const x = variable(2);
const f = (t: Tensor) => (t as any) * 2 + 1; // !
const tape = new GradientTape();
const y = tape.record(() => f(x) as any as Tensor);
y;`,
  `const a = tf.scalar(1), b = tf.scalar(2);
const c: any = (a as any) - (b as any); // !
console.log(c);`,
  `function total(parts: tf.Tensor[]): any {
  let sum: any = 0;
  for (const p of parts) sum += p; // !
  return sum;
}
total([tf.scalar(1)]);`,
  `const x = tf.variable(2);
if (x > 1) console.log('large'); // !`,
  `const pred = tf.tensor1d([1, 0]).argMax();
const label = tf.scalar(0);
console.log(pred === label); // !`,
  `let steps = tf.variable(0) as any;
steps++; // !
console.log(steps);`,
  `const t = { v: tf.scalar(3) };
const d: any = -t.v; // !
console.log(d);`,
  `const grads = [tf.scalar(1), tf.scalar(2)];
const scaled = grads.map((g) => (g as any) / 2); // !
console.log(scaled);`,
];

export const right = [
  `${x}console.log(x.shape.length + y.rank * 2);`,
  `${x}console.log('x is ' + x + '');`,
  `${x}const g: tf.Tensor | null = x.sum();
console.log(g === null, g != null, g !== undefined);`,
  `${x}const [a] = x.dataSync();
console.log(a * 2 + y.dataSync()[0]);`,
  `${x}const list = [x, y];
console.log(list.indexOf(x) >= 0, list.find((one) => one === y));`,
  `${x}let best = Infinity;
if (x.dataSync()[0] < best) best = x.dataSync()[0];`,
  `${x}console.log(x.id - y.id, x.size / y.size);`,
  `${x}let text = 'values: ';
text += x;
console.log(text);`,
  `class Tensor { constructor(readonly n: number) {} valueOf() { return this.n; } }
const a = new Tensor(1);
console.log(+a * 2, tf.scalar(1).shape);`,
  `${x}console.log(x !== y ? \`\${x} and \${y}\` : 'same');`,
  `${x}const count = [x, y].length * 3 - 1;
console.log(tf.scalar(count));`,
  `const a = tf.scalar(1);
console.log('value: ' + a, \`\${a}\`);`,
  `const a: tf.Tensor | null = Math.random() > 0.5 ? tf.scalar(1) : null;
if (a !== null && a != undefined) a.print();`,
  `const a = tf.scalar(3);
const n = a.dataSync()[0]! * 2 + a.size - a.rank;
console.log(n, a.shape[0]! > 1, a.id < 4);`,
  `const list = [tf.scalar(1), tf.scalar(2)];
const wanted = list[0]!;
console.log(list.findIndex((t) => t === wanted), list.filter((t) => t !== wanted).length);`,
  `class Vec {
  constructor(readonly x: number) {}
  valueOf() {
    return this.x;
  }
}
const a = new Vec(1), b = new Vec(2);
console.log((a as any) + (b as any), tf.scalar(1).size);`,
];

const fixedPairs: readonly (readonly [string, string])[] = [
  ['x ** 2 + y ** 2', 'x.square().add(y.square())'],
  ['x * y - 1', 'x.mul(y).sub(1)'],
  ['2 * x', 'tf.mul(2, x)'],
  ['1 - x / y', 'tf.sub(1, x.div(y))'],
  ['-x', 'x.neg()'],
  ['(x + 1) * (y - 2)', 'x.add(1).mul(y.sub(2))'],
  ['x >= 2', 'x.greaterEqual(2)'],
  ['x ** 3 % y', 'x.pow(3).mod(y)'],
  ['tf.scalar(x ** 2)', 'x.square()'],
  ['x /* km */ * y', 'x /* km */ * y'],
  ['(x.sum() as tf.Tensor) * 2', 'x.sum().mul(2)'],
];

export const fixed: readonly (readonly [string, string])[] = [
  ...fixedPairs.map(([before, after]) => [`${x}console.log(${before});`, `${x}console.log(${after});`] as const),
  [`${x}x += y;`, `${x}x.assignAdd(y);`],
  [`${x}let t = x.sum();\nt *= 2;`, `${x}let t = x.sum();\nt = t.mul(2);`],
  [`let w = tf.variable(1);\nw = w - 0.1;`, `let w = tf.variable(1);\nw.assignSub(0.1);`],
  [
    `const x = tf.variable(2), y = tf.variable(3);
const z: any = (x as any) ** 2 + (y as any) ** 2; // energy
console.log(z);`,
    `const x = tf.variable(2), y = tf.variable(3);
const z: any = x.square().add(y.square()); // energy
console.log(z);`,
  ],
  [
    `const x = tf.variable(2);
const z: any = 1 / (1 + (x as any));
console.log(z);`,
    `const x = tf.variable(2);
const z: any = tf.div(1, tf.add(1, x));
console.log(z);`,
  ],
  [
    `let s: any = tf.scalar(0);
s += tf.scalar(1);
console.log(s);`,
    `let s: any = tf.scalar(0);
s = s.add(tf.scalar(1));
console.log(s);`,
  ],
  [
    `const x = tf.variable(2);
while (x < 10) x.assignAdd(1);`,
    `const x = tf.variable(2);
while (x.less(10).dataSync()[0]) x.assignAdd(1);`,
  ],
  [
    `const x = tf.variable(2);
const r = x > 0 ? x : x.neg();
r.print();`,
    `const x = tf.variable(2);
const r = x.greater(0).dataSync()[0] ? x : x.neg();
r.print();`,
  ],
  [
    `const x = tf.variable(2);
const big = x >= 3 && x < 5;
console.log(big);`,
    `const x = tf.variable(2);
const big = x.greaterEqual(3).dataSync()[0] && x.less(5).dataSync()[0];
console.log(big);`,
  ],
];
