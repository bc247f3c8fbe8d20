/** @file stack: tensors of one shape side by side along a new axis. */

import { convertToTensorArray, type TensorLike } from '../convert';
import { kernels } from '../kernels/kernels';
import { defineOp } from '../op';
import { run } from '../run';
import { sameShape, sizeOf, stridesOf } from '../shape';
import { makeTensor, type Tensor } from '../tensor';
import { allocateAny, anyValuesOf, slotsView, type AnyStore } from './support/view';
import { unstack } from './unstack';

type AxisAttrs = { readonly axis: number };

export const stackOp = defineOp<AxisAttrs>({
  name: 'stack',
  tfName: 'stack',
  inputs: 'variadic',
  elementwise: false,
  forward: (tensors, { axis }) => {
    const first = tensors[0]!;
    const shape = [...first.shape.slice(0, axis), tensors.length, ...first.shape.slice(axis)];
    const strides = stridesOf(shape);
    const [step] = strides.splice(axis, 1);
    const out = allocateAny(first.dtype, sizeOf(shape));
    tensors.forEach((t, i) => {
      kernels.writeView<number | string>(
        anyValuesOf(t),
        slotsView(t.dtype, { shape: t.shape, offset: i * step!, strides }),
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
    vjp: ([dy], _ys, _tensors, { axis }) => unstack(dy!, axis),
  },
  samples: [
    {
      inputs: [
        { shape: [2], values: [1.5, -2] },
        { shape: [2], values: [0.5, 3] },
      ],
      attrs: { axis: 1 },
    },
    {
      inputs: [
        { shape: [], values: [1.5] },
        { shape: [], values: [0.5] },
      ],
      attrs: { axis: 0 },
    },
  ],
});

export function stack<T extends Tensor>(tensors: (T | TensorLike)[], axis = 0): Tensor {
  const $tensors = convertToTensorArray<Tensor>(tensors, 'tensors', 'stack', 'string_or_numeric');
  const first = $tensors[0];
  if (first === undefined) throw new Error('Pass at least one tensor to tf.stack');
  if (axis > first.rank || axis < -first.rank - 1) {
    throw new Error(`Axis must be <= rank of the tensor: stack of tensors of rank ${first.rank} got axis ${axis}.`);
  }
  for (const t of $tensors) {
    if (!sameShape(t.shape, first.shape)) {
      throw new Error(
        `Shapes of all inputs must match: values[0].shape = [${first.shape}] != ` +
          `values[${$tensors.indexOf(t)}].shape = [${t.shape}] [Op:Pack] name: stack`,
      );
    }
    if (t.dtype !== first.dtype) {
      throw new Error(`stack needs tensors of one dtype, but got ${first.dtype} and ${t.dtype}.`);
    }
  }
  return run(stackOp, $tensors, { axis: axis < 0 ? axis + first.rank + 1 : axis });
}
