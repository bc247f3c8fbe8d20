/** @file Why a text was not run, and how a run ended that did not end well, as sentences. */

import { l10n } from 'vscode';
import type { Recording } from '../../engine/recording';
import { outcomeSentence } from '../explain/outcome';
import type { UnrunnableError } from '../runner/modules';
import type { Runnable, TextMark } from '../snippet/analysis';
import { baseName } from './fileNames';

/** Why there was no run at all, as one sentence and the places it is about. True of `text` only. */
export interface Refusal {
  readonly reason: 'restricted' | 'no-engine' | 'syntax' | 'failed';
  readonly sentence: string;
  readonly marks: readonly TextMark[];
  readonly text: string;
}

/** How the run ended, when it did not end well; of one that nobody asked for, also how to give it longer. */
export function problemOf({ outcome }: Recording, cause: 'asked' | 'along'): string | null {
  const sentence = outcomeSentence(outcome);
  if (sentence === null || cause === 'asked' || outcome.kind !== 'timed-out') return sentence;
  return `${sentence} ${l10n.t('A run that you ask for yourself may take longer: use "Show Gradient Graph".')}`;
}

/** Why a text cannot be run although it is allowed to; null when it can. */
export function obstacleIn(runnable: Runnable, text: string): Refusal | null {
  if (!runnable.usesEngine) return { reason: 'no-engine', sentence: noEngineSentence(), marks: [], text };
  if (runnable.program) return null;
  const marks = runnable.syntaxErrors;
  const first = marks[0];
  return {
    reason: 'syntax',
    sentence: first
      ? l10n.t('The snippet cannot be run: {0}', first.message)
      : l10n.t('The snippet cannot be run as it stands.'),
    marks,
    text,
  };
}

/** A file that the snippet consists of is missing, or cannot be parsed. */
export function unrunnable(error: UnrunnableError, fileName: string, text: string): Refusal {
  const own = error.fileName === fileName;
  const sentence = own
    ? error.message
    : l10n.t('The snippet cannot be run: {0}', `${baseName(error.fileName)}: ${error.message}`);
  return {
    reason: 'syntax',
    sentence,
    marks: own ? [{ start: error.start, end: error.start, message: sentence }] : [],
    text,
  };
}

function noEngineSentence(): string {
  return l10n.t(
    'This snippet does not use the engine yet: add {0} at its top and record something with a tape.',
    "`import * as tf from 'tapescope';`",
  );
}

/** Of a document that holds no snippet at all. */
export function noSnippetSentence(): string {
  return l10n.t(
    'Tapescope works on TypeScript and JavaScript: on files, and on code blocks in Markdown that import {0}. Open one and try again.',
    "'tapescope'",
  );
}
