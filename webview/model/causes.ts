/** @file Why a source got null, as a sentence: the finding's where there is one, else a short one of our own. */

import type { GradientCall, NullCause, SourceResult } from '../../engine/recording';
import type { Finding } from '../../extension/lint/finding';
import type { RecordingView } from '../../extension/protocol/recordingView';

export function causeOf(
  view: RecordingView,
  gradient: GradientCall | null,
  source: SourceResult,
  findings: readonly Finding[],
): string {
  const site = gradient ? view.site(gradient.site) : null;
  const part = site?.parts?.find((p) => p.role === 'source' && p.path === source.path) ?? site;
  const finding = part
    ? findings.find((f) => f.rule === 'null-gradient' && f.start >= part.start && f.end <= part.end)
    : undefined;
  return finding?.message ?? (source.cause ? SENTENCES[source.cause.kind] : 'No path leads from it to the target.');
}

/** One for every cause, or this does not compile. */
const SENTENCES: Readonly<Record<NullCause['kind'], string>> = {
  'integer-dtype': 'Its dtype carries no gradient: only floating-point tensors do.',
  'not-trainable': 'It is a Variable made with trainable = false, and nobody watched it.',
  'not-watched': 'It is a constant that the tape does not watch.',
  reassigned: 'Its name was bound to a new tensor, so it is no longer the Variable that the tape watched.',
  'watched-too-late': 'The tape was told to watch it only after it had been used.',
  'op-outside-tape': 'An op between it and the target ran outside the tape.',
  'recording-stopped': 'An op between it and the target ran while recording was stopped.',
  'gradient-outside-tape': 'A gradient between it and the target was taken outside the tape.',
  'left-engine': 'Its value left the engine between it and the target, and came back as a constant.',
  copied: 'Its value was copied into a new tensor between it and the target.',
  assigned: 'It reaches the target only through an assignment to a Variable, which no gradient passes.',
  'not-differentiable': 'An op between it and the target has no gradient.',
  'stop-gradient': 'stopGradient stands between it and the target.',
  unused: 'The target does not depend on it.',
};
