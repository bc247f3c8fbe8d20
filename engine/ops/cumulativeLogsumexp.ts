/** @file cumulativeLogsumexp: running log Σ eˣ along an axis, without overflow. */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { logAddExp } from '../kernels/special';
import { defineOp } from '../op';
import { run } from '../run';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { decayingSum } from './decayingSum';
import { exp } from './exp';
import { mul } from './mul';
import { pad } from './pad';
import { reverse } from './reverse';
import { slice } from './slice';
import { sub } from './sub';
import { aroundAxis, toAxis } from './support/axes';
import { numericDtype, toFloat } from './support/dtypes';

type AxisAttrs = { readonly axis: number };

export const cumulativeLogsumexpOp = defineOp<AxisAttrs>({
  name: 'cumulativeLogsumexp',
  tfName: 'math.cumulative_logsumexp',
  inputs: ['x'],
  elementwise: false,
  forward: ([x], { axis }) => {
    const { outer, size, inner } = aroundAxis(x!.shape, axis);
    const out = allocate(numericDtype(x!), x!.size);
    const options = { exclusive: false, reverse: false };
    kernels.cumulate(logAddExp, -Infinity, valuesOf(x!), outer, size, inner, options, out);
    return makeTensor(out, x!.shape, x!.dtype);
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'Σ dy_j·e^(x − y_j) over the j from the own place on',
        tex: '\\sum_{j\\ge i}\\bar{y}_j e^{x_i-y_j}',
        // = e^(xᵢ − yᵢ) · Σ dyⱼ·e^(yᵢ − yⱼ), where no power exceeds 1.
        vjp: (dy, y, [x], { axis }) => mul(exp(sub(x!, y)), decayingSum(dy, y, { axis, fromEnd: true })),
      },
    ],
  },
  samples: [
    { inputs: [{ shape: [2, 2], values: [1.5, -2, 0.5, 3] }], attrs: { axis: 0 } },
    { inputs: [{ shape: [4], values: [1.5, -2, 0.5, 3] }], attrs: { axis: 0 } },
  ],
});

export function cumulativeLogsumexp<T extends Tensor>(
  x: T | TensorLike,
  axis = 0,
  exclusive = false,
  reversed = false,
): T {
  const $x = toFloat(convertToTensor<Tensor>(x, 'x', 'cumulativeLogsumexp'));
  const at = toAxis(axis, $x.rank, 'cumulativeLogsumexp');
  const own = run(cumulativeLogsumexpOp, [reversed ? reverse($x, at) : $x], { axis: at });
  const y = exclusive ? movedOn(own, at) : own;
  return (reversed ? reverse(y, at) : y) as T;
}

/** Each element one place further on: −∞ (the logarithm of no sum at all) comes first, the last one goes. */
function movedOn(y: Tensor, axis: number): Tensor {
  const begin = y.shape.map(() => 0);
  const size = y.shape.map((length, d) => (d === axis ? Math.max(length - 1, 0) : length));
  const paddings = y.shape.map((length, d): [number, number] => [d === axis ? Math.min(length, 1) : 0, 0]);
  return pad(slice(y, begin, size), paddings, -Infinity);
}
