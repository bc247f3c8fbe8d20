/** @file RMSProp: s ← d·s + (1−d)·g², a ← m·a + rate·g/√(s + ε), x ← x − a; centred, s loses the square of the mean of g. */

import { add } from '../ops/add';
import { div } from '../ops/div';
import { mul } from '../ops/mul';
import { sqrt } from '../ops/sqrt';
import { square } from '../ops/square';
import { sub } from '../ops/sub';
import type { Tensor } from '../tensor';
import type { Variable } from '../variable';
import { EPSILON, Optimizer } from './optimizer';

export class RMSPropOptimizer extends Optimizer {
  static readonly className = 'RMSProp';
  protected learningRate: number;
  private readonly decay: number;
  private readonly momentum: number;
  private readonly epsilon: number;
  private readonly centered: boolean;

  constructor(learningRate: number, decay = 0.9, momentum = 0, epsilon: number | null = null, centered = false) {
    super();
    if (learningRate === null || learningRate === undefined) {
      throw new Error('learningRate for RMSPropOptimizer must be defined.');
    }
    this.learningRate = learningRate;
    this.decay = decay;
    this.momentum = momentum;
    this.epsilon = epsilon ?? EPSILON;
    this.centered = centered;
  }

  protected update(variable: Variable, gradient: Tensor): void {
    const squares = this.average(variable, 'rms', square(gradient));
    const spread = this.centered
      ? sub(squares, add(square(this.average(variable, 'mg', gradient)), this.epsilon))
      : add(squares, this.epsilon);
    const step = div(mul(gradient, this.learningRate), sqrt(spread));
    const pace = add(mul(this.recall(variable, 'momentum'), this.momentum), step);
    this.remember(variable, 'momentum', pace);
    variable.assign(sub(variable, pace));
  }

  /** The running mean in `slot`, moved towards `value`. */
  private average(variable: Variable, slot: string, value: Tensor): Tensor {
    const mean: Tensor = add(mul(this.recall(variable, slot), this.decay), mul(value, 1 - this.decay));
    this.remember(variable, slot, mean);
    return mean;
  }

  getConfig(): { learningRate: number; decay: number; momentum: number; epsilon: number; centered: boolean } {
    const { learningRate, decay, momentum, epsilon, centered } = this;
    return { learningRate, decay, momentum, epsilon, centered };
  }
}
