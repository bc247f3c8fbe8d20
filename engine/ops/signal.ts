/** @file tf.signal: signals, as TF.js groups them. */

import { frame } from './signal/frame';
import { hammingWindow } from './signal/hammingWindow';
import { hannWindow } from './signal/hannWindow';
import { stft } from './signal/stft';

export const signal = {
  frame,
  hammingWindow,
  hannWindow,
  stft,
};
