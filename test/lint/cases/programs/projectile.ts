// Projectile: find the angle that hits a target, through a simulation.
import tf from 'tapescope';
interface State {
  p: tf.Tensor;
  v: tf.Tensor;
}
const G = tf.tensor1d([0, -9.81]);
const drag = 0.1;
const dt = 0.02;
const angle = tf.variable(0.6);
const speed = tf.variable(12);
const target = tf.tensor1d([10, 0]);
function step({ p, v }: State): State {
  const accel = G.sub(v.mul(v.norm()).mul(drag / 2));
  const v1 = v.add(accel.mul(dt));
  return { p: p.add(v1.mul(dt)), v: v1 };
}
function simulate(n: number): tf.Tensor {
  let s: State = { p: tf.tensor1d([0, 0]), v: tf.stack([angle.cos().mul(speed), angle.sin().mul(speed)]) };
  const path: tf.Tensor[] = [];
  for (let i = 0; i < n; i++) {
    s = step(s);
    path.push(s.p);
  }
  const distances = path.map((p) => p.sub(target).square().sum());
  return tf.stack(distances).min();
}
for (let it = 0; it < 20; it++) {
  const tape = new tf.GradientTape();
  const miss = tape.record(() => simulate(40));
  const [da, ds] = tape.gradient(miss, [angle, speed]);
  if (da === null || ds === null) break;
  angle.assign(angle.sub(da.mul(0.01)).clipByValue(0, Math.PI / 2));
  speed.assignSub(ds.mul(0.05));
  const m = miss.arraySync() as number;
  if (m < 1e-3) break;
  else if (it % 5 === 0) console.log(it, Math.sqrt(m).toFixed(2), 'm off');
}
