// tape.watch() makes the tape follow any tensor, a constant too.
import * as tf from 'tapescope';

const x = tf.variable(3);
const y = tf.constant(5);

const tape = new tf.GradientTape();
const z = tape.record(() => {
  tape.watch(y);
  const m = tf.add(tf.square(x), tf.square(y));
  return tf.square(m);
});

const [dzDx, dzDy] = tape.gradient(z, [x, y]);
console.log('dz/dx =', dzDx); // 408
console.log('dz/dy =', dzDy); // 680
