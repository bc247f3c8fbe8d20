/** @file concat: tensors one after the other along an axis. */

import { convertToTensorArray, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { sizeOf, stridesOf } from '../shape';
import { makeTensor, type Tensor } from '../tensor';
import { clone } from './clone';
import { slice } from './slice';
import { toAxis } from './support/axes';
import { allocateAny, anyValuesOf, slotsView, type AnyStore } from './support/view';

type AxisAttrs = { readonly axis: number };

export const concatOp = defineOp<AxisAttrs>({
  name: 'concat',
  tfName: 'concat',
  inputs: 'variadic',
  elementwise: false,
  forward: (tensors, { axis }) => {
    const first = tensors[0]!;
    const total = tensors.reduce((n, t) => n + t.shape[axis]!, 0);
    const shape = first.shape.map((size, d) => (d === axis ? total : size));
    const strides = stridesOf(shape);
    const out = allocateAny(first.dtype, sizeOf(shape));
    startsAlong(tensors, axis).forEach((start, i) => {
      const t = tensors[i]!;
      kernels.writeView<number | string>(
        anyValuesOf(t),
        slotsView(t.dtype, { shape: t.shape, offset: start * strides[axis]!, strides }),
        out as AnyStore,
      );
    });
    return makeTensor(out, shape, first.dtype);
  },
  gradient: {
    kind: 'joint',
    text: {
      plain: 'the part of dy that came from this tensor',
      tex: '\\text{the part of }\\bar{y}\\text{ that came from this tensor}',
    },
    vjp: ([dy], _ys, tensors, { axis }, needs) =>
      startsAlong(tensors, axis).map((start, i) => {
        if (!needs[i]) return null;
        const { shape } = tensors[i]!;
        return slice(
          dy!,
          shape.map((_, d) => (d === axis ? start : 0)),
          shape,
        );
      }),
  },
  samples: [
    {
      inputs: [
        { shape: [2, 1], values: [1.5, -2] },
        { shape: [2, 2], values: [0.5, 3, 1, 4] },
      ],
      attrs: { axis: 1 },
    },
  ],
});

export function concat<T extends Tensor>(tensors: (T | TensorLike)[], axis = 0): T {
  if (!(tensors.length >= 1)) throw new Error('Pass at least one tensor to concat');
  const $tensors = convertToTensorArray<Tensor>(tensors, 'tensors', 'concat', 'string_or_numeric');
  const first = $tensors[0]!;
  const at = toAxis(axis, first.shape.length, 'concat');
  for (const t of $tensors) {
    if (t.dtype !== first.dtype) {
      throw new Error(`Cannot concatenate tensors of different dtypes: ${first.dtype} and ${t.dtype}.`);
    }
    if (t.rank !== first.rank) {
      throw new Error(
        `Error in concat: all tensors must have the rank of the first, ${first.rank}, but one has rank ${t.rank}.`,
      );
    }
    const other = t.shape.findIndex((size, d) => d !== at && size !== first.shape[d]);
    if (other >= 0) {
      throw new Error(
        `ConcatOp : Dimension ${other} in both shapes must be equal: shape[0] = [${first.shape}] vs. ` +
          `shape[${$tensors.indexOf(t)}] = [${t.shape}] [Op:ConcatV2] name: concat`,
      );
    }
  }
  return ($tensors.length === 1 ? clone(first) : run(concatOp, $tensors, { axis: at })) as T;
}

function startsAlong(tensors: readonly Tensor[], axis: number): number[] {
  let next = 0;
  return tensors.map((t) => {
    const start = next;
    next += t.shape[axis]!;
    return start;
  });
}
