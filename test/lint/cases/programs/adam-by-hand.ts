// Adam, written by hand, with slots in a Map.
import * as tf from 'tapescope';
type Slot = { m: tf.Variable; v: tf.Variable };
class Adam {
  private t = 0;
  private readonly slots = new Map<string, Slot>();
  constructor(
    private readonly lr = 0.01,
    private readonly b1 = 0.9,
    private readonly b2 = 0.999,
    private readonly eps = 1e-8,
  ) {}
  private slot(w: tf.Variable): Slot {
    let s = this.slots.get(w.name);
    if (!s) {
      s = { m: tf.variable(tf.zerosLike(w), false), v: tf.variable(tf.zerosLike(w), false) };
      this.slots.set(w.name, s);
    }
    return s;
  }
  step(pairs: readonly (readonly [tf.Variable, tf.Tensor | null])[]) {
    this.t += 1;
    tf.tidy(() => {
      for (const [w, g] of pairs) {
        if (!g) continue;
        const { m, v } = this.slot(w);
        m.assign(m.mul(this.b1).add(g.mul(1 - this.b1)));
        v.assign(v.mul(this.b2).add(g.square().mul(1 - this.b2)));
        const mHat = m.div(1 - Math.pow(this.b1, this.t));
        const vHat = v.div(1 - this.b2 ** this.t);
        w.assignSub(mHat.mul(this.lr).div(vHat.sqrt().add(this.eps)));
      }
    });
  }
}
const w1 = tf.variable(tf.randomNormal([2, 8]), true, 'w1');
const w2 = tf.variable(tf.randomNormal([8, 1]), true, 'w2');
const xs = tf.tensor2d([
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
]);
const ys = tf.tensor2d([[0], [1], [1], [0]]);
const adam = new Adam(0.05);
const vars = [w1, w2];
for (let epoch = 0; epoch < 100; epoch++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => tf.losses.sigmoidCrossEntropy(ys, xs.matMul(w1).tanh().matMul(w2)));
  const grads = tape.gradient(loss, vars);
  adam.step(vars.map((v, i) => [v, grads[i]!] as const));
  if (epoch % 50 === 0) console.log(`epoch ${epoch}: loss = ${loss.dataSync()[0]!.toFixed(4)}`);
}
