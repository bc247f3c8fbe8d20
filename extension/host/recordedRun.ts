/** @file What a run left, and where its ranges stand in a text that has been edited since. */

import type { Recording } from '../../engine/recording';
import type { Finding } from '../lint/finding';
import type { Reference } from '../snippet/analysis';
import { trackSpan, type Edit, type Span } from './trackedSpans';

/** True of the text that ran. */
export interface RunFacts {
  readonly text: string;
  readonly recording: Recording;
  /** Text findings joined with what the run showed. */
  readonly findings: readonly Finding[];
  readonly references: readonly Reference[];
  /** One sentence about how the run ended when it did not end well. */
  readonly problem: string | null;
}

/** A run with its ranges in the text of now; null where an edit touched one, or it stands in another file. */
export interface RecordedRun extends RunFacts {
  /** By site id of the Recording. */
  readonly siteSpans: readonly (Span | null)[];
  /** By position in `references`. */
  readonly referenceSpans: readonly (Span | null)[];
}

/** Every range where it stood when the text ran. */
export function placeRun(facts: RunFacts): RecordedRun {
  return {
    ...facts,
    // The document itself is the first file; what it imports comes after it.
    siteSpans: facts.recording.sites.map(({ file, start, end }) => (file === 0 ? { start, end } : null)),
    referenceSpans: facts.references.map(({ start, end }) => ({ start, end })),
  };
}

/** Every range moved along; those an edit touched are gone until the text is again what ran. */
export function moveRun(run: RecordedRun, edits: readonly Edit[]): RecordedRun {
  const moved = (span: Span | null): Span | null => span && trackSpan(span, edits);
  return { ...run, siteSpans: run.siteSpans.map(moved), referenceSpans: run.referenceSpans.map(moved) };
}
