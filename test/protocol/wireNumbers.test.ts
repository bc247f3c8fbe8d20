/** @file Numbers survive a wire of JSON. */

import { describe, expect, it } from 'vitest';
import { packNumbers, unpackNumbers } from '../../extension/protocol/wireNumbers';

const overJson = (value: unknown): unknown => unpackNumbers(JSON.parse(JSON.stringify(packNumbers(value))));

describe('wireNumbers', () => {
  it.each<[unknown]>([
    [NaN],
    [Infinity],
    [[1, -Infinity, null, 'NaN']],
    [{ min: NaN, deep: [{ max: Infinity }] }],
    [{}],
    [''],
  ])('%j', (value) => expect(overJson(value)).toEqual(value));

  it('copies nothing that needs no change, and leaves typed arrays alone', () => {
    const columns = { scalar: Float64Array.of(NaN, 1), shapes: [[2], []] };
    expect(packNumbers(columns)).toBe(columns);
    expect(unpackNumbers(columns)).toBe(columns);
    const posted = { numbers: [NaN, { of: NaN }] };
    expect(unpackNumbers(posted)).toBe(posted);
  });

  it('looks at each part once, however deep it lies', () => {
    let deep: unknown = [NaN];
    for (let depth = 0; depth < 100; depth++) deep = [deep, { deep: [] }];
    expect(overJson(deep)).toEqual(deep);
  });

  it('without it, JSON turns NaN into null', () => {
    expect(JSON.parse(JSON.stringify([NaN]))).toEqual([null]);
  });
});
