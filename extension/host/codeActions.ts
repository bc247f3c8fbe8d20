/** @file Quick fixes: what mends a finding, all of its kind or all there are, or silences it; for exactly the text it was made from. */

import {
  CodeAction,
  CodeActionKind,
  languages,
  WorkspaceEdit,
  type CodeActionContext,
  type Diagnostic,
  type Disposable,
  type Range,
} from 'vscode';
import type { Finding, Fix } from '../lint/finding';
import { fixAll, fixAllOfKind } from '../lint/fixes/fixAll';
import { suppressFixes } from '../lint/fixes/suppress';
import { SOURCE } from './diagnostics';
import { SELECTOR } from './languages';
import { asConfigured } from './ruleLevels';
import type { Sessions } from './sessions';
import type { Session } from './session';
import { settingsFor } from './settings';
import type { SnippetText } from './snippetText';

export function registerCodeActions(sessions: Sessions): Disposable {
  return languages.registerCodeActionsProvider(
    SELECTOR,
    {
      async provideCodeActions(document, range, context, token) {
        if (!settingsFor(document.uri).lintEnabled) return [];
        // On save, or by the command "Fix All".
        const isForAll = context.only?.contains(FIX_ALL) ?? false;
        const asked = sessions.in(document).filter(({ place }) => isForAll || isAbout(place, range));
        // Fixes hold offsets of one text: wait for those of this text rather than offer those of the last.
        await Promise.all(asked.map((session) => session.findings ?? session.analyzeNow()));
        if (token.isCancellationRequested) return [];
        if (isForAll) return allFixed(asked);
        return asked.flatMap((session) => actionsIn(session, range, context));
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  );
}

function isAbout(place: SnippetText, range: Range): boolean {
  return place.toRange({ start: 0, end: place.text.length }).intersection(range) !== undefined;
}

function actionsIn(session: Session, range: Range, context: CodeActionContext): readonly CodeAction[] {
  const { document, place, text } = session;
  const findings = asConfigured(session.findings ?? [], document.uri);
  const here = findings.filter((finding) => place.toRange(finding).intersection(range) !== undefined);
  const quick = (fix: Fix, finding: Finding): CodeAction =>
    toAction(fix, CodeActionKind.QuickFix, place, diagnosticsOf(finding, place, range, context));
  return [
    ...here.flatMap((finding) => finding.fixes.map((fix) => quick(fix, finding))),
    ...oncePerRule(here).flatMap((finding) => {
      const all = fixAllOfKind(findings, finding.rule);
      return all === null ? [] : [quick(all, finding)];
    }),
    ...oncePerRule(here).flatMap((finding) => suppressFixes(finding, text).map((fix) => quick(fix, finding))),
  ];
}

/** One action for all snippets of the document: what saves it asks for one. */
function allFixed(sessions: readonly Session[]): CodeAction[] {
  const fixes = sessions.flatMap(({ document, place, findings }) => {
    const fix = fixAll(asConfigured(findings ?? [], document.uri));
    return fix === null ? [] : [{ fix, place }];
  });
  const [first, ...more] = fixes;
  if (!first) return [];
  const action = toAction(first.fix, FIX_ALL, first.place, []);
  for (const { fix, place } of more) addEdits(action.edit, fix, place);
  return [action];
}

const FIX_ALL = CodeActionKind.SourceFixAll.append('tapescope');

function oncePerRule(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one, i) => findings.findIndex((other) => other.rule === one.rule) === i);
}

function toAction(
  fix: Fix,
  kind: CodeActionKind,
  place: SnippetText,
  diagnostics: readonly Diagnostic[],
): CodeAction & { readonly edit: WorkspaceEdit } {
  const edit = new WorkspaceEdit();
  addEdits(edit, fix, place);
  const { preferred: isPreferred } = fix;
  return Object.assign(new CodeAction(fix.title, kind), { isPreferred, edit, diagnostics: [...diagnostics] });
}

function addEdits(into: WorkspaceEdit, { edits }: Fix, place: SnippetText): void {
  for (const edit of edits) {
    const { range, newText } = place.toDocumentEdit(edit);
    into.replace(place.document.uri, range, newText);
  }
}

function diagnosticsOf(
  finding: Finding,
  place: SnippetText,
  range: Range,
  context: CodeActionContext,
): readonly Diagnostic[] {
  return context.diagnostics.filter(
    ({ source, code, range: at }) =>
      source === SOURCE &&
      typeof code === 'object' &&
      code.value === finding.rule &&
      at.isEqual(place.toRange(finding)) &&
      at.intersection(range) !== undefined,
  );
}
