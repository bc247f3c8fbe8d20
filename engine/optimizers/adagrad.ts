/** @file Adagrad: s ← s + g², x ← x − rate·g/√(s + ε). */

import { add } from '../ops/add';
import { div } from '../ops/div';
import { mul } from '../ops/mul';
import { sqrt } from '../ops/sqrt';
import { square } from '../ops/square';
import type { Tensor } from '../tensor';
import type { Variable } from '../variable';
import { EPSILON, Optimizer } from './optimizer';

export class AdagradOptimizer extends Optimizer {
  static readonly className = 'Adagrad';
  protected learningRate: number;
  private readonly initialAccumulatorValue: number;

  constructor(learningRate: number, initialAccumulatorValue = 0.1) {
    super();
    this.learningRate = learningRate;
    this.initialAccumulatorValue = initialAccumulatorValue;
  }

  protected update(variable: Variable, gradient: Tensor): void {
    const squares = add(this.recall(variable, 'accumulator', this.initialAccumulatorValue), square(gradient));
    this.remember(variable, 'accumulator', squares);
    const step = div(gradient, sqrt(add(squares, EPSILON)));
    variable.assign(add(mul(step, -this.learningRate), variable));
  }

  getConfig(): { learningRate: number; initialAccumulatorValue: number } {
    return { learningRate: this.learningRate, initialAccumulatorValue: this.initialAccumulatorValue };
  }
}
