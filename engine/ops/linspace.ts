/** @file linspace: `num` evenly spaced values from start to stop, both included. */

import { checkBudget } from '../budget';
import { leaf } from '../run';
import { makeTensor, type Tensor1D } from '../tensor';

export function linspace(start: number, stop: number, num: number): Tensor1D {
  if (!(num > 0)) throw new Error('The number of values should be positive.');
  const step = num === 1 ? 0 : (stop - start) / (num - 1);
  checkBudget(num, 'float32');
  const values = Float32Array.from({ length: num }, (_, i) => start + i * step);
  return leaf(makeTensor(values, [num], 'float32')) as Tensor1D;
}
