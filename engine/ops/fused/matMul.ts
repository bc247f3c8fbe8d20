/** @file fused.matMul: a matrix product, then bias and activation. */

import type { TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { matMul as plainMatMul } from '../matMul';
import { ended, type Ending } from './activation';

export interface FusedMatMulConfig extends Ending {
  a: Tensor | TensorLike;
  b: Tensor | TensorLike;
  transposeA?: boolean;
  transposeB?: boolean;
}

export function matMul({ a, b, transposeA = false, transposeB = false, ...ending }: FusedMatMulConfig): Tensor {
  return ended(plainMatMul<Tensor>(a, b, transposeA, transposeB), ending);
}
