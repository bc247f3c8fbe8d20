/** @file After a run: findings confirmed and withdrawn, and nulls with their cause. The run is a Recording made by hand. */

import { expect, it } from 'vitest';
import type { GradientCall, NullCause, Recording } from '../../engine/recording';
import type { Finding } from '../../extension/lint/finding';
import { analyze, judge } from '../../extension/snippet/analyze';
import { record } from '../fixtures/record';
import { withImport } from './linting';
import { lintRun } from './running';

/** A run of `text` in which each source of its gradient calls, in order, ended as `ends` says. */
function afterRun(
  text: string,
  ends: readonly (NullCause | 'gradient')[],
  change: Partial<GradientCall> = {},
): readonly Finding[] {
  const full = withImport(text);
  const { sites } = analyze('judged.ts', full);
  // Its tensors only lend their names to sentences.
  const some = record(({ tf, name }) => {
    const x = name('x', tf.variable(3));
    const tape = new tf.GradientTape();
    tape.gradient(
      tape.record(() => x.square()),
      x,
    );
  });
  const call = some.gradients[0]!;
  const gradients = ends.map((end): GradientCall => {
    const site = sites.findIndex((one) => one.name === 'gradient');
    const source = {
      tensor: call.sources[0]!.tensor,
      path: '',
      result: end === 'gradient' ? 0 : null,
      cause: end === 'gradient' ? null : end,
    };
    return { ...call, site, sources: [source], ...change };
  });
  const recording: Recording = { ...some, sites, gradients };
  return judge('judged.ts', full, recording);
}

/** The id of the call's site, found by its text. */
function siteOf(text: string, callText: string): number {
  const full = withImport(text);
  const start = full.indexOf(callText);
  return analyze('judged.ts', full).sites.findIndex(
    (one) => one.kind === 'call' && one.start === start && one.end === start + callText.length,
  );
}

const unwatched = `const x = tf.constant(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log(tape.gradient(y, x));`;

const stopped = `const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => tf.stopGradient(x));
const g = tape.gradient(y, x);
console.log(g);`;

it('confirms what the run shows', () => {
  const [finding, ...more] = afterRun(unwatched, [{ kind: 'not-watched', site: 0 }]);
  expect(finding).toMatchObject({ rule: 'unwatched-constant', origin: 'confirmed' });
  expect(finding?.message).toContain('The run confirms it');
  expect(more).toEqual([]);
});

it('withdraws what the run refutes', () => {
  expect(afterRun(unwatched, ['gradient'])).toEqual([]);
});

it('leaves what the run did not come by', () => {
  expect(afterRun(unwatched, [])).toMatchObject([{ rule: 'unwatched-constant', origin: 'text' }]);
});

it('names the cause of a null at the source, and jumps to where the path breaks', () => {
  const site = siteOf(stopped, 'tf.stopGradient(x)');
  const findings = afterRun(stopped, [{ kind: 'stop-gradient', op: 0, site }]);
  expect(findings.map((one) => one.rule)).toEqual(['stop-gradient-on-path', 'null-gradient']);
  const text = withImport(stopped);
  const [, finding] = findings;
  expect(text.slice(finding!.start, finding!.end)).toBe('x');
  expect(finding).toMatchObject({ severity: 'warning', origin: 'run' });
  expect(finding!.related.map((one) => text.slice(one.start, one.end))).toEqual(['tf.stopGradient(x)']);
  expect(finding!.fixes.map((one) => one.edits[0]?.newText)).toEqual([", { unconnectedGradients: 'zero' }"]);
});

it('is silent where the author asked for zeros', () => {
  const site = siteOf(stopped, 'tf.stopGradient(x)');
  expect(afterRun(stopped, [{ kind: 'stop-gradient', op: 0, site }], { unconnected: 'zero' })).toEqual([]);
});

it('is only information where the code handles null', () => {
  const handled = stopped.replace('console.log(g)', 'if (g !== null) g.print()');
  const findings = afterRun(handled, [{ kind: 'stop-gradient', op: 0, site: siteOf(handled, 'tf.stopGradient(x)') }]);
  expect(findings.find((one) => one.rule === 'null-gradient')?.severity).toBe('information');
});

it('marks a null once, however often the call ran', () => {
  const site = siteOf(stopped, 'tf.stopGradient(x)');
  const cause: NullCause = { kind: 'stop-gradient', op: 0, site };
  expect(afterRun(stopped, [cause, cause, cause]).filter((one) => one.rule === 'null-gradient')).toHaveLength(1);
});

it.each([
  ['takes the place of a guess it bears out', '[0, 4]', 'true', 'warning confirmed'],
  ['withdraws a guess that came to nothing', '[1, 4]', 'true', ''],
  ['leaves a guess alone that it did not come by', '[0, 4]', 'Math.random() > 2', 'hint text'],
])('%s', async (_, values, condition, expected) => {
  const text = `const x = tf.variable(${values});
const tape = new tf.GradientTape();
const y = tape.record(() => (${condition} ? tf.where(x.greater(0), x.log(), x).sum() : x.sum()));
console.log(tape.gradient(y, x));`;
  const found = (await lintRun(text)).filter((one) => one.rule === 'where-nan');
  expect(found.map((one) => `${one.severity} ${one.origin}`).join()).toBe(expected);
});
