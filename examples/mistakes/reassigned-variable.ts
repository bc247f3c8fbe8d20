// A mistake: `x = x.add(1)` replaces the variable by a plain tensor, which no tape watches.
// From the second turn on there is no gradient. The quick fix is x.assignAdd(1).
import * as tf from 'tapescope';

let x: tf.Tensor = tf.variable(3);

for (let epoch = 0; epoch < 2; epoch++) {
  const tape = new tf.GradientTape();
  const z = tape.record(() => tf.square(x));
  console.log('dz/dx =', tape.gradient(z, x)); // 6, then null
  x = x.add(1);
}
