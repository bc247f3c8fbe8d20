/** @file `npm run bench`: the tape's ops per second, beside TensorFlow.js on its CPU backend and a hand-written scalar engine, in one run. */

import { median } from './median.mjs';

const OPS = Number(process.argv[2] ?? 20_000);
const ROUNDS = 7;

/** @typedef {{ name: string, run: () => number }} Peer */

/** Every peer computes the same chain x ← x·a + b and its derivative with respect to x; the answer is aᵏ with k = OPS / 2. */
const A = 1.00001;
const B = 0.001;

/** @returns {Promise<Peer>} */
async function tapescope() {
  const tf = await import('../../engine/index');
  const a = tf.scalar(A);
  const b = tf.scalar(B);
  return {
    name: 'tapescope',
    run() {
      const x = tf.variable(1);
      const tape = new tf.GradientTape();
      const y = tape.record(() => {
        let y = x;
        for (let i = 0; i < OPS / 2; i++) y = tf.add(tf.mul(y, a), b);
        return y;
      });
      return tape.gradient(y, x).dataSync()[0];
    },
  };
}

/** @returns {Promise<Peer>} */
async function tensorflowJs() {
  const tf = await import('@tensorflow/tfjs-core');
  await import('@tensorflow/tfjs-core/dist/register_all_gradients');
  await import('@tensorflow/tfjs-backend-cpu');
  await tf.setBackend('cpu');
  tf.env().set('IS_TEST', true); // no banner
  const a = tf.scalar(A);
  const b = tf.scalar(B);
  const derivative = tf.grad((x) => {
    let y = x;
    for (let i = 0; i < OPS / 2; i++) y = tf.add(tf.mul(y, a), b);
    return y;
  });
  return { name: '@tensorflow/tfjs-core cpu', run: () => tf.tidy(() => derivative(tf.scalar(1)).dataSync()[0]) };
}

/** What one writes by hand to learn how it works: a class of scalars with backward rules. */
function byHand() {
  class Value {
    adjoint = 0;
    /** @param {number} value @param {Value[]} inputs @param {number[]} local */
    constructor(value, inputs = [], local = []) {
      this.value = value;
      this.inputs = inputs;
      this.local = local;
    }
    /** @param {Value} other */
    mul(other) {
      return new Value(this.value * other.value, [this, other], [other.value, this.value]);
    }
    /** @param {Value} other */
    add(other) {
      return new Value(this.value + other.value, [this, other], [1, 1]);
    }
  }
  const a = new Value(A);
  const b = new Value(B);
  return {
    name: 'scalar class by hand',
    run() {
      const x = new Value(1);
      const order = [x];
      let y = x;
      for (let i = 0; i < OPS / 2; i++) {
        y = y.mul(a);
        order.push(y);
        y = y.add(b);
        order.push(y);
      }
      y.adjoint = 1;
      for (let i = order.length - 1; i >= 0; i--) {
        const node = order[i];
        node.inputs.forEach((input, k) => (input.adjoint += node.adjoint * node.local[k]));
      }
      return x.adjoint;
    },
  };
}

const peers = [await tapescope(), await tensorflowJs(), byHand()];
const expected = A ** (OPS / 2);
const times = peers.map(() => /** @type {number[]} */ ([]));
for (let round = -1; round < ROUNDS; round++) {
  for (const [i, peer] of peers.entries()) {
    const start = performance.now();
    const answer = peer.run();
    const elapsed = performance.now() - start;
    if (Math.abs(answer / expected - 1) > 1e-3) throw new Error(`${peer.name} answers ${answer}, not ${expected}`);
    if (round >= 0) times[i].push(elapsed); // the first round warms up
  }
}

const medians = times.map(median);
console.log(
  `Chain of ${OPS.toLocaleString('en')} scalar ops, forward and backward, median of ${ROUNDS} rounds in turn:\n`,
);
for (const [i, peer] of peers.entries()) {
  const opsPerSecond = Math.round(OPS / (medians[i] / 1000))
    .toLocaleString('en')
    .padStart(12);
  const ratio = (medians[i] / medians[0]).toFixed(2);
  console.log(
    `${peer.name.padEnd(28)} ${medians[i].toFixed(1).padStart(8)} ms ${opsPerSecond} ops/s   ${ratio} × our time`,
  );
}
