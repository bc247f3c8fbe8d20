/** @file Ranges that move along with edits, or are dropped by them. */

import { describe, expect, it } from 'vitest';
import { differenceOf, innermost, trackSpan } from '../../../extension/host/trackedSpans';

/** `|` marks the range before; the result is what the moved range covers in the text after, or null. */
function tracked(marked: string, ...changes: readonly (readonly [before: string, after: string])[]): string | null {
  const start = marked.indexOf('|');
  const end = marked.indexOf('|', start + 1) - 1;
  let text = marked.replaceAll('|', '');
  const edits = changes.map(([before, after]) => {
    const offset = text.indexOf(before);
    if (offset < 0) throw new Error(`no "${before}" in "${text}"`);
    text = text.slice(0, offset) + after + text.slice(offset + before.length);
    return { offset, length: before.length, text: after };
  });
  const span = trackSpan({ start, end }, edits);
  return span && text.slice(span.start, span.end);
}

describe('trackSpan', () => {
  it.each<[string, string, [string, string][], string | null]>([
    ['text before', 'ab |x.y| c', [['ab', 'abcd']], 'x.y'],
    ['text removed before', 'ab |x.y| c', [['ab ', '']], 'x.y'],
    ['text after', 'a |x.y| c', [[' c', ' and more']], 'x.y'],
    ['a chained call behind', 'a |f(x)|;', [[';', '.neg();']], 'f(x)'],
    ['text inside', 'a |f(x)|;', [['x', 'xy']], null],
    ['a replacement across its start', 'a |f(x)|;', [['a f', 'b g']], null],
    ['a replacement across its end', 'a |f(x)|;', [[');', ') + 1;']], null],
    ['a letter right behind a name', 'a |x| b', [['x b', 'xy b']], null],
    [
      'two edits before',
      'ab |x| c',
      [
        ['a', 'aa'],
        ['b', 'bb'],
      ],
      'x',
    ],
    [
      'one edit before, one after',
      'ab |x| c',
      [
        ['ab', ''],
        ['c', 'd'],
      ],
      'x',
    ],
  ])('%s', (_what, marked, changes, expected) => {
    expect(tracked(marked, ...changes)).toBe(expected);
  });

  it.each<[string, number, string, boolean]>([
    ['a letter typed behind a name', 3, 'y', false],
    ['a letter typed before a name', 2, 'y', false],
    ['a dot typed behind a name', 3, '.', true],
    ['a bracket typed before a name', 2, '(', true],
  ])('%s', (_what, offset, text, kept) => {
    expect(trackSpan({ start: 2, end: 3 }, [{ offset, length: 0, text }]) !== null).toBe(kept);
  });
});

describe('innermost', () => {
  const spans = [
    { start: 0, end: 20 },
    { start: 5, end: 10 },
    { start: 6, end: 7 },
  ];
  it.each([
    [6, 2],
    [7, 2],
    [8, 1],
    [15, 0],
    [21, undefined],
  ])('offset %i', (offset, index) => {
    expect(innermost(spans, offset)).toBe(index === undefined ? undefined : spans[index]);
  });
});

describe('differenceOf', () => {
  it.each([
    ['abc', 'abc'],
    ['abc', 'aXc'],
    ['aaa', 'aa'],
    ['', 'new'],
    ['old', ''],
  ])('turns "%s" into "%s"', (before, after) => {
    const { offset, length, text } = differenceOf(before, after);
    expect(before.slice(0, offset) + text + before.slice(offset + length)).toBe(after);
  });
});
