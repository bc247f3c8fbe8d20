/** @file tf.signal: signals, as TF.js groups them. */

import { frame } from './signal/frame';
import { hammingWindow } from './signal/hammingWindow';
import { hannWindow } from './signal/hannWindow';

export const signal = {
  frame,
  hammingWindow,
  hannWindow,
};
