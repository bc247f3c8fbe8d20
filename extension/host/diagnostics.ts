/** @file Findings and failed runs as squiggles and rows of the Problems view. */

import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  languages,
  Location,
  Uri,
  type Disposable,
  type DiagnosticCollection,
} from 'vscode';
import type { Finding, Severity } from '../lint/finding';
import { Disposables } from './disposables';
import { asConfigured } from './ruleLevels';
import type { Session } from './session';
import type { Sessions } from './sessions';
import { settingsFor } from './settings';
import type { SnippetText } from './snippetText';
import type { Span } from './trackedSpans';

export const SOURCE = 'Tapescope';
/** The code of a diagnostic that tells how a run ended. */
export const RUN_CODE = 'run';

export class Diagnostics implements Disposable {
  private readonly parts = new Disposables();
  /** One for each snippet of a document: VS Code moves the marks of one along while another's are made anew. */
  private readonly collections = new Map<number, DiagnosticCollection>();

  constructor(
    sessions: Sessions,
    private readonly extensionUri: Uri,
  ) {
    this.parts.add(sessions.onDidChange((session) => this.refresh(session)));
    this.parts.add(sessions.onDidClose((session) => this.collectionOf(session).delete(session.document.uri)));
  }

  refresh(session: Session): void {
    const { document } = session;
    const { lintEnabled } = settingsFor(document.uri);
    // While the present text is still unknown the last marks stay: VS Code moves them along, and nothing flickers.
    const findings = lintEnabled ? session.findings : [];
    if (!findings) return;
    this.collectionOf(session).set(document.uri, [
      ...asConfigured(findings, document.uri).map((finding) => toDiagnostic(finding, session.place, this.extensionUri)),
      ...runDiagnostics(session),
    ]);
  }

  private collectionOf({ place: { id } }: Session): DiagnosticCollection {
    let collection = this.collections.get(id);
    if (!collection) {
      const name = id === 0 ? 'tapescope' : `tapescope ${id + 1}`;
      collection = this.parts.add(languages.createDiagnosticCollection(name));
      this.collections.set(id, collection);
    }
    return collection;
  }

  dispose(): void {
    this.parts.dispose();
  }
}

function toDiagnostic(finding: Finding, place: SnippetText, extensionUri: Uri): Diagnostic {
  const diagnostic = new Diagnostic(place.toRange(finding), finding.message, SEVERITY[finding.severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = {
    value: finding.rule,
    target: Uri.joinPath(extensionUri, 'docs', 'rules', `${finding.rule}.md`),
  };
  diagnostic.relatedInformation = finding.related.map(
    (of) => new DiagnosticRelatedInformation(new Location(place.document.uri, place.toRange(of)), of.message),
  );
  return diagnostic;
}

const SEVERITY: Record<Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** How the run of the present text ended, where it did not end well. */
function runDiagnostics(session: Session): Diagnostic[] {
  const { document, place, lastRun, refusal } = session;
  const told: Diagnostic[] = [];
  const tell = (span: Span | null, sentence: string) => {
    // Without a known place it stands on the first line, so that it is seen at all.
    const range = place.toRange(span ?? { start: 0, end: 0 });
    const shown = span ? range : document.lineAt(range.start).range;
    const diagnostic = new Diagnostic(shown, sentence, DiagnosticSeverity.Error);
    diagnostic.source = SOURCE;
    diagnostic.code = RUN_CODE;
    told.push(diagnostic);
  };
  if (lastRun?.problem && !session.isStale) {
    const { outcome } = lastRun.recording;
    tell(outcome.kind === 'ok' ? null : session.siteSpan(outcome.site), lastRun.problem);
  }
  if (refusal?.reason === 'syntax') {
    for (const mark of refusal.marks) tell(mark, mark.message);
    if (refusal.marks.length === 0) tell(null, refusal.sentence);
  }
  return told;
}
