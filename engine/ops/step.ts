/** @file step: 1 for x > 0, alpha elsewhere (NaN stays NaN). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { applyUnary, unary } from './support/unary';

type StepAttrs = { readonly alpha: number };

export const stepOp = unary<StepAttrs>({
  name: 'step',
  tfName: 'experimental.numpy.heaviside',
  accepts: 'numeric',
  f: (x, { alpha }) => (Number.isNaN(x) ? NaN : x > 0 ? 1 : alpha),
  rule: 'step jumps at 0 and is flat elsewhere, so it counts as a comparison: no gradient flows.',
  at: [-1.3, -0.4, 0.7, 2.1],
  attrs: { alpha: 0 },
});

export function step<T extends Tensor>(x: T | TensorLike, alpha = 0.0): T {
  return applyUnary(stepOp, x, { alpha });
}
