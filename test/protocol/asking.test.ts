/** @file Questions and answers on the wire: what is one goes through as it is, anything else is refused with a sentence. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkAnswer, checkAsk } from '../../extension/protocol/askChecks';
import { refOf, rowOf } from '../../extension/protocol/asking';
import { readPanelAnswer } from '../../webview/receive';
import { firstGradientRecording } from '../fixtures/recordings';

const made = { kind: 'made', site: 3, occurrence: 0 };
const partial = { kind: 'partial', call: 0, source: 1 };
const gradient = { targets: [made, partial], sources: [made] };
const asks: readonly unknown[] = [
  { changes: [], question: { kind: 'run', gradient: null } },
  { changes: [{ site: -1, occurrence: 2, values: [1, NaN, Infinity] }], question: { kind: 'run', gradient } },
  { changes: [], question: { kind: 'values', tensor: made, start: 0, count: 10 } },
  { changes: [], question: { kind: 'jacobian', gradient } },
  { changes: [], question: { kind: 'check', gradient } },
];
const element = { element: 0, rule: 1, difference: 1, left: 1, right: 1, error: 0, verdict: 'right' };
const block = { connected: true, targetShape: [2], sourceShape: [], rows: 2, columns: 1, values: [1, 2] };
const answers: readonly unknown[] = [
  { kind: 'run' },
  { kind: 'none', why: 'Because.' },
  { kind: 'values', start: 0, size: 3, values: [1, 2, NaN] },
  { kind: 'jacobian', blocks: [block] },
  { kind: 'check', sources: [{ shape: [2], connected: true, elements: [element] }] },
];

describe('what is a question or an answer', () => {
  it.each(asks)('%j', (ask) => expect(checkAsk(ask)).toEqual(ask));
  it.each(answers)('%j', (answer) => expect(checkAnswer(answer)).toEqual(answer));
});

describe('what is none', () => {
  const asked = (question: object, changes: unknown = []) => ({ changes, question });
  it.each<[string, unknown]>([
    ['nothing', null],
    ['an unknown kind', asked({ kind: 'evaluate', code: '1' })],
    ['no targets', asked({ kind: 'check', gradient: { targets: [], sources: [made] } })],
    ['too many targets', asked({ kind: 'check', gradient: { targets: Array(65).fill(made), sources: [made] } })],
    ['a target by row', asked({ kind: 'check', gradient: { targets: [4], sources: [made] } })],
    ['a place before the first', asked({ kind: 'values', tensor: { ...made, occurrence: -1 }, start: 0, count: 1 })],
    ['too many values', asked({ kind: 'values', tensor: made, start: 0, count: 1e9 })],
    ['a change by text', asked({ kind: 'run', gradient: null }, [{ site: 1, occurrence: 0, values: ['4'] }])],
    [
      'too many changes',
      asked({ kind: 'run', gradient: null }, Array(65).fill({ site: 1, occurrence: 0, values: [1] })),
    ],
    [
      'too large a change',
      asked({ kind: 'run', gradient: null }, [{ site: 1, occurrence: 0, values: Array(100_001).fill(0) }]),
    ],
  ])('%s', (_what, ask) => expect(() => checkAsk(ask)).toThrow(/ is not /));

  it.each<[string, unknown]>([
    ['a matrix with a value too few', { kind: 'jacobian', blocks: [{ ...block, values: [1] }] }],
    ['a matrix too large', { kind: 'jacobian', blocks: [{ ...block, rows: 1e6 }] }],
    [
      'an unknown verdict',
      { kind: 'check', sources: [{ shape: [], connected: true, elements: [{ ...element, verdict: 'fine' }] }] },
    ],
    ['no sentence', { kind: 'none', why: 4 }],
  ])('%s', (_what, answer) => {
    expect(() => checkAnswer(answer)).toThrow(/ is not /);
    expect(readPanelAnswer(answer)).toBe(null);
  });

  it('ten thousand others', () => {
    const anything = fc.anything({ maxDepth: 4, withTypedArray: true, withNullPrototype: true });
    const near = fc.record({
      kind: fc.constantFrom('run', 'none', 'values', 'jacobian', 'check'),
      changes: anything,
      question: fc.oneof(
        anything,
        fc.record({ kind: fc.constantFrom('run', 'values', 'check'), gradient: anything, tensor: anything }),
      ),
      blocks: fc.array(anything),
      sources: fc.array(anything),
      recording: anything,
      problem: anything,
    });
    fc.assert(
      fc.property(fc.oneof(anything, near), (one) => {
        for (const check of [checkAsk, checkAnswer]) {
          try {
            check(one);
          } catch (error) {
            expect(error).toBeInstanceOf(Error);
          }
        }
        expect(() => readPanelAnswer(one)).not.toThrow();
      }),
      { seed: 20260101, numRuns: 10_000 },
    );
  });
});

it('a tensor told by its place is found again, every one of them', () => {
  const recording = firstGradientRecording();
  for (let row = 0; row < recording.tensors.count; row++) expect(rowOf(recording, refOf(recording, row))).toBe(row);
  expect(rowOf(recording, { kind: 'made', site: 0, occurrence: 99 })).toBe(null);
  expect(rowOf(recording, { kind: 'partial', call: 0, source: 0 })).toBe(recording.gradients[0]?.sources[0]?.result);
  expect(rowOf(recording, { kind: 'partial', call: 7, source: 0 })).toBe(null);
});
