// Gradient descent on z = x² + y² from (-75, 75) with learning rate 0.2: each step goes against the gradient.
import * as tf from 'tapescope';

const learningRate = 0.2;
const x = tf.variable(-75);
const y = tf.variable(75);

const number = (t: tf.Tensor) => t.dataSync()[0]!.toFixed(1).padStart(9);

console.log('        x         y         z     dz/dx  lr·dz/dx     dz/dy  lr·dz/dy');
for (let step = 0; step < 20; step++) {
  const tape = new tf.GradientTape();
  const z = tape.record(() => tf.add(tf.square(x), tf.square(y)));
  const [dzDx, dzDy] = tape.gradient(z, [x, y]);
  const stepX = dzDx!.mul(learningRate);
  const stepY = dzDy!.mul(learningRate);
  console.log([x, y, z, dzDx!, stepX, dzDy!, stepY].map(number).join(' '));
  x.assignSub(stepX);
  y.assignSub(stepY);
}
