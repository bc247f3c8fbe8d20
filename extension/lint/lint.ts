/** @file The face of the lint: findings from the text, and what remains of them after a run. */

import type { Recording } from '../../engine/recording';
import type { EngineNames } from '../snippet/engineNames';
import type { SnippetProgram } from '../snippet/program';
import type { SiteTable } from '../snippet/sites';
import type { Finding } from './finding';

/** A snippet, parsed and typed once for all rules. */
export interface LintContext extends SnippetProgram {
  readonly names: EngineNames;
  readonly sites: SiteTable;
}

export function lintFile(_context: LintContext): readonly Finding[] {
  return [];
}

/** Text findings joined with the run of the same text: confirmed, withdrawn, and those only a run can tell. */
export function judgeFile(_context: LintContext, textFindings: readonly Finding[], _recording: Recording): readonly Finding[] {
  return textFindings;
}
