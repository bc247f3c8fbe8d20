/** @file The settings `tapescope.rules.<id>` of a document: findings as loud as they are to be. */

import { workspace, type Uri } from 'vscode';
import type { Finding } from '../lint/finding';
import { levelsFrom, withLevels } from '../lint/levels';

export function asConfigured(findings: readonly Finding[], uri: Uri): readonly Finding[] {
  const configuration = workspace.getConfiguration('tapescope.rules', uri);
  return withLevels(
    findings,
    levelsFrom((id) => configuration.get(id)),
  );
}
