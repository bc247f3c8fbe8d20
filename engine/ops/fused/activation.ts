/** @file The activations that fused ops apply to their result. */

import type { Tensor } from '../../tensor';
import { elu } from '../elu';
import { leakyRelu } from '../leakyRelu';
import { prelu } from '../prelu';
import { relu } from '../relu';
import { relu6 } from '../relu6';
import { reshape } from '../reshape';
import { sigmoid } from '../sigmoid';
import { add } from '../add';

export type Activation = 'linear' | 'relu' | 'prelu' | 'elu' | 'relu6' | 'leakyrelu' | 'sigmoid';

/** What every fused op does at its end. */
export interface Ending {
  bias?: Tensor | null;
  activation?: Activation;
  preluActivationWeights?: Tensor;
  leakyreluAlpha?: number;
}

export function ended<T extends Tensor>(
  x: Tensor,
  { bias, activation = 'linear', preluActivationWeights, leakyreluAlpha }: Ending,
  dataFormat = 'NHWC',
): T {
  const y: Tensor = bias === undefined || bias === null ? x : add(x, perChannel(bias, dataFormat));
  const alphas = preluActivationWeights && perChannel(preluActivationWeights, dataFormat);
  return activated(y, activation, alphas, leakyreluAlpha) as T;
}

/** One number per channel, shaped so that it broadcasts along the channels wherever these stand. */
function perChannel(x: Tensor, dataFormat: string): Tensor {
  return dataFormat === 'NCHW' && x.rank === 1 ? reshape(x, [x.size, 1, 1]) : x;
}

function activated(y: Tensor, activation: Activation, alphas: Tensor | undefined, alpha: number | undefined): Tensor {
  switch (activation) {
    case 'linear':
      return y;
    case 'relu':
      return relu(y);
    case 'relu6':
      return relu6(y);
    case 'elu':
      return elu(y);
    case 'sigmoid':
      return sigmoid(y);
    case 'leakyrelu':
      return leakyRelu(y, alpha);
    case 'prelu':
      if (alphas === undefined) throw new Error("The activation 'prelu' needs preluActivationWeights.");
      return prelu(y, alphas);
    default:
      throw new Error(`Unknown fused activation ${String(activation)}.`);
  }
}
