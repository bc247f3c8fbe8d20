/** @file Adam: running means m of g and v of g², freed of their start at zero, x ← x − rate·m̂/(√v̂ + ε). */

import { add } from '../ops/add';
import { div } from '../ops/div';
import { mul } from '../ops/mul';
import { sqrt } from '../ops/sqrt';
import { square } from '../ops/square';
import type { Tensor } from '../tensor';
import type { Variable } from '../variable';
import { EPSILON, Optimizer } from './optimizer';

export class AdamOptimizer extends Optimizer {
  static readonly className = 'Adam';
  protected learningRate: number;
  protected readonly beta1: number;
  protected readonly beta2: number;
  protected readonly epsilon: number;

  constructor(learningRate: number, beta1: number, beta2: number, epsilon: number | null = null) {
    super();
    this.learningRate = learningRate;
    this.beta1 = beta1;
    this.beta2 = beta2;
    this.epsilon = epsilon ?? EPSILON;
  }

  protected update(variable: Variable, gradient: Tensor): void {
    const { beta1, beta2 } = this;
    const m = add(mul(this.recall(variable, 'm'), beta1), mul(gradient, 1 - beta1));
    const v = add(mul(this.recall(variable, 'v'), beta2), mul(square(gradient), 1 - beta2));
    this.remember(variable, 'm', m);
    this.remember(variable, 'v', v);
    const t = this.iterations + 1;
    const mHat = div(m, oneMinusPower(beta1, t));
    const vHat = div(v, oneMinusPower(beta2, t));
    const step = div(mHat, add(sqrt(vHat), this.epsilon));
    variable.assign(add(mul(step, -this.learningRate), variable));
  }

  getConfig(): { learningRate: number; beta1: number; beta2: number; epsilon: number } {
    return { learningRate: this.learningRate, beta1: this.beta1, beta2: this.beta2, epsilon: this.epsilon };
  }
}

/** 1 − βᵗ as float32 has it: near 1 the rounding shows, and both TensorFlow and TF.js have it. */
export function oneMinusPower(beta: number, t: number): number {
  let power = 1;
  for (let i = 0; i < t; i++) power = Math.fround(power * Math.fround(beta));
  return Math.fround(1 - power);
}
