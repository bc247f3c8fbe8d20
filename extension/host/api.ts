/**
 * @file What `activate()` gives to other extensions, and how they use it:
 *
 *     const tapescope = await extensions.getExtension<TapescopeApi>('tapescope.tapescope')?.activate();
 *     const result = await tapescope?.run(document.uri);
 *     if (result?.kind === 'recorded') console.log(result.recording.gradients.length);
 *
 * Within one `apiVersion` members are added, never changed or taken away. docs/api.md tells it at length.
 */

import {
  EventEmitter,
  l10n,
  workspace,
  type Disposable,
  type Event,
  type Position,
  type Range,
  type Uri,
} from 'vscode';
import type { Recording } from '../../engine/recording';
import type { Disposables } from './disposables';
import { noSnippetSentence } from './refusal';
import type { Session } from './session';
import type { Sessions } from './sessions';
import { mayRun, restrictedSentence } from './trust';

export interface TapescopeApi {
  readonly apiVersion: 1;
  /**
   * Runs the present text of a document, opened if need be, as "Run Snippet" does; never in an untrusted workspace.
   * `position`: of a Markdown document, in or below the fence that is meant; without it, that of the cursor.
   */
  run(document: Uri, position?: Position): Promise<RunResult>;
  /** What the last run of an open document left, if there was one. The text may have changed since. `position` as above. */
  recordingOf(document: Uri, position?: Position): Recording | undefined;
  /** Fires after each run of any document, whoever asked for it. */
  readonly onDidRun: Event<RunEvent>;
}

export type RunResult =
  | { readonly kind: 'recorded'; readonly recording: Recording }
  /** It did not run: Restricted Mode, no snippet, a syntax error. A snippet that throws has run, and its Recording says so. */
  | { readonly kind: 'refused'; readonly sentence: string };

export interface RunEvent {
  readonly document: Uri;
  /** Where the snippet stands in it now: all of it, or a fence of a Markdown document. Offsets of the Recording begin there. */
  readonly range: Range;
  readonly recording: Recording;
}

export function createApi(sessions: Sessions, parts: Disposables): TapescopeApi {
  const ran = parts.add(new EventEmitter<RunEvent>());
  parts.add(tellRuns(sessions, ran));
  return {
    apiVersion: 1,
    recordingOf: (uri, position) => sessions.of(uri, position)?.lastRun?.recording,
    onDidRun: ran.event,
    async run(uri, position) {
      if (!mayRun()) return { kind: 'refused', sentence: restrictedSentence() };
      const session = sessions.near(await workspace.openTextDocument(uri), position);
      if (!session) return { kind: 'refused', sentence: noSnippetSentence() };
      const before = session.lastRun?.recording;
      await session.run();
      return resultOf(session, before);
    },
  };
}

function resultOf({ refusal, lastRun }: Session, before: Recording | undefined): RunResult {
  if (refusal) return { kind: 'refused', sentence: refusal.sentence };
  if (lastRun && lastRun.recording !== before) return { kind: 'recorded', recording: lastRun.recording };
  return { kind: 'refused', sentence: l10n.t('The run was ended by another one, or its document was closed.') };
}

/** Sessions tell that something has changed; a run is a Recording not seen before. */
function tellRuns(sessions: Sessions, ran: EventEmitter<RunEvent>): Disposable {
  const seen = new WeakSet<Recording>();
  return sessions.onDidChange((session) => {
    const recording = session.lastRun?.recording;
    if (!recording || seen.has(recording)) return;
    seen.add(recording);
    const { document, place, text } = session;
    ran.fire({ document: document.uri, range: place.toRange({ start: 0, end: text.length }), recording });
  });
}
