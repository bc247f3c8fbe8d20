// A tape forgets its recording with the first gradient. A persistent one can be asked again, until it is disposed.
import * as tf from 'tapescope';

const x = tf.variable(3);
const y = tf.variable(5);

const tape = new tf.GradientTape({ persistent: true });
const z = tape.record(() => {
  const m = tf.add(tf.square(x), tf.square(y));
  return tf.square(m);
});

console.log('dz/dx =', tape.gradient(z, x)); // 408
console.log('dz/dy =', tape.gradient(z, y)); // 680
tape.dispose(); // what `del tape` does in Python
