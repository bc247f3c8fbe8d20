/** @file Where the slices are that multi-dimensional indices name (gatherND, scatterND, tensorScatterUpdate). */

import { sizeOf, stridesOf, type Shape } from '../../shape';
import { valuesOf, type Tensor } from '../../tensor';

/** One row per index tuple (the last axis of `indices`): its place in `shape`, counted in slices of `width` elements. */
export function ndPlaces(shape: Shape, indices: Tensor, kernelName: string): { places: Int32Array; width: number } {
  const depth = indices.shape[indices.rank - 1] ?? 1;
  if (depth > shape.length) {
    throw new Error(
      `index innermost dimension length must be <= params rank; saw: ${depth} vs. ${shape.length} [Op:${kernelName}]`,
    );
  }
  const width = sizeOf(shape.slice(depth));
  const strides = stridesOf(shape.slice(0, depth));
  const tuples = valuesOf(indices);
  const places = new Int32Array(depth === 0 ? 1 : tuples.length / depth);
  for (let r = 0; r < places.length; r++) {
    let place = 0;
    for (let d = 0; d < depth; d++) {
      const at = tuples[r * depth + d]!;
      if (at < 0 || at >= shape[d]!) {
        const tuple = Array.from(tuples.slice(r * depth, (r + 1) * depth));
        throw new Error(`indices[${r}] = [${tuple}] does not index into param shape [${shape}] [Op:${kernelName}]`);
      }
      place += at * strides[d]!;
    }
    places[r] = place;
  }
  return { places, width };
}
