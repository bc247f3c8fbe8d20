/** @file Loops and functions as groups: what is closed by itself, what opens, which edges merge, what a group tells. */

import { describe, expect, test } from 'vitest';
import { buildGraph, type GraphModel } from '../../webview/model/graphModel';
import { MOST_SHOWN, type GroupChoice } from '../../webview/model/groups';
import { seriesOf, places } from '../../webview/model/series';
import { buildSteps } from '../../webview/model/steps';
import { viewOf } from '../../webview/model/views';
import { Store } from '../../webview/state';
import { closeSelected, openSelected, openAll, closeAll } from '../../webview/groupActions';
import { RecordingSketch } from './recordingSketch';

/** `product = product.mul(x)` so many times, then a square outside of the loop. */
function power(turns: number) {
  const r = new RecordingSketch();
  const x = r.variable('x', 2);
  let product = r.constant('product', 1);
  r.loop(turns, (turn) => {
    const two = r.constant(null, 2);
    product = r.op('mul', [product, r.op('mul', [x, two], 4)], 2 ** (turn + 1));
  });
  const z = r.op('square', [product], 4 ** turns, { name: 'z' });
  r.gradient([z], [[x, 32]]);
  return r.build();
}

const auto: GroupChoice = { rest: 'auto', chosen: {} };
const withGroups = (recording: ReturnType<typeof power>, groups: GroupChoice): GraphModel =>
  buildGraph(recording, { call: null, scope: 'call', groups });
const symbols = (model: GraphModel): string[] => model.nodes.map((node) => node.symbol);
const states = (model: GraphModel): string[] => model.groups.map((group) => `${group.key} ${String(group.state)}`);

describe('what is closed', () => {
  test('a small loop is open, a large one closed', () => {
    expect(withGroups(power(3), auto).groups.every((group) => group.state === 'open')).toBe(true);
    expect(states(withGroups(power(100), auto))).toEqual(['/loop closed']);
  });

  test('a closed group is one node; its leaves are inside it, what others use and targets are not', () => {
    const model = withGroups(power(100), auto);
    expect(symbols(model)).toEqual(['x', 'product', 'loop ×100', 'z']);
    expect(model.nodes[2]).toMatchObject({ kind: 'group', value: '200 ops · 101 in, 1 out', opRow: 199 });
  });

  test('edges of a closed group merge', () => {
    const model = withGroups(power(100), auto);
    expect(model.edges.map((edge) => [edge.from, edge.to, edge.parts.length])).toEqual([
      ['v0', 'g/loop', 100],
      ['t1', 'g/loop', 1],
      ['g/loop', expect.stringMatching(/^t/), 1],
    ]);
  });

  test('a target inside a closed loop is shown all the same', () => {
    const r = new RecordingSketch();
    const x = r.variable('x', 2);
    let last = x;
    r.loop(100, () => (last = r.op('mul', [last, x], 4)));
    r.gradient([last], [[x, 1]]);
    const model = withGroups(r.build(), auto);
    expect(model.nodes.map((node) => [node.kind, node.isTarget])).toEqual([
      ['variable', false],
      ['group', false],
      ['op', true],
    ]);
  });
});

describe('what opens', () => {
  test('one turn, with those before and after it closed', () => {
    const model = withGroups(power(100), { rest: 'auto', chosen: { '/loop': 7 } });
    expect(symbols(model)).toEqual([
      'x',
      'product',
      '7 turns before',
      '2',
      'x · 2',
      expect.any(String),
      '92 turns after',
      'z',
    ]);
    expect(states(model)).toEqual(['/loop 7', '/loop/7 open']);
    expect(model.nodes[2]!.value).toBe('14 ops · 8 in, 1 out');
  });

  test('a turn that is not there is the last', () => {
    expect(states(withGroups(power(100), { rest: 'auto', chosen: { '/loop': 700 } }))[0]).toBe('/loop 99');
  });

  test('all of it', () => {
    expect(withGroups(power(100), { rest: 'open', chosen: {} }).nodes).toHaveLength(303);
  });

  test('no more than can be shown, however much is asked for', () => {
    for (const choice of [
      { rest: 'open', chosen: {} },
      { rest: 'auto', chosen: { '/loop': 'open' } },
    ] as const) {
      const model = withGroups(power(MOST_SHOWN), choice);
      expect(states(model)[0]).toBe('/loop 0');
      expect(model.nodes.length).toBeLessThan(20);
    }
  });

  test('of more ops than that in no loop at all, the first ones are closed over', () => {
    const r = new RecordingSketch();
    let last = r.variable('x', 2);
    for (let i = 0; i < MOST_SHOWN + 1000; i++) last = r.op('neg', [last], i);
    r.gradient([last], [[0, 1]]);
    const model = withGroups(r.build(), auto);
    expect(model.nodes).toHaveLength(MOST_SHOWN + 2);
    expect(model.nodes[1]).toMatchObject({ symbol: 'earlier ops', value: '1,000 ops · 1 in, 1 out' });
  });
});

describe('functions', () => {
  const calls = (times: number) => {
    const r = new RecordingSketch();
    let last = r.variable('x', 2);
    const layer = r.function('layer', () => {
      for (let i = 0; i < 30; i++) last = r.op('neg', [last], i);
    });
    for (let i = 0; i < times; i++) layer();
    last = r.op('square', [last], 1);
    r.gradient([last], [[0, 1]]);
    return r.build();
  };
  test('each call is a group', () => {
    expect(states(withGroups(calls(3), { rest: 'closed', chosen: {} }))).toEqual([
      '/layer closed',
      '/layer#1 closed',
      '/layer#2 closed',
    ]);
  });
  test('many calls are one group with turns', () => {
    const model = withGroups(calls(20), auto);
    expect(model.groups.map((group) => [group.name, group.turns])).toEqual([['layer() ×20', 20]]);
    expect(symbols(withGroups(calls(20), { rest: 'auto', chosen: { '/layer': 1 } }))).toContain('1 call before');
  });
});

describe('the passes over a closed group', () => {
  test('it runs in one step', () => {
    const recording = power(100);
    const steps = buildSteps(viewOf(recording), withGroups(recording, auto));
    expect(steps.map((step) => step.words).slice(0, 2)).toEqual([
      'loop ×100: 200 ops; edges: 101 in, 1 out',
      expect.stringContaining('z ='),
    ]);
  });
});

describe('node and source', () => {
  test('a tensor in a closed group is shown by the group', () => {
    const recording = power(100);
    const model = withGroups(recording, auto);
    expect(model.nodeOf(recording.ops.outputs[50]!)).toBe('g/loop');
    expect(model.nodes.find((node) => node.id === 'g/loop')?.site).toBe(0);
  });
});

describe('by hand', () => {
  const open = (recording: ReturnType<typeof power>): Store => {
    const store = new Store({});
    store.receive({
      kind: 'recording',
      fileName: 'a.ts',
      recording,
      findings: [],
      lines: [],
      stale: false,
      problem: null,
    });
    return store;
  };
  test('the selection goes in and comes out again', () => {
    const store = open(power(100));
    store.set({ selected: 'g/loop' });
    openSelected(store);
    const node = store.model?.nodes.find(({ id }) => id === store.now.selected);
    expect(node?.symbol).toBe('x · 2');
    store.set({ selected: 'g/loop>' });
    openSelected(store);
    expect(store.model?.groups[0]?.state).toBe(1);
    closeSelected(store);
    expect(store.now.selected).toBe('g/loop');
  });
  test('all at once', () => {
    const store = open(power(10));
    closeAll(store);
    expect(store.model?.nodes).toHaveLength(4);
    openAll(store);
    expect(store.model?.nodes).toHaveLength(33);
  });
});

describe('a training loop', () => {
  const training = (steps: number) => {
    const r = new RecordingSketch();
    const w = r.variable('w', 2);
    r.loop(steps, (step) => {
      const loss = r.op('square', [w], step, { name: 'loss' });
      r.gradient([loss], [[w, 4]], { again: true });
    });
    return r.build();
  };
  test('its steps are a series', () => {
    const { calls } = buildGraph(training(20), { call: null, scope: 'call' });
    expect(seriesOf(calls, 6)).toEqual({ calls: Array.from({ length: 20 }, (_, i) => i), at: 6 });
    expect(places(calls, 6)).toEqual([{ call: 6, text: '1: ∂loss₇/∂w ×20' }]);
  });
  test('a call made once is none', () => {
    expect(seriesOf(buildGraph(training(1), { call: null, scope: 'call' }).calls, 0)).toBe(null);
  });
  test('what is selected in one step is selected in the next', () => {
    const store = new Store({});
    const recording = training(20);
    store.receive({
      kind: 'recording',
      fileName: 'a.ts',
      recording,
      findings: [],
      lines: [],
      stale: false,
      problem: null,
    });
    const target = store.model?.nodes.find((node) => node.isTarget)?.id ?? null;
    store.set({ selected: target });
    store.set({ call: 3 });
    const now = store.model?.nodes.find((node) => node.isTarget)?.id;
    expect(now).not.toBe(target);
    expect(store.now.selected).toBe(now);
  });
});
