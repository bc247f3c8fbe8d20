/** @file Questions about a run, put to the real sandbox: changed leaves, other targets, jacobians, values and checks. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Recording } from '../../engine/recording';
import { recordingToJson } from '../../engine/recordingJson';
import { validateRecording } from '../../engine/validateRecording';
import { refOf, type Answer, type Question } from '../../extension/protocol/asking';
import { RecordingView } from '../../extension/protocol/recordingView';
import { labelOf } from '../../extension/protocol/tensorLabel';
import type { LeafChange } from '../../engine/askedRecorder';
import type { Asked } from '../../extension/runner/runner';
import { root } from '../../scripts/lib/paths.mjs';
import { figure } from '../support/figure';
import { startSandbox, type TestSandbox } from './sandbox';

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.dispose());

const TF = `import * as tf from 'tapescope';\n`;
const example = (name: string): string => readFileSync(join(root, 'examples', name), 'utf8');
const FIRST = example('01-first-gradient.ts');

const ask = (text: string, question: Question, changes: readonly LeafChange[] = []): Promise<Asked> =>
  sandbox.runner.ask({ modules: [sandbox.module(text)], ask: { changes, question } });

/** Row of the tensor the snippet named so. */
function named(recording: Recording, name: string): number {
  const view = new RecordingView(recording);
  for (let row = 0; row < view.tensorCount; row++) if (labelOf(view, row) === name) return row;
  throw new Error(`The recording has no ${name}.`);
}
const ref = (recording: Recording, name: string) => refOf(recording, named(recording, name));
const change = (recording: Recording, name: string, ...values: number[]): LeafChange => ({
  ...ref(recording, name),
  values,
});
/** What the last gradient call gave, by source. */
function partials(recording: Recording): Record<string, string> {
  const view = new RecordingView(recording);
  const call = recording.gradients.at(-1);
  return Object.fromEntries(
    (call?.sources ?? []).map(({ tensor, result }) => [
      labelOf(view, tensor),
      result === null ? 'null' : view.valueText(result, 50),
    ]),
  );
}
const value = (recording: Recording, name: string): string =>
  new RecordingView(recording).valueText(named(recording, name));
const withoutTime = (recording: Recording): string => JSON.stringify(recordingToJson({ ...recording, elapsedMs: 0 }));

async function rerun(
  text: string,
  targets: readonly string[],
  sources: readonly string[],
  changes: readonly LeafChange[] = [],
) {
  const first = await sandbox.run(text);
  const gradient = { targets: targets.map((t) => ref(first, t)), sources: sources.map((s) => ref(first, s)) };
  const { answer, recording } = await ask(text, { kind: 'run', gradient }, changes);
  expect(answer).toEqual({ kind: 'run' });
  return recording!;
}

describe('the same run again', () => {
  const files = ['.', 'mistakes'].flatMap((folder) =>
    readdirSync(join(root, 'examples', folder))
      .filter((name) => name.endsWith('.ts'))
      .map((name) => join(folder, name)),
  );
  it.each(files)('%s leaves the same Recording, in the thread that ran it before', async (name) => {
    const text = example(name);
    const first = await sandbox.run(text);
    for (let i = 0; i < 2; i++) {
      const { recording } = await ask(text, { kind: 'run', gradient: null });
      expect(withoutTime(recording!)).toBe(withoutTime(first));
    }
  });

  it('is as random as before, and finds nothing that the run before left', async () => {
    const text = `${TF}globalThis.seen = (globalThis.seen ?? 0) + 1; console.log(globalThis.seen, Math.random(), tf.randomNormal([3]), tf.variable(1).name);`;
    const first = await sandbox.run(text);
    const { recording } = await ask(text, { kind: 'run', gradient: null });
    expect(recording!.console).toEqual(first.console);
  });
});

describe('a changed leaf', () => {
  it('a Variable: x from 3 to 4 in the first example', async () => {
    const first = await sandbox.run(FIRST);
    const { recording } = await ask(FIRST, { kind: 'run', gradient: null }, [change(first, 'x', 4)]);
    expect(value(recording!, 'z')).toBe('1681');
    expect(partials(recording!)).toEqual({ x: '656', y: '820' });
    expect(recording!.console.map((line) => line.text)[0]).toContain('656');
  });

  const cases: readonly [string, string, string, number[], string, string][] = [
    ['a constant', `const x = tf.constant(3); const y = x.square();`, 'x', [5], 'y', '25'],
    [
      'a cell of an array',
      `const x = tf.variable([1, 2, 3]); const y = x.square();`,
      'x',
      [1, 7, 3],
      'y',
      '[1, 49, 9]',
    ],
    ['a plain number of an op', `const x = tf.variable(3); const y = x.mul(10);`, '10', [100], 'y', '300'],
    ['float32 rounds', `const x = tf.variable(0); const y = tf.clone(x);`, 'x', [0.1], 'y', '0.1'],
    [
      'an integer truncates',
      `const x = tf.tensor([1, 2], [2], 'int32'); const y = tf.clone(x);`,
      'x',
      [3.7, 5],
      'y',
      '[3, 5]',
    ],
    [
      'a Variable made from another',
      `const a = tf.constant([1, 2]); const x = tf.variable(a); const y = tf.add(a, x);`,
      'x',
      [10, 20],
      'y',
      '[11, 22]',
    ],
    ['random values', `const x = tf.randomNormal([2]); const y = tf.clone(x);`, 'x', [1, 2], 'y', '[1, 2]'],
    [
      'an array the snippet keeps',
      `const a = new Float32Array([1, 2]); const x = tf.tensor(a); const y = tf.tensor(a).add(x);`,
      'x',
      [10, 20],
      'y',
      '[11, 22]',
    ],
    [
      'control flow follows',
      `const x = tf.variable(3); let y = tf.constant(0); if (x.dataSync()[0] > 5) { y = x.square(); }`,
      'x',
      [6],
      'y',
      '36',
    ],
  ];
  it.each(cases)('%s', async (_what, code, leaf, values, result, expected) => {
    const text = TF + code;
    const first = await sandbox.run(text);
    const { recording } = await ask(text, { kind: 'run', gradient: null }, [change(first, leaf, ...values)]);
    const view = new RecordingView(recording!);
    const rows = Array.from({ length: view.tensorCount }, (_, row) => row).filter((row) => view.nameOf(row) === result);
    expect(view.valueText(rows.at(-1)!)).toBe(expected);
  });

  it('a leaf that is made in a loop is told by its turn', async () => {
    const text = `${TF}const all = []; for (let i = 0; i < 3; i++) { const c = tf.constant(i); all.push(c.square()); } const y = tf.stack(all);`;
    const first = await sandbox.run(text);
    const rows = new RecordingView(first);
    const second = Array.from({ length: rows.tensorCount }, (_, i) => i).filter((i) => rows.nameOf(i) === 'c')[1]!;
    const { recording } = await ask(text, { kind: 'run', gradient: null }, [{ ...refOf(first, second), values: [9] }]);
    expect(value(recording!, 'y')).toBe('[0, 81, 4]');
  });

  it('one that the run does not make any more is told as a sentence', async () => {
    const answer = await ask(FIRST, { kind: 'run', gradient: null }, [{ site: 5, occurrence: 99, values: [1] }]);
    expect(answer.answer).toEqual({ kind: 'none', why: expect.stringContaining('did not come to the value') });
  });

  it('one with the wrong number of values too', async () => {
    const first = await sandbox.run(FIRST);
    const { answer } = await ask(FIRST, { kind: 'run', gradient: null }, [change(first, 'x', 1, 2)]);
    expect(answer.kind).toBe('none');
  });
});

describe('another gradient', () => {
  it.each<[string, string[], string[], Record<string, string>]>([
    ['of m', ['m'], ['x', 'y'], { x: '6', y: '10' }],
    ['by a node on the way', ['z'], ['m'], { m: '68' }],
    ['of several targets, summed', ['z', 'm'], ['x'], { x: '414' }],
    ['of what does not depend on it', ['x'], ['y'], { y: 'null' }],
    ['of itself', ['m'], ['m'], { m: '1' }],
  ])('%s', async (_what, targets, sources, expected) => {
    const recording = await rerun(FIRST, targets, sources);
    expect(partials(recording)).toEqual(expected);
    expect(validateRecording(recording)).toMatchObject({ ok: true });
  });

  it('goes with a changed leaf', async () => {
    const first = await sandbox.run(FIRST);
    expect(partials(await rerun(FIRST, ['m'], ['x'], [change(first, 'x', 4)]))).toEqual({ x: '8' });
  });

  it('has adjoints and local derivatives on the way', async () => {
    const recording = await rerun(FIRST, ['z'], ['x', 'y']);
    const own = await sandbox.run(FIRST);
    const [asked, snippets] = [recording.gradients.at(-1)!, own.gradients[0]!];
    expect(Array.from(asked.edges.local)).toEqual(Array.from(snippets.edges.local));
    expect(Array.from(asked.adjoints.scalar)).toEqual(Array.from(snippets.adjoints.scalar));
  });

  it('of a partial: the second derivative, though one tape alone saw the snippet', async () => {
    const first = await sandbox.run(FIRST);
    const gradient = {
      targets: [{ kind: 'partial', call: 0, source: 0 }],
      sources: [ref(first, 'x'), ref(first, 'y')],
    } as const;
    const { recording } = await ask(FIRST, { kind: 'run', gradient });
    // ∂/∂x 4x(x² + y²) = 12x² + 4y² = 208, ∂/∂y = 8xy = 120
    expect(partials(recording!)).toEqual({ x: '208', y: '120' });
    expect(validateRecording(recording)).toMatchObject({ ok: true });
  });

  it('goes through an inner gradient that the snippet’s own tape recorded', async () => {
    const text = `${TF}const x = tf.variable(3);
      const outer = new tf.GradientTape();
      const inner = new tf.GradientTape();
      const z = outer.record(() => inner.gradient(inner.record(() => x.square().mul(x)), x)!.mul(2));`;
    // ∂/∂x 2 · 3x² = 12x
    expect(partials(await rerun(text, ['z'], ['x']))).toEqual({ x: '36' });
  });

  it('of an integer is refused with a sentence', async () => {
    const text = `${TF}const x = tf.variable([1, 5]); const i = tf.argMax(x);`;
    const first = await sandbox.run(text);
    const gradient = { targets: [ref(first, 'i')], sources: [ref(first, 'x')] };
    const { answer } = await ask(text, { kind: 'run', gradient });
    expect(answer).toEqual({ kind: 'none', why: expect.stringContaining('int32') });
  });
});

describe('other questions', () => {
  const answerTo = async (text: string, question: (first: Recording) => Question): Promise<Answer> =>
    (await ask(text, question(await sandbox.run(text)))).answer;

  it('values beyond the preview, in slices', async () => {
    const text = `${TF}const x = tf.range(0, 5000); const y = x.mul(2);`;
    const answer = await answerTo(text, (first) => ({
      kind: 'values',
      tensor: ref(first, 'y'),
      start: 4000,
      count: 3,
    }));
    expect(answer).toEqual({ kind: 'values', start: 4000, size: 5000, values: [8000, 8002, 8004] });
  });

  it('a jacobian, row by row', async () => {
    const text = `${TF}const x = tf.variable([1, 2]); const a = tf.constant([[1, 2], [3, 4], [5, 6]]); const y = tf.dot(a, x.square()); const b = tf.constant(1);`;
    const answer = await answerTo(text, (first) => ({
      kind: 'jacobian',
      gradient: { targets: [ref(first, 'y')], sources: [ref(first, 'x'), ref(first, 'b')] },
    }));
    expect(answer).toMatchObject({
      kind: 'jacobian',
      blocks: [
        { connected: true, targetShape: [3], sourceShape: [2], rows: 3, columns: 2, values: [2, 8, 6, 16, 10, 24] },
        { connected: false, values: [0, 0, 0] },
      ],
    });
  });

  it('a large jacobian is cut', async () => {
    const text = `${TF}const x = tf.variable(tf.range(0, 200)); const y = x.square();`;
    const answer = await answerTo(text, (first) => ({
      kind: 'jacobian',
      gradient: { targets: [ref(first, 'y')], sources: [ref(first, 'x')] },
    }));
    expect(answer).toMatchObject({ blocks: [{ rows: 128, columns: 128, targetShape: [200] }] });
  });

  const checked = async (code: string, targets: string[], sources: string[]): Promise<string[]> => {
    const answer = await answerTo(TF + code, (first) => ({
      kind: 'check',
      gradient: { targets: targets.map((t) => ref(first, t)), sources: sources.map((s) => ref(first, s)) },
    }));
    if (answer.kind !== 'check') throw new Error(JSON.stringify(answer));
    return answer.sources.map(({ elements }) =>
      elements
        .map((e) => `${e.verdict} ${Number(e.rule.toPrecision(4))} ${Number(e.difference.toPrecision(4))}`)
        .join(', '),
    );
  };
  it.each<[string, string, string[], string[], string[]]>([
    [
      'right',
      `const x = tf.variable(3); const m = x.square(); const z = m.square();`,
      ['z'],
      ['x', 'm'],
      ['right 108 108', 'right 18 18'],
    ],
    ['arrays', `const x = tf.variable([1, 2]); const z = tf.sum(x.pow(3));`, ['z'], ['x'], ['right 3 3, right 12 12']],
    [
      'several targets',
      `const x = tf.variable(3); const a = x.square(); const b = x.mul(2);`,
      ['a', 'b'],
      ['x'],
      ['right 8 8'],
    ],
    [
      'unconnected',
      `const x = tf.variable(3); const y = tf.variable(1); const z = x.square();`,
      ['z'],
      ['y'],
      ['right 0 0'],
    ],
    ['a kink', `const x = tf.variable(0); const z = tf.relu(x);`, ['z'], ['x'], ['kink 0 0.5']],
    ['abs at a kink', `const x = tf.variable([0, 1]); const z = tf.abs(x);`, ['z'], ['x'], ['kink 0 0, right 1 1']],
    [
      "the author's own wrong rule",
      `const f = tf.customGrad((x) => ({ value: x.square(), gradFunc: (dy) => dy.mul(3) })); const x = tf.variable(4); const z = f(x);`,
      ['z'],
      ['x'],
      ['wrong 3 8'],
    ],
    [
      'a stopped gradient',
      `const x = tf.variable(2); const z = tf.stopGradient(x).mul(x);`,
      ['z'],
      ['x'],
      ['right 2 2'],
    ],
    [
      'a Variable in two states',
      `const x = tf.variable(2); const a = x.square(); x.assign(5); const z = a.add(x.square());`,
      ['z'],
      ['x'],
      ['right 14 14'],
    ],
    [
      'through a cast',
      `const x = tf.variable(2); const z = tf.cast(tf.cast(x, 'float64').exp(), 'float32');`,
      ['z'],
      ['x'],
      ['right 7.389 7.389'],
    ],
  ])('a check: %s', async (_what, code, targets, sources, expected) => {
    expect(await checked(code, targets, sources)).toEqual(expected);
  });
});

describe('what goes wrong stays a sentence', () => {
  it('a changed value that makes the snippet endless is stopped, and the next question works', async () => {
    const text = `${TF}const x = tf.variable(1); let y = x.square(); while (y.dataSync()[0] > 1) {} const z = x.square();`;
    const first = await sandbox.run(text);
    const request = { modules: [sandbox.module(text)], limits: { deadlineMs: 200 } };
    const endless = await sandbox.runner.ask({
      ...request,
      ask: { changes: [change(first, 'x', 2)], question: { kind: 'run', gradient: null } },
    });
    expect(endless.answer).toEqual({ kind: 'none', why: expect.stringContaining('did not end within 0.2 s') });
    const next = await ask(text, { kind: 'run', gradient: null }, [change(first, 'x', 0.5)]);
    expect(value(next.recording!, 'z')).toBe('0.25');
  });

  it('a snippet that throws with the changed value leaves what ran until then', async () => {
    const text = `${TF}const x = tf.variable(1); const y = x.square(); if (y.dataSync()[0] > 1) throw new Error('too large'); const z = x.add(1);`;
    const first = await sandbox.run(text);
    const thrown = await ask(text, { kind: 'run', gradient: null }, [change(first, 'x', 2)]);
    expect(thrown.recording?.outcome).toMatchObject({ kind: 'threw', message: expect.stringContaining('too large') });
    const gradient = { targets: [ref(first, 'z')], sources: [ref(first, 'x')] };
    const unreached = await ask(text, { kind: 'run', gradient }, [change(first, 'x', 2)]);
    expect(unreached.answer).toEqual({ kind: 'none', why: expect.stringContaining('ended before') });
  });

  it('a run asked for meanwhile goes first', async () => {
    const slow = `${TF}for (let i = 0; i < 300; i++) tf.randomNormal([1000]).square();`;
    await sandbox.run(slow);
    const waiting = [1, 2].map(() => ask(slow, { kind: 'run', gradient: null }));
    const run = sandbox.run(FIRST);
    expect((await Promise.all(waiting)).map(({ answer }) => answer.kind)).toEqual(['none', 'none']);
    expect((await run).outcome.kind).toBe('ok');
  });

  it('after release the question starts a fresh thread', async () => {
    const first = await sandbox.run(FIRST);
    sandbox.runner.release();
    const { recording } = await ask(FIRST, { kind: 'run', gradient: null });
    expect(withoutTime(recording!)).toBe(withoutTime(first));
    expect(sandbox.started()).toBeLessThanOrEqual(4);
  });
});

it('round trips are short', async () => {
  const times: number[] = [];
  const first = await sandbox.run(FIRST);
  const modules = [sandbox.module(FIRST)];
  const question = { kind: 'run', gradient: null } as const;
  for (let i = 0; i < 30; i++) {
    const began = performance.now();
    await sandbox.runner.ask({ modules, ask: { changes: [change(first, 'x', i)], question } });
    times.push(performance.now() - began);
  }
  times.sort((a, b) => a - b);
  figure('First example with one leaf changed, median round trip, ms', Math.round((times[15] ?? 0) * 10) / 10);
  figure('… 29 of 30 within, ms', Math.round((times[28] ?? 0) * 10) / 10);
});
