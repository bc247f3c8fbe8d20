// Image gradient ascent (deep dream): the image is a Variable, weights are constants.
import * as tf from '@tensorflow/tfjs';
const filters = tf.randomNormal([3, 3, 3, 4]);
const img = tf.variable(tf.randomUniform([1, 16, 16, 3]));
for (let step = 0; step < 4; step++) {
  const { value, grads } = tf.variableGrads(
    () =>
      tf
        .conv2d(img as tf.Tensor4D, filters as tf.Tensor4D, 1, 'same')
        .relu()
        .mean() as tf.Scalar,
    [img],
  );
  const g = grads[img.name]!;
  const normalised = g.div(g.abs().mean().add(1e-8));
  img.assign(img.add(normalised.mul(0.1)).clipByValue(0, 1));
  console.log(step, value.dataSync()[0]);
}
tf.dispose([filters, img]);
