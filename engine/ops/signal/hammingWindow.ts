/** @file signal.hammingWindow: the Hamming window, 0.54 − 0.46·cos(2πi/N), periodic. */

import { leaf } from '../../run';
import { makeTensor, type Tensor1D } from '../../tensor';

export function hammingWindow(windowLength: number): Tensor1D {
  // An even window is one period long; an odd one ends where it began.
  const period = windowLength + (windowLength % 2 === 0 ? 0 : -1);
  const values = Float32Array.from(
    { length: windowLength },
    (_, i) => 0.54 - 0.46 * Math.cos((2 * Math.PI * i) / period),
  );
  return leaf(makeTensor(values, [windowLength], 'float32')) as Tensor1D;
}
