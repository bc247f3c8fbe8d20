/** @file softmax: eˣ / Σ eˣ along the last axis. */

import type { TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { mul } from './mul';
import { sub } from './sub';
import { sum } from './sum';
import { convertToFloat, numericDtype } from './support/dtypes';
import { checkLastAxis, eachLogRow } from './support/softmaxRows';
import { tidy } from '../memory';

export const softmaxOp = defineOp({
  name: 'softmax',
  tfName: 'nn.softmax',
  inputs: ['logits'],
  elementwise: false,
  forward: ([logits]) => {
    const x = valuesOf(logits!);
    const out = allocate(numericDtype(logits!), x.length);
    eachLogRow(logits!, (start, end, logTotal) => {
      for (let i = start; i < end; i++) out[i] = Math.exp(x[i]! - logTotal);
    });
    return makeTensor(out, logits!.shape, logits!.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'y·(dy − Σ dy·y)',
        tex: 'y\\left(\\bar{y}-\\sum\\bar{y}\\,y\\right)',
        vjp: (dy, y) => mul(y, sub(dy, sum(mul(dy, y), -1, true))),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [3], values: [0.5, -1, 2] }] },
    { inputs: [{ shape: [2, 2], values: [0.5, -1, 2, 0.1] }] },
  ],
});

export function softmax<T extends Tensor>(logits: T | TensorLike, dim = -1): T {
  return tidy(() => {
    const $logits = convertToFloat(logits, 'logits', 'softmax');
    checkLastAxis('Softmax', $logits, dim);
    return run(softmaxOp, [$logits], NO_ATTRS) as T;
  });
}
