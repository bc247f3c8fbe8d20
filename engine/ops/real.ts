/** @file real: the real parts of complex numbers; real numbers as they are. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { makeTensor, valuesOf, type Tensor } from '../tensor';
import { complex } from './complex';
import { clone } from './clone';
import { zerosLike } from './zerosLike';

export const realOp = defineOp({
  name: 'real',
  tfName: 'math.real',
  inputs: ['input'],
  elementwise: true,
  forward: ([x]) => {
    const values = valuesOf(x!);
    const out = Float32Array.from({ length: x!.size }, (_, i) => values[2 * i]!);
    return makeTensor(out, x!.shape, 'float32');
  },
  gradient: {
    kind: 'partials',
    partials: [
      { plain: 'dy as the real part, 0 as the other', tex: '\\bar{y}', vjp: (dy) => complex(dy, zerosLike(dy)) },
    ],
  },
  samples: [{ inputs: [{ shape: [2], values: [1.5, -2, 0.5, 3], dtype: 'complex64' }] }],
});

export function real<T extends Tensor>(input: T | TensorLike): T {
  const $input = convertToTensor<Tensor>(input, 'input', 'real', 'complex_or_numeric');
  return ($input.dtype === 'complex64' ? run(realOp, [$input], NO_ATTRS) : clone($input)) as T;
}
