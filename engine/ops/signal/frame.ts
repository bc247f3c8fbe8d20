/** @file signal.frame: a signal cut into frames that may overlap; the end padded when asked. */

import { convertToTensor, type TensorLike } from '../../convert';
import { makeTensor, type Tensor, type Tensor1D } from '../../tensor';
import { gather } from '../gather';
import { pad } from '../pad';

export function frame(
  signal: Tensor1D | TensorLike,
  frameLength: number,
  frameStep: number,
  padEnd = false,
  padValue = 0,
): Tensor {
  const $signal = convertToTensor<Tensor1D>(signal, 'signal', 'frame');
  const length = $signal.size;
  const count = padEnd
    ? Math.ceil(length / frameStep)
    : Math.max(0, Math.floor((length - frameLength) / frameStep) + 1);
  const reach = count === 0 ? 0 : (count - 1) * frameStep + frameLength;
  const whole: Tensor = reach > length ? pad($signal, [[0, reach - length]], padValue) : $signal;
  const places = Int32Array.from(
    { length: count * frameLength },
    (_, i) => Math.floor(i / frameLength) * frameStep + (i % frameLength),
  );
  return gather(whole, makeTensor(places, [count, frameLength], 'int32'));
}
