// The first gradient: z = (x² + y²)² at x = 3, y = 5.
//
// Press F1 and run "Show Gradient Graph". Then hover over x, m or tf.square(m).
import * as tf from 'tapescope';

const x = tf.variable(3);
const y = tf.variable(5);

// The tape records every op of the forward pass …
const tape = new tf.GradientTape();
const z = tape.record(() => {
  const m = tf.add(tf.square(x), tf.square(y)); // 9 + 25 = 34
  return tf.square(m); // 34² = 1156
});

// … and the backward pass multiplies the local derivatives from z back to each source:
// ∂z/∂x = ∂z/∂m · ∂m/∂x = 2·34 · 2·3 = 68 · 6 = 408
const [dzDx, dzDy] = tape.gradient(z, [x, y]);
console.log('dz/dx =', dzDx);
console.log('dz/dy =', dzDy);
