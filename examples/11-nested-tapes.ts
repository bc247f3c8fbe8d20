// Second order: the inner gradient is taken while the outer tape still records, so it can be differentiated again.
import * as tf from 'tapescope';

const x = tf.variable(3);

const outerTape = new tf.GradientTape();
const innerTape = new tf.GradientTape();
const dzDx = outerTape.record(() => {
  const z = innerTape.record(() => tf.square(x));
  return innerTape.gradient(z, x)!; // inside the outer tape
});

console.log('dz/dx =', dzDx); // 6
console.log('d²z/dx² =', outerTape.gradient(dzDx, x)); // 2
