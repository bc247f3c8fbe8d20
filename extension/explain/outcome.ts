/** @file How a run ended, in one sentence that says what to do. */

import type { Outcome } from '../../engine/recording';

/** Null when it ended well. Where it ended (`outcome.site`) is the reader's to show. */
export function outcomeSentence(outcome: Outcome): string | null {
  switch (outcome.kind) {
    case 'ok':
      return null;
    case 'threw':
      return `The snippet threw an error: ${withStop(outcome.message)}`;
    case 'timed-out':
      return `The snippet was stopped after ${seconds(outcome.limitMs)}, its time limit: look for a loop that does not end, or raise the limit.`;
    case 'out-of-memory':
      return `The snippet was stopped at ${outcome.limitMb} MB, its memory limit: keep fewer or smaller tensors, or raise the limit.`;
    case 'stopped':
      return `The run was stopped before its end: ${withStop(outcome.reason)}`;
  }
}

function seconds(ms: number): string {
  return `${Number((ms / 1000).toPrecision(3))} s`;
}

function withStop(sentence: string): string {
  const trimmed = sentence.trim();
  return /[.!?:)]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
