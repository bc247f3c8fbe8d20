/** @file Arrays as pictures and tables: heat maps, histograms, slices of any rank. */

import { describe, expect, test } from 'vitest';
import { numberPreview } from '../../engine/recordingPreview';
import type { Quantity } from '../../extension/protocol/recordingView';
import { cardOf, type Measure } from '../../webview/graph/card';
import { arrayGrid, sliceCount, sliceLabel } from '../../webview/model/arrayGrid';
import { buildGraph } from '../../webview/model/graphModel';
import { heatOf } from '../../webview/model/heat';
import { histogram } from '../../webview/model/histogram';
import { RecordingSketch } from './recordingSketch';

const array = (shape: readonly number[], values: readonly number[], kept = 1000): Quantity => ({
  kind: 'array',
  shape,
  preview: numberPreview(values, kept),
});
const counting = (size: number): number[] => Array.from({ length: size }, (_, i) => i);

describe('heat', () => {
  test('of a vector: one row, signs kept, the largest is 1', () => {
    expect(heatOf(array([4], [1, -2, 0, 2]))).toEqual({ rows: 1, columns: 4, cells: [0.5, -1, 0, 1] });
  });
  test('of a matrix and of more axes: a row per index of the others', () => {
    expect(heatOf(array([2, 2], [1, 2, 3, 4]))).toMatchObject({ rows: 2, columns: 2 });
    expect(heatOf(array([2, 2, 3], counting(12)))).toMatchObject({ rows: 4, columns: 3 });
  });
  test('of many values: neighbours averaged', () => {
    const heat = heatOf(array([48], counting(48)))!;
    expect([heat.columns, heat.cells[0], heat.cells[23]]).toEqual([24, 0.5 / 47, 46.5 / 47]);
    expect(heatOf(array([100, 100], counting(10_000), 10_000))).toMatchObject({ rows: 10, columns: 24 });
  });
  test('what is not finite is told from what is not kept', () => {
    expect(heatOf(array([3], [1, NaN, Infinity]))!.cells).toEqual([1, NaN, NaN]);
    expect(heatOf(array([4], [1, 2, 3, 4], 2))!.cells).toEqual([0.25, 0.5, null, null]);
    expect(heatOf(array([2], [0, 0]))!.cells).toEqual([0, 0]);
  });
  test('none of a number, a lone value, nothing kept, or words', () => {
    const words: Quantity = { kind: 'array', shape: [2], preview: { ...numberPreview([0, 0], 2), values: ['a', 'b'] } };
    const none = [null, { kind: 'scalar', value: 3 } as const, array([1], [5]), array([3], [1, 2, 3], 0), words];
    expect(none.map(heatOf)).toEqual([null, null, null, null, null]);
  });
  test('takes room on the card', () => {
    const measure: Measure = (text) => text.length * 8;
    const r = new RecordingSketch();
    r.variable('x', [1, 2, 3]);
    r.gradient([r.op('square', [0], [1, 4, 9])], [[0, [2, 4, 6]]]);
    const [x] = buildGraph(r.build(), { call: null, scope: 'call' }).nodes;
    const without = cardOf({ ...x!, heat: null }, measure);
    expect(cardOf(x!, measure).height).toBe(without.height + 17);
  });
});

describe('a histogram', () => {
  test.each<[string, number[], number[]]>([
    ['counts by width', [0, 1, 2, 3], [1, 1, 1, 1]],
    ['puts the largest into the last bin', [0, 0, 0, 10], [3, 0, 0, 1]],
    ['leaves out what is not finite', [1, NaN, 2, Infinity], [1, 0, 0, 1]],
    ['of one value is one bin', [7, 7], [2]],
    ['of nothing is nothing', [NaN], []],
  ])('%s', (_, values, counts) => {
    expect(histogram(values).map((bin) => bin.count)).toEqual(counts);
  });
  test('bins touch', () => {
    const bins = histogram(counting(100));
    bins.slice(1).forEach((bin, i) => expect(bin.from).toBe(bins[i]!.to));
    expect([bins[0]!.from, bins.at(-1)!.to]).toEqual([0, 99]);
  });
});

describe('an array as a table', () => {
  test('a vector is wrapped', () => {
    const grid = arrayGrid([23], 0);
    expect([grid.rows, grid.columns, grid.rowLabel(2)]).toEqual([3, 10, '[20]']);
    expect([grid.indexAt(2, 2), grid.indexAt(2, 3)]).toEqual([22, null]);
  });
  test('a slice of more axes', () => {
    const shape = [2, 3, 4, 5];
    expect(sliceCount(shape)).toBe(6);
    expect([0, 4, 5].map((slice) => sliceLabel(shape, slice))).toEqual([
      '[0, 0, :, :]',
      '[1, 1, :, :]',
      '[1, 2, :, :]',
    ]);
    const grid = arrayGrid(shape, 4);
    expect([grid.rows, grid.columns, grid.indexAt(1, 2)]).toEqual([4, 5, 4 * 20 + 7]);
  });
  test('empty arrays have no rows', () => {
    expect([arrayGrid([0], 0).rows, arrayGrid([0, 3], 0).rows, sliceCount([0, 2, 2])]).toEqual([0, 0, 0]);
    expect(sliceLabel([2, 2], 0)).toBeNull();
  });
});
