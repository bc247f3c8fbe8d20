// A mistake: gradients need floating numbers. An int32 variable has none: its gradient is null.
import * as tf from 'tapescope';

const x = tf.variable([3, 4], true, 'x', 'int32');

const tape = new tf.GradientTape();
const z = tape.record(() => tf.sum(tf.square(x)));

console.log('dz/dx =', tape.gradient(z, x)); // null
