/** @file What has come together for each tensor of a sweep, by `gradId`; those of float scalars as plain numbers, where no tape looks on. */

import { IdMap, NumberMap } from './ids';
import { NO_ATTRS } from './op';
import { addOp } from './ops/add';
import { run } from './run';
import { isFloatScalar, makeScalar, roundTo, scalarOf, type Tensor } from './tensor';

export class Adjoints {
  private readonly tensors = new IdMap<Tensor>();
  private readonly numbers = new NumberMap();

  /** `plain`: nobody needs to see the sums, so that scalars need no tensors. */
  constructor(readonly plain: boolean) {}

  has(id: number): boolean {
    return this.numbers.has(id) || this.tensors.get(id) !== undefined;
  }

  /** The adjoint of a tensor. */
  get(node: Tensor): Tensor | undefined {
    if (!this.numbers.has(node.gradId)) return this.tensors.get(node.gradId);
    return isFloatScalar(node) ? makeScalar(this.numbers.get(node.gradId), node.dtype) : undefined;
  }

  /** Whether `number` has the whole adjoint. */
  isNumber(id: number): boolean {
    return this.numbers.has(id);
  }

  number(id: number): number {
    return this.numbers.get(id);
  }

  add(node: Tensor, contribution: Tensor): void {
    if (this.plain && isFloatScalar(contribution) && contribution.dtype === node.dtype && isFloatScalar(node)) {
      this.addNumber(node.gradId, scalarOf(contribution), node.dtype);
      return;
    }
    const before = this.get(node);
    this.numbers.delete(node.gradId);
    this.tensors.set(node.gradId, before === undefined ? contribution : run(addOp, [before, contribution], NO_ATTRS));
  }

  /** As `add` for a float scalar of this dtype, rounded as `addOp` rounds. */
  addNumber(id: number, contribution: number, dtype: 'float32' | 'float64'): void {
    const tensor = this.tensors.get(id);
    if (tensor !== undefined) {
      this.tensors.set(id, run(addOp, [tensor, makeScalar(contribution, dtype)], NO_ATTRS));
    } else {
      this.numbers.set(id, this.numbers.has(id) ? roundTo(this.numbers.get(id) + contribution, dtype) : contribution);
    }
  }

  delete(id: number): void {
    this.numbers.delete(id);
    this.tensors.delete(id);
  }
}
