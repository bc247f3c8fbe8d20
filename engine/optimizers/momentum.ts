/** @file Momentum: a ← m·a + g, x ← x − rate·a; Nesterov's form looks ahead: x ← x − rate·(g + m·a). */

import { add } from '../ops/add';
import { mul } from '../ops/mul';
import type { Tensor } from '../tensor';
import type { Variable } from '../variable';
import { SGDOptimizer } from './sgd';

export class MomentumOptimizer extends SGDOptimizer {
  static override readonly className: string = 'Momentum';
  private momentum: number;
  private readonly useNesterov: boolean;

  constructor(learningRate: number, momentum: number, useNesterov = false) {
    super(learningRate);
    this.momentum = momentum;
    this.useNesterov = useNesterov;
  }

  setMomentum(momentum: number): void {
    this.momentum = momentum;
  }

  protected override update(variable: Variable, gradient: Tensor): void {
    const pace = add(mul(this.recall(variable, 'momentum'), this.momentum), gradient);
    const step = this.useNesterov ? add(gradient, mul(pace, this.momentum)) : pace;
    this.remember(variable, 'momentum', pace);
    variable.assign(add(mul(step, -this.learningRate), variable));
  }

  override getConfig(): { learningRate: number; momentum: number; useNesterov: boolean } {
    return { learningRate: this.learningRate, momentum: this.momentum, useNesterov: this.useNesterov };
  }
}
