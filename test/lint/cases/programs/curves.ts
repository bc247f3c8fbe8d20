// A tiny autodiff demo page: numbers from a form, curves to a canvas.
import * as tf from 'tapescope';
const functions: Record<string, (x: tf.Tensor) => tf.Tensor> = {
  square: (x) => x.square(),
  sine: (x) => tf.sin(x),
  bump: (x) => x.square().neg().exp(),
};
function sample(name: keyof typeof functions, from = -3, to = 3, n = 64) {
  const xs = tf.linspace(from, to, n);
  const tape = new tf.GradientTape();
  const ys = tape.record((t) => {
    t.watch(xs);
    return functions[name]!(xs);
  });
  const slope = tape.gradient(ys, xs);
  return { xs: [...xs.dataSync()], ys: [...ys.dataSync()], slope: slope ? [...slope.dataSync()] : null };
}
for (const name of Object.keys(functions)) {
  const { ys, slope } = sample(name);
  const top = Math.max(...ys);
  const steepest = slope === null ? 0 : Math.max(...slope.map(Math.abs));
  console.log(name, top.toFixed(2), steepest.toFixed(2));
}
