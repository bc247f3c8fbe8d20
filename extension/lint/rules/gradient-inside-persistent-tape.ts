/** @file gradient-inside-persistent-tape: the tape records its own gradient's ops, and nobody differentiates them. */

import { t } from '../../protocol/words';
import { ancestorsOf } from '../facts/ancestors';
import { callRange } from '../facts/syntax';
import { related, type Rule } from './rule';

export const gradientInsidePersistentTape = {
  id: 'gradient-inside-persistent-tape' as const,
  description: 'A gradient of a persistent tape is asked for inside its own recording, and not differentiated again.',
  check: ({ run }) =>
    run.gradients
      .filter(({ tape, active }) => tape.persistent === true && !tape.scope && !tape.opaque && active.includes(tape))
      .filter(
        (event) =>
          !run.gradients.some(
            (other) => other !== event && event.result.some((tensor) => ancestorsOf(other).has(tensor)),
          ),
      )
      .map((event) => ({
        ...callRange(event.node),
        message: t(
          'Calling gradient on a persistent tape inside its own recording makes the tape record the ops of the gradient as well, which costs time and memory. Move the call after the recording; it belongs inside only for higher-order derivatives.',
        ),
        related: [related(event.tape.node, t('The persistent tape is made here.'))],
      })),
} satisfies Rule;
