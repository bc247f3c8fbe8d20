/** @file Gradient descent: x ← x − rate·g. */

import { add } from '../ops/add';
import { mul } from '../ops/mul';
import type { Tensor } from '../tensor';
import type { Variable } from '../variable';
import { Optimizer } from './optimizer';

export class SGDOptimizer extends Optimizer {
  static readonly className: string = 'SGD';
  protected learningRate: number;

  constructor(learningRate: number) {
    super();
    this.learningRate = learningRate;
  }

  setLearningRate(learningRate: number): void {
    this.learningRate = learningRate;
  }

  protected update(variable: Variable, gradient: Tensor): void {
    variable.assign(add(mul(gradient, -this.learningRate), variable));
  }

  getConfig(): { learningRate: number } {
    return { learningRate: this.learningRate };
  }
}
