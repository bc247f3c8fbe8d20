/** @file Adadelta: steps in the ratio of two running means, u = g·√(d + ε)/√(s + ε) with s of g² and d of u². */

import { add } from '../ops/add';
import { div } from '../ops/div';
import { mul } from '../ops/mul';
import { sqrt } from '../ops/sqrt';
import { square } from '../ops/square';
import type { Tensor } from '../tensor';
import type { Variable } from '../variable';
import { EPSILON, Optimizer } from './optimizer';

export class AdadeltaOptimizer extends Optimizer {
  static readonly className = 'Adadelta';
  protected learningRate: number;
  private readonly rho: number;
  private readonly epsilon: number;

  constructor(learningRate: number, rho: number, epsilon: number | null = null) {
    super();
    this.learningRate = learningRate;
    this.rho = rho;
    this.epsilon = epsilon ?? EPSILON;
  }

  protected update(variable: Variable, gradient: Tensor): void {
    const { rho, epsilon } = this;
    const squares = this.recall(variable, 'accum_grad');
    const steps = this.recall(variable, 'accum_var');
    // TF.js divides by the mean from before this gradient; kept, so that its programs give the same numbers.
    const step = mul(div(sqrt(add(steps, epsilon)), sqrt(add(squares, epsilon))), gradient);
    const nextSteps = add(mul(steps, rho), mul(square(step), 1 - rho));
    this.remember(variable, 'accum_grad', add(mul(squares, rho), mul(square(gradient), 1 - rho)));
    this.remember(variable, 'accum_var', nextSteps);
    variable.assign(add(mul(step, -this.learningRate), variable));
  }

  getConfig(): { learningRate: number; rho: number; epsilon: number } {
    return { learningRate: this.learningRate, rho: this.rho, epsilon: this.epsilon };
  }
}
