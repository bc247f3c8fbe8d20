/** @file complex: complex64 numbers from their real and imaginary parts. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { sameShape } from '../shape';
import { makeTensor, valuesOf, type Tensor } from '../tensor';
import { imag } from './imag';
import { real } from './real';

export const complexOp = defineOp({
  name: 'complex',
  tfName: 'complex',
  inputs: ['real', 'imag'],
  elementwise: true,
  forward: (inputs) => {
    const [re, im] = inputs.map(valuesOf);
    const out = new Float32Array(2 * re!.length);
    for (let i = 0; i < re!.length; i++) {
      out[2 * i] = re![i]!;
      out[2 * i + 1] = im![i]!;
    }
    return makeTensor(out, inputs[0]!.shape, 'complex64');
  },
  gradient: {
    kind: 'partials',
    partials: [
      { plain: '1', tex: '1', vjp: (dy) => real(dy) },
      { plain: 'i', tex: 'i', vjp: (dy) => imag(dy) },
    ],
  },
  samples: [
    {
      inputs: [
        { shape: [2], values: [1.5, -2] },
        { shape: [2], values: [0.5, 3] },
      ],
    },
  ],
});

export function complex<T extends Tensor>(real: Tensor | TensorLike, imag: Tensor | TensorLike): T {
  const $real = convertToTensor<Tensor>(real, 'real', 'complex', 'float32');
  const $imag = convertToTensor<Tensor>(imag, 'imag', 'complex', 'float32');
  if (!sameShape($real.shape, $imag.shape)) {
    throw new Error(`real and imag shapes, ${$real.shape} and ${$imag.shape}, must match in call to tf.complex().`);
  }
  return run(complexOp, [$real, $imag], NO_ATTRS) as T;
}
