/** @file broadcastArgs: the shape that two shapes broadcast to. */

import { convertToTensor, type TensorLike } from '../convert';
import { leaf } from '../run';
import { broadcastShape } from '../shape';
import { makeTensor, valuesOf, type Rank, type Tensor } from '../tensor';

export function broadcastArgs<R extends Rank>(s0: Tensor | TensorLike, s1: Tensor | TensorLike): Tensor<R> {
  const read = (s: Tensor | TensorLike, argName: string): number[] => {
    const $s = convertToTensor<Tensor>(s, argName, 'broadcastArgs', 'int32');
    if ($s.rank !== 1) throw new Error(`broadcastArgs(): ${argName} must be a vector (rank=1). Has rank ${$s.rank}`);
    return Array.from(valuesOf($s.snapshot()));
  };
  const [a, b] = [read(s0, 's0'), read(s1, 's1')];
  const shape = broadcastShape(a, b);
  if (shape === null) throw new Error(`Incompatible shapes: [${a}] vs. [${b}] [Op:BroadcastArgs]`);
  return leaf(makeTensor(Int32Array.from(shape), [shape.length], 'int32')) as Tensor<R>;
}
