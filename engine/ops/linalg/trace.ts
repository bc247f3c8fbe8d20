/** @file linalg.trace: the sum of each matrix's main diagonal. */

import type { TensorLike } from '../../convert';
import type { Tensor } from '../../tensor';
import { sum } from '../sum';
import { diagPart } from './diagPart';

export function trace<T extends Tensor>(x: Tensor | TensorLike): T {
  return sum(diagPart(x), -1);
}
