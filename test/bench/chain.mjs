/** @file A long chain of scalar ops, forward and backward: what the tape itself costs. */

import * as tapescope from '../../engine/index';
import { compare } from './compare.mjs';
import { microgradChain, straightLineChain } from './byHand.mjs';
import { jaxJs, tensorflowJs, tf } from './peers.mjs';

/** Every peer computes x ← x·a + b and its derivative with respect to x; the answer is aᵏ with k = ops / 2. */
const A = 1.00001;
const B = 0.001;
/** jax-js traces and compiles: its time grows faster than the chain, so it gets a short one. */
const JAX_OPS = 200;

/** @param {number} ops */
export async function benchChain(ops) {
  const ours = { name: 'tapescope', run: () => chain(ops) };
  const words = ops.toLocaleString('en');
  await compare(
    {
      title: `Chain of ${words} scalar ops, forward and backward`,
      rounds: 7,
      expected: A ** (ops / 2),
      tolerance: 1e-3,
      rate: (seconds) => `${Math.round(ops / seconds / 1000).toLocaleString('en')} k ops/s`,
    },
    [
      ours,
      { name: 'micrograd by hand', run: () => microgradChain(A, B, ops) },
      { name: 'straight line by hand', run: () => straightLineChain(A, B, ops) },
      ...(await tensorflowJs(() => tensorflowChain(ops))),
    ],
  );
  await compare(
    {
      title: `Chain of ${JAX_OPS} scalar ops, forward and backward`,
      rounds: 7,
      expected: A ** (JAX_OPS / 2),
      tolerance: 1e-3,
      rate: (seconds) => `${Math.round(JAX_OPS / seconds / 1000).toLocaleString('en')} k ops/s`,
    },
    [{ name: 'tapescope', run: () => chain(JAX_OPS) }, await jaxChain(JAX_OPS)],
  );
}

/** @param {number} ops */
export function chain(ops) {
  const a = tapescope.scalar(A);
  const b = tapescope.scalar(B);
  const x = tapescope.variable(1);
  const tape = new tapescope.GradientTape();
  const y = tape.record(() => {
    let y = x;
    for (let i = 0; i < ops / 2; i++) y = tapescope.add(tapescope.mul(y, a), b);
    return y;
  });
  const answer = tape.gradient(y, x).dataSync()[0];
  x.dispose();
  return answer;
}

/** @param {number} ops */
function tensorflowChain(ops) {
  const a = tf.scalar(A);
  const b = tf.scalar(B);
  const derivative = tf.grad((x) => {
    let y = x;
    for (let i = 0; i < ops / 2; i++) y = tf.add(tf.mul(y, a), b);
    return y;
  });
  return () => derivative(tf.scalar(1)).dataSync()[0];
}

/** @param {number} ops */
async function jaxChain(ops) {
  const { grad, numpy } = await jaxJs();
  const derivative = grad((x) => {
    let y = x;
    for (let i = 0; i < ops / 2; i++) y = y.mul(A).add(B);
    return y;
  });
  return { name: '@jax-js/jax wasm', run: () => derivative(numpy.array(1)).js() };
}
