/** @file What hovers say, as golden text, over real runs. */

import { describe, expect, it } from 'vitest';
import { explainBeforeRun, explainSite } from '../../extension/explain/hover';
import { RecordingView } from '../../extension/protocol/recordingView';
import { FIRST_SITES, firstGradientRecording } from '../fixtures/recordings';
import { record, type Stage } from '../fixtures/record';

const first = new RecordingView(firstGradientRecording());

/** The hover over the last site of this name. */
function hoverOver(name: string, program: (stage: Stage) => void, stale = false): string | null {
  const recording = record(program);
  expect(recording.outcome).toEqual({ kind: 'ok' });
  const site = recording.sites.findLastIndex((s) => s.name === name);
  return explainSite(new RecordingView(recording), site, { stale, lineOf: (id) => id + 1 });
}

describe('a hover in the first example', () => {
  it.each<[keyof typeof FIRST_SITES, string | null]>([
    ['x', '`x = 3` · shape `()` · float32\n\n`∂z/∂x = ∂z/∂m · ∂m/∂x = 68 · 6 = 408`'],
    ['m', '`m = 34` · shape `()` · float32\n\n`∂z/∂m = 68`\n\n' + '`tf.add`: `∂m/∂x² = 1`, `∂m/∂y² = 1`'],
    [
      'squareM',
      '`z = 1156` · shape `()` · float32\n\n`∂z/∂z = 1`\n\n`tf.square`: `∂z/∂m = 2·m = 2·34 = 68`\n\n' +
        '`∂z/∂x = ∂z/∂m · ∂m/∂x = 68 · 6 = 408`\n\n`∂z/∂y = ∂z/∂m · ∂m/∂y = 68 · 10 = 680`',
    ],
    [
      'squareX',
      '`x² = 9` · shape `()` · float32\n\n`∂z/∂x² = ∂z/∂m · ∂m/∂x² = 68 · 1 = 68`\n\n' +
        '`tf.square`: `∂x²/∂x = 2·x = 2·3 = 6`',
    ],
    ['dy', '`dy = 680` · shape `()` · float32\n\n`∂z/∂y = ∂z/∂m · ∂m/∂y = 68 · 10 = 680`'],
    ['gradient', '`∂z/∂x = ∂z/∂m · ∂m/∂x = 68 · 6 = 408`\n\n`∂z/∂y = ∂z/∂m · ∂m/∂y = 68 · 10 = 680`'],
    ['tape', null],
    ['log', null],
  ])('over %s', (site, markdown) => {
    expect(explainSite(first, FIRST_SITES[site], { stale: false })).toBe(markdown);
  });

  it('says when the text has changed since', () => {
    expect(explainSite(first, FIRST_SITES.y, { stale: true })).toMatch(
      /\n\n\*The text has changed since this run: run it again to bring the numbers up to date\.\*$/,
    );
  });
});

describe('a hover', () => {
  it('tells why there is no gradient, and where the path breaks', () => {
    const text = hoverOver('x', ({ tf, name, at }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape({ persistent: true });
      const y = name(
        'y',
        tape.record(() => x.square()),
      );
      const z = at('outside', () => name('z', y.mul(2)));
      tape.gradient(z, x);
    });
    expect(text).toBe(
      '`x = 3` · shape `()` · float32\n\n`∂z/∂x = null`: ' +
        'y · 2 lies on the way from x to z but ran while the tape was not recording\\: move it inside the tape\\. (line 3)',
    );
  });

  it('shows arrays as values and shapes', () => {
    const program = ({ tf, name, at }: Stage) => {
      const w = name('w', tf.variable([1, 2, 3]));
      const tape = new tf.GradientTape();
      const loss = name(
        'loss',
        tape.record(() => {
          const s = at('square', () => name('s', w.square()));
          return at('sum', () => s.sum());
        }),
      );
      tape.gradient(loss, w);
    };
    expect(hoverOver('w', program)).toBe(
      '`w = [1, 2, 3]` · shape `(3,)` · float32\n\n`∂loss/∂w = ∂loss/∂s · ∂s/∂w = [2, 4, 6]`',
    );
    expect(hoverOver('square', program)).toBe(
      '`s = [1, 4, 9]` · shape `(3,)` · float32\n\n`∂loss/∂s = [1, 1, 1]`\n\n' +
        '`tf.square`: `∂s/∂w = 2·w = [2, 4, 6]`',
    );
  });

  it('shows a Variable as it is in the end, with the last gradient calls', () => {
    const text = hoverOver('x', ({ tf, name }) => {
      const x = name('x', tf.variable(8));
      for (let step = 0; step < 5; step++) {
        const tape = new tf.GradientTape();
        const z = name(
          'z',
          tape.record(() => x.square()),
        );
        x.assignSub(tape.gradient(z, x)!.mul(0.25));
      }
    });
    expect(text).toBe(
      [
        '`x = 0.25` · shape `()` · float32',
        '`∂z/∂x = 4`',
        '`∂z/∂x = 2`',
        '`∂z/∂x = 1`',
        '… and in 2 earlier gradient calls.',
      ].join('\n\n'),
    );
  });

  it('tells the sentence a gradient call threw', () => {
    const recording = record(({ tf, name, at }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => x.square()),
      );
      at('gradient', () => tape.gradient(z, x, { unconnectedGradients: '<b>' as 'none' }));
    });
    const site = recording.sites.findLastIndex((s) => s.name === 'gradient');
    expect(explainSite(new RecordingView(recording), site, { stale: false })).toBe(
      "Unknown value for unconnectedGradients\\: \\'\\<b\\>\\'",
    );
  });

  it('lets nothing in a snippet act: names and strings are shown as they are', () => {
    const evil = '[x](command:evil)<img src=x>`';
    const text = hoverOver(evil, ({ tf, name }) => {
      name(evil, tf.tensor(['`](command:a)', '<b>\n# head']));
    });
    expect(text).toContain('``[x](command:evil)<img src=x>` = ["`](command:a)", "<b>\\n# head"]``');
    const withNull = hoverOver(evil, ({ tf, name }) => {
      const x = name(evil, tf.scalar(1));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => x.square()),
      );
      tape.gradient(z, x);
    });
    const escaped = '\\[x\\]\\(command\\:evil\\)\\<img src\\=x\\>\\`';
    expect(withNull).toContain(`: ${escaped} is a plain tensor`);
    expect(withNull).toContain('``∂z/∂[x](command:evil)<img src=x>` = null``');
  });
});

describe('before any run', () => {
  it.each([
    ['square', '`tf.square`: `∂y/∂x = 2·x`'],
    ['matMul', '`tf.matMul`: `adjoint of a = dy·bᵀ`, `adjoint of b = aᵀ·dy`'],
    [
      'floor',
      '`tf.floor` lets no gradient through: floor is a staircase\\: flat between its jumps\\, so TensorFlow registers no gradient for it\\.',
    ],
  ])('the rule of %s is told, and how to get numbers', (op, rule) => {
    expect(explainBeforeRun(op)).toBe(`${rule}\n\nRun “Tapescope: Show Gradient Graph” to see numbers here.`);
  });

  it.each(['constructor', 'toString', 'nope'])('%s is no op', (name) => {
    expect(explainBeforeRun(name)).toBeNull();
  });
});
