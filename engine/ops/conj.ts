/** @file conj: complex numbers with their imaginary parts negated; real numbers as they are. */

import { convertToTensor, type TensorLike } from '../convert';
import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { makeTensor, valuesOf, type Tensor } from '../tensor';

export const conjOp = defineOp({
  name: 'conj',
  tfName: 'math.conj',
  inputs: ['x'],
  elementwise: true,
  forward: ([x]) => {
    const values = valuesOf(x!);
    const out = Float32Array.from(values, (v, i) => (i % 2 === 1 ? -v : v));
    return makeTensor(out, x!.shape, 'complex64');
  },
  gradient: {
    kind: 'partials',
    partials: [{ plain: 'dy conjugated', tex: '\\overline{\\bar{y}}', vjp: (dy) => conj(dy) }],
  },
  samples: [{ inputs: [{ shape: [2], values: [1.5, -2, 0.5, 3], dtype: 'complex64' }] }],
});

export function conj<T extends Tensor>(x: T | TensorLike): T {
  const $x = convertToTensor<Tensor>(x, 'x', 'conj', 'complex_or_numeric');
  return ($x.dtype === 'complex64' ? run(conjOp, [$x], NO_ATTRS) : $x) as T;
}
