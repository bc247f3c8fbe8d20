// A target that is not a scalar: the gradient is that of the SUM of its elements, 2·3·(1 + 4 + 6) = 66.
import * as tf from 'tapescope';

const x = tf.variable(3);
const c = tf.constant([1, 4, 6]);

const tape = new tf.GradientTape();
const z = tape.record(() => tf.square(x).mul(c));

console.log('z =', z); // 9, 36, 54
console.log('dz/dx =', tape.gradient(z, x)); // 66
