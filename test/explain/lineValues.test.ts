/** @file What stands behind lines and above tapes after a run, as golden text over real runs. */

import { describe, expect, it } from 'vitest';
import { lineValues } from '../../extension/explain/lineValues';
import { tapeSummary } from '../../extension/explain/tapeSummary';
import { RecordingView } from '../../extension/protocol/recordingView';
import { FIRST_GRADIENT_TEXT, FIRST_SITES, firstGradientRecording } from '../fixtures/recordings';
import { record, type Stage } from '../fixtures/record';

/** Each site on a line of its own. */
function texts(program: (stage: Stage) => void): string[] {
  return lineValues(new RecordingView(record(program)), (site) => site).map(({ text }) => text);
}

describe('behind the lines', () => {
  it('of the first example stand values and partials', () => {
    const { sites } = firstGradientRecording();
    const lineOf = (site: number) => FIRST_GRADIENT_TEXT.slice(0, sites[site]!.start).split('\n').length;
    const shown = lineValues(new RecordingView(firstGradientRecording()), lineOf);
    expect(shown.map(({ line, text }) => `${line}: ${text}`)).toEqual([
      '3: = 3   ∂z/∂x = 408',
      '4: = 5   ∂z/∂y = 680',
      '6: = 1156',
      '7: = 34   ∂z/∂m = 68',
      '10: ∂z/∂x = 408   ∂z/∂y = 680',
    ]);
  });

  it('stands nothing for a place that is no longer in the text', () => {
    expect(lineValues(new RecordingView(firstGradientRecording()), () => null)).toEqual([]);
  });

  it.each<[string, (stage: Stage) => void, string[]]>([
    [
      'a partial nobody named, and one that is null',
      ({ tf, name, at }) => {
        const x = name('x', tf.variable(3));
        const y = name('y', tf.variable(5));
        const tape = new tf.GradientTape();
        const z = tape.record(() => name('z', x.square()));
        at('gradient', () => tape.gradient(z, [x, y]));
      },
      ['= 3   ∂z/∂x = 6', '= 5   ∂z/∂y = null', '= 9', '∂z/∂x = 6   ∂z/∂y = null'],
    ],
    [
      'a Variable that was assigned',
      ({ tf, name }) => {
        const x = name('x', tf.variable(3));
        x.assign(tf.scalar(4));
      },
      ['= 3 → 4'],
    ],
    [
      'an array, cut short',
      ({ tf, name }) => {
        name('x', tf.tensor([1, 2, 3, 4, 5, 6]));
      },
      ['= [1, 2, 3, 4, …]'],
    ],
  ])('stands %s', (_what, program, expected) => {
    expect(texts(program)).toEqual(expected);
  });

  it('several names of one line each have theirs', () => {
    const recording = record(({ tf, name }) => {
      name('a', tf.scalar(1));
      name('b', tf.scalar(2));
    });
    expect(lineValues(new RecordingView(recording), () => 7)).toEqual([{ line: 7, text: 'a = 1   b = 2', site: 0 }]);
  });
});

describe('above a tape', () => {
  it.each([
    [0, '2 sources · 4 ops'],
    [1, '2 sources · 4 ops · 1 warning'],
    [2, '2 sources · 4 ops · 2 warnings'],
  ])('with %i warnings', (warnings, text) => {
    expect(tapeSummary(new RecordingView(firstGradientRecording()), FIRST_SITES.newTape, warnings)).toBe(text);
  });

  it('says nothing where no tape was made', () => {
    expect(tapeSummary(new RecordingView(firstGradientRecording()), FIRST_SITES.z, 0)).toBe(null);
  });

  it('tells a tape without a gradient call', () => {
    const recording = record(({ tf, at }) => {
      const tape = at('GradientTape', () => new tf.GradientTape());
      tape.record(() => tf.variable(3).square());
    });
    expect(tapeSummary(new RecordingView(recording), 0, 0)).toBe('no gradient taken · 1 op');
  });
});
