/** @file disposed-tensor: a tensor is used after `dispose`, or after the tidy that freed it. */

import { t } from '../../protocol/words';
import { callRange } from '../facts/syntax';
import { keepAlive } from '../fixes/keepAlive';
import { named, related, type Rule } from './rule';

export const disposedTensor = {
  id: 'disposed-tensor' as const,
  description: 'A tensor is used after it was disposed, or after tidy has freed it.',
  check: (facts) =>
    [...facts.run.usedFreed].map(([node, { tensor, freedAt }]) => {
      const byTidy = facts.context.names.functionCall(freedAt, 'tidy') !== undefined;
      const what = t('{0} uses a tensor whose memory is gone, and throws “Tensor is disposed.”', named(node));
      const advice = t(byTidy ? 'Return it from the tidy, or keep it with tf.keep.' : 'Dispose it after its last use.');
      return {
        ...callRange(node),
        message: `${what} ${advice}`,
        related: [
          ...(tensor.node === node ? [] : [related(tensor.node, t('The tensor is made here.'))]),
          related(freedAt, t(byTidy ? 'This tidy frees what it does not return.' : 'It is freed here.')),
        ],
        fixes: keepAlive(node, tensor, freedAt, facts),
      };
    }),
} satisfies Rule;
