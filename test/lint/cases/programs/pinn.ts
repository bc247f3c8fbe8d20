// Physics-informed network: residual of u'' = -u by nested scope tapes.
import * as tf from 'tapescope';
const w = [tf.variable(tf.randomNormal([1, 10])), tf.variable(tf.randomNormal([10, 1]))];
const b = [tf.variable(tf.zeros([10])), tf.variable(tf.zeros([1]))];
const u = (t: tf.Tensor) => t.matMul(w[0]!).add(b[0]!).tanh().matMul(w[1]!).add(b[1]!);
const ts = tf.linspace(0, 3, 16).expandDims(1);
function residual(): tf.Tensor {
  using t2 = tf.gradientTape();
  t2.watch(ts);
  let du: tf.Tensor;
  {
    using t1 = tf.gradientTape();
    t1.watch(ts);
    du = t1.gradient(u(ts), ts)!;
  }
  const d2u = t2.gradient(du, ts)!;
  return d2u.add(u(ts));
}
const adam = tf.train.adam(0.01);
const all = [...w, ...b];
for (let i = 0; i < 3; i++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => {
    const pde = residual().square().mean();
    const start = u(tf.zeros([1, 1]))
      .square()
      .sum();
    return pde.add(start);
  });
  const grads = tape.gradient(loss, all);
  const named: tf.NamedTensorMap = {};
  all.forEach((v, k) => {
    if (grads[k] != null) named[v.name] = grads[k]!;
  });
  adam.applyGradients(named);
  console.log(loss.dataSync()[0]);
}
