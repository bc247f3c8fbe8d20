/** @file Finding nodes, and the part of a picture that lies between a node and the targets. */

import { describe, expect, test } from 'vitest';
import { findNodes } from '../../webview/model/find';
import { buildGraph } from '../../webview/model/graphModel';
import { onlyPaths } from '../../webview/model/onlyPaths';
import { latest } from '../../webview/latest';
import { FIRST, FIRST_SITES, firstGradientRecording } from '../fixtures/recordings';
import { RecordingSketch } from './recordingSketch';

const MODEL = buildGraph(firstGradientRecording(), { call: null, scope: 'call' });
const LINES: Readonly<Record<number, number>> = { [FIRST_SITES.add]: 7, [FIRST_SITES.squareM]: 8 };

describe('finding', () => {
  test.each<[string, string[]]>([
    ['', []],
    ['  ', []],
    ['m', ['m']],
    ['SQUARE', ['x²', 'y²', 'z']],
    ['square z', ['z']],
    ['variable', ['x', 'y']],
    ['x²', ['x²']],
    ['line 7', ['m']],
    [':8', ['z']],
    ['8', ['z']],
    ['square line 8', ['z']],
    ['nothing', []],
  ])('«%s» finds %j', (query, symbols) => {
    const found = findNodes(MODEL, query, (site) => LINES[site] ?? null);
    expect(found.map((id) => MODEL.nodes.find((node) => node.id === id)!.symbol)).toEqual(symbols);
  });
});

describe('only the paths', () => {
  const symbols = (model: ReturnType<typeof onlyPaths>): string[] | undefined => model?.nodes.map((n) => n.symbol);

  test('of a source: what lies between it and the target', () => {
    const paths = onlyPaths(MODEL, 'v0');
    expect(symbols(paths)).toEqual(['x', 'x²', 'm', 'z']);
    expect(paths).toMatchObject({ shownOps: 3, allOps: 4, call: 0 });
    expect(paths!.edges.map((edge) => edge.id)).toEqual(['e0.0.0', 'e2.0.0', 'e3.0.0']);
  });

  test('of a node on the way; none of the target, none where no adjoint came', () => {
    expect(symbols(onlyPaths(MODEL, `t${FIRST.m}`))).toEqual(['m', 'z']);
    expect(onlyPaths(MODEL, `t${FIRST.z}`)).toBeNull();
    const r = new RecordingSketch();
    const y = r.op('square', [r.constant('c', 2)], 4, { name: 'y' });
    r.gradient([y], []);
    expect(onlyPaths(buildGraph(r.build(), { call: null, scope: 'call' }), 't0')).toBeNull();
  });
});

test('what was computed last is kept while nothing changes', () => {
  let computed = 0;
  const twice = latest((x: number) => ({ twice: 2 * x, computed: ++computed }));
  expect([twice(1), twice(1), twice(2), twice(1)].map((answer) => answer.computed)).toEqual([1, 1, 2, 3]);
});
