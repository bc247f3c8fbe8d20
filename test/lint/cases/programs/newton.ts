// Newton's method with a Hessian from nested tapes.
import * as tf from 'tapescope';
const x = tf.variable([1.2, -0.7]);
const f = (p: tf.Tensor) => {
  const [a, b] = p.unstack();
  return a!.sub(1).square().add(b!.sub(a!.square()).square().mul(100));
};
for (let k = 0; k < 5; k++) {
  const outer = new tf.GradientTape();
  const { g, y } = outer.record(() => {
    const inner = new tf.GradientTape();
    const y = inner.record(() => f(x));
    return { g: inner.gradient(y, x)!, y };
  });
  const H = outer.jacobian(g, x)!;
  const [[h00, h01], [h10, h11]] = H.arraySync() as [[number, number], [number, number]];
  const det = h00 * h11 - h01 * h10;
  const inv = tf.tensor2d([
    [h11 / det, -h01 / det],
    [-h10 / det, h00 / det],
  ]);
  x.assignSub(inv.matMul(g.expandDims(1)).squeeze());
  console.log(k, y.dataSync()[0], x.arraySync());
}
