/** @file After a run: what the text made likely is confirmed or withdrawn, and every null gradient gets its cause. */

import type { GradientCall, NullCause, Recording, Site, SourceResult } from '../../engine/recording';
import { RecordingView } from '../protocol/recordingView';
import { whyNullText } from '../protocol/whyNullText';
import { t } from '../protocol/words';
import { CAUSES, type Cause } from './facts/connection';
import type { Facts } from './facts/facts';
import type { Finding, RelatedPlace } from './finding';
import { handlesNull } from './facts/nullChecks';
import { zeroInstead } from './fixes/zeroInstead';
import { addWatch } from './fixes/watch';
import { Recorded, type Range } from './recorded/recorded';
import { RULES, type RuleId } from './ruleIds';
import { ALL_RULES } from './rules/index';
import type { Problem, Rule } from './rules/rule';

export function judge(textFindings: readonly Finding[], facts: Facts, recording: Recording): readonly Finding[] {
  const nulls = nullResults(recording);
  const standing = textFindings.flatMap((finding) => afterRun(finding, nulls, facts, recording));
  const found = [...standing];
  for (const one of nulls) {
    if (one.place === null) continue;
    if (isForeseen(one, facts, recording, found)) continue;
    const cause = causeFinding(one, facts, recording);
    if (cause !== null && !found.some((other) => sameMistake(other, cause))) found.push(cause);
  }
  for (const one of nulls) {
    if (one.place === null || found.some((other) => isLoud(other) && overlaps(other, one.place))) continue;
    if (isExplainedBeside(one, found, recording)) continue;
    found.push(nullFinding(one, one.place, facts, recording));
  }
  found.push(...missingTarget(found, recording), ...disposedTensor(found, recording));
  const recorded = new Recorded(facts, recording);
  for (const rule of Object.values<Rule>(ALL_RULES)) {
    for (const problem of rule.checkRun?.(recorded) ?? []) {
      const known = found.findIndex((one) => one.rule === rule.id && overlaps(one, problem));
      const twin = found[known];
      const own = { ...base(rule.id, problem, problem.message), ...detailsOf(problem) };
      if (twin === undefined) found.push(own);
      else if (twin.origin !== 'text') continue;
      else found[known] = rule.guess === undefined ? confirmed(twin, t('The run confirms it.')) : { ...own, origin: 'confirmed' }; // prettier-ignore
    }
  }
  return found.filter((one) => !isRefuted(one, recorded)).sort((a, b) => a.start - b.start);
}

/** A guess from the text that the run came by, without finding anything. */
function isRefuted({ rule, origin, start, end }: Finding, recorded: Recorded): boolean {
  const { guess, wentThere }: Rule = ALL_RULES[rule];
  return guess !== undefined && origin === 'text' && wentThere?.(recorded, { start, end }) === true;
}

/** A source that got null, where the author did not ask for zeros. */
interface NullResult {
  readonly call: GradientCall;
  readonly source: SourceResult;
  readonly site: Site;
  /** The source inside of the call. */
  readonly place: Range | null;
  readonly text: string;
}
function nullResults(recording: Recording): readonly NullResult[] {
  const view = new RecordingView(recording);
  return recording.gradients.flatMap((call) => {
    const site = recording.sites[call.site];
    // Only the file under the eyes has findings.
    if (site === undefined || site.file !== 0 || call.unconnected === 'zero') return [];
    if (call.error !== null) return [];
    return call.sources
      .filter((source) => source.result === null)
      .map((source) => ({
        call,
        source,
        site,
        place: sourcePlace(site, source.path),
        text: whyNullText(view, call, source),
      }));
  });
}

/** The part of the call that names the source: literals are taken apart, all else is one part for many sources. */
function sourcePlace(site: Site, path: string): Range | null {
  const parts = (site.parts ?? []).filter((part) => part.role === 'source' && path.startsWith(part.path));
  return parts.reduce<(typeof parts)[number] | null>(
    (best, one) => (best === null || one.path.length > best.path.length ? one : best),
    null,
  );
}

const RULE_OF: { readonly [Kind in NullCause['kind']]: RuleId } = {
  'integer-dtype': 'integer-dtype',
  'not-trainable': 'not-trainable-source',
  'not-watched': 'unwatched-constant',
  reassigned: 'reassigned-variable',
  'watched-too-late': 'watch-too-late',
  'op-outside-tape': 'op-outside-tape',
  forgotten: 'op-outside-tape',
  'recording-stopped': 'stop-gradient-on-path',
  'gradient-outside-tape': 'second-order-outside-outer-tape',
  'left-engine': 'non-tf-op',
  copied: 'detached-copy',
  assigned: 'assign-inside-tape',
  'not-differentiable': 'non-differentiable-op',
  'stop-gradient': 'stop-gradient-on-path',
  unused: 'unused-source',
};

/** Rules whose finding stands on the source, not where the path breaks. */
const ON_SOURCE: ReadonlySet<RuleId> = new Set(['not-trainable-source', 'unwatched-constant', 'unused-source']);

/** Findings of these rules say that a source gets null. */
const ABOUT_NULL: ReadonlySet<RuleId> = new Set(Object.values(RULE_OF));

/** A run adds to what the text shows of these, or takes away. */
export const JUDGED_BY_RUN: ReadonlySet<RuleId> = new Set([...ABOUT_NULL, 'missing-target', 'tape-used-twice']);

function afterRun(
  finding: Finding,
  nulls: readonly NullResult[],
  facts: Facts,
  recording: Recording,
): readonly Finding[] {
  if (finding.rule === 'tape-used-twice') return afterThrow(finding, recording);
  if (!ABOUT_NULL.has(finding.rule)) return [finding];
  // The run saw what comes before: the name held a Variable once.
  const own = ON_SOURCE.has(finding.rule) ? nulls.filter((one) => overlaps(finding, one.place)) : [];
  if (own.length > 0 && own.every((one) => comesBefore(ruleOf(one), finding.rule))) return [];
  const here = nulls.filter((one) => {
    const foreseen = textCause(one, facts);
    if (foreseen?.kind === finding.rule && overlapsAny(finding, [range(foreseen.node)])) return true;
    return ruleOf(one) === finding.rule && standsAt(finding, one, recording);
  });
  if (here.length > 0) return [confirmed(finding, t('The run confirms it: the gradient was null.'))];
  if (!ON_SOURCE.has(finding.rule)) return [finding];
  // The source itself was looked at: with a gradient there is no mistake.
  const asked = recording.gradients.filter((call) => {
    const site = recording.sites[call.site];
    return site?.file === 0 && call.sources.some((source) => overlaps(finding, sourcePlace(site, source.path)));
  });
  const gotOne = asked.some((call) => {
    const site = recording.sites[call.site];
    return call.sources.some(
      (source) => source.result !== null && site !== undefined && overlaps(finding, sourcePlace(site, source.path)),
    );
  });
  const gotNull = nulls.some((one) => overlaps(finding, one.place));
  return gotOne && !gotNull ? [] : [finding];
}

function standsAt(finding: Finding, one: NullResult, recording: Recording): boolean {
  if (ON_SOURCE.has(finding.rule)) return overlaps(finding, one.place);
  const site = recording.sites[one.source.cause?.site ?? -1];
  return site !== undefined && site.file === 0 && overlapsAny(site, [finding, ...finding.related]);
}

/** The cause that the text gave for the same source of the same call. */
function textCause(one: NullResult, facts: Facts): Cause | null {
  const known = facts.nulls.find(
    ({ event, source }) =>
      event.node.getStart() === one.site.start &&
      event.node.getEnd() === one.site.end &&
      overlaps(range(source.node), one.place),
  );
  return known?.cause ?? null;
}

/** The text had a cause that comes before the run's: a name that lost its Variable, say, where the run sees a plain tensor. */
function isForeseen(one: NullResult, facts: Facts, recording: Recording, found: readonly Finding[]): boolean {
  const rule = ruleOf(one);
  // What an async callback computes after its recording has ended is told by its own finding.
  if (rule === 'op-outside-tape' && found.some((other) => other.rule === 'async-in-tape')) return true;
  const known = textCause(one, facts);
  if (known === null) return false;
  if (known.kind === rule) {
    const isBetter =
      rule === 'integer-dtype' || (rule === 'reassigned-variable' && !isReplacedAt(one, facts, recording));
    return isBetter && found.some((other) => other.rule === rule && other.origin === 'confirmed');
  }
  // Both left the engine; the text knows better what became of it there.
  const isTold = comesBefore(known.kind, rule) || (known.kind === 'non-tf-op' && rule === 'detached-copy');
  return isTold && found.some((other) => other.rule === known.kind);
}

/** A run knows the new name's site; that may be a parameter, far from the assignment. */
function isReplacedAt({ source }: NullResult, { run }: Facts, { sites }: Recording): boolean {
  const site = sites[source.cause?.site ?? -1];
  if (site === undefined) return false;
  return [...run.replacements.values()].flat().some(({ node }) => overlaps(range(node), site));
}

function ruleOf({ source }: NullResult): RuleId {
  return RULE_OF[source.cause?.kind ?? 'unused'];
}

function comesBefore(a: RuleId, b: RuleId): boolean {
  const order: readonly string[] = CAUSES;
  return order.indexOf(a) < order.indexOf(b);
}

function afterThrow(finding: Finding, recording: Recording): readonly Finding[] {
  const calls = recording.gradients.filter((call) => {
    const site = recording.sites[call.site];
    return site?.file === 0 && site.end === finding.end && site.anchor === finding.start;
  });
  if (calls.some((call) => call.error !== null)) return [confirmed(finding, t('The run confirms it: the call threw.'))];
  return calls.length > 0 && recording.outcome.kind === 'ok' ? [] : [finding];
}

function detailsOf({ related = [], fixes = [] }: Problem): Pick<Finding, 'related' | 'fixes'> {
  return { related, fixes };
}

function confirmed(finding: Finding, sentence: string): Finding {
  return { ...finding, message: `${finding.message} ${sentence}`, origin: 'confirmed' };
}

/** The finding of the rule that the run's cause belongs to. */
function causeFinding(one: NullResult, facts: Facts, recording: Recording): Finding | null {
  const { cause } = one.source;
  if (cause === null || one.place === null) return null;
  const rule = RULE_OF[cause.kind];
  if (ON_SOURCE.has(rule))
    return { ...base(rule, one.place, one.text), fixes: rule === 'unwatched-constant' ? watchFixes(one, facts) : [] };
  const site = recording.sites[placeOfCause(one, recording)];
  if (site === undefined || site.file !== 0) return null;
  const note: RelatedPlace = { start: one.place.start, end: one.place.end, message: t('This source got null.') };
  return { ...base(rule, { start: site.anchor, end: site.end }, one.text), related: [note] };
}

/** What ran while recording was paused is no mistake: the call is that paused it. */
function placeOfCause({ call, source: { cause } }: NullResult, recording: Recording): number {
  if (cause?.kind !== 'recording-stopped') return cause?.site ?? -1;
  const spans = recording.tapes[call.tape]?.spans ?? [];
  const after = spans.find((span, i) => span.start > cause.op && spans[i - 1]?.paused === true);
  return after !== undefined && recording.sites[after.site]?.file === 0 ? after.site : cause.site;
}

function watchFixes(one: NullResult, facts: Facts): Finding['fixes'] {
  const event = facts.run.gradients.find(
    (call) => call.node.getStart() === one.site.start && call.node.getEnd() === one.site.end,
  );
  const source = event?.sources.find((use) => use.node.getStart() === one.place?.start);
  return event === undefined || source === undefined ? [] : addWatch(event, source.node, facts);
}

function base(rule: RuleId, { start, end }: Range, message: string): Finding {
  return { rule, severity: RULES[rule], start, end, message, related: [], fixes: [], origin: 'run' };
}

function nullFinding(one: NullResult, place: Range, facts: Facts, recording: Recording): Finding {
  const name = facts.context.sourceFile.text.slice(place.start, place.end).replace(/\s+/g, ' ');
  const finding = base(
    'null-gradient',
    place,
    t('The gradient with respect to {0} is null. {1}', name + member(one, place), one.text),
  );
  const site = recording.sites[one.source.cause?.site ?? -1];
  const broken = site !== undefined && site.file === 0 && !overlaps(site, one.site);
  return {
    ...finding,
    severity: handlesNull(one.site, facts) ? 'information' : finding.severity,
    related: broken ? [{ start: site.anchor, end: site.end, message: t('The path breaks here.') }] : [],
    fixes: zeroInstead(one.site, facts),
  };
}

/** Of a list that is named as a whole: which member. */
function member(one: NullResult, place: Range): string {
  const part = one.site.parts?.find((p) => p.start === place.start && p.end === place.end && p.role === 'source');
  return part === undefined || one.call.kind === 'functional' ? '' : one.source.path.slice(part.path.length);
}

/** The cause has its finding in the very statement that asks for the gradient: one mark there is enough. */
function isExplainedBeside(one: NullResult, found: readonly Finding[], recording: Recording): boolean {
  const { cause } = one.source;
  if (cause === null) return false;
  const rule = RULE_OF[cause.kind];
  const statement = recording.sites
    .filter(
      (site) =>
        site.kind === 'statement' && site.file === 0 && site.start <= one.site.start && site.end >= one.site.end,
    )
    .reduce<Site | null>(
      (best, site) => (best === null || site.end - site.start < best.end - best.start ? site : best),
      null,
    );
  return (
    statement !== null &&
    found.some(
      (other) => isLoud(other) && other.rule === rule && other.start >= statement.start && other.end <= statement.end,
    )
  );
}

/** A remark leaves the null itself untold. */
function isLoud({ severity }: Finding): boolean {
  return severity === 'warning' || severity === 'error';
}

function sameMistake(known: Finding, found: Finding): boolean {
  return known.rule === found.rule && overlapsAny(found, [known, ...known.related]);
}

function overlapsAny(a: Range, others: readonly Range[]): boolean {
  return others.some((other) => overlaps(a, other));
}

function range(node: { getStart(): number; getEnd(): number }): Range {
  return { start: node.getStart(), end: node.getEnd() };
}

function overlaps(a: Range, b: Range | null): boolean {
  return b !== null && a.start < b.end && b.start < a.end;
}

/** The engine refused the target of a gradient call because there is none. */
function missingTarget(found: readonly Finding[], { outcome, sites }: Recording): readonly Finding[] {
  if (outcome.kind !== 'threw' || !/target/.test(outcome.message) || !/undefined|null/.test(outcome.message)) return [];
  const site = sites[outcome.site];
  const target = site?.file === 0 ? site.parts?.find((part) => part.role === 'target') : undefined;
  if (target === undefined || found.some((other) => other.rule === 'missing-target')) return [];
  const message = t(
    'The target was undefined when the run came here, so there was nothing to differentiate. Return the value from the record callback in every case.',
  );
  return [base('missing-target', target, message)];
}

/** The engine was given a tensor whose memory is gone. */
function disposedTensor(found: readonly Finding[], { outcome, sites }: Recording): readonly Finding[] {
  if (outcome.kind !== 'threw' || !/^Tensor is disposed\b/.test(outcome.message)) return [];
  const site = sites[outcome.site];
  if (site?.file !== 0 || found.some((other) => other.rule === 'disposed-tensor')) return [];
  const message = t(
    'The run came here with a tensor whose memory is gone, and threw “Tensor is disposed.” Dispose it after its last use, or return it from the tidy.',
  );
  return [base('disposed-tensor', { start: site.anchor, end: site.end }, message)];
}
