// Meta-learning: inner step on plain tensors, so that the outer tape sees through.
import * as tf from 'tapescope';
type P = { w: tf.Tensor; b: tf.Tensor };
const meta = { w: tf.variable(tf.randomNormal([1, 1])), b: tf.variable([0]) };
const model = (p: P, x: tf.Tensor) => x.matMul(p.w as tf.Tensor2D).add(p.b);
const mse = (a: tf.Tensor, b: tf.Tensor) => a.sub(b).square().mean();
const opt = tf.train.sgd(0.01);
for (let it = 0; it < 3; it++) {
  const amp = Math.random() * 4 + 1;
  const x = tf.randomUniform([10, 1], -3, 3);
  const y = x.sin().mul(amp);
  const outer = new tf.GradientTape();
  const metaLoss = outer.record(() => {
    const inner = new tf.GradientTape();
    const loss = inner.record(() => mse(model(meta, x), y));
    const g = inner.gradient(loss, meta);
    const fast: P = { w: meta.w.sub(g.w!.mul(0.1)), b: meta.b.sub(g.b!.mul(0.1)) };
    return mse(model(fast, x), y);
  });
  const grads = outer.gradient(metaLoss, meta);
  opt.applyGradients({ [meta.w.name]: grads.w!, [meta.b.name]: grads.b! });
}
