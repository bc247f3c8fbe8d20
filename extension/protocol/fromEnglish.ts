/** @file Sentences that arrive ready-made in English, from the engine and the sandbox, which know no language: in their reader's. */

import { t, type Say } from './words';

/** A text of the engine's op table: why no gradient flows, or a rule that is words. `npm run l10n` finds them in `engine/ops`. */
export const ofOp: (text: string) => string = t;

/** With the values that stand in it; a sentence that is none of ours, such as an error of the engine, comes out as it is. */
export function fromEnglish(sentence: string): string {
  patterns ??= SENTENCES.map((say) => patternOf(say(verbatim)));
  for (const [i, say] of SENTENCES.entries()) {
    const values = patterns[i]?.exec(sentence);
    if (values) return say(t, ...values.slice(1));
  }
  return sentence;
}

/** Values stand in the English text in their order, each once. */
const SENTENCES: readonly ((t: Say, ...values: string[]) => string)[] = [
  // Why a gradient is null (engine/whyNullPath.ts).
  (t, dtype) => t('Its result is {0}, and only floating dtypes carry gradients.', dtype),
  (t, input) => t('No gradient flows to its input {0}.', input),
  // Why a target cannot be computed again (engine/replay.ts).
  (t) => t('The target is no single number.'),
  (t) => t('A source is too large: not all of its values were kept.'),
  (t, op) => t('The op {0} has a gradient of its own, and cannot be computed again.', op),
  (t, op) => t('An input of {0} is too large: not all of its values were kept.', op),
  (t) => t('The target does not depend on these sources.'),
  // What a run may not record (engine/recorderAllowance.ts).
  (t, ops) =>
    t('This run recorded {0} ops, which is the limit. Shorten its loops, or raise the limit in the settings.', ops),
  (t, ops) =>
    t(
      'This run made more tensors, tapes and gradient calls than fit beside {0} ops, which is the limit. Shorten its loops.',
      ops,
    ),
  (t, times) => t('One tape was started or told to watch {0} times, which is the limit.', times),
  // How a run ended (runner/).
  (t) => t('The run was cancelled.'),
  (t) => t('The sandbox did not start in time.'),
  (t) => t('The sandbox sent rows that do not fit together.'),
  (t, code) => t('The sandbox process ended unexpectedly (ended with code {0}).', code),
  (t, signal) => t('The sandbox process ended unexpectedly (ended by {0}).', signal),
  (t, detail) => t('The sandbox process ended unexpectedly ({0}).', detail),
  (t) => t('The sandbox ended by itself.'),
  (t, error) => t('The sandbox failed: {0}', error),
  (t) => t('The snippet waits for a promise that nothing will ever settle.'),
  // What a snippet threw (runner/child/).
  (t, value) => t('The snippet threw {0}, which is not an Error.', value),
  (t) => t('The snippet threw something that cannot be shown.'),
  (t, name) => t("A snippet can import the engine and files by relative paths; '{0}' is neither.", name),
  // Why a question has no answer (runner/child/answer.ts).
  (t) => t('The run did not come to the value that was changed, or it had another shape.'),
  (t) => t('With these values the run does not come to what you asked about.'),
  (t) => t('The run ended before it came to what you asked about.'),
  (t, dtype) => t('A {0} tensor has no derivative: choose a target of floating numbers.', dtype),
  (t, dtype) => t('A {0} tensor has no numbers to list.', dtype),
];

let patterns: readonly RegExp[] | null = null;

const verbatim: Say = (text) => text;

function patternOf(text: string): RegExp {
  const parts = text.split(/\{\d+\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('([^]*)')}$`);
}
