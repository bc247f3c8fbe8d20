// A gradient has the shape of its source: one number for each element of x, telling how much z changes with it.
import * as tf from 'tapescope';

const x = tf.variable([[1], [2], [3]]);

const tape = new tf.GradientTape();
const z = tape.record(() => {
  const squares = tf.square(x);
  return tf.sum(squares); // 1 + 4 + 9 = 14
});

const dzDx = tape.gradient(z, x);
console.log('shape of x:', x.shape);
console.log('shape of dz/dx:', dzDx?.shape);
console.log('dz/dx =', dzDx); // 2·x
