// Neural style of REINFORCE on a bandit: sampling outside, log-probabilities inside.
import * as tf from '@tensorflow/tfjs';
const ARMS = 4;
const truth = [0.1, 0.5, 0.8, 0.3];
const logits = tf.variable(tf.zeros([ARMS]));
const optimizer = tf.train.adam(0.05);
let baseline = 0;
for (let episode = 0; episode < 50; episode++) {
  const probs = tf.softmax(logits).dataSync();
  let r = Math.random();
  let action = 0;
  while (action < ARMS - 1 && (r -= probs[action]!) > 0) action++;
  const reward = Math.random() < truth[action]! ? 1 : 0;
  const advantage = reward - baseline;
  baseline = baseline * 0.9 + reward * 0.1;
  const tape = new tf.GradientTape();
  const loss = tape.record(() => {
    const logp = tf
      .logSoftmax(logits)
      .gather(tf.tensor1d([action], 'int32'))
      .sum();
    return logp.mul(-advantage);
  });
  const g = tape.gradient(loss, logits);
  if (g) optimizer.applyGradients({ [logits.name]: g });
}
console.log(tf.argMax(logits).dataSync()[0]);
