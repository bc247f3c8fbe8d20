/** @file Adamax: Adam with the largest |g| so far (fading by β₂) in place of the root of the mean square. */

import { abs } from '../ops/abs';
import { add } from '../ops/add';
import { div } from '../ops/div';
import { maximum } from '../ops/maximum';
import { mul } from '../ops/mul';
import type { Tensor } from '../tensor';
import type { Variable } from '../variable';
import { oneMinusPower } from './adam';
import { EPSILON, Optimizer } from './optimizer';

export class AdamaxOptimizer extends Optimizer {
  static readonly className = 'Adamax';
  protected learningRate: number;
  private readonly beta1: number;
  private readonly beta2: number;
  private readonly epsilon: number;
  private readonly decay: number;

  constructor(learningRate: number, beta1: number, beta2: number, epsilon: number | null = null, decay = 0) {
    super();
    this.learningRate = learningRate;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon ?? EPSILON;
    this.decay = decay;
  }

  protected update(variable: Variable, gradient: Tensor): void {
    const { beta1, beta2 } = this;
    const m = add(mul(this.recall(variable, 'm'), beta1), mul(gradient, 1 - beta1));
    const largest = maximum(mul(this.recall(variable, 'v'), beta2), abs(gradient));
    this.remember(variable, 'm', m);
    this.remember(variable, 'v', largest);
    const rate = this.learningRate / (this.decay * this.iterations + 1) / oneMinusPower(beta1, this.iterations + 1);
    variable.assign(add(mul(div(m, add(largest, this.epsilon)), -rate), variable));
  }

  getConfig(): { learningRate: number; beta1: number; beta2: number; epsilon: number; decay: number } {
    const { learningRate, beta1, beta2, epsilon, decay } = this;
    return { learningRate, beta1, beta2, epsilon, decay };
  }
}
