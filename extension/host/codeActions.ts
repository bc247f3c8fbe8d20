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
  type TextDocument,
} from 'vscode';
import type { Finding, Fix } from '../lint/finding';
import { fixAll, fixAllOfKind } from '../lint/fixes/fixAll';
import { suppressFixes } from '../lint/fixes/suppress';
import { SOURCE } from './diagnostics';
import { SELECTOR } from './languages';
import { toRange } from './ranges';
import { asConfigured } from './ruleLevels';
import type { Sessions } from './sessions';
import { settingsFor } from './settings';

export function registerCodeActions(sessions: Sessions): Disposable {
  return languages.registerCodeActionsProvider(
    SELECTOR,
    {
      async provideCodeActions(document, range, context, token) {
        const session = sessions.of(document);
        if (!session || !settingsFor(document.uri).lintEnabled) return [];
        // Fixes hold offsets of one text: wait for those of this text rather than offer those of the last.
        if (!session.findings) await session.analyzeNow();
        if (!session.findings || token.isCancellationRequested) return [];
        const findings = asConfigured(session.findings, document.uri);
        // On save, or by the command "Fix All".
        if (context.only?.contains(FIX_ALL)) {
          const all = fixAll(findings);
          return all === null ? [] : [toAction(all, FIX_ALL, document, [])];
        }
        const here = findings.filter((finding) => toRange(document, finding).intersection(range) !== undefined);
        const quick = (fix: Fix, finding: Finding): CodeAction =>
          toAction(fix, CodeActionKind.QuickFix, document, diagnosticsOf(finding, document, range, context));
        return [
          ...here.flatMap((finding) => finding.fixes.map((fix) => quick(fix, finding))),
          ...oncePerRule(here).flatMap((finding) => {
            const all = fixAllOfKind(findings, finding.rule);
            return all === null ? [] : [quick(all, finding)];
          }),
          ...oncePerRule(here).flatMap((finding) =>
            suppressFixes(finding, document.getText()).map((fix) => quick(fix, finding)),
          ),
        ];
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix, FIX_ALL] },
  );
}

const FIX_ALL = CodeActionKind.SourceFixAll.append('tapescope');

function oncePerRule(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter((one, i) => findings.findIndex((other) => other.rule === one.rule) === i);
}

function toAction(
  fix: Fix,
  kind: CodeActionKind,
  document: TextDocument,
  diagnostics: readonly Diagnostic[],
): CodeAction {
  const action = new CodeAction(fix.title, kind);
  action.isPreferred = fix.preferred;
  action.edit = new WorkspaceEdit();
  for (const edit of fix.edits) action.edit.replace(document.uri, toRange(document, edit), edit.newText);
  action.diagnostics = [...diagnostics];
  return action;
}

function diagnosticsOf(
  finding: Finding,
  document: TextDocument,
  range: Range,
  context: CodeActionContext,
): readonly Diagnostic[] {
  return context.diagnostics.filter(
    ({ source, code, range: at }) =>
      source === SOURCE &&
      typeof code === 'object' &&
      code.value === finding.rule &&
      at.isEqual(toRange(document, finding)) &&
      at.intersection(range) !== undefined,
  );
}
