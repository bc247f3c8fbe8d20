// DQN: target network, stop gradient, one-hot of actions, replay buffer of plain data.
import * as tf from 'tapescope';
interface Transition {
  s: number[];
  a: number;
  r: number;
  s2: number[];
  done: boolean;
}
const buffer: Transition[] = [];
const N = 4,
  A = 2;
const makeNet = (trainable = true) => ({
  w1: tf.variable(tf.randomNormal([N, 16], 0, 0.1), trainable),
  b1: tf.variable(tf.zeros([16]), trainable),
  w2: tf.variable(tf.randomNormal([16, A], 0, 0.1), trainable),
});
type Net = ReturnType<typeof makeNet>;
const q = makeNet();
const target = makeNet(false);
const forward = (net: Net, s: tf.Tensor) => s.matMul(net.w1).add(net.b1).relu().matMul(net.w2);
function sync(tau = 1) {
  for (const key of Object.keys(q) as (keyof Net)[]) {
    target[key].assign(target[key].mul(1 - tau).add(q[key].mul(tau)));
  }
}
function sample(n: number) {
  return Array.from({ length: n }, () => buffer[Math.floor(Math.random() * buffer.length)]!);
}
function learn(gamma = 0.99) {
  const batch = sample(8);
  const s = tf.tensor2d(batch.map((t) => t.s));
  const s2 = tf.tensor2d(batch.map((t) => t.s2));
  const a = tf.oneHot(
    tf.tensor1d(
      batch.map((t) => t.a),
      'int32',
    ),
    A,
  );
  const r = tf.tensor1d(batch.map((t) => t.r));
  const alive = tf.tensor1d(batch.map((t) => (t.done ? 0 : 1)));
  const best = forward(target, s2).max(1);
  const y = r.add(best.mul(alive).mul(gamma));
  const tape = new tf.GradientTape();
  const loss = tape.record(() => {
    const predicted = forward(q, s).mul(a).sum(1);
    return tf.losses.huberLoss(y, predicted);
  });
  const grads = tape.gradient(loss, q);
  for (const key of Object.keys(q) as (keyof Net)[]) q[key].assignSub(grads[key]!.mul(0.01));
  return loss.dataSync()[0]!;
}
for (let i = 0; i < 32; i++) {
  const s = [0, 1, 2, 3].map(() => Math.random());
  const greedy = Math.random() > 0.1;
  const a = greedy
    ? forward(q, tf.tensor2d([s]))
        .argMax(1)
        .dataSync()[0]!
    : Math.floor(Math.random() * A);
  buffer.push({ s, a, r: s[a] ?? 0, s2: s.map((v) => v * 0.9), done: i % 8 === 7 });
}
sync();
for (let i = 0; i < 10; i++) {
  const l = learn();
  if (i % 5 === 4) sync(0.5);
  console.log('loss', l);
}
