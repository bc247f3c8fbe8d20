// Learning-rate schedule, early stopping, mini-batches and metrics in plain JavaScript.
import * as tf from 'tapescope';
const N = 64;
const X = tf.randomNormal([N, 3]);
const y = X.matMul(tf.tensor2d([[1], [-2], [0.5]])).add(0.3);
const w = tf.variable(tf.zeros([3, 1]));
const b = tf.variable(tf.scalar(0));
const history: { epoch: number; loss: number; lr: number }[] = [];
let best = Infinity;
let patience = 5;
let bestW = w.arraySync();
const lrAt = (epoch: number) => 0.1 * Math.pow(0.95, epoch);
outer: for (let epoch = 0; epoch < 50; epoch++) {
  const order = tf.util.createShuffledIndices(N);
  let total = 0;
  for (let i = 0; i < N; i += 16) {
    const idx = tf.tensor1d([...order.slice(i, i + 16)], 'int32');
    const bx = X.gather(idx);
    const by = y.gather(idx);
    const loss = tf.tidy(() => {
      const tape = new tf.GradientTape();
      const loss = tape.record(() => bx.matMul(w).add(b).sub(by).square().mean());
      const { w: gw, b: gb } = tape.gradient(loss, { w, b });
      w.assignSub(gw!.mul(lrAt(epoch)));
      b.assignSub(gb!.mul(lrAt(epoch)));
      return loss;
    });
    total += loss.dataSync()[0]! / (N / 16);
    loss.dispose();
    if (Number.isNaN(total)) break outer;
  }
  history.push({ epoch, loss: total, lr: lrAt(epoch) });
  if (total < best) {
    best = total;
    bestW = w.arraySync();
    patience = 5;
  } else if (--patience === 0) {
    w.assign(tf.tensor2d(bestW as number[][]));
    break;
  }
}
console.log(history.at(-1), best);
