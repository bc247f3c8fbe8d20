/** @file imag: the imaginary parts of complex numbers; 0 for real numbers. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { makeTensor, valuesOf, type Tensor } from '../tensor';
import { complex } from './complex';
import { zerosLike } from './zerosLike';

export const imagOp = defineOp({
  name: 'imag',
  tfName: 'math.imag',
  inputs: ['input'],
  elementwise: true,
  forward: ([x]) => {
    const values = valuesOf(x!);
    const out = Float32Array.from({ length: x!.size }, (_, i) => values[2 * i + 1]!);
    return makeTensor(out, x!.shape, 'float32');
  },
  gradient: {
    kind: 'partials',
    partials: [
      { plain: 'dy as the imaginary part, 0 as the other', tex: 'i\\bar{y}', vjp: (dy) => complex(zerosLike(dy), dy) },
    ],
  },
  samples: [{ inputs: [{ shape: [2], values: [1.5, -2, 0.5, 3], dtype: 'complex64' }] }],
});

export function imag<T extends Tensor>(input: T | TensorLike): T {
  const $input = convertToTensor<Tensor>(input, 'input', 'imag', 'complex_or_numeric');
  return ($input.dtype === 'complex64' ? run(imagOp, [$input], NO_ATTRS) : zerosLike($input)) as T;
}
