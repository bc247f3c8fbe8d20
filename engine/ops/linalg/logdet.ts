/** @file linalg.logdet: the logarithm of the determinant of symmetric positive definite matrices, by way of their Cholesky factors. */

import type { TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { log } from '../log';
import { mul } from '../mul';
import { sum } from '../sum';
import { cholesky } from './cholesky';
import { diagPart } from './diagPart';

export function logdet<T extends Tensor>(x: Tensor | TensorLike): T {
  return mul(sum(log(diagPart(cholesky<Tensor>(x))), -1), 2);
}
