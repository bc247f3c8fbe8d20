/** @file From a place in the text of now to what the last run, or the analysis before any run, knows of it. */

import { RecordingView } from '../protocol/recordingView';
import type { RecordedRun } from './recordedRun';
import type { Session } from './session';
import { innermost, type Span } from './trackedSpans';

/** A site of the run under an offset, at the narrowest range that covers it. */
export interface PlaceOfRun extends Span {
  readonly site: number;
}

/** The innermost expression or name under `offset` that the run knows; null where it knows none. */
export function placeUnder(run: RecordedRun, offset: number): PlaceOfRun | null {
  return innermost(placesOf(run), offset) ?? null;
}

/** The tensor of the expression under `offset`, by row; of several (a loop's turns) the last. */
export function rowUnder(session: Session, offset: number): number | null {
  const run = session.lastRun;
  const place = run && placeUnder(run, offset);
  return (place && viewOf(run).rowsOfSite(place.site).at(-1)) ?? null;
}

/** The run's view, made once per Recording. */
export function viewOf({ recording }: Pick<RecordedRun, 'recording'>): RecordingView {
  let view = views.get(recording);
  if (!view) views.set(recording, (view = new RecordingView(recording)));
  return view;
}
const views = new WeakMap<RecordedRun['recording'], RecordingView>();

/** Names and calls; a loop or a function as a whole is nothing one points at. */
function* placesOf(run: RecordedRun): Generator<PlaceOfRun> {
  for (const [i, span] of run.referenceSpans.entries()) {
    const reference = run.references[i];
    if (span && reference) yield { ...span, site: reference.site };
  }
  for (const [site, span] of run.siteSpans.entries()) {
    const kind = run.recording.sites[site]?.kind;
    if (span && (kind === 'call' || kind === 'binding')) yield { ...span, site };
  }
}
