// LSTM by hand over a sequence, with a list of hidden states.
import * as tf from 'tapescope';
class LSTMCell {
  readonly kernel: tf.Variable<tf.Rank.R2>;
  readonly bias: tf.Variable<tf.Rank.R1>;
  constructor(
    readonly inputs: number,
    readonly units: number,
  ) {
    this.kernel = tf.variable(tf.randomNormal<tf.Rank.R2>([inputs + units, 4 * units], 0, 0.1));
    this.bias = tf.variable(tf.zeros<tf.Rank.R1>([4 * units]));
  }
  initial(batch: number): [tf.Tensor2D, tf.Tensor2D] {
    return [tf.zeros([batch, this.units]), tf.zeros([batch, this.units])];
  }
  step(x: tf.Tensor2D, [h, c]: [tf.Tensor2D, tf.Tensor2D]): [tf.Tensor2D, tf.Tensor2D] {
    const z = tf.concat([x, h], 1).matMul(this.kernel).add(this.bias);
    const [i, f, g, o] = tf.split(z, 4, 1) as tf.Tensor2D[];
    const next = f!.sigmoid().mul(c).add(i!.sigmoid().mul(g!.tanh())) as tf.Tensor2D;
    return [o!.sigmoid().mul(next.tanh()) as tf.Tensor2D, next];
  }
}
const cell = new LSTMCell(3, 5);
const readout = tf.variable(tf.randomNormal([5, 1]));
const sequence = Array.from({ length: 6 }, () => tf.randomNormal([2, 3]) as tf.Tensor2D);
const labels = tf.ones([2, 1]);
for (let epoch = 0; epoch < 3; epoch++) {
  const tape = new tf.GradientTape();
  const loss = tape.record(() => {
    let state = cell.initial(2);
    const hs: tf.Tensor[] = [];
    for (const x of sequence) {
      state = cell.step(x, state);
      hs.push(state[0]);
    }
    const last = hs[hs.length - 1]!;
    return last.matMul(readout).sub(labels).square().mean();
  });
  const [dk, db, dr] = tape.gradient(loss, [cell.kernel, cell.bias, readout]);
  cell.kernel.assignSub(dk!.mul(0.1));
  cell.bias.assignSub(db!.mul(0.1));
  readout.assignSub(dr!.mul(0.1));
}
