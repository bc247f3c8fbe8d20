/** @file Marks in the gutter after a run: lines where a gradient is null, or a number is not finite. Grey once the text has changed. */

import {
  l10n,
  MarkdownString,
  OverviewRulerLane,
  ThemeColor,
  Uri,
  window,
  type DecorationOptions,
  type Disposable,
  type TextEditor,
  type TextEditorDecorationType,
} from 'vscode';
import { lineMarks, siteMarks, type LineMark, type SiteMark } from '../explain/lineMarks';
import { escapeMarkdown } from '../explain/markdown';
import { Disposables } from './disposables';
import { viewOf } from './place';
import type { RecordedRun } from './recordedRun';
import type { Session } from './session';
import type { Sessions } from './sessions';
import { onSettingsChange, settingsFor } from './settings';

type Look = LineMark['kind'] | 'null-stale' | 'non-finite-stale';

export function registerGutter(sessions: Sessions): Disposable {
  const parts = new Disposables();
  const types = new Map<Look, TextEditorDecorationType>(
    (['null', 'non-finite', 'null-stale', 'non-finite-stale'] as const).map((look) => [look, parts.add(typeOf(look))]),
  );
  const draw = (editor: TextEditor): void => {
    const shown = settingsFor(editor.document.uri).gutter ? sessions.in(editor.document) : [];
    const marks = shown.flatMap((session) => marksOf(session).map((mark) => ({ mark, stale: session.isStale })));
    for (const [look, type] of types) {
      const alike = marks.filter(({ mark, stale }) => `${mark.kind}${stale ? '-stale' : ''}` === look);
      editor.setDecorations(
        type,
        alike.map(({ mark, stale }): DecorationOptions => decorationOf(editor, mark, stale)),
      );
    }
  };
  const drawAll = (): void => window.visibleTextEditors.forEach(draw);
  parts.add(
    sessions.onDidChange(({ document }) =>
      window.visibleTextEditors.filter((editor) => editor.document === document).forEach(draw),
    ),
  );
  parts.add(window.onDidChangeVisibleTextEditors(drawAll));
  parts.add(onSettingsChange(drawAll));
  return parts;
}

/** The marks of the last run, by line from 0. */
export function marksOf(session: Session): readonly LineMark[] {
  const run = session.lastRun;
  if (!run) return [];
  return lineMarks(placesOf(run), (site) => {
    const line = session.lineOf(site);
    return line === null ? null : line - 1;
  });
}

/** Once per run: a long one has many rows to look at. */
function placesOf(run: RecordedRun): readonly SiteMark[] {
  let marks = known.get(run.recording);
  if (!marks) known.set(run.recording, (marks = siteMarks(viewOf(run))));
  return marks;
}
const known = new WeakMap<RecordedRun['recording'], readonly SiteMark[]>();

function decorationOf({ document }: TextEditor, { line, texts }: LineMark, stale: boolean): DecorationOptions {
  const lines = [...texts.map(escapeMarkdown), ...(stale ? [l10n.t('The text has changed since this run.')] : [])];
  const { range } = document.lineAt(line);
  // At the line's beginning only: over the code itself the hovers and findings speak.
  return {
    range: range.with(range.start, range.start),
    hoverMessage: lines.map((text) => new MarkdownString(text)),
  };
}

/** A crossed circle and a triangle, so that nobody has to tell them by their colour. */
const SHAPES: Readonly<Record<LineMark['kind'], string>> = {
  null: "<circle cx='8' cy='8' r='4.6' fill='none' stroke='COLOUR' stroke-width='1.7'/><path d='M4.8 11.2l6.4-6.4' stroke='COLOUR' stroke-width='1.7'/>",
  'non-finite':
    "<path d='M8 2.8l5.6 10H2.4z' fill='none' stroke='COLOUR' stroke-width='1.6' stroke-linejoin='round'/><path d='M8 6.4v3.2M8 10.6v1.4' stroke='COLOUR' stroke-width='1.5'/>",
};

function typeOf(look: Look): TextEditorDecorationType {
  const stale = look.endsWith('-stale');
  const shape = look.startsWith('null') ? SHAPES.null : SHAPES['non-finite'];
  return window.createTextEditorDecorationType({
    gutterIconSize: '80%',
    dark: { gutterIconPath: icon(shape, stale ? '#7d7d7d' : '#ffb454') },
    light: { gutterIconPath: icon(shape, stale ? '#9a9a9a' : '#a65d00') },
    ...(stale
      ? {}
      : {
          overviewRulerColor: new ThemeColor('editorOverviewRuler.warningForeground'),
          overviewRulerLane: OverviewRulerLane.Left,
        }),
  });
}

function icon(shape: string, colour: string): Uri {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'>${shape.replaceAll('COLOUR', colour)}</svg>`;
  return Uri.parse(`data:image/svg+xml;base64,${btoa(svg)}`);
}
