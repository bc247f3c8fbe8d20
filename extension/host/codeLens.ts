/** @file A line above each tape: "Show Gradient Graph · 2 sources · 5 ops · 1 warning". */

import { CodeLens, EventEmitter, l10n, languages, Location, type Disposable } from 'vscode';
import { makesTape, SEPARATOR, tapeSummary } from '../explain/tapeSummary';
import type { CommandId } from './commands/table';
import { Disposables } from './disposables';
import { SELECTOR } from './languages';
import { viewOf } from './place';
import type { Session } from './session';
import type { Sessions } from './sessions';
import { onSettingsChange, settingsFor } from './settings';
import type { Span } from './trackedSpans';

const SHOW_GRAPH: CommandId = 'tapescope.showGradientGraph';

export function registerCodeLens(sessions: Sessions): Disposable {
  const parts = new Disposables();
  const changed = parts.add(new EventEmitter<void>());
  parts.add(sessions.onDidChange(() => changed.fire()));
  parts.add(onSettingsChange(() => changed.fire()));
  parts.add(
    languages.registerCodeLensProvider(SELECTOR, {
      onDidChangeCodeLenses: changed.event,
      async provideCodeLenses(document, token) {
        const shown = settingsFor(document.uri).codeLens ? sessions.in(document) : [];
        await Promise.all(shown.map((session) => session.analyzeNow()));
        return token.isCancellationRequested ? [] : shown.flatMap(lensesOf);
      },
    }),
  );
  return parts;
}

function lensesOf(session: Session): readonly CodeLens[] {
  const tapes = tapesOf(session);
  return tapes.map((tape, i) => {
    const range = session.place.toRange(tape);
    return new CodeLens(range, {
      title: titleOf(session, tape, tapes[i + 1]?.start ?? Infinity),
      command: SHOW_GRAPH,
      arguments: [new Location(session.document.uri, range)],
    });
  });
}

/** Where the present text makes a tape, from top to bottom. */
function tapesOf(session: Session): readonly Span[] {
  const sites = session.analysis?.sites ?? [];
  return sites.filter(({ kind, name }) => kind === 'call' && makesTape(name)).sort((a, b) => a.start - b.start);
}

/** What the last run knows of the tape; warnings are those of the lines down to the next one. */
function titleOf(session: Session, tape: Span, end: number): string {
  const title = l10n.t('Show Gradient Graph');
  const run = session.lastRun;
  const site = run?.siteSpans.findIndex(
    (span, id) => span?.start === tape.start && makesTape(run.recording.sites[id]?.name ?? ''),
  );
  if (!run || site === undefined || site < 0) return title;
  const warnings = (session.findings ?? []).filter(
    ({ severity, start }) => (severity === 'error' || severity === 'warning') && start >= tape.start && start < end,
  ).length;
  const summary = tapeSummary(viewOf(run), site, warnings);
  if (summary === null) return title;
  return [title, summary, ...(session.isStale ? [l10n.t('before the last edit')] : [])].join(SEPARATOR);
}
