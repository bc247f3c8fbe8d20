/** @file How a run ended, as a sentence for people; null when it ended well. */

import type { Outcome } from '../../engine/recording';
import { numberText } from '../protocol/numberText';

export function outcomeSentence(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'ok':
      return null;
    case 'threw':
      return `The snippet threw: ${outcome.message}`;
    case 'timed-out':
      return `The snippet was stopped after ${numberText(outcome.limitMs / 1000)} s: it may be in an endless loop.`;
    case 'out-of-memory':
      return `The snippet was stopped: it used more than ${outcome.limitMb} MB of memory.`;
    case 'stopped':
      return `The run was stopped: ${outcome.reason}`;
  }
}
