// k-fold cross validation of ridge regression: fresh weights per fold, on purpose.
import * as tf from 'tapescope';
const X = tf.randomNormal([30, 4]);
const Y = tf.randomNormal([30, 1]);
const FOLDS = 3;
const size = 30 / FOLDS;
const scores: number[] = [];
for (let fold = 0; fold < FOLDS; fold++) {
  const testX = X.slice([fold * size, 0], [size, 4]);
  const testY = Y.slice([fold * size, 0], [size, 1]);
  const w = tf.variable(tf.zeros([4, 1]));
  for (let i = 0; i < 20; i++) {
    const tape = new tf.GradientTape();
    const loss = tape.record(() => X.matMul(w).sub(Y).square().mean().add(w.square().sum().mul(0.01)));
    const g = tape.gradient(loss, w)!;
    w.assignSub(g.mul(0.05));
    tf.dispose([loss, g]);
  }
  scores.push(testX.matMul(w).sub(testY).square().mean().dataSync()[0]!);
  w.dispose();
}
console.log(scores.reduce((a, b) => a + b, 0) / FOLDS);
