/** @file What stands beside the code after a run: the tree of its tapes, marks in the gutter, small plots in hovers. */

import { describe, expect, it } from 'vitest';
import { lineMarks, siteMarks } from '../../extension/explain/lineMarks';
import { plotOf } from '../../extension/explain/smallPlot';
import { nodeAbout, tapeTree, type TapeTreeNode } from '../../extension/explain/tapeTree';
import { RecordingView } from '../../extension/protocol/recordingView';
import { FIRST, firstGradientRecording } from '../fixtures/recordings';
import { record, type Stage } from '../fixtures/record';

const viewOf = (program: (stage: Stage) => void) => new RecordingView(record(program));

function outline(nodes: readonly TapeTreeNode[], depth = 0): string[] {
  return nodes.flatMap((node) => [
    `${'  '.repeat(depth)}${node.kind}: ${node.label} ${node.value}`.trimEnd(),
    ...outline(node.children(), depth + 1),
  ]);
}

describe('the tree', () => {
  const view = new RecordingView(firstGradientRecording());
  const tree = tapeTree(view, () => 11);

  it('goes from tapes over targets and sources along the path', () => {
    expect(outline(tree)).toEqual([
      'tape: Tape line 11',
      '  target: z = 1156',
      '    source: ∂z/∂x = 408',
      '      step: z = 1156   ∂z/∂z = 1',
      '      step: m = 34   ∂z/∂m = 68',
      '      step: x² = 9   ∂z/∂x² = 68',
      '      step: x = 3   ∂z/∂x = 408',
      '    source: ∂z/∂y = 680',
      '      step: z = 1156   ∂z/∂z = 1',
      '      step: m = 34   ∂z/∂m = 68',
      '      step: y² = 25   ∂z/∂y² = 68',
      '      step: y = 5   ∂z/∂y = 680',
    ]);
  });

  it.each([
    ['x', FIRST.x, 'source', '∂z/∂x'],
    ['z', FIRST.z, 'target', 'z'],
    ['m', FIRST.m, 'step', 'm'],
  ] as const)('finds the node about %s', (_name, row, kind, label) => {
    expect(nodeAbout(tree, view, row)).toMatchObject({ kind, label });
  });

  it('finds none about what no gradient met', () => {
    const other = viewOf(({ tf, name }) => void name('a', tf.constant(1)));
    expect(
      nodeAbout(
        tapeTree(other, () => null),
        other,
        0,
      ),
    ).toBe(null);
  });

  it('says of a source that is null why, and has no path to show', () => {
    const broken = viewOf(({ tf, name }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      tape.gradient(
        tape.record(() => tf.square(tf.constant(2))),
        x,
      );
    });
    const source = tapeTree(broken, () => null)[0]
      ?.children()[0]
      ?.children()[0];
    expect(source).toMatchObject({ kind: 'null', value: '= null' });
    expect(source?.detail).toMatch(/\w+/);
    expect(source?.children()).toEqual([]);
  });

  it('shows the last of many tapes', () => {
    const many = viewOf(({ tf }) => {
      for (let i = 0; i < 60; i++) new tf.GradientTape().record(() => tf.square(i));
    });
    const shown = tapeTree(many, () => null);
    expect([shown.length, shown.at(-1)?.label]).toEqual([50, 'Tape 60']);
  });
});

describe('in the gutter', () => {
  const marksOf = (program: (stage: Stage) => void) =>
    lineMarks(siteMarks(viewOf(program)), (site) => site).map(({ kind, texts }) => `${kind}: ${texts.join(' | ')}`);

  it('stands nothing where all is well', () => {
    expect(siteMarks(new RecordingView(firstGradientRecording()))).toEqual([]);
  });

  it('stands where a gradient is null', () => {
    const [mark, ...others] = marksOf(({ tf, name, at }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      const z = tape.record(() => tf.square(tf.constant(2)));
      at('gradient', () => tape.gradient(z, x));
    });
    expect(mark).toMatch(/^null: .*∂x = null: /);
    expect(others).toEqual([]);
  });

  it('stands where a value or an adjoint is not finite', () => {
    const marks = marksOf(({ tf, name, at }) => {
      const x = name(
        'x',
        at('variable', () => tf.variable(0)),
      );
      const tape = new tf.GradientTape();
      const z = tape.record(() =>
        name(
          'z',
          at('log', () => tf.log(x)),
        ),
      );
      at('gradient', () => tape.gradient(z, x));
    });
    expect(marks.some((mark) => /^non-finite: z = -(∞|Infinity|inf)/i.test(mark))).toBe(true);
    expect(marks.some((mark) => mark.includes('∂z/∂x'))).toBe(true);
  });

  it('says the same thing of a loop a few times only', () => {
    const marks = marksOf(({ tf, at }) =>
      at('log', () => {
        for (let i = 0; i < 50; i++) tf.log(-1 - i);
      }),
    );
    expect(marks).toHaveLength(1);
    expect(marks[0]?.split(' | ').length).toBeLessThanOrEqual(3);
  });
});

describe('in a hover', () => {
  const plotOver = (program: (stage: Stage) => void, rows: (view: RecordingView) => readonly number[]) => {
    const view = viewOf(program);
    return plotOf(view, rows(view));
  };
  const svgOf = (markdown: string): string => atob(/base64,([\w+/=]+)\)/.exec(markdown)?.[1] ?? '');

  it('is drawn a value over the turns of a loop', () => {
    const plot = plotOver(
      ({ tf }) => {
        for (const value of [1, 4, 9, 16, 25]) tf.scalar(value);
      },
      () => [0, 1, 2, 3, 4],
    );
    expect(plot).toContain('over 5 values of the run');
    expect(plot).toMatch(/1 … 25/);
    expect(svgOf(plot ?? '')).toMatch(/^<svg [^>]*><path d="M4\.0 40\.0L/);
  });

  it('are drawn a tensor and its partial over the elements', () => {
    const plot = plotOver(
      ({ tf, name }) => {
        const x = name('x', tf.variable([-2, -1, 0, 1, 2]));
        const tape = new tf.GradientTape();
        tape.gradient(
          tape.record(() => name('y', tf.square(x))),
          x,
        );
      },
      () => [0],
    );
    expect(plot).toContain('x over 5 elements');
    expect(plot?.match(/data:image/g)).toHaveLength(2);
  });

  it.each<[string, (stage: Stage) => void, readonly number[]]>([
    ['of few values', ({ tf }) => void tf.tensor([1, 2, 3]), [0]],
    ['of a number', ({ tf }) => void tf.scalar(3), [0]],
    ['of text', ({ tf }) => void tf.tensor(['a', 'b', 'c', 'd']), [0]],
    ['of nothing', () => undefined, []],
    ['where nothing is finite', ({ tf }) => void tf.tensor([NaN, NaN, NaN, NaN]), [0]],
  ])('is none %s', (_what, program, rows) => expect(plotOver(program, () => rows)).toBe(null));

  it('leaves gaps where a number is not finite, and holds nothing that acts', () => {
    const plot = plotOver(
      ({ tf, name }) => void name('a](command:x)<b>', tf.tensor([1, 2, NaN, 3, 4, Infinity, 5])),
      () => [0],
    );
    expect(svgOf(plot ?? '').match(/M/g)?.length).toBe(3);
    expect(svgOf(plot ?? '')).not.toMatch(/script|href|on\w+=|NaN/);
    expect(plot).not.toMatch(/[^\\]\]\(command/);
  });
});
