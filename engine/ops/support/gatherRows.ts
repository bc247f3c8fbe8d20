/** @file Where the rows are that gather takes and its adjoint adds to. */

import { sizeOf, type Shape } from '../../shape';
import { valuesOf, type Tensor } from '../../tensor';

export type GatherAttrs = { readonly axis: number; readonly batchDims: number };

/** The row of x behind every row of the result: x is [batch, outer, size] rows of `width`, indices are [batch, count]. */
export function rowPlaces(
  shape: Shape,
  indices: Tensor,
  { axis, batchDims }: GatherAttrs,
): { places: Int32Array; width: number } {
  const batch = sizeOf(shape.slice(0, batchDims));
  const outer = sizeOf(shape.slice(batchDims, axis));
  const size = shape[axis]!;
  const count = sizeOf(indices.shape.slice(batchDims));
  const wanted = valuesOf(indices);
  const places = new Int32Array(batch * outer * count);
  let next = 0;
  for (let b = 0; b < batch; b++) {
    for (let o = 0; o < outer; o++) {
      for (let i = 0; i < count; i++) {
        const index = wanted[b * count + i]!;
        if (index < 0 || index >= size)
          throw new Error(`GatherV2: the index value ${index} is not in [0, ${size - 1}]: indices[${i}] = ${index}`);
        places[next++] = (b * outer + o) * size + index;
      }
    }
  }
  return { places, width: sizeOf(shape.slice(axis + 1)) };
}
