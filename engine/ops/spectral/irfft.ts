/** @file irfft: real rows from the first half and one of their Fourier transform; the rest are its conjugates. */

import type { Tensor } from '../../tensor';
import { concat } from '../concat';
import { conj } from '../conj';
import { real } from '../real';
import { reverse } from '../reverse';
import { slice } from '../slice';
import { ifft, toComplexRows } from './fft';

export function irfft(input: Tensor): Tensor {
  const half = toComplexRows(input, 'irfft');
  const last = half.rank - 1;
  const n = half.shape[last]!;
  if (n <= 2) return real(ifft(half));
  const inner = slice(
    half,
    half.shape.map((_, d) => (d === last ? 1 : 0)),
    half.shape.map((size, d) => (d === last ? n - 2 : size)),
  );
  return real(ifft(concat([half, conj(reverse(inner, last))], last)));
}
