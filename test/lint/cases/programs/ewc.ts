// Elastic weight consolidation: a snapshot of the weights and a Fisher estimate.
import * as tf from 'tapescope';
const theta = tf.variable(tf.randomNormal([5]));
const tasks = [0, 1].map(() => ({ x: tf.randomNormal([20, 5]), y: tf.randomNormal([20]) }));
const predict = (x: tf.Tensor) => x.dot(theta);
const lossOf = (i: number) => predict(tasks[i]!.x).sub(tasks[i]!.y).square().mean();
function train(loss: () => tf.Tensor, n: number) {
  for (let i = 0; i < n; i++) {
    const t = new tf.GradientTape();
    const l = t.record(loss);
    const g = t.gradient(l, theta);
    if (!g) return;
    theta.assignSub(g.mul(0.05));
  }
}
train(() => lossOf(0), 10);
const anchor = theta.clone();
const ft = new tf.GradientTape();
const fisher = ft
  .gradient(
    ft.record(() => lossOf(0)),
    theta,
  )!
  .square();
train(() => lossOf(1).add(fisher.mul(theta.sub(anchor).square()).sum().mul(10)), 10);
console.log(theta.arraySync(), anchor.arraySync());
