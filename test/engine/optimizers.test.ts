/** @file Every optimizer, step by step, against TensorFlow.js itself. */

import * as tfjs from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import * as tf from '../../engine/index';

beforeAll(async () => {
  await tfjs.setBackend('cpu');
});

const STEPS = 8;

/** Where v stands after each step down Σ w·(v − c)², whose gradient 2w·(v − c) is worked out here. */
function path(engine: typeof tf, optimizer: tf.Optimizer): number[][] {
  const v = engine.variable(engine.tensor([3, -2]));
  const [c, w] = [
    [1, 2],
    [1, 0.3],
  ] as const;
  return Array.from({ length: STEPS }, () => {
    const gradient = Array.from(v.dataSync(), (value, i) => 2 * w[i]! * (value - c[i]!));
    optimizer.applyGradients([{ name: v.name, tensor: engine.tensor(gradient) }]);
    return Array.from(v.dataSync());
  });
}

const cases: [string, (train: typeof tf.train) => tf.Optimizer][] = [
  ['sgd', (train) => train.sgd(0.1)],
  ['momentum', (train) => train.momentum(0.1, 0.9)],
  ['momentum, Nesterov', (train) => train.momentum(0.1, 0.9, true)],
  ['adagrad', (train) => train.adagrad(0.5)],
  ['adagrad from 0.3', (train) => train.adagrad(0.5, 0.3)],
  ['adadelta', (train) => train.adadelta(1, 0.9)],
  ['adam', (train) => train.adam(0.1)],
  ['adam, other betas', (train) => train.adam(0.1, 0.8, 0.9, 1e-3)],
  ['adamax', (train) => train.adamax(0.1)],
  ['adamax with decay', (train) => train.adamax(0.1, 0.9, 0.99, 1e-6, 0.1)],
  ['rmsprop', (train) => train.rmsprop(0.1)],
  ['rmsprop with momentum', (train) => train.rmsprop(0.1, 0.8, 0.5)],
  ['rmsprop, centred', (train) => train.rmsprop(0.1, 0.8, 0.5, 1e-2, true)],
];

describe('optimizers', () => {
  test.each(cases)('%s', (_name, make) => {
    const ours = path(tf, make(tf.train));
    // The peer has the same functions under other types.
    const peer = tfjs as unknown as typeof tf;
    const theirs = path(peer, make(peer.train));
    ours.forEach((row, step) =>
      row.forEach((value, i) => expect(value, `step ${step + 1}`).toBeCloseTo(theirs[step]![i]!, 4)),
    );
    expect(ours[0]).not.toEqual(ours[STEPS - 1]);
  });

  test('counts its steps and lets go of what it remembers', () => {
    const optimizer = tf.train.momentum(0.1, 0.9);
    const v = tf.variable(1);
    const before = tf.memory().numTensors;
    optimizer.applyGradients([[tf.scalar(1), v]]);
    optimizer.applyGradients([[tf.scalar(1), v]]);
    expect(optimizer.iterations).toBe(2);
    optimizer.dispose();
    // The two gradients are the caller's.
    expect(tf.memory().numTensors).toBe(before + 2);
  });
});
