/** @file multiRNNCell: several cells on top of each other, each reading the output of the one below. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Tensor2D } from '../tensor';

export type LSTMCellFunc = (data: Tensor2D, c: Tensor2D, h: Tensor2D) => [Tensor2D, Tensor2D];

export function multiRNNCell(
  lstmCells: LSTMCellFunc[],
  data: Tensor2D | TensorLike,
  c: (Tensor2D | TensorLike)[],
  h: (Tensor2D | TensorLike)[],
): [Tensor2D[], Tensor2D[]] {
  let input = convertToTensor<Tensor2D>(data, 'data', 'multiRNNCell');
  const states: Tensor2D[] = [];
  const outputs: Tensor2D[] = [];
  lstmCells.forEach((cell, i) => {
    const [state, output] = cell(
      input,
      convertToTensor<Tensor2D>(c[i]!, `c${i}`, 'multiRNNCell'),
      convertToTensor<Tensor2D>(h[i]!, `h${i}`, 'multiRNNCell'),
    );
    states.push(state);
    outputs.push(output);
    input = output;
  });
  return [states, outputs];
}
