// Contrastive loss, with a pairwise distance matrix that is meant.
import * as tf from 'tapescope';
const emb = tf.variable(tf.randomNormal([6, 3]));
const labels = tf.tensor1d([0, 0, 1, 1, 2, 2]);
const same = labels.expandDims(0).equal(labels.expandDims(1)).toFloat();
const tape = new tf.GradientTape();
const loss = tape.record(() => {
  const sq = emb.square().sum(1, true);
  const d2 = sq.add(sq.transpose()).sub(emb.matMul(emb, false, true).mul(2));
  const d = d2.relu().add(1e-6).sqrt();
  const pull = same.mul(d2);
  const push = tf.sub(1, same).mul(tf.relu(tf.sub(1, d)).square());
  return pull.add(push).mean();
});
tape.gradient(loss, emb)?.print();
