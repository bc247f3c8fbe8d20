/** @file multiRNNCell: several cells on top of each other, each reading the output of the one below. */

import { convertToTensor, convertToTensorArray, type TensorLike } from '../convert';
import type { Tensor2D } from '../tensor';

export type LSTMCellFunc = (data: Tensor2D, c: Tensor2D, h: Tensor2D) => [Tensor2D, Tensor2D];

export function multiRNNCell(
  lstmCells: LSTMCellFunc[],
  data: Tensor2D | TensorLike,
  c: (Tensor2D | TensorLike)[],
  h: (Tensor2D | TensorLike)[],
): [Tensor2D[], Tensor2D[]] {
  let input = convertToTensor<Tensor2D>(data, 'data', 'multiRNNCell');
  const $c = convertToTensorArray<Tensor2D>(c, 'c', 'multiRNNCell');
  const $h = convertToTensorArray<Tensor2D>(h, 'h', 'multiRNNCell');
  const states: Tensor2D[] = [];
  const outputs: Tensor2D[] = [];
  lstmCells.forEach((cell, i) => {
    const [state, output] = cell(input, $c[i]!, $h[i]!);
    states.push(state);
    outputs.push(output);
    input = output;
  });
  return [states, outputs];
}
