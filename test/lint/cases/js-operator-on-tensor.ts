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
];
