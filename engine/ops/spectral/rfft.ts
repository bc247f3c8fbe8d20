/** @file rfft: the Fourier transform of real rows; only the first half and one, since the rest are its conjugates. */

import { Tensor } from '../../tensor';
import { complex } from '../complex';
import { pad } from '../pad';
import { slice } from '../slice';
import { zerosLike } from '../zerosLike';
import { fft } from './fft';

export function rfft(input: Tensor, fftLength?: number): Tensor {
  if (!(input instanceof Tensor) || input.dtype !== 'float32' || input.rank === 0) {
    throw new Error(
      `The dtype for rfft() must be real value but got ${input instanceof Tensor ? `${input.dtype} of rank ${input.rank}` : typeof input}`,
    );
  }
  const length = input.shape[input.rank - 1]!;
  const n = fftLength ?? length;
  const rows = fitted(input, n);
  return fitted(fft(complex(rows, zerosLike(rows))), Math.floor(n / 2) + 1);
}

/** The last axis cut off after n elements, or filled up with zeros. */
function fitted(x: Tensor, n: number): Tensor {
  const last = x.rank - 1;
  const length = x.shape[last]!;
  if (n === length) return x;
  if (n > length) {
    return pad(
      x,
      x.shape.map((_, d): [number, number] => [0, d === last ? n - length : 0]),
    );
  }
  return slice(
    x,
    x.shape.map(() => 0),
    x.shape.map((size, d) => (d === last ? n : size)),
  );
}
