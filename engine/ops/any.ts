/** @file any: true where at least one element is true, over axes, all of them by default. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp } from '../op';
import type { Tensor } from '../tensor';
import { applyReduction, foldAxes, type ReductionAttrs } from './support/reduction';

export const anyOp = defineOp<ReductionAttrs>({
  name: 'any',
  tfName: 'reduce_any',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], attrs) => foldAxes(x!, attrs, 'bool', (total, v) => (total || v ? 1 : 0), 0),
  gradient: { kind: 'none', why: 'any works on truth values; no gradient flows through them.' },
  samples: [{ inputs: [{ shape: [3], values: [1, 0, 1], dtype: 'bool' }], attrs: { axis: [0], keepDims: false } }],
});

export function any<T extends Tensor>(x: Tensor | TensorLike, axis?: number | number[], keepDims = false): T {
  return applyReduction(anyOp, convertToTensor(x, 'x', 'any', 'bool'), axis, keepDims);
}
