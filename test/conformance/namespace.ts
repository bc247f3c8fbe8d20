/** @file The `tf` that tests see: this engine's namespace, and the few names about TF.js's inside that tests mention in passing. */

import { util } from '@tensorflow/tfjs-core';
import * as tf from '../../engine/index';
import { convertToTensor } from '../../engine/convert';
import { env } from './environment';
import * as testUtil from './testUtil';

/** Kernels of the CPU backend round to float32 and count in 32 bits; tests ask for it to choose their tolerance. */
const backend = { floatPrecision: () => 32, epsilon: () => 1e-7, numDataIds: () => tf.memory().numTensors };

const engine = { backend, isTapeOn: () => false };

export const tfForTests = {
  ...tf,
  backend: () => backend,
  convertToTensor,
  engine: () => engine,
  ENGINE: engine,
  env,
  test_util: testUtil,
  // Shuffling, random numbers and encoding for the tests' own use.
  util,
};
