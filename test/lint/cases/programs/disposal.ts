// tf.tidy around everything, keep for what lives on, and disposal in the right order.
import * as tf from '@tensorflow/tfjs';
let ema: tf.Tensor = tf.zeros([3]);
const w = tf.variable(tf.randomNormal([3]));
for (let i = 0; i < 5; i++) {
  const next = tf.tidy(() => {
    const tape = new tf.GradientTape();
    const loss = tape.record(() => w.square().sum());
    const g = tape.gradient(loss, w)!;
    w.assignSub(g.mul(0.1));
    return tf.keep(ema.mul(0.9).add(g.mul(0.1)));
  });
  ema.dispose();
  ema = next;
}
ema.print();
const scratch: tf.Tensor[] = [];
for (let i = 0; i < 3; i++) scratch.push(tf.ones([2]).mul(i));
console.log(tf.addN(scratch).dataSync());
scratch.forEach((t) => t.dispose());
while (scratch.length > 0) scratch.pop();
const queue = [tf.ones([1])];
while (queue.length > 0) {
  const t = queue.shift()!;
  t.print();
  t.dispose();
  if (Math.random() > 0.5) queue.push(tf.zeros([1]));
}
