/** @file clipByValue: x held between two numbers. At both bounds the gradient passes (TensorFlow's choice). */

import type { TensorLike } from '../convert';
import type { Tensor } from '../tensor';
import { greaterEqual } from './greaterEqual';
import { lessEqual } from './lessEqual';
import { logicalAnd } from './logicalAnd';
import { applyUnary, unary } from './support/unary';
import { where } from './where';
import { zerosLike } from './zerosLike';

type ClipAttrs = { readonly clipValueMin: number; readonly clipValueMax: number };

export const clipByValueOp = unary<ClipAttrs>({
  name: 'clipByValue',
  tfName: 'clip_by_value',
  accepts: 'numeric',
  f: (x, { clipValueMin, clipValueMax }) => Math.max(clipValueMin, Math.min(clipValueMax, x)),
  rule: {
    plain: '1 if clipValueMin <= x <= clipValueMax else 0',
    tex: '[\\min\\le x\\le\\max]',
    vjp: (dy, _y, x, { clipValueMin, clipValueMax }) =>
      where(logicalAnd(greaterEqual(x, clipValueMin), lessEqual(x, clipValueMax)), dy, zerosLike(dy)),
  },
  at: [-1.3, -0.4, 0.7, 2.1],
  attrs: { clipValueMin: -1, clipValueMax: 1 },
});

export function clipByValue<T extends Tensor>(x: T | TensorLike, clipValueMin: number, clipValueMax: number): T {
  if (clipValueMin > clipValueMax) {
    throw new Error(`Error in clip: min (${clipValueMin}) must be less than or equal to max (${clipValueMax}).`);
  }
  return applyUnary(clipByValueOp, x, { clipValueMin, clipValueMax });
}
