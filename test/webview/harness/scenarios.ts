/** @file What the host may send, by name, for the page that stands in for VS Code. */

import type { GraphState } from '../../../extension/protocol/messages';
import { FIRST_GRADIENT_TEXT, firstGradientRecording } from '../../fixtures/recordings';
import { RecordingSketch } from '../recordingSketch';

const SHOWN = { kind: 'recording', findings: [], lines: [], stale: false, problem: null } as const;

export const SCENARIOS = {
  first: () => ({
    ...SHOWN,
    fileName: '01-first-gradient.ts',
    recording: firstGradientRecording(),
    lines: firstLines(),
  }),
  stale: () => ({
    ...SHOWN,
    fileName: '01-first-gradient.ts',
    recording: firstGradientRecording(),
    stale: true,
    problem: 'The snippet threw at line 9: x is not a function. The graph shows what ran until then.',
  }),
  running: () => ({ kind: 'running', fileName: '01-first-gradient.ts' }),
  empty: () => ({
    kind: 'empty',
    fileName: '01-first-gradient.ts',
    hint: 'Run "Show Gradient Graph" to see the graph of this snippet.',
  }),
  mixed: () => ({ ...SHOWN, fileName: 'mixed.ts', recording: mixed() }),
  arrays: () => ({ ...SHOWN, fileName: 'arrays.ts', recording: arrays() }),
  noGradient: () => ({ ...SHOWN, fileName: 'no-gradient.ts', recording: noGradient() }),
  large: () => ({ ...SHOWN, fileName: 'large.ts', recording: large(1000) }),
} satisfies Record<string, () => GraphState>;

function firstLines(): number[] {
  return firstGradientRecording().sites.map(({ start }) => FIRST_GRADIENT_TEXT.slice(0, start).split('\n').length);
}

export type ScenarioName = keyof typeof SCENARIOS;

/** Every kind of node, vectors, x·x, a long edge, a null source with its break, two gradient calls. */
function mixed() {
  const r = new RecordingSketch();
  const w = r.variable('w', [0.5, -1.25, 2, 4]);
  const lost = r.variable('bias', 2);
  const x = r.constant('x', [1, 2, 3, 4]);
  const scale = r.constant(null, 0.1);
  r.watch(x);
  const shifted = r.op('add', [lost, scale], 2.1, { name: 'shifted', tapes: [] });
  const wx = r.op('mul', [w, x], [0.5, -2.5, 6, 16]);
  const squares = r.op('mul', [wx, wx], [0.25, 6.25, 36, 256], { name: 'squares' });
  const act = r.op('sigmoid', [squares], [0.562, 0.998, 1, 1]);
  const sum = r.op('add', [act, shifted], [2.66, 3.1, 3.1, 3.1]);
  const weighted = r.op('mul', [sum, w], [1.33, -3.875, 6.2, 12.4], { name: 'weighted' });
  const loss = r.op('mean', [weighted], 4.01375, { name: 'loss' });
  r.op('neg', [loss], -4.01375, { name: 'beside', tapes: [] });
  r.gradient([weighted], [[x, [1, 2, 3, 4]]]);
  r.gradient(
    [loss],
    [
      [w, [0.7, 0.77, 0.775, 0.775]],
      [x, [0.01, -0.02, 0, 0]],
      [lost, null, { kind: 'op-outside-tape', op: 0, site: -1 }],
    ],
  );
  return r.build();
}

/** A long vector and its adjoint. */
function arrays() {
  const r = new RecordingSketch();
  const values = (f: (i: number) => number): number[] => Array.from({ length: 900 }, (_, i) => f(i));
  const x = r.variable(
    'x',
    values((i) => i - 450),
  );
  const y = r.op(
    'square',
    [x],
    values((i) => (i - 450) ** 2),
    { name: 'y' },
  );
  r.gradient([y], [[x, values((i) => 2 * (i - 450))]]);
  return r.build();
}

function noGradient() {
  const r = new RecordingSketch();
  r.op('square', [r.constant('x', 3)], 9, { name: 'y', tapes: [] });
  return r.build();
}

function large(count: number) {
  const r = new RecordingSketch();
  let rows = [r.variable('a', 1), r.variable('b', 2), r.variable('c', 3)];
  for (let i = 0; i < count; i++) {
    const pick = (k: number): number => rows[(i * 7 + k * 5) % rows.length]!;
    rows = [...rows, r.op(i % 3 === 0 ? 'square' : 'add', i % 3 === 0 ? [pick(1)] : [pick(1), pick(2)], i)].slice(-9);
  }
  r.gradient([rows.at(-1)!], [[0, 1]]);
  return r.build();
}
