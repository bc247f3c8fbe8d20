/** @file The face of the lint: findings from the text, and what remains of them after a run. */

import type { Recording } from '../../engine/recording';
import type { EngineNames } from '../snippet/engineNames';
import type { SnippetProgram } from '../snippet/program';
import type { SiteTable } from '../snippet/sites';
import { factsOf } from './facts/facts';
import type { Finding } from './finding';
import { judge } from './judge';
import { RULES } from './ruleIds';
import { ALL_RULES } from './rules/index';
import { withoutSuppressed } from './suppressions';

/** A snippet, parsed and typed once for all rules. */
export interface LintContext extends SnippetProgram {
  readonly names: EngineNames;
  readonly sites: SiteTable;
}

export function lintFile(context: LintContext): readonly Finding[] {
  const facts = factsOf(context);
  const findings = Object.values(ALL_RULES).flatMap((rule) =>
    (rule.check?.(facts) ?? []).map((problem): Finding => ({
      rule: rule.id,
      severity: RULES[rule.id],
      start: problem.start,
      end: problem.end,
      message: problem.message,
      related: problem.related ?? [],
      fixes: problem.fixes ?? [],
      origin: 'text',
    })),
  );
  const sorted = oncePerPlace(findings).sort((a, b) => a.start - b.start);
  return withoutSuppressed(sorted, context.sourceFile.text);
}

/** The dry run may come by the same place several times. */
function oncePerPlace(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((one) => {
    const key = `${one.rule} ${one.start} ${one.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Text findings joined with the run of the same text: confirmed, withdrawn, and those only a run can tell. */
export function judgeFile(
  context: LintContext,
  textFindings: readonly Finding[],
  recording: Recording,
): readonly Finding[] {
  return withoutSuppressed(judge(textFindings, factsOf(context), recording), context.sourceFile.text);
}
