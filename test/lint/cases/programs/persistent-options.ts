// Watching a slice of a frozen feature extractor; option objects and a registry of tapes.
import * as tf from 'tapescope';
const OPTIONS: tf.GradientTapeOptions = { persistent: true, watchAccessedVariables: false };
const extractor = tf.variable(tf.randomNormal([6, 4]), false);
const head = tf.variable(tf.randomNormal([4, 3]));
const input = tf.randomNormal([2, 6]);
const tape = new tf.GradientTape(OPTIONS);
const { features, classes } = tape.record((t) => {
  t.watch([input, head]);
  const features = input.matMul(extractor).relu();
  return { features, classes: features.matMul(head).softmax() };
});
const perClass = [0, 1, 2].map((c) => {
  const inputs = tape.gradient(features, input);
  return c === 0 ? inputs : null;
});
const batchwise = tape.batchJacobian(classes, input);
const headGrad = tape.gradient(classes, head);
tape.dispose();
console.log(perClass.length, batchwise?.shape, headGrad?.shape);
