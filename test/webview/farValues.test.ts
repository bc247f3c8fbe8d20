/** @file Values beyond what the Recording kept: which pages are asked for, and what happens where none come. */

import { describe, expect, it } from 'vitest';
import type { PanelAnswer } from '../../extension/protocol/asking';
import { createFarValues, PAGE } from '../../webview/panels/farValues';

const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

function open(size: number, answerTo?: (start: number, count: number) => PanelAnswer) {
  const asked: [number, number][] = [];
  let changes = 0;
  const far = createFarValues(
    size,
    async (start, count) => {
      asked.push([start, count]);
      const values = Array.from({ length: count }, (_, i) => start + i);
      return answerTo?.(start, count) ?? { kind: 'values', start, size, values };
    },
    () => changes++,
  );
  return { far, asked, changes: () => changes };
}

describe('far values', () => {
  it('nothing is asked before something is missed', async () => {
    const { asked } = open(50_000);
    await settle();
    expect(asked).toEqual([]);
  });

  it('a page comes once, the last one short, and is then known', async () => {
    const { far, asked, changes } = open(2 * PAGE + 5);
    expect([far.at(2 * PAGE), far.at(2 * PAGE + 4)]).toEqual([undefined, undefined]);
    await settle();
    expect([far.at(2 * PAGE), far.at(2 * PAGE + 4)]).toEqual([2 * PAGE, 2 * PAGE + 4]);
    expect([asked, changes()]).toEqual([[[2 * PAGE, 5]], 1]);
  });

  it('what is no longer in sight is not fetched, what is missed again is', async () => {
    const { far, asked } = open(5 * PAGE);
    far.at(0);
    far.at(PAGE);
    await settle();
    expect(asked).toEqual([[0, PAGE]]);
    far.at(PAGE);
    await settle();
    expect([asked.length, far.at(PAGE)]).toEqual([2, PAGE]);
  });

  it.each<[string, PanelAnswer, string]>([
    ['a refusal is told as it is', { kind: 'none', why: 'It did not end.' }, 'It did not end.'],
    ['another size is no answer', { kind: 'values', start: 0, size: 7, values: [] }, 'another size'],
    ['nor is a short page', { kind: 'values', start: 0, size: 3 * PAGE, values: [1] }, 'another size'],
  ])('%s, and nothing more is asked', async (_, answer, sentence) => {
    const { far, asked } = open(3 * PAGE, () => answer);
    far.at(0);
    await settle();
    expect(far.failure).toContain(sentence);
    far.at(PAGE);
    await settle();
    expect(asked).toHaveLength(1);
  });

  it('holds a bounded number of pages: the oldest is fetched again', async () => {
    const { far, asked } = open(100 * PAGE);
    for (let page = 0; page < 70; page++) {
      far.at(page * PAGE);
      await settle();
    }
    expect([far.at(0), far.at(69 * PAGE)]).toEqual([undefined, 69 * PAGE]);
    await settle();
    expect(asked.at(-1)).toEqual([0, PAGE]);
  });
});
