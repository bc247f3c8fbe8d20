/** @file softmaxCrossEntropyWithLogits: −Σ label·log softmax(logits) along the last axis. The rule takes labels to sum to 1 (as TensorFlow does). */

import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { expandDims } from './expandDims';
import { logSoftmax } from './logSoftmax';
import { mul } from './mul';
import { neg } from './neg';
import { softmax } from './softmax';
import { sub } from './sub';
import { castTo, commonDtype, numericDtype } from './support/dtypes';
import { eachLogRow } from './support/softmaxRows';

export const softmaxCrossEntropyWithLogitsOp = defineOp({
  name: 'softmaxCrossEntropyWithLogits',
  tfName: 'nn.softmax_cross_entropy_with_logits',
  inputs: ['labels', 'logits'],
  elementwise: false,
  forward: (inputs) => {
    const [labels, logits] = inputs as [Tensor, Tensor];
    const z = valuesOf(labels);
    const x = valuesOf(logits);
    const shape = logits.shape.slice(0, -1);
    const out = allocate(numericDtype(logits), x.length / (logits.shape[logits.rank - 1] || 1));
    let row = 0;
    eachLogRow(logits, (start, end, logTotal) => {
      let loss = 0;
      for (let i = start; i < end; i++) loss -= z[i]! * (x[i]! - logTotal);
      out[row++] = loss;
    });
    return makeTensor(out, shape, logits.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: '−dy·log softmax(logits)',
        tex: '-\\bar{y}\\log\\operatorname{softmax}(x)',
        vjp: (dy, _y, [, logits]) => mul(expandDims(dy, -1), neg(logSoftmax(logits!))),
      },
      {
        plain: 'dy·(softmax(logits) − labels)',
        tex: '\\bar{y}\\left(\\operatorname{softmax}(x)-z\\right)',
        vjp: (dy, _y, [labels, logits]) => mul(expandDims(dy, -1), sub(softmax(logits!), labels!)),
      },
    ],
  },
  samples: [
    {
      inputs: [
        { shape: [2, 3], values: [0.2, 0.3, 0.5, 1, 0, 0] },
        { shape: [2, 3], values: [0.5, -1, 2, 0.1, 0.4, -0.3] },
      ],
    },
  ],
});

export function softmaxCrossEntropyWithLogits(labels: Tensor, logits: Tensor): Tensor {
  const dtype = commonDtype(labels, logits, 'SoftmaxCrossEntropyWithLogits');
  return run(softmaxCrossEntropyWithLogitsOp, [castTo(labels, dtype), castTo(logits, dtype)], NO_ATTRS);
}
