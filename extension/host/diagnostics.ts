/** @file Findings and failed runs as squiggles and rows of the Problems view. */

import {
  Diagnostic,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  languages,
  Location,
  Range,
  Uri,
  type Disposable,
  type DiagnosticCollection,
  type TextDocument,
} from 'vscode';
import type { Finding, Severity } from '../lint/finding';
import { Disposables } from './disposables';
import { toRange } from './ranges';
import { asConfigured } from './ruleLevels';
import type { Session } from './session';
import type { Sessions } from './sessions';
import { settingsFor } from './settings';
import type { Span } from './trackedSpans';

export const SOURCE = 'Tapescope';
/** The code of a diagnostic that tells how a run ended. */
export const RUN_CODE = 'run';

export class Diagnostics implements Disposable {
  private readonly parts = new Disposables();
  private readonly collection: DiagnosticCollection = this.parts.add(languages.createDiagnosticCollection('tapescope'));

  constructor(
    sessions: Sessions,
    private readonly extensionUri: Uri,
  ) {
    this.parts.add(sessions.onDidChange((session) => this.refresh(session)));
    this.parts.add(sessions.onDidClose((session) => this.collection.delete(session.document.uri)));
  }

  refresh(session: Session): void {
    const { document } = session;
    const { lintEnabled } = settingsFor(document.uri);
    // While the present text is still unknown the last marks stay: VS Code moves them along, and nothing flickers.
    const findings = lintEnabled ? session.findings : [];
    if (!findings) return;
    this.collection.set(document.uri, [
      ...asConfigured(findings, document.uri).map((finding) => toDiagnostic(finding, document, this.extensionUri)),
      ...runDiagnostics(session),
    ]);
  }

  dispose(): void {
    this.parts.dispose();
  }
}

function toDiagnostic(finding: Finding, document: TextDocument, extensionUri: Uri): Diagnostic {
  const diagnostic = new Diagnostic(toRange(document, finding), finding.message, SEVERITY[finding.severity]);
  diagnostic.source = SOURCE;
  diagnostic.code = {
    value: finding.rule,
    target: Uri.joinPath(extensionUri, 'docs', 'rules', `${finding.rule}.md`),
  };
  diagnostic.relatedInformation = finding.related.map(
    (place) => new DiagnosticRelatedInformation(new Location(document.uri, toRange(document, place)), place.message),
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
  const { document, lastRun, refusal } = session;
  const told: Diagnostic[] = [];
  const tell = (span: Span | null, sentence: string) => {
    // Without a known place it stands on the first line, so that it is seen at all.
    const range = span ? toRange(document, span) : new Range(0, 0, 0, document.lineAt(0).text.length);
    const diagnostic = new Diagnostic(range, sentence, DiagnosticSeverity.Error);
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
