/** @file tf.spectral: Fourier transforms, as TF.js groups them. */

import { fft, ifft } from './spectral/fft';
import { irfft } from './spectral/irfft';
import { rfft } from './spectral/rfft';

export const spectral = {
  fft,
  ifft,
  irfft,
  rfft,
};
