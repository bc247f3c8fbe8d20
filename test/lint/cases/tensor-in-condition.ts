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
];
