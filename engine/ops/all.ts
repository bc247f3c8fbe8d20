/** @file all: true where every element is true, over axes, all of them by default. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import type { Tensor } from '../tensor';
import { applyReduction, foldAxes, type ReductionAttrs } from './support/reduction';

export const allOp = defineOp<ReductionAttrs>({
  name: 'all',
  tfName: 'reduce_all',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], attrs) => foldAxes(x!, attrs, 'bool', (total, v) => (total && v ? 1 : 0), 1),
  gradient: { kind: 'none', why: 'all works on truth values; no gradient flows through them.' },
  samples: [{ inputs: [{ shape: [3], values: [1, 0, 1], dtype: 'bool' }], attrs: { axis: [0], keepDims: false } }],
});

export function all<T extends Tensor>(x: Tensor | TensorLike, axis?: number | number[], keepDims = false): T {
  return applyReduction(allOp, convertToTensor(x, 'x', 'all', 'bool'), axis, keepDims);
}
