/** @file The engines we stand beside, each ready to use. */

import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-core/dist/register_all_gradients';
import '@tensorflow/tfjs-core/dist/public/chained_ops/register_all_chained_ops';
import '@tensorflow/tfjs-backend-cpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

setWasmPaths(join(process.cwd(), 'node_modules/@tensorflow/tfjs-backend-wasm/dist/'));
tf.enableProdMode(); // no checks, no banner
export { tf };

/**
 * A task on both of TensorFlow.js's backends that run here.
 * @param {() => () => number} task makes its tensors, and gives the function to time
 * @returns {Promise<import('./compare.mjs').Peer[]>}
 */
export async function tensorflowJs(task) {
  const peers = [];
  for (const backend of ['cpu', 'wasm']) {
    if (!(await tf.setBackend(backend))) throw new Error(`TensorFlow.js cannot start its ${backend} backend.`);
    await tf.ready();
    const run = task();
    peers.push({
      name: `@tensorflow/tfjs-core ${backend}`,
      prepare: async () => void (await tf.setBackend(backend)),
      run: () => tf.tidy(run),
    });
  }
  return peers;
}

/** jax-js on its WebAssembly device, the one that runs under Node: it asks for a WebGPU that Node does not have and goes on without. */
export async function jaxJs() {
  const jax = await import('@jax-js/jax');
  jax.defaultDevice('wasm');
  return jax;
}
