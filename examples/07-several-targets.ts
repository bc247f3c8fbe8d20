// Several targets: the result is the sum of their gradients, here 6 + 408 = 414.
import * as tf from 'tapescope';

const x = tf.variable(3);
const y = tf.variable(5);

const tape = new tf.GradientTape({ persistent: true });
const { m, z } = tape.record(() => {
  const m = tf.add(tf.square(x), tf.square(y));
  const z = tf.square(m);
  return { m, z };
});

console.log('d(m + z)/dx =', tape.gradient([m, z], x)); // 414
console.log('dm/dx =', tape.gradient(m, x)); // 6
console.log('dz/dx =', tape.gradient(z, x)); // 408
tape.dispose();
