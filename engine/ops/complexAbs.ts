/** @file complexAbs: |z| of complex numbers, which `abs` runs for them. The derivative at 0 is 0 (TensorFlow's choice). */

import { defineOp, NO_ATTRS } from '../op';
import { run } from '../run';
import { makeTensor, valuesOf, type Tensor } from '../tensor';
import { complex } from './complex';
import { divNoNan } from './divNoNan';
import { mul } from './mul';
import { zerosLike } from './zerosLike';

export const complexAbsOp = defineOp({
  name: 'complexAbs',
  tfName: 'abs',
  inputs: ['x'],
  elementwise: true,
  forward: ([x]) => {
    const values = valuesOf(x!);
    const out = Float32Array.from({ length: x!.size }, (_, i) => Math.hypot(values[2 * i]!, values[2 * i + 1]!));
    return makeTensor(out, x!.shape, 'float32');
  },
  gradient: {
    kind: 'partials',
    partials: [
      {
        plain: 'dy·x/|x|, 0 where x is 0',
        tex: '\\bar{y}\\frac{x}{|x|}',
        vjp: (dy, y, [x]) => mul(complex(divNoNan(dy, y), zerosLike(dy)), x!),
      },
    ],
  },
  samples: [{ inputs: [{ shape: [2], values: [1.5, -2, 0.5, 3], dtype: 'complex64' }] }],
});

export function complexAbs(x: Tensor): Tensor {
  return run(complexAbsOp, [x], NO_ATTRS);
}
