/** @file tf.train: the optimizers by their TF.js names and defaults. */

import { AdadeltaOptimizer } from './adadelta';
import { AdagradOptimizer } from './adagrad';
import { AdamOptimizer } from './adam';
import { AdamaxOptimizer } from './adamax';
import { MomentumOptimizer } from './momentum';
import { RMSPropOptimizer } from './rmsprop';
import { SGDOptimizer } from './sgd';

export const train = {
  sgd: (learningRate: number) => new SGDOptimizer(learningRate),
  momentum: (learningRate: number, momentum: number, useNesterov = false) =>
    new MomentumOptimizer(learningRate, momentum, useNesterov),
  rmsprop: (learningRate: number, decay = 0.9, momentum = 0, epsilon: number | null = null, centered = false) =>
    new RMSPropOptimizer(learningRate, decay, momentum, epsilon, centered),
  adam: (learningRate = 0.001, beta1 = 0.9, beta2 = 0.999, epsilon: number | null = null) =>
    new AdamOptimizer(learningRate, beta1, beta2, epsilon),
  adadelta: (learningRate = 0.001, rho = 0.95, epsilon: number | null = null) =>
    new AdadeltaOptimizer(learningRate, rho, epsilon),
  adamax: (learningRate = 0.002, beta1 = 0.9, beta2 = 0.999, epsilon: number | null = null, decay = 0) =>
    new AdamaxOptimizer(learningRate, beta1, beta2, epsilon, decay),
  adagrad: (learningRate: number, initialAccumulatorValue = 0.1) =>
    new AdagradOptimizer(learningRate, initialAccumulatorValue),
};
