/** @file Comparisons take strings too: these compare as the places they have in alphabetical order. */

import { convertToTensor, type TensorLike } from '../../convert';
import { makeTensor, stringsOf, Tensor } from '../../tensor';
import { applyBinary, type BinaryOp } from './binary';

export function applyComparison<T extends Tensor>(op: BinaryOp, a: Tensor | TensorLike, b: Tensor | TensorLike): T {
  if (!isText(a) || !isText(b)) return applyBinary<T>(op, a, b);
  const $a = convertToTensor<Tensor>(a, op.inputs[0], op.name, 'string');
  const $b = convertToTensor<Tensor>(b, op.inputs[1], op.name, 'string');
  const order = new Map([...new Set([...stringsOf($a), ...stringsOf($b)])].sort().map((text, place) => [text, place]));
  const places = (x: Tensor): Tensor => {
    return makeTensor(
      Int32Array.from(stringsOf(x), (text) => order.get(text) ?? -1),
      x.shape,
      'int32',
    );
  };
  return applyBinary<T>(op, places($a), places($b));
}

function isText(x: Tensor | TensorLike): boolean {
  if (x instanceof Tensor) return x.dtype === 'string';
  let first: TensorLike | undefined = x;
  while (Array.isArray(first)) first = first[0] as TensorLike | undefined;
  return typeof first === 'string';
}
