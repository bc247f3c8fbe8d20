/** @file fft: the discrete Fourier transform along the last axis, and its inverse. */

import { fourier } from '../../kernels/fourier';
import { defineOp } from '../../op';
import { run } from '../../run';
import { makeTensor, Tensor, valuesOf } from '../../tensor';
import { mul } from '../mul';

type FftAttrs = { readonly inverse: boolean };

export const fftOp = defineOp<FftAttrs>({
  name: 'fft',
  tfName: 'signal.fft',
  inputs: ['input'],
  elementwise: false,
  forward: ([x], { inverse }) => {
    const width = 2 * x!.shape[x!.rank - 1]!;
    const values = valuesOf(x!);
    const out = new Float32Array(values.length);
    for (let start = 0; start < out.length; start += width) {
      out.set(fourier(Float64Array.from(values.subarray(start, start + width)), inverse), start);
    }
    return makeTensor(out, x!.shape, 'complex64');
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'n·ifft(dy) for fft, fft(dy)/n for ifft',
        tex: 'n\\,\\mathcal{F}^{-1}(\\bar{y})',
        vjp: (dy, _y, [x], { inverse }) => {
          const n = x!.shape[x!.rank - 1]!;
          return inverse ? mul(fft(dy), 1 / n) : mul(ifft(dy), n);
        },
      },
    ],
  },
  samples: [false, true].map((inverse) => ({
    inputs: [{ shape: [3], values: [1.5, -2, 0.5, 3, 1, 4], dtype: 'complex64' }],
    attrs: { inverse },
  })),
});

export function fft(input: Tensor): Tensor {
  return run(fftOp, [toComplexRows(input, 'fft')], { inverse: false });
}

export function ifft(input: Tensor): Tensor {
  return run(fftOp, [toComplexRows(input, 'ifft')], { inverse: true });
}

/** The input, where it is what spectral ops take; a sentence where it is not. */
export function toComplexRows(input: Tensor, opName: string): Tensor {
  if (!(input instanceof Tensor) || input.dtype !== 'complex64') {
    const given = input instanceof Tensor ? input.dtype : typeof input;
    throw new Error(`The dtype for tf.spectral.${opName}() must be complex64 but got ${given}.`);
  }
  if (input.rank === 0) throw new Error(`tf.spectral.${opName}() takes rows of numbers, but got a scalar.`);
  return input;
}
