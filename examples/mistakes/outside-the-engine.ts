// A mistake: maths done in JavaScript is not on the tape, so the path from z to x is cut.
// What works: the op that does the same, tf.square(x).
import * as tf from 'tapescope';

const x = tf.variable([3, 4]);

const tape = new tf.GradientTape();
const z = tape.record(() => {
  const squares = Array.from(x.dataSync(), (v) => v * v);
  return tf.sum(tf.constant(squares));
});

console.log('dz/dx =', tape.gradient(z, x)); // null
