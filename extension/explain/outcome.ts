/** @file How a run ended, as a sentence for people; null when it ended well. */

import type { Outcome } from '../../engine/recording';
import { fromEnglish } from '../protocol/fromEnglish';
import { numberText } from '../protocol/numberText';
import { t } from '../protocol/words';

export function outcomeSentence(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'ok':
      return null;
    case 'threw':
      return t('The snippet threw: {0}', fromEnglish(outcome.message));
    case 'timed-out':
      return t(
        'The snippet was stopped after {0} s: it may be in an endless loop.',
        numberText(outcome.limitMs / 1000),
      );
    case 'out-of-memory':
      return t('The snippet was stopped: it used more than {0} MB of memory.', outcome.limitMb);
    case 'stopped':
      return t('The run was stopped: {0}', fromEnglish(outcome.reason));
  }
}
