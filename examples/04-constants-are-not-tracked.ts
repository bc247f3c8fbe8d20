// A tape watches trainable variables. A constant is not watched, so its gradient is null.
//
// Look at the mark under y in the gradient call: it says why, and its quick fix watches y.
import * as tf from 'tapescope';

const x = tf.variable(3);
const y = tf.constant(5);

const tape = new tf.GradientTape();
const z = tape.record(() => {
  const m = tf.add(tf.square(x), tf.square(y));
  return tf.square(m);
});

const [dzDx, dzDy] = tape.gradient(z, [x, y]);
console.log('dz/dx =', dzDx); // 408
console.log('dz/dy =', dzDy); // null
