// Straight-through binarisation and a custom gradient that clips.
import * as tf from 'tapescope';
const clipGrad = tf.customGrad((x: tf.Tensor, save: any) => {
  save([x]);
  return {
    value: x.clone(),
    gradFunc: (dy: tf.Tensor, [saved]: tf.Tensor[]) => dy.clipByValue(-1, 1).mul(saved!.abs().less(1).toFloat()),
  };
});
const sign = (x: tf.Tensor) => x.add(tf.stopGradient(x.sign().sub(x)));
const w = tf.variable([0.3, -0.8, 1.5]);
const tape = new tf.GradientTape();
const loss = tape.record(() => clipGrad(sign(w)).mul([1, 2, 3]).sum().square());
const g = tape.gradient(loss, w);
if (g !== null) w.assignSub(g.mul(0.01));
w.print();
