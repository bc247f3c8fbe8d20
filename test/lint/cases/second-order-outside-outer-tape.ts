/** @file Cases of second-order-outside-outer-tape: `// !` marks the line a finding must stand on. */

export const wrong = [
  `const x = tf.variable(1);
const outer = new tf.GradientTape();
const inner = new tf.GradientTape();
const y = outer.record(() => inner.record(() => x.pow(3)));
const dy = inner.gradient(y, x)!; // !
console.log(outer.gradient(dy, x));`,
];

export const right = [
  `const x = tf.variable(1);
const outer = new tf.GradientTape();
const dy = outer.record(() => {
  const inner = new tf.GradientTape();
  return inner.gradient(inner.record(() => x.pow(3)), x)!;
});
console.log(outer.gradient(dy, x));`,
];
