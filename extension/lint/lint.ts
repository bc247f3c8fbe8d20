/** @file The face of the lint: findings from the text, and what remains of them after a run. */

import type { Recording } from '../../engine/recording';
import type { EngineNames } from '../snippet/engineNames';
import type { SnippetProgram } from '../snippet/program';
import { factsOf } from './facts/facts';
import type { Finding } from './finding';
import { judge, JUDGED_BY_RUN } from './judge';
import { RULES, type RuleId } from './ruleIds';
import { ALL_RULES } from './rules/index';
import type { Rule } from './rules/rule';
import { unusedIgnores } from './rules/unused-ignore';
import { withoutSuppressed } from './suppressions';

/** A snippet, parsed and typed once for all rules. */
export interface LintContext extends SnippetProgram {
  readonly names: EngineNames;
}

export function lintFile(context: LintContext): readonly Finding[] {
  return afterComments(textFindings(context), context.sourceFile.text, isTextOnly);
}

/** Text findings joined with the run of the same text: confirmed, withdrawn, and those only a run can tell. */
export function judgeFile(context: LintContext, recording: Recording): readonly Finding[] {
  const findings = judge(textFindings(context), factsOf(context), recording);
  // A run that did not come to its end has not looked at everything.
  const isJudged = recording.outcome.kind === 'ok' ? () => true : isTextOnly;
  return afterComments(findings, context.sourceFile.text, isJudged);
}

const looked = new WeakMap<LintContext, readonly Finding[]>();

/** Kept, since the judge asks again after a run of the same text. */
function textFindings(context: LintContext): readonly Finding[] {
  const known = looked.get(context) ?? lookAtText(context);
  looked.set(context, known);
  return known;
}

function lookAtText(context: LintContext): readonly Finding[] {
  const facts = factsOf(context);
  const findings = Object.values<Rule>(ALL_RULES).flatMap((rule) =>
    (rule.check?.(facts) ?? []).map((problem): Finding => ({
      rule: rule.id,
      severity: problem.severity ?? rule.guess ?? RULES[rule.id],
      start: problem.start,
      end: problem.end,
      message: problem.message,
      related: problem.related ?? [],
      fixes: problem.fixes ?? [],
      origin: 'text',
    })),
  );
  return oncePerPlace(findings).sort((a, b) => a.start - b.start);
}

/** The dry run may come by the same place several times. */
function oncePerPlace(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>();
  return findings.filter((one) => {
    const key = `${one.rule} ${one.start} ${one.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** Without those that comments silence, and with those comments that silence nothing; `isJudged`: all findings of the rule are known. */
function afterComments(
  findings: readonly Finding[],
  text: string,
  isJudged: (rule: RuleId) => boolean,
): readonly Finding[] {
  const unused = unusedIgnores(findings, text, isJudged);
  return [...withoutSuppressed([...findings, ...unused], text)].sort((a, b) => a.start - b.start);
}

/** The rule's findings come from the text alone: no run adds to them or takes away. */
function isTextOnly(id: RuleId): boolean {
  const rule: Rule = ALL_RULES[id];
  return rule.check !== null && rule.checkRun === undefined && !JUDGED_BY_RUN.has(id);
}
