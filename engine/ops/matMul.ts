/** @file matMul: the product of matrices, or of batches of them (their leading axes broadcast). */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { broadcastStrides, broadcastShape, sizeOf, stridesOf, type Shape } from '../shape';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { castTo, commonDtype, numericDtype } from './support/dtypes';
import { readTensor } from './support/view';

type MatMulAttrs = { readonly transposeA: boolean; readonly transposeB: boolean };

export const matMulOp = defineOp<MatMulAttrs>({
  name: 'matMul',
  tfName: 'matmul',
  inputs: ['a', 'b'],
  elementwise: false,
  forward: (inputs, { transposeA, transposeB }) => {
    const a = transposeA ? matricesTransposed(inputs[0]!) : inputs[0]!;
    const b = transposeB ? matricesTransposed(inputs[1]!) : inputs[1]!;
    const { batch, m, k, n } = productShape(inputs, a.shape, b.shape);
    const out = allocate(numericDtype(a), sizeOf(batch) * m * n);
    const aPlaces = matrixPlaces(a.shape, batch);
    const bPlaces = matrixPlaces(b.shape, batch);
    const [aValues, bValues] = [valuesOf(a), valuesOf(b)];
    aPlaces.forEach((aPlace, i) => {
      kernels.matMul(aValues, aPlace * m * k, bValues, bPlaces[i]! * k * n, m, k, n, out, i * m * n);
    });
    return makeTensor(out, [...batch, m, n], a.dtype);
  },
  gradient: {
    kind: 'partials',
    // Where the factors' batches were broadcast, the sweep sums the result back.
    partials: [
      {
        plain: 'dy·bᵀ',
        tex: '\\bar{Y}B^{\\top}',
        vjp: (dy, _y, [, b], { transposeA, transposeB }) =>
          transposeA ? matMul(b!, dy, transposeB, true) : matMul(dy, b!, false, !transposeB),
      },
      {
        plain: 'aᵀ·dy',
        tex: 'A^{\\top}\\bar{Y}',
        vjp: (dy, _y, [a], { transposeA, transposeB }) =>
          transposeB ? matMul(dy, a!, true, transposeA) : matMul(a!, dy, !transposeA, false),
      },
    ],
  },
  samples: [false, true].flatMap((transposeA) =>
    [false, true].map((transposeB) => ({
      inputs: [
        { shape: transposeA ? [3, 2] : [2, 3], values: [1.5, -2, 0.5, 3, 1, 4] },
        { shape: transposeB ? [2, 3] : [3, 2], values: [0.5, 1, -1, 2, 0.25, -3] },
      ],
      attrs: { transposeA, transposeB },
    })),
  ),
});

export function matMul<T extends Tensor>(
  a: Tensor | TensorLike,
  b: Tensor | TensorLike,
  transposeA = false,
  transposeB = false,
): T {
  const $a = convertToTensor<Tensor>(a, 'a', 'matMul');
  const $b = convertToTensor<Tensor>(b, 'b', 'matMul');
  if ($a.rank < 2 || $b.rank < 2) {
    throw new Error(
      `matMul needs matrices: a has rank ${$a.rank}, b has rank ${$b.rank}, but both must have rank 2 or more. ` +
        'For vectors use tf.dot, or reshape them to [n, 1].',
    );
  }
  const dtype = commonDtype($a, $b, 'MatMul');
  return run(matMulOp, [castTo($a, dtype), castTo($b, dtype)], { transposeA, transposeB }) as T;
}

function productShape(given: readonly Tensor[], a: Shape, b: Shape): { batch: Shape; m: number; k: number; n: number } {
  const batch = broadcastShape(a.slice(0, -2), b.slice(0, -2));
  const [m, k] = a.slice(-2) as [number, number];
  const [rows, n] = b.slice(-2) as [number, number];
  if (batch === null || k !== rows) {
    throw new Error(`Matrix size-incompatible: In[0]: [${given[0]!.shape}], In[1]: [${given[1]!.shape}] [Op:MatMul]`);
  }
  return { batch, m, k, n };
}

/** For each matrix of the broadcast batch, which of the operand's own matrices it is. */
function matrixPlaces(shape: Shape, batch: Shape): Int32Array {
  const own = shape.slice(0, -2);
  const places = new Int32Array(sizeOf(batch));
  const ownPlaces = Int32Array.from({ length: sizeOf(own) }, (_, i) => i);
  kernels.readView(ownPlaces, { shape: batch, offset: 0, strides: broadcastStrides(own, batch) }, places);
  return places;
}

function matricesTransposed(x: Tensor): Tensor {
  const swap = (sizes: Shape): number[] => [...sizes.slice(0, -2), sizes[sizes.length - 1]!, sizes[sizes.length - 2]!];
  return readTensor(x, { shape: swap(x.shape), offset: 0, strides: swap(stridesOf(x.shape)) });
}
