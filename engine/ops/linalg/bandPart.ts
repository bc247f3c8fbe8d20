/** @file linalg.bandPart: a matrix with everything outside a band around the diagonal set to 0. */

import { convertToTensor, type TensorLike } from '../../convert';
import { makeTensor, scalarOf, type Scalar, type Tensor } from '../../tensor';
import { where } from '../where';
import { zerosLike } from '../zerosLike';

export function bandPart<T extends Tensor>(a: T | TensorLike, numLower: number | Scalar, numUpper: number | Scalar): T {
  const $a = convertToTensor<Tensor>(a, 'a', 'bandPart', 'complex_or_numeric');
  if ($a.rank < 2) throw new Error(`bandPart(): Rank must be at least 2, got ${$a.rank}.`);
  const [rows, columns] = $a.shape.slice(-2) as [number, number];
  const lower = reach(numLower, rows, 'numLower');
  const upper = reach(numUpper, columns, 'numUpper');
  const inBand = Uint8Array.from({ length: rows * columns }, (_, k) => {
    const below = Math.floor(k / columns) - (k % columns);
    return below <= lower && -below <= upper ? 1 : 0;
  });
  return where<Tensor>(makeTensor(inBand, [rows, columns], 'bool'), $a, zerosLike($a)) as T;
}

/** How many diagonals are kept on one side; a negative number keeps them all. */
function reach(count: number | Scalar, size: number, argName: string): number {
  const n = typeof count === 'number' ? count : scalarOf(count.snapshot());
  if (!Number.isInteger(n) || n > size)
    throw new Error(`bandPart(): ${argName} must be an integer not above ${size}, got ${n}.`);
  return n < 0 ? size : n;
}
