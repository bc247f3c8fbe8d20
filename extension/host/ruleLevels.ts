/** @file The settings of a document: findings as loud as they are to be, fixes in the style that is wanted. */

import { workspace, type Uri } from 'vscode';
import type { Finding } from '../lint/finding';
import { levelsFrom, withLevels, withStyle } from '../lint/levels';
import { settingsFor } from './settings';

export function asConfigured(findings: readonly Finding[], uri: Uri): readonly Finding[] {
  const configuration = workspace.getConfiguration('tapescope.rules', uri);
  const { fixStyle } = settingsFor(uri);
  return withStyle(
    withLevels(
      findings,
      levelsFrom((id) => configuration.get(id)),
    ),
    fixStyle,
  );
}
