/** @file Matrix products, forward and with both gradients. */

import * as tapescope from '../../engine/index';
import { compare } from './compare.mjs';
import { jaxJs, tensorflowJs, tf } from './peers.mjs';

/** A number in [−1, 1) that looks random: every peer multiplies the same matrices. */
const at = (i) => ((i * 7919) % 1000) / 500 - 1;
const filled = (n, seed) => Float32Array.from({ length: n * n }, (_, i) => at(i + seed));

/** @param {number} n */
export async function benchMatMul(n) {
  const [left, right] = [filled(n, 0), filled(n, 13)];
  const flop = 2 * n ** 3;
  const rate = (count) => (seconds) => `${((flop * count) / seconds / 1e9).toFixed(2)} GFLOP/s`;
  const shared = { rounds: 7, tolerance: 1e-3 };
  const expected = corner(left, right, n);

  const product = (lib, dtype) => () => {
    const [a, b] = [left, right].map((m) => lib.tensor(dtype === 'float64' ? Float64Array.from(m) : m, [n, n], dtype));
    return () => lib.matMul(a, b).dataSync()[0];
  };
  await compare({ title: `matMul ${n} × ${n}, float32`, expected, rate: rate(1), ...shared }, [
    { name: 'tapescope', run: product(tapescope, 'float32')() },
    { name: 'tapescope, float64', run: product(tapescope, 'float64')() },
    ...(await tensorflowJs(product(tf, 'float32'))),
    await jaxProduct(left, right, n),
  ]);

  // ∂(Σ C)/∂A and /∂B with C = A·B: two more products, each with a transposed factor.
  const ones = new Float32Array(n * n).fill(1);
  const gradients = (lib) => () => {
    const [a, b, dy] = [left, right, ones].map((m) => lib.tensor(m, [n, n]));
    const both = lib.grads((a, b) => lib.matMul(a, b));
    return () => both([a, b], dy)[0].dataSync()[0];
  };
  const rowSum = right.subarray(0, n).reduce((total, v) => total + v, 0);
  await compare({ title: `matMul ${n} × ${n} with both gradients`, expected: rowSum, rate: rate(3), ...shared }, [
    { name: 'tapescope', run: gradients(tapescope)() },
    ...(await tensorflowJs(gradients(tf))),
  ]);
}

/** The product's first element, in float64. */
function corner(a, b, n) {
  let total = 0;
  for (let k = 0; k < n; k++) total += a[k] * b[k * n];
  return total;
}

async function jaxProduct(left, right, n) {
  const { numpy } = await jaxJs();
  const [a, b] = [left, right].map((m) => numpy.array(m).reshape([n, n]));
  return {
    name: '@jax-js/jax wasm',
    run: () => numpy.matmul(a.ref, b.ref).slice(0, 0).js(),
  };
}
