/** @file disposed-tensor: a tensor is used after `dispose`, or after the tidy that freed it. */

import { callRange } from '../facts/syntax';
import { named, related, type Rule } from './rule';

export const disposedTensor = {
  id: 'disposed-tensor' as const,
  description: 'A tensor is used after it was disposed, or after tidy has freed it.',
  check: ({ run }) =>
    [...run.usedFreed].map(([node, tensor]) => ({
      ...callRange(node),
      message: `${named(node)} uses a tensor whose memory is gone, and throws “Tensor is disposed.” Use it before dispose, return it from the tidy, or keep it with tf.keep.`,
      related: [related(tensor.node, 'The tensor is made here.')],
    })),
} satisfies Rule;
