// Layers API, which the engine does not know: nothing is claimed.
import * as tf from '@tensorflow/tfjs';
const model = (tf as any).sequential();
model.add((tf as any).layers.dense({ units: 1, inputShape: [1] }));
model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
const xs = tf.tensor2d([1, 2, 3, 4], [4, 1]);
const ys = tf.tensor2d([1, 3, 5, 7], [4, 1]);
model.fit(xs, ys, { epochs: 10 }).then(() => {
  model.predict(tf.tensor2d([5], [1, 1])).print();
});
const tape = new tf.GradientTape();
const out = tape.record(() => model.apply(xs).sub(ys).square().mean());
const w = model.trainableWeights[0].read();
console.log(tape.gradient(out, w));
