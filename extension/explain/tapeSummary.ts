/** @file A tape in a few words, for the line above it: `2 sources · 5 ops · 1 warning`. */

import type { Recording } from '../../engine/recording';
import type { RecordingView } from '../protocol/recordingView';
import { t } from '../protocol/words';

/** Whether a call by this name makes a tape. */
export function makesTape(callee: string): boolean {
  return callee === 'GradientTape' || callee === 'gradientTape';
}

/** Of the tape that was made at a site; of several (a loop's turns) the last. Null when none was. */
export function tapeSummary(view: RecordingView, site: number, warnings: number): string | null {
  const { recording } = view;
  const tape = recording.tapes.findLastIndex((info) => info.site === site);
  if (tape < 0) return null;
  const tapes = recording.tapes.filter((info) => info.site === site).length;
  const calls = recording.gradients.filter((call) => call.tape === tape);
  const sources = new Set(calls.flatMap((call) => call.sources.map(({ tensor }) => view.gradRow(tensor)))).size;
  const ops = opsOn(recording, tape);
  return [
    ...(tapes > 1 ? [t('last of {0} tapes', tapes)] : []),
    calls.length === 0 ? t('no gradient taken') : t(sources === 1 ? '{0} source' : '{0} sources', sources),
    t(ops === 1 ? '{0} op' : '{0} ops', ops),
    ...(warnings > 0 ? [t(warnings === 1 ? '{0} warning' : '{0} warnings', warnings)] : []),
  ].join(SEPARATOR);
}

export const SEPARATOR = ' · ';

function opsOn({ ops }: Recording, tape: number): number {
  const holds = ops.tapeSets.map((set) => set.includes(tape));
  return ops.tapeSet.reduce((sum, set) => sum + (holds[set] === true ? 1 : 0), 0);
}
