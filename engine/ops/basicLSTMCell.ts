/** @file basicLSTMCell: one step of a long short-term memory cell. */

import { convertToTensor, type TensorLike } from '../convert';
import type { Scalar, Tensor1D, Tensor2D } from '../tensor';
import { add } from './add';
import { concat } from './concat';
import { matMul } from './matMul';
import { mul } from './mul';
import { sigmoid } from './sigmoid';
import { split } from './split';
import { tanh } from './tanh';

/** Returns the new state c and output h. The four gates are laid side by side in `lstmKernel`: input, new, forget, output. */
export function basicLSTMCell(
  forgetBias: Scalar | TensorLike,
  lstmKernel: Tensor2D | TensorLike,
  lstmBias: Tensor1D | TensorLike,
  data: Tensor2D | TensorLike,
  c: Tensor2D | TensorLike,
  h: Tensor2D | TensorLike,
): [Tensor2D, Tensor2D] {
  const $forgetBias = convertToTensor<Scalar>(forgetBias, 'forgetBias', 'basicLSTMCell');
  const $kernel = convertToTensor<Tensor2D>(lstmKernel, 'lstmKernel', 'basicLSTMCell');
  const $bias = convertToTensor<Tensor1D>(lstmBias, 'lstmBias', 'basicLSTMCell');
  const $data = convertToTensor<Tensor2D>(data, 'data', 'basicLSTMCell');
  const $c = convertToTensor<Tensor2D>(c, 'c', 'basicLSTMCell');
  const $h = convertToTensor<Tensor2D>(h, 'h', 'basicLSTMCell');
  const gates: Tensor2D = add(matMul(concat([$data, $h], 1), $kernel), $bias);
  const [input, fresh, forget, output] = split<Tensor2D>(gates, 4, 1) as [Tensor2D, Tensor2D, Tensor2D, Tensor2D];
  const kept = mul<Tensor2D>($c, sigmoid<Tensor2D>(add($forgetBias, forget)));
  const state = add<Tensor2D>(mul(sigmoid(input), tanh(fresh)), kept);
  return [state, mul(tanh(state), sigmoid(output))];
}
