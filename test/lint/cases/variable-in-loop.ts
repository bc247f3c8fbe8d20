/** @file Cases of variable-in-loop: `// !` marks the line a finding must stand on. */

export const wrong = [
  `for (let epoch = 0; epoch < 5; epoch++) {
  const w = tf.variable(0); // !
  const tape = new tf.GradientTape();
  const loss = tape.record(() => w.sub(3).square());
  w.assignSub(tape.gradient(loss, w)!.mul(0.1));
}`,
];

export const right = [
  `const found: tf.Variable[] = [];
for (let restart = 0; restart < 3; restart++) {
  const w = tf.variable(Math.random());
  for (let i = 0; i < 10; i++) {
    const tape = new tf.GradientTape();
    const loss = tape.record(() => w.sub(3).square());
    w.assignSub(tape.gradient(loss, w)!.mul(0.1));
  }
  found.push(w);
}`,
  `for (const at of [1, 2, 3]) {
  const x = tf.variable(at);
  const tape = new tf.GradientTape();
  console.log(tape.gradient(tape.record(() => x.square()), x));
}`,
];
