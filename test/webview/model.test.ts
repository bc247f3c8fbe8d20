/** @file From Recording to graph: golden text of what the picture says. */

import { describe, expect, test } from 'vitest';
import { buildGraph, type GraphChoice } from '../../webview/model/graphModel';
import { FIRST, FIRST_SITES, firstGradientRecording } from '../fixtures/recordings';
import { modelText } from './modelText';
import { RecordingSketch } from './recordingSketch';

const CALL: GraphChoice = { call: null, scope: 'call' };
const ALL: GraphChoice = { call: null, scope: 'all' };

describe('the first example', () => {
  const model = buildGraph(firstGradientRecording(), CALL);

  test('every node has value and adjoint, every edge its local derivative', () => {
    expect(modelText(model)).toBe(
      `
[variable source] x = 3 | ∂z/∂x = 408
[op] · by square = 9 | ∂z/∂x² = 68
[variable source] y = 5 | ∂z/∂y = 680
[op] · by square = 25 | ∂z/∂y² = 68
[op] m by add = 34 | ∂z/∂m = 68
[op target] z by square = 1156 | ∂z/∂z = 1
x → x² | ∂x²/∂x = 6 | flows 408
y → y² | ∂y²/∂y = 10 | flows 680
x² → m | ∂m/∂x² = 1 | flows 68
y² → m | ∂m/∂y² = 1 | flows 68
m → z | ∂z/∂m = 68 | flows 68`.trim(),
    );
  });

  test('nodes know their rows and where to go in the editor', () => {
    const m = model.nodes.find((node) => node.names.includes('m'));
    expect(m).toMatchObject({ id: `t${FIRST.m}`, tensors: [FIRST.m], site: FIRST_SITES.add, type: 'float32' });
  });

  test('its one gradient call is offered by what it computes', () => {
    expect(model.calls).toEqual([{ index: 0, label: '∂z/∂x, ∂z/∂y', failed: false, site: FIRST_SITES.gradient }]);
    expect(model).toMatchObject({ call: 0, shownOps: 4, allOps: 4 });
  });
});

describe('which gradient call', () => {
  const two = () => {
    const r = new RecordingSketch();
    const x = r.variable('x', 3);
    const y = r.op('square', [x], 9, { name: 'y' });
    const z = r.op('square', [y], 81, { name: 'z' });
    r.gradient([z], [[x, 108]]);
    r.gradient([y], [[x, 6]]);
    r.gradient([z], [], { error: 'used twice' });
    return r.build();
  };

  test('the last that succeeded is shown', () => {
    const model = buildGraph(two(), CALL);
    expect(model.call).toBe(1);
    expect(model.calls.map((c) => [c.label, c.failed])).toEqual([
      ['∂z/∂x', false],
      ['∂y/∂x', false],
      ['∂z', true],
    ]);
    expect(model.nodes.map((n) => n.symbol)).toEqual(['x', 'y']);
  });

  test('another can be chosen; one that is not there is not followed', () => {
    expect(buildGraph(two(), { call: 0, scope: 'call' }).nodes.map((n) => n.symbol)).toEqual(['x', 'y', 'z']);
    expect(buildGraph(two(), { call: 9, scope: 'call' }).call).toBe(1);
  });
});

describe('what is shown', () => {
  test('without a gradient call: every op', () => {
    const r = new RecordingSketch();
    r.op('square', [r.constant(null, 2)], 4, { tapes: [] });
    expect(modelText(buildGraph(r.build(), CALL))).toBe(
      `
[constant] · = 2
[op detached] · by square = 4
2 ⇢ 2²`.trim(),
    );
  });

  test('ops beside the way to the target only when all are asked for; outside any tape they are detached', () => {
    const r = new RecordingSketch();
    const x = r.variable('x', 3);
    const y = r.op('square', [x], 9, { name: 'y' });
    r.op('neg', [y], -9, { name: 'beside', tapes: [] });
    r.gradient([y], [[x, 6]]);
    expect(buildGraph(r.build(), CALL).nodes.map((n) => n.symbol)).toEqual(['x', 'y']);
    const all = buildGraph(r.build(), ALL);
    expect(all.nodes.map((n) => [n.symbol, n.isDetached])).toEqual([
      ['x', false],
      ['y', false],
      ['beside', true],
    ]);
    expect(all).toMatchObject({ shownOps: 2, allOps: 2 });
  });

  test('what was computed before the tape is a value, not a way', () => {
    const r = new RecordingSketch();
    const data = r.op('mul', [r.constant('a', 2), r.constant('b', 3)], 6, { name: 'data', tapes: [] });
    const x = r.variable('x', 3);
    const y = r.op('mul', [x, data], 18, { name: 'y' });
    r.gradient([y], [[x, 6]]);
    expect(buildGraph(r.build(), CALL).nodes.map((n) => n.symbol)).toEqual(['x', 'data', 'y']);
  });

  test('a Variable is one node, whichever states the tape read', () => {
    const r = new RecordingSketch();
    const x = r.variable('x', 3);
    const y = r.op('square', [x], 9, { name: 'y' });
    const later = r.assign('assign', x, r.constant(null, 5), 5);
    const z = r.op('mul', [y, later], 45, { name: 'z' });
    r.gradient([z], [[x, 39]]);
    const model = buildGraph(r.build(), CALL);
    expect(model.nodes.map((n) => [n.id, n.value])).toEqual([
      ['v0', '3 → 5'],
      ['t1', '9'],
      ['t4', '45'],
    ]);
  });

  test('states that the shown tape did not read stand for themselves', () => {
    const r = new RecordingSketch();
    const x = r.variable('x', 3);
    const y = r.op('square', [x], 9, { name: 'y' });
    r.gradient([y], [[x, 6]]);
    r.assign('assignSub', x, r.constant(null, 1), 2);
    expect(modelText(buildGraph(r.build(), ALL))).toContain('[variable] x by assignSub = 2');
    expect(modelText(buildGraph(r.build(), ALL))).toContain('[variable source] x = 3 | ∂y/∂x = 6');
  });

  test('a watched tensor is told from a constant', () => {
    const r = new RecordingSketch();
    const x = r.constant('x', 3);
    const c = r.constant('c', 2);
    r.watch(x);
    const y = r.op('mul', [x, c], 6, { name: 'y' });
    r.gradient([y], [[x, 2]]);
    expect(buildGraph(r.build(), CALL).nodes.map((n) => n.kind)).toEqual(['watched', 'constant', 'op']);
  });

  test('arrays are told by shape and first values', () => {
    const r = new RecordingSketch();
    const x = r.variable('x', [1, 2, 3, 4, 5]);
    const y = r.op('square', [x], [1, 4, 9, 16, 25], { name: 'y' });
    r.gradient([y], [[x, [2, 4, 6, 8, 10]]]);
    const [node] = buildGraph(r.build(), CALL).nodes;
    expect(node).toMatchObject({ value: '(5,) [1, 2, 3, …]', type: 'float32 (5,)' });
    expect(node?.adjoint).toMatchObject({ short: '[2, 4, 6, …]', text: '[2, 4, 6, 8, 10]', isNumber: false });
  });
});

describe('a source that got null', () => {
  test('has its cause, and the way to where the path breaks is drawn', () => {
    const r = new RecordingSketch();
    const x = r.variable('x', 3);
    const outside = r.op('square', [x], 9, { name: 'outside', tapes: [] });
    const w = r.variable('w', 2);
    const y = r.op('mul', [outside, w], 18, { name: 'y' });
    r.gradient(
      [y],
      [
        [x, null, { kind: 'op-outside-tape', op: 0, site: -1 }],
        [w, 9],
      ],
    );
    expect(modelText(buildGraph(r.build(), CALL))).toContain(
      `
[variable source] x = 3 | ∂y/∂x = null | x² lies on the way from x to y but ran while the tape was not recording: move it inside the tape.
[op detached break] outside by square = 9`.trim(),
    );
  });

  test('where the value left the engine, the picture ends there', () => {
    const r = new RecordingSketch();
    const x = r.variable('x', 3);
    const read = r.read('dataSync', x);
    const y = r.op('square', [r.constant(null, 3)], 9, { name: 'y', tapes: [] });
    r.gradient([y], [[x, null, { kind: 'left-engine', op: read, site: -1 }]]);
    expect(modelText(buildGraph(r.build(), CALL))).toContain('[op detached break] · by dataSync = left the engine');
  });
});
