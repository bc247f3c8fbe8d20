// Two tapes that record the same ops: z = x³ + y², and d²z/dx² = 6·x = 18.
import * as tf from 'tapescope';

const x = tf.variable(3);
const y = tf.variable(4);

const tape = new tf.GradientTape();
const tape1 = new tf.GradientTape();
const dzDx = tf.record([tape, tape1], () => {
  const z = tf.add(tf.pow(x, 3), tf.pow(y, 2));
  return tape.gradient(z, x)!; // tape1 still records
});

console.log('dz/dx =', dzDx); // 27
console.log('d²z/dx² =', tape1.gradient(dzDx, x)); // 18
