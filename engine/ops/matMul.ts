/** @file matMul: the product of matrices, or of batches of them (their leading axes broadcast). */

import { convertToTensor, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import type { Matrix } from '../kernels/matMul';
import { defineOp } from '../op';
import { run } from '../run';
import { broadcastStrides, broadcastShape, sizeOf, type Shape } from '../shape';
import { allocate, makeTensor, valuesOf, type Tensor } from '../tensor';
import { add } from './add';
import { complex } from './complex';
import { imag } from './imag';
import { real } from './real';
import { sub } from './sub';
import { castTo, commonDtype, numericDtype } from './support/dtypes';

type MatMulAttrs = { readonly transposeA: boolean; readonly transposeB: boolean };

export const matMulOp = defineOp<MatMulAttrs>({
  name: 'matMul',
  tfName: 'matmul',
  inputs: ['a', 'b'],
  elementwise: false,
  forward: (inputs, { transposeA, transposeB }) => {
    const [a, b] = inputs as [Tensor, Tensor];
    const { batch, m, k, n } = productShape(a.shape, transposeA, b.shape, transposeB);
    const out = allocate(numericDtype(a), sizeOf(batch) * m * n);
    const left = matrixOf(a, transposeA);
    const right = matrixOf(b, transposeB);
    const aPlaces = matrixPlaces(a.shape, batch);
    const bPlaces = matrixPlaces(b.shape, batch);
    for (let i = 0; i < aPlaces.length; i++) {
      const aMatrix = { ...left, offset: aPlaces[i]! * m * k };
      const bMatrix = { ...right, offset: bPlaces[i]! * k * n };
      kernels.matMul(aMatrix, bMatrix, m, k, n, out, i * m * n);
    }
    return makeTensor(out, [...batch, m, n], a.dtype);
  },
  gradient: {
    kind: 'partials',
    // Where the factors' batches were broadcast, the sweep sums the result back.
    partials: [
      {
        plain: 'dy·bᵀ',
        tex: '\\bar{Y}B^{\\top}',
        plainWith: ({ transposeA, transposeB }) =>
          transposeA ? `${transposeB ? 'bᵀ' : 'b'}·dyᵀ` : `dy·${transposeB ? 'b' : 'bᵀ'}`,
        vjp: (dy, _y, [, b], { transposeA, transposeB }) =>
          transposeA ? matMul(b!, dy, transposeB, true) : matMul(dy, b!, false, !transposeB),
      },
      {
        plain: 'aᵀ·dy',
        tex: 'A^{\\top}\\bar{Y}',
        plainWith: ({ transposeA, transposeB }) =>
          transposeB ? `dyᵀ·${transposeA ? 'aᵀ' : 'a'}` : `${transposeA ? 'a' : 'aᵀ'}·dy`,
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
  const $a = convertToTensor<Tensor>(a, 'a', 'matMul', 'complex_or_numeric');
  const $b = convertToTensor<Tensor>(b, 'b', 'matMul', 'complex_or_numeric');
  if ($a.rank < 2 || $b.rank < 2) {
    throw new Error(
      `matMul needs matrices: a has rank ${$a.rank}, b has rank ${$b.rank}, but both must have rank 2 or more. ` +
        'For vectors use tf.dot, or reshape them to [n, 1].',
    );
  }
  const dtype = commonDtype($a, $b, 'MatMul');
  if (dtype === 'complex64') return complexMatMul(castTo($a, dtype), castTo($b, dtype), transposeA, transposeB) as T;
  return run(matMulOp, [castTo($a, dtype), castTo($b, dtype)], { transposeA, transposeB }) as T;
}

/** (Aᵣ + iAᵢ)(Bᵣ + iBᵢ) by four products of real matrices. */
function complexMatMul(a: Tensor, b: Tensor, transposeA: boolean, transposeB: boolean): Tensor {
  const product = (x: Tensor, y: Tensor) => matMul<Tensor>(x, y, transposeA, transposeB);
  const [ar, ai, br, bi] = [real(a), imag(a), real(b), imag(b)];
  return complex(sub<Tensor>(product(ar, br), product(ai, bi)), add<Tensor>(product(ar, bi), product(ai, br)));
}

function productShape(
  a: Shape,
  transposeA: boolean,
  b: Shape,
  transposeB: boolean,
): { batch: Shape; m: number; k: number; n: number } {
  const batch = broadcastShape(a.slice(0, -2), b.slice(0, -2));
  const [m, k] = lastTwo(a, transposeA);
  const [rows, n] = lastTwo(b, transposeB);
  if (batch === null || k !== rows) {
    throw new Error(`Matrix size-incompatible: In[0]: [${a}], In[1]: [${b}] [Op:MatMul]`);
  }
  return { batch, m, k, n };
}

/** Rows and columns of the shape's matrices as the product sees them. */
function lastTwo(shape: Shape, transposed: boolean): [rows: number, columns: number] {
  const [rows, columns] = shape.slice(-2) as [number, number];
  return transposed ? [columns, rows] : [rows, columns];
}

/** For each matrix of the broadcast batch, which of the operand's own matrices it is. */
function matrixPlaces(shape: Shape, batch: Shape): Int32Array {
  const own = shape.slice(0, -2);
  const places = new Int32Array(sizeOf(batch));
  const ownPlaces = Int32Array.from({ length: sizeOf(own) }, (_, i) => i);
  kernels.readView(ownPlaces, { shape: batch, offset: 0, strides: broadcastStrides(own, batch) }, places);
  return places;
}

/** The first matrix of a tensor; transposed, it is read column by column where it stands. */
function matrixOf(x: Tensor, transposed: boolean): Matrix {
  const width = x.shape[x.shape.length - 1]!;
  const [rowStep, columnStep] = transposed ? [1, width] : [width, 1];
  return { values: valuesOf(x), offset: 0, rowStep, columnStep };
}
