/** @file The store and what it lets in: messages of strangers and of other versions, choices that outlive a run. */

import { describe, expect, test } from 'vitest';
import { explainNode } from '../../extension/explain/explainNode';
import type { GraphState, ShownRun } from '../../extension/protocol/messages';
import { RecordingView } from '../../extension/protocol/recordingView';
import { packNumbers, unpackNumbers } from '../../extension/protocol/wireNumbers';
import { isExplanation, isGraphState, isHighlight, isRunState } from '../../webview/receive';
import { readKept, Store } from '../../webview/state';
import { FIRST, firstGradientRecording } from '../fixtures/recordings';

const shown = (change: Partial<ShownRun> = {}): GraphState => ({
  kind: 'recording',
  fileName: 'a.ts',
  recording: firstGradientRecording(),
  findings: [],
  lines: [],
  stale: false,
  problem: null,
  ...change,
});

describe('what the host sends', () => {
  test('a state is understood, also after the wire', () => {
    expect(isGraphState(shown())).toBe(true);
    expect(isGraphState(unpackNumbers(packNumbers(shown())))).toBe(true);
    expect(isGraphState({ kind: 'empty', fileName: 'a.ts', hint: 'Run it.' })).toBe(true);
    expect(isGraphState({ kind: 'running', fileName: 'a.ts' })).toBe(true);
  });

  const recording = firstGradientRecording();
  test.each<[string, unknown]>([
    ['nothing', null],
    ['a word', 'recording'],
    ['an unknown kind', { kind: 'other', fileName: 'a.ts' }],
    ['no file name', { kind: 'running' }],
    ['another version', shown({ recording: { ...recording, version: 2 as 1 } })],
    ['a column too short', shown({ recording: { ...recording, ops: { ...recording.ops, count: 5 } } })],
    ['no column', { ...shown(), recording: { ...recording, tensors: { count: 8 } } }],
    ['findings that are no list', { ...shown(), findings: {} }],
  ])('%s is refused', (_, message) => {
    expect(isGraphState(message)).toBe(false);
  });

  test('what changes about a run is understood, and nothing else in its place', () => {
    const change = { lines: [1, null], stale: true, running: 'waits' };
    expect(isRunState(change)).toBe(true);
    expect(
      [null, {}, { ...change, lines: 3 }, { ...change, stale: 1 }, { ...change, running: 'soon' }].map(isRunState),
    ).toEqual([false, false, false, false, false]);
  });

  test('an explanation is understood, and nothing else in its place', () => {
    const explanation = explainNode(new RecordingView(recording), 0, FIRST.x);
    expect(isExplanation(unpackNumbers(packNumbers(explanation)))).toBe(true);
    expect(
      [null, {}, { ...explanation, sum: 3 }, { ...explanation, paths: { heading: '' } }].map(isExplanation),
    ).toEqual([false, false, false, false]);
  });

  test('a highlight names a row, or takes the highlight away', () => {
    expect([isHighlight({ tensor: 3 }), isHighlight(null)]).toEqual([true, true]);
    expect([isHighlight({ tensor: '3' }), isHighlight(3), isHighlight({})]).toEqual([false, false, false]);
  });
});

describe('the store', () => {
  test('the model stays the same object until something it depends on changes', () => {
    const store = new Store({});
    store.receive(shown());
    const { model } = store;
    store.set({ selected: 'v0' });
    expect(store.model).toBe(model);
    store.update({ lines: [4], stale: true, running: 'now' });
    expect(store.now.graph).toMatchObject({ stale: true, lines: [4], running: 'now' });
    expect(store.model).toBe(model);
    store.update({ lines: [], stale: false });
    expect(store.now.graph).not.toHaveProperty('running');
    expect(store.now.selected).toBe('v0');
    expect(store.model).toBe(model);
    store.set({ scope: 'all' });
    expect(store.model).not.toBe(model);
  });

  test('what changes about a run is passed over while none is shown, or none that was understood', () => {
    const store = new Store({});
    const change = { lines: [], stale: true };
    store.update(change);
    expect(store.now.graph).toBe(null);
    store.receive({ kind: 'running', fileName: 'a.ts' });
    store.update(change);
    expect(store.now.graph).toEqual({ kind: 'running', fileName: 'a.ts' });
    store.receive(shown());
    store.set({ failure: 'Of another version.' });
    store.update(change);
    expect(store.now).toMatchObject({ graph: { stale: false }, failure: 'Of another version.' });
  });

  test('the selection goes when its node is gone', () => {
    const store = new Store({});
    store.receive(shown());
    store.set({ selected: 'v0' });
    store.receive(shown({ recording: { ...firstGradientRecording(), elapsedMs: 4 } }));
    expect(store.now.selected).toBe('v0');
    store.set({ selected: 't999' });
    store.receive(shown());
    expect(store.now.selected).toBe(null);
  });

  test('the chosen gradient call outlives a run with as many of them, and no other', () => {
    const one = firstGradientRecording();
    const two = { ...one, gradients: [one.gradients[0]!, one.gradients[0]!] };
    const store = new Store({});
    store.receive(shown({ recording: two }));
    store.set({ call: 0 });
    store.receive(shown({ recording: { ...two, elapsedMs: 9 } }));
    expect(store.now.call).toBe(0);
    store.receive(shown({ recording: one }));
    expect(store.now.call).toBe(null);
  });

  test('of what VS Code kept, only what fits is taken', () => {
    expect(readKept({ scope: 'all', showTable: true, direction: 'down' })).toEqual({
      scope: 'all',
      showTable: true,
      direction: 'down',
    });
    expect(readKept({ scope: 'some', showTable: 1, direction: null, more: 1 })).toEqual({});
    expect(readKept(undefined)).toEqual({});
  });
});
