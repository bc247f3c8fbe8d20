/** @file logSoftmax: log softmax(x) = x − log Σ eˣ along the last axis. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { exp } from './exp';
import { mul } from './mul';
import { sub } from './sub';
import { sum } from './sum';
import { numericDtype, toFloat } from './support/dtypes';
import { checkLastAxis, eachLogRow } from './support/softmaxRows';

export const logSoftmaxOp = defineOp({
  name: 'logSoftmax',
  tfName: 'nn.log_softmax',
  inputs: ['logits'],
  elementwise: false,
  forward: ([logits]) => {
    const x = valuesOf(logits!);
    const out = allocate(numericDtype(logits!), x.length);
    eachLogRow(logits!, (start, end, logTotal) => {
      for (let i = start; i < end; i++) out[i] = x[i]! - logTotal;
    });
    return makeTensor(out, logits!.shape, logits!.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy − e^y·Σ dy',
        tex: '\\bar{y}-e^{y}\\sum\\bar{y}',
        vjp: (dy, y) => sub(dy, mul(exp(y), sum(dy, -1, true))),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [3], values: [0.5, -1, 2] }] },
    { inputs: [{ shape: [2, 2], values: [0.5, -1, 2, 0.1] }] },
  ],
});

export function logSoftmax<T extends Tensor>(logits: T | TensorLike, axis = -1): T {
  const $logits = toFloat(convertToTensor(logits, 'logits', 'logSoftmax'));
  checkLastAxis('Log Softmax', $logits, axis);
  return run(logSoftmaxOp, [$logits], NO_ATTRS) as T;
}
