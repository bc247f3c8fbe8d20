/** @file linalg.choleskySolve: the x with (L·Lᵀ)·x = rhs, given L. */

import type { TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { triangularSolve } from './triangularSolve';

export function choleskySolve<T extends Tensor>(chol: Tensor | TensorLike, rhs: T | TensorLike): T {
  return triangularSolve<T>(chol, triangularSolve<T>(chol, rhs), true, true);
}
