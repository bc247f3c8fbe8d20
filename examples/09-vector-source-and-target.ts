// Source and target both vectors: each z depends on its own x only, so the gradient is 2·x, element by element.
import * as tf from 'tapescope';

// 1, 1.1, … 99.9 as float64
const start = Float64Array.from({ length: 990 }, (_, i) => 1 + i * 0.1);
const x = tf.variable(tf.tensor1d(start, 'float64'));

const tape = new tf.GradientTape();
const z = tape.record(() => tf.square(x));

const dzDx = tape.gradient(z, x)!;
console.log('z[0:5] =', z.slice(0, 5));
console.log('dz/dx[0:5] =', dzDx.slice(0, 5));
console.log('dtype:', dzDx.dtype, ' shape:', dzDx.shape);
