/** @file tape-reentered: record on a tape that is recording already. */

import type ts from 'typescript';
import { t } from '../../protocol/words';
import { callRange } from '../facts/syntax';
import type { RelatedPlace } from '../finding';
import type { Recorded } from '../recorded/recorded';
import { named, related, type Problem, type Rule } from './rule';

export const tapeReentered = {
  id: 'tape-reentered' as const,
  description: 'record is called on a tape that is recording already, which throws.',
  check: null,
  checkRun: (run) => {
    const { outcome } = run.recording;
    if (outcome.kind !== 'threw' || !outcome.message.includes('Tape is still recording')) return caught(run);
    const place = run.placeOf(outcome.site);
    if (place === null) return [];
    const call = run.callAt(outcome.site);
    return [{ ...place, message: message(call), related: openRecordings(run, outcome.site) }];
  },
} satisfies Rule;

function message(call: ts.CallExpression | null): string {
  return call === null
    ? t(
        'Tape is still recording: This call enters a tape that is recording already, and a tape records one thing at a time. Inside a recording just call the function, or make a new tf.GradientTape() for the inner part.',
      )
    : t(
        'Tape is still recording: {0} enters a tape that is recording already, and a tape records one thing at a time. Inside a recording just call the function, or make a new tf.GradientTape() for the inner part.',
        named(call.expression),
      );
}

/** The snippet caught what was thrown, and the run went on: the text tells where, once something was recorded at all. */
function caught({ facts, recording }: Recorded): readonly Problem[] {
  const recorded = new Set(
    recording.tapes.flatMap(({ spans }) => spans.map(({ site }) => recording.sites[site]?.start ?? -1)),
  );
  return [...facts.run.reentered].flatMap(([call, outer]) =>
    outer === null || !recorded.has(outer.getStart())
      ? []
      : [{ ...callRange(call), message: message(call), related: [related(outer, t('This recording is under way.'))] }],
  );
}

/** Spans still open when the run ended: one of them is the recording that goes on. */
function openRecordings(run: Recorded, thrownAt: number): readonly RelatedPlace[] {
  const { ops, tapes } = run.recording;
  const sites = new Set(
    tapes.flatMap(({ spans }) => spans.filter(({ end }) => end >= ops.count).map(({ site }) => site)),
  );
  return [...sites].flatMap((site) => {
    const place = site === thrownAt ? null : run.placeOf(site);
    return place === null ? [] : [{ ...place, message: t('This recording is under way.') }];
  });
}
