/** @file The pure parts of changing and choosing: slider ranges, places in an array, and a graph without its backward ops. */

import { describe, expect, it } from 'vitest';
import { buildGraph } from '../../webview/model/graphModel';
import { hasBackwardLayer, withoutBackward } from '../../webview/model/backwardLayer';
import { indexText } from '../../webview/model/indexText';
import { leafRange, PLACES, placeOf, valueAt } from '../../webview/model/leafRange';
import { createRepeater } from '../../webview/repeat';
import { Store } from '../../webview/state';
import type { Ask, PanelAnswer } from '../../extension/protocol/asking';
import { FIRST, firstGradientRecording } from '../fixtures/recordings';

describe('the range of a slider', () => {
  it.each([
    [3, false, 'linear -8 8'],
    [0, false, 'linear -2 2'],
    [-75, false, 'linear -200 200'],
    [0.01, false, 'logarithmic 0.0001 1'],
    [5000, false, 'logarithmic 50 500000'],
    [7, true, 'linear -14 14'],
    [NaN, false, 'linear -10 10'],
  ])('%d', (own, isInteger, expected) => {
    const { kind, min, max } = leafRange(own, isInteger);
    expect(`${kind} ${Number(min.toPrecision(6))} ${Number(max.toPrecision(6))}`).toBe(expected);
  });

  it.each([3, 0, -75, 0.01, 5000, 1e-12, 123456])('the value %d has a place, and places go up', (own) => {
    const range = leafRange(own, false);
    const values = Array.from({ length: PLACES + 1 }, (_, place) => valueAt(range, place, false));
    expect(values.every((value, i) => i === 0 || value >= (values[i - 1] ?? 0))).toBe(true);
    const back = valueAt(range, placeOf(range, own), false);
    expect(Math.abs(back - own)).toBeLessThanOrEqual(Math.abs(own) * 0.02 + (range.max - range.min) / PLACES);
  });

  it('whole numbers stay whole', () => {
    const range = leafRange(7, true);
    expect(valueAt(range, 123, true)).toBe(Math.round(valueAt(range, 123, true)));
  });
});

it.each([
  [[], 0, ''],
  [[3], 2, '[2]'],
  [[2, 3], 4, '[1, 1]'],
  [[2, 1, 2], 3, '[1, 0, 1]'],
])('the place in %j of %d', (shape, element, text) => expect(indexText(shape, element)).toBe(text));

describe('the backward layer', () => {
  it('is none in the first example', () => {
    const model = buildGraph(firstGradientRecording(), { call: null, scope: 'call' });
    expect(hasBackwardLayer(model)).toBe(false);
    expect(withoutBackward(model)).toBe(model);
  });

  it('hidden, what led through it is one edge each, and constants of its own go with it', () => {
    const model = buildGraph(firstGradientRecording(), { call: null, scope: 'call' });
    const isBackward = (id: string): boolean => id === `t${FIRST.xSquared}` || id === `t${FIRST.m}`;
    const layered = {
      ...model,
      nodes: model.nodes.map((n) => ({ ...n, names: isBackward(n.id) ? [] : n.names, isBackward: isBackward(n.id) })),
    };
    const shown = withoutBackward(layered);
    expect(shown.nodes.map(({ id }) => id).toSorted()).toEqual(
      ['v0', 'v1', `t${FIRST.ySquared}`, `t${FIRST.z}`].toSorted(),
    );
    expect(shown.edges.map(({ from, to }) => `${from}→${to}`).toSorted()).toEqual(
      [`v1→t${FIRST.ySquared}`, `t${FIRST.ySquared}→t${FIRST.z}`, `v0→t${FIRST.z}`].toSorted(),
    );
  });
});

describe('one question at a time', () => {
  const state = (recording = firstGradientRecording()) =>
    ({ kind: 'recording', fileName: 'a.ts', recording, findings: [], lines: [], stale: false, problem: null }) as const;
  const leaf = (value: number) => ({ site: 1, occurrence: 0, label: 'x', shape: [], was: [3], values: [value] });
  /** A store with a repeater whose questions are answered by hand. */
  function open() {
    const store = new Store({});
    store.receive(state());
    const asked: { ask: Ask; answer: (answer: PanelAnswer) => void }[] = [];
    const repeater = createRepeater(store, (ask) => new Promise((answer) => asked.push({ ask, answer })));
    const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
    const give = async (at: number, z = 0): Promise<PanelAnswer> => {
      const r = firstGradientRecording();
      const scalar = r.tensors.scalar.slice();
      scalar[FIRST.z] = z;
      const answer = { kind: 'run', recording: { ...r, tensors: { ...r.tensors, scalar } }, problem: null } as const;
      asked[at]?.answer(answer);
      await settle();
      return answer;
    };
    const z = () => store.recording?.tensors.scalar[FIRST.z];
    return { store, repeater, asked, settle, give, z };
  }

  it('what is wished meanwhile is asked once, with the latest value', async () => {
    const { repeater, asked, give, z, store } = open();
    for (const value of [4, 5, 6]) repeater.wish({ changes: [leaf(value)] });
    expect(asked).toHaveLength(1);
    await give(0, 1681);
    expect(z()).toBe(1681);
    expect(asked.map(({ ask }) => ask.changes[0]?.values)).toEqual([[4], [6]]);
    await give(1, 3721);
    expect([z(), store.now.repeat.isAsking]).toEqual([3721, false]);
  });

  it('an answer that comes after the way back changes nothing', async () => {
    const { repeater, give, z, store } = open();
    repeater.wish({ changes: [leaf(4)] });
    repeater.reset();
    await give(0, 1681);
    expect([z(), store.now.repeat.isAsking]).toEqual([1156, false]);
  });

  it('nor one that comes after a new run', async () => {
    const { repeater, give, z, store } = open();
    repeater.wish({ changes: [leaf(4)] });
    const next = { ...firstGradientRecording(), elapsedMs: 99 };
    store.receive(state(next));
    await give(0, 1681);
    expect(z()).toBe(1156);
    expect(store.now.repeat.changes).toEqual([]);
  });

  it('no answer keeps what was shown, and says why', async () => {
    const { repeater, asked, settle, z, store } = open();
    repeater.wish({ changes: [leaf(4)] });
    asked[0]?.answer({ kind: 'none', why: 'It did not end.' });
    await settle();
    expect([z(), store.now.repeat.failure]).toEqual([1156, 'It did not end.']);
    repeater.wish({ changes: [] });
    await settle();
    expect(store.now.repeat.failure).toBe(null);
  });
});
