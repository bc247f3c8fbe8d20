/** @file The view reads the first example's columns as a person would. */

import { describe, expect, it } from 'vitest';
import { quantityText, RecordingView } from '../../extension/protocol/recordingView';
import { FIRST, FIRST_GRADIENT_TEXT, FIRST_SITES, firstGradientRecording } from '../fixtures/recordings';

const view = new RecordingView(firstGradientRecording());

describe('a view of the first example', () => {
  it('names ops with their inputs and outputs', () => {
    expect([0, 1, 2, 3].map((op) => view.opName(op))).toEqual(['square', 'square', 'add', 'square']);
    expect([...view.inputs(2)]).toEqual([FIRST.xSquared, FIRST.ySquared]);
    expect([...view.outputs(2)]).toEqual([FIRST.m]);
    expect(view.tapesOf(2)).toEqual([0]);
    expect(view.consumersOf(FIRST.m)).toEqual([3]);
  });

  it('tells value, shape, dtype, kind and name of a tensor', () => {
    expect(view.valueText(FIRST.z)).toBe('1156');
    expect(view.shapeOf(FIRST.z)).toEqual([]);
    expect(view.dtypeOf(FIRST.z)).toBe('float32');
    expect(view.kindOf(FIRST.x)).toBe('variable');
    expect([FIRST.x, FIRST.m, FIRST.xSquared].map((t) => view.nameOf(t))).toEqual(['x', 'm', null]);
  });

  it('finds rows by site', () => {
    expect(view.rowsOfSite(FIRST_SITES.m)).toEqual([FIRST.m]);
    expect(view.rowsOfSite(FIRST_SITES.add)).toEqual([FIRST.m]);
    expect(view.opsOfSite(FIRST_SITES.squareM)).toEqual([3]);
    expect(view.rowsOfSite(99)).toEqual([]);
  });

  it('finds sites by offset, innermost first', () => {
    const offset = FIRST_GRADIENT_TEXT.indexOf('tf.square(y)');
    expect(view.sitesAt(0, offset + 3).slice(0, 2)).toEqual([FIRST_SITES.squareY, FIRST_SITES.add]);
  });

  it('reads adjoints and edges', () => {
    const adjoints = Object.values(FIRST).map((t) => view.adjointOf(0, t));
    expect(adjoints.map((a) => (a === null ? null : quantityText(a)))).toEqual([
      '408',
      '680',
      '68',
      '68',
      '68',
      '1',
      null,
      null,
    ]);
    expect(view.edgesOf(0).map((e) => [e.input, e.output, e.local])).toEqual([
      [FIRST.m, FIRST.z, { kind: 'scalar', value: 68 }],
      [FIRST.xSquared, FIRST.m, { kind: 'scalar', value: 1 }],
      [FIRST.ySquared, FIRST.m, { kind: 'scalar', value: 1 }],
      [FIRST.y, FIRST.ySquared, { kind: 'scalar', value: 10 }],
      [FIRST.x, FIRST.xSquared, { kind: 'scalar', value: 6 }],
    ]);
  });

  it('gives the sites the text they name', () => {
    for (const site of view.recording.sites) {
      const text = FIRST_GRADIENT_TEXT.slice(site.start, site.end);
      expect(text).toContain(site.name);
      if (site.kind === 'call') expect(FIRST_GRADIENT_TEXT.slice(site.anchor, site.end)).toMatch(/\)$/);
    }
    const parts = view.site(FIRST_SITES.gradient)?.parts?.map((p) => FIRST_GRADIENT_TEXT.slice(p.start, p.end));
    expect(parts).toEqual(['z', 'x', 'y']);
  });
});
