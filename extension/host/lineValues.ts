/** @file Values behind the lines after a run: inlay hints while they are true of the text, dimmed text once it has changed. */

import {
  EventEmitter,
  InlayHint,
  languages,
  MarkdownString,
  Position,
  ThemeColor,
  window,
  workspace,
  type Disposable,
  type TextDocument,
} from 'vscode';
import { explainSite } from '../explain/hover';
import { lineValues, type LineValue } from '../explain/lineValues';
import { Disposables } from './disposables';
import { SELECTOR } from './languages';
import { viewOf } from './place';
import type { Session } from './session';
import type { Sessions } from './sessions';
import { onSettingsChange, settingsFor } from './settings';

/** A hint knows what it is about, so that its tooltip is made only when it is asked for. */
class ValueHint extends InlayHint {
  constructor(
    readonly session: Session,
    readonly site: number,
    position: Position,
    text: string,
  ) {
    super(position, text);
    this.paddingLeft = true;
  }
}

export function registerLineValues(sessions: Sessions): Disposable {
  const parts = new Disposables();
  const changed = parts.add(new EventEmitter<void>());
  // Hints have one colour in every theme; old values get that of what is out of use.
  const dimmed = parts.add(
    window.createTextEditorDecorationType({
      after: { color: new ThemeColor('disabledForeground'), margin: '0 0 0 4px' },
    }),
  );
  const dim = (document: TextDocument, values: readonly LineValue[]) => {
    for (const editor of window.visibleTextEditors.filter((open) => open.document === document)) {
      editor.setDecorations(
        dimmed,
        values.map(({ line, text }) => ({
          range: document.lineAt(line).range,
          renderOptions: { after: { contentText: keepSpaces(text) } },
        })),
      );
    }
  };
  parts.add(sessions.onDidChange(() => changed.fire()));
  parts.add(onSettingsChange(() => changed.fire()));
  parts.add(
    workspace.onDidChangeConfiguration((event) => {
      // Where the editor shows no hints at all, nobody asks us any more.
      if (event.affectsConfiguration('editor.inlayHints')) {
        for (const { document } of window.visibleTextEditors) dim(document, []);
      }
    }),
  );
  parts.add(
    languages.registerInlayHintsProvider(SELECTOR, {
      onDidChangeInlayHints: changed.event,
      provideInlayHints(document, range) {
        const shown = settingsFor(document.uri).inlayHints ? sessions.in(document) : [];
        // In the same breath as the hints: one takes the place of the other.
        dim(
          document,
          shown.filter(({ isStale }) => isStale).flatMap((session) => valuesOf(session)),
        );
        const hintsOf = (session: Session): readonly ValueHint[] =>
          valuesOf(session)
            .filter(({ line }) => line >= range.start.line && line <= range.end.line)
            .map(
              ({ line, site, text }) => new ValueHint(session, site, document.lineAt(line).range.end, keepSpaces(text)),
            );
        return shown.filter(({ isStale }) => !isStale).flatMap(hintsOf);
      },
      resolveInlayHint(hint) {
        const run = hint instanceof ValueHint ? hint.session.lastRun : null;
        if (run && hint instanceof ValueHint) {
          const { session, site } = hint;
          const markdown = explainSite(viewOf(run), site, {
            stale: session.isStale,
            plots: settingsFor(session.document.uri).hoverPlots,
            lineOf: (of) => session.lineOf(of),
          });
          if (markdown !== null) hint.tooltip = new MarkdownString(markdown);
        }
        return hint;
      },
    }),
  );
  return parts;
}

function valuesOf(session: Session): readonly LineValue[] {
  const run = session.lastRun;
  if (!run) return [];
  return lineValues(viewOf(run), (site) => {
    const line = session.lineOf(site);
    return line === null ? null : line - 1;
  });
}

/** Editors would join the spaces between two values. */
function keepSpaces(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}
