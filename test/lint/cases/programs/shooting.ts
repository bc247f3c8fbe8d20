// Shooting method over an ODE by RK4, with a helper library of pure functions.
import * as tf from 'tapescope';
type Vec = tf.Tensor;
const rk4 =
  (f: (t: number, y: Vec) => Vec) =>
  (t: number, y: Vec, h: number): Vec => {
    const k1 = f(t, y);
    const k2 = f(t + h / 2, y.add(k1.mul(h / 2)));
    const k3 = f(t + h / 2, y.add(k2.mul(h / 2)));
    const k4 = f(t + h, y.add(k3.mul(h)));
    return y.add(
      k1
        .add(k2.mul(2))
        .add(k3.mul(2))
        .add(k4)
        .mul(h / 6),
    );
  };
function integrate(f: (t: number, y: Vec) => Vec, y0: Vec, t1: number, n: number): Vec {
  const stepper = rk4(f);
  const h = t1 / n;
  let y = y0;
  for (let i = 0; i < n; i++) y = stepper(i * h, y, h);
  return y;
}
const v0 = tf.variable(1);
const pendulum = (_: number, y: Vec) => {
  const [q, p] = tf.unstack(y);
  return tf.stack([p!, q!.sin().neg()]);
};
for (let k = 0; k < 5; k++) {
  const tape = new tf.GradientTape();
  const miss = tape.record(() => {
    const end = integrate(pendulum, tf.stack([tf.scalar(0), v0]), 2, 10);
    return end.gather([0]).squeeze().sub(1).square();
  });
  const dv = tape.gradient(miss, v0);
  v0.assignSub(dv!.mul(0.5));
  if (miss.dataSync()[0]! < 1e-6) break;
}
