/** @file signal.stft: the Fourier transforms of a signal's overlapping frames, each under a window. */

import type { Tensor, Tensor1D } from '../../tensor';
import { mul } from '../mul';
import { rfft } from '../spectral/rfft';
import { frame } from './frame';
import { hannWindow } from './hannWindow';

export function stft(
  signal: Tensor1D,
  frameLength: number,
  frameStep: number,
  fftLength?: number,
  windowFn: (length: number) => Tensor1D = hannWindow,
): Tensor {
  const length = fftLength ?? 2 ** Math.ceil(Math.log2(frameLength));
  return rfft(mul(frame(signal, frameLength, frameStep), windowFn(frameLength)), length);
}
