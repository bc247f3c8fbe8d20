/** @file Quick fixes: the fixes that come with a finding, for exactly the text it was made from. */

import {
  CodeAction,
  CodeActionKind,
  languages,
  WorkspaceEdit,
  type CodeActionContext,
  type Disposable,
  type Range,
  type TextDocument,
} from 'vscode';
import type { Finding, Fix } from '../lint/finding';
import { SOURCE } from './diagnostics';
import { SELECTOR } from './languages';
import { toRange } from './ranges';
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
        const { findings } = session;
        if (!findings || token.isCancellationRequested) return [];
        return findings
          .filter((finding) => toRange(document, finding).intersection(range) !== undefined)
          .flatMap((finding) => finding.fixes.map((fix) => toAction(finding, fix, document, range, context)));
      },
    },
    { providedCodeActionKinds: [CodeActionKind.QuickFix] },
  );
}

function toAction(
  finding: Finding,
  fix: Fix,
  document: TextDocument,
  range: Range,
  context: CodeActionContext,
): CodeAction {
  const action = new CodeAction(fix.title, CodeActionKind.QuickFix);
  action.isPreferred = fix.preferred;
  action.edit = new WorkspaceEdit();
  for (const edit of fix.edits) action.edit.replace(document.uri, toRange(document, edit), edit.newText);
  action.diagnostics = context.diagnostics.filter(
    ({ source, code, range: at }) =>
      source === SOURCE &&
      typeof code === 'object' &&
      code.value === finding.rule &&
      at.isEqual(toRange(document, finding)) &&
      at.intersection(range) !== undefined,
  );
  return action;
}
