// Matrix factorisation with gathers, and biases.
import * as tf from 'tapescope';
const ratings: [number, number, number][] = [
  [0, 0, 5],
  [0, 1, 3],
  [1, 0, 4],
  [2, 2, 1],
];
const users = tf.tensor1d(
  ratings.map(([u]) => u),
  'int32',
);
const items = tf.tensor1d(
  ratings.map(([, i]) => i),
  'int32',
);
const scores = tf.tensor1d(ratings.map(([, , r]) => r));
const U = tf.variable(tf.randomNormal([3, 4], 0, 0.1));
const V = tf.variable(tf.randomNormal([3, 4], 0, 0.1));
const bu = tf.variable(tf.zeros([3]));
const mu = scores.mean();
const params = { U, V, bu };
for (let i = 0; i < 30; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => {
    const p = tf.gather(U, users).mul(tf.gather(V, items)).sum(1).add(bu.gather(users)).add(mu);
    const reg = tf.addN([U, V].map((m) => m.square().sum())).mul(1e-3);
    return p.sub(scores).square().mean().add(reg);
  });
  const g = tape.gradient(loss, params);
  (Object.keys(params) as (keyof typeof params)[]).forEach((k) => params[k].assignSub(g[k]!.mul(0.05)));
}
U.matMul(V, false, true).print();
