/** @file What is plotted, as golden text: curves, the table of a descent and its CSV, a landscape's extent, levels, patches. */

import { describe, expect, it } from 'vitest';
import { gridOf } from '../../extension/explain/grid';
import { GRID_POINTS, type GridQuestion } from '../../extension/protocol/grid';
import { RecordingView } from '../../extension/protocol/recordingView';
import { columnsCsv, type Column } from '../../webview/plots/columns';
import { bandsOf, levelsOf } from '../../webview/plots/contours';
import { curvesOf } from '../../webview/plots/curves';
import { descentsOf } from '../../webview/plots/descent';
import { extent, gridQuestion, landscapeOf, pathOf } from '../../webview/plots/landscape';
import { elementLabel } from '../../webview/plots/numbers';
import { contourSentence, curveSentence, overSteps } from '../../webview/plots/sentences';
import { FIRST_VIEW, patchesOf, spotOf, turned } from '../../webview/plots/surface';
import { descentRecording } from '../fixtures/descent';
import { record, type Stage } from '../fixtures/record';

const view = (program: (stage: Stage) => void): RecordingView => {
  const recording = record(program);
  expect(recording.outcome).toEqual({ kind: 'ok' });
  return new RecordingView(recording);
};
const text = (columns: readonly Column[]): string[] =>
  columns.map(
    ({ label, formula, values }) => `${label}${formula === null ? '' : ` [${formula}]`}: ${values.join(' ')}`,
  );

const descent = (steps?: number): RecordingView => new RecordingView(descentRecording(steps));

describe('curves', () => {
  const squares = view(({ tf, name }) => {
    const x = name('x', tf.variable([3, -1, 2]));
    const tape = new tf.GradientTape();
    const z = name(
      'z',
      tape.record(() => tf.square(x)),
    );
    tape.gradient(z, x);
  });

  it('stand in the order of the source', () => {
    const [curve] = curvesOf(squares, 0);
    expect(curve!.label).toBe('z and ∂z/∂x over x');
    expect(text([curve!.source, curve!.target, curve!.derivative])).toEqual(['x: -1 2 3', 'z: 1 4 9', '∂z/∂x: -2 4 6']);
    expect(curveSentence(curve!)).toBe(
      'Curves: over x from -1 to 3 runs z from 1 to 9, and ∂z/∂x from -2 to 6. The table beside it has every number.',
    );
  });

  it.each<[string, (stage: Stage) => void]>([
    ['a lone number', ({ tf }) => gradientOf(tf, tf.variable(3), (x) => tf.square(x))],
    ['a target of another size', ({ tf }) => gradientOf(tf, tf.variable([1, 2]), (x) => tf.sum(x))],
    ['no gradient', ({ tf }) => gradientOf(tf, tf.variable([1, 2]), () => tf.square(tf.constant([1, 2])))],
  ])('there are none of %s', (_what, program) => {
    expect(curvesOf(view(program), 0)).toEqual([]);
  });

  it('there are none without a call', () => expect(curvesOf(squares, null)).toEqual([]));
});

describe('a descent', () => {
  it('is the tutorial’s table', () => {
    const [only, ...others] = descentsOf(descent());
    expect(others).toEqual([]);
    expect(only!.label).toBe('z, 3 steps');
    expect(only!.calls).toEqual([0, 1, 2]);
    expect(text(only!.table)).toEqual([
      'x: -75 -45 -27',
      'y: 75 45 27',
      'z [x² + y²]: 11250 4050 1458',
      '∂z/∂x: -150 -90 -54',
      'stepX [∂z/∂x · 0.2]: -30 -18 -10.800000190734863',
      '∂z/∂y: 150 90 54',
      'stepY [∂z/∂y · 0.2]: 30 18 10.800000190734863',
    ]);
    expect(text(only!.others)).toEqual(['x²: 5625 2025 729', 'y²: 5625 2025 729']);
    expect(overSteps(only!.target!)).toBe('z over 3 steps: from 11250 to 1458. The table beside it has every number.');
  });

  it('takes two steps at least', () => expect(descentsOf(descent(1))).toEqual([]));

  it('as CSV', () => {
    const [only] = descentsOf(descent(2));
    expect(columnsCsv(only!.table.slice(0, 3), 'step')).toBe('step,x,y,z\n0,-75,75,11250\n1,-45,45,4050\n');
  });

  it.each([
    ['=1+1', "'=1+1"],
    ['a, "b"', '"a, ""b"""'],
    ['-x', "'-x"],
    ['∂z/∂x', '∂z/∂x'],
  ])('a column called %s is no formula of a spreadsheet', (label, want) => {
    expect(columnsCsv([{ label, formula: null, values: [] }], 'step')).toBe(`step,${want}\n`);
  });
});

describe('a landscape', () => {
  const steps = descent();
  const landscape = landscapeOf(steps, 1, descentsOf(steps))!;
  const [x, y] = landscape.directions;
  const question = gridQuestion(landscape, x!, y!);

  it('knows its directions, its path and the step', () => {
    expect(landscape.directions.map(({ label }) => label)).toEqual(['x', 'y']);
    expect(landscape.current).toBe(1);
    expect(pathOf(landscape, x!, y!)).toEqual([
      { x: -75, y: 75, z: 11250 },
      { x: -45, y: 45, z: 4050 },
      { x: -27, y: 27, z: 1458 },
    ]);
  });

  it('is the recorded formula at every point', () => {
    expect(question.x).toMatchObject({ element: 0, from: -86.25, to: 86.25 });
    const answer = gridOf(steps, question);
    if (answer.kind !== 'grid') throw new Error(answer.sentence);
    const middle = (GRID_POINTS - 1) / 2;
    expect(answer.values[middle * GRID_POINTS + middle]).toBe(0);
    expect(answer.values[0]).toBeCloseTo(2 * 86.25 ** 2, 1);
    // x grows along a row, y from row to row: one step to the right of the middle.
    expect(answer.values[middle * GRID_POINTS + middle + 4]).toBeCloseTo((86.25 / 5) ** 2, 2);
    const picture = {
      values: answer.values,
      x: { ...question.x, label: 'x' },
      y: { ...question.y, label: 'y' },
      target: 'z',
      path: pathOf(landscape, x!, y!),
      current: 1,
    };
    expect(contourSentence(picture)).toBe(
      'z over x and y as contour lines; the lowest value drawn is 0. The path leads in 3 steps from x = -75, y = 75, where z = 11250 to x = -27, y = 27, where z = 1458.',
    );
  });

  it('has elements of arrays as directions, and constants as they were', () => {
    const line = view(({ tf, name }) => {
      const w = name('w', tf.variable([2, 1]));
      const x = tf.constant([1, 2, 3]);
      const tape = new tf.GradientTape();
      const loss = name(
        'loss',
        tape.record(() =>
          tf.mean(tf.squaredDifference(tf.add(tf.mul(tf.gather(w, 0), x), tf.gather(w, 1)), [3, 5, 7])),
        ),
      );
      tape.gradient(loss, w);
    });
    const over = landscapeOf(line, 0, [])!;
    expect(over.directions.map(({ label }) => label)).toEqual(['w[0]', 'w[1]']);
    const grid = gridOf(line, {
      gradient: 0,
      x: { tensor: 0, element: 0, from: 1, to: 3 },
      y: { tensor: 0, element: 1, from: 0, to: 2 },
    });
    // At w = (2, 1) the line is the data; at (1, 0) it is off by 2, 3 and 4.
    expect(grid.kind === 'grid' && [grid.values[20 * GRID_POINTS + 20], grid.values[0]]).toEqual([
      0,
      expect.closeTo(29 / 3, 5),
    ]);
  });

  it.each<[string, (stage: Stage) => void, string]>([
    [
      'an op with a gradient of its own',
      ({ tf }) => {
        const own = tf.customGrad((a) => ({ value: tf.square(a as never), gradFunc: (dy: unknown) => dy as never }));
        gradientOf(tf, tf.variable([1, 2]), (x) => tf.sum(own(x) as never));
      },
      'cannot be computed again',
    ],
    [
      'too many ops',
      ({ tf }) =>
        gradientOf(tf, tf.variable([1, 2]), (x) => {
          let y = tf.sum(x);
          for (let i = 0; i < 400; i++) y = tf.add(y, 1);
          return y;
        }),
      'too many ops',
    ],
    ['two targets', ({ tf }) => gradientOf(tf, tf.variable([1, 2]), (x) => [tf.sum(x), tf.mean(x)]), 'one target'],
    [
      'a target that is no number',
      ({ tf }) => gradientOf(tf, tf.variable([1, 2]), (x) => tf.square(x)),
      'no single number',
    ],
  ])('of %s says in a sentence why there is none', (_what, program, words) => {
    const axis = (element: number): GridQuestion['x'] => ({ tensor: 0, element, from: 0, to: 1 });
    const answer = gridOf(view(program), { gradient: 0, x: axis(0), y: axis(1) });
    expect(answer.kind === 'none' ? answer.sentence : '').toContain(words);
  });

  it.each<[number[], number, number]>([
    [[-75, -27], -86.25, 86.25],
    [[3], -1.5, 7.5],
    [[0], -1, 1],
    [[10, 11], 9.25, 11.75],
    [[NaN], -1, 1],
  ])('of %j goes from %d to %d', (values, from, to) => {
    expect(extent(values)).toEqual({ from: expect.closeTo(from, 9), to: expect.closeTo(to, 9) });
  });
});

describe('contours', () => {
  const bowl = grid((x, y) => x * x + y * y);

  it('lie in the square, lowest first', () => {
    const bands = bandsOf(bowl);
    expect(bands).toHaveLength(12);
    expect(bands.map(({ level }) => level)).toEqual(bands.map(({ level }) => level).toSorted((a, b) => a - b));
    // The ring at a quarter of the height goes through the middle of the way up.
    const quarter = bands[3]!;
    expect(quarter.level).toBeCloseTo(0.5, 5);
    const inner = quarter.rings.flat().filter(({ x, y }) => Math.abs(y - 0.5) < 0.02 && x > 0.5 && x < 0.99);
    for (const { x } of inner) expect((2 * x - 1) ** 2).toBeCloseTo(0.5, 1);
    expect(inner.length).toBeGreaterThan(0);
  });

  it('of a flat square there are none', () => expect(levelsOf(grid(() => 7))).toEqual([]));
  it('a value that is none does not spoil the others', () => {
    expect(levelsOf([NaN, Infinity, ...bowl])).toEqual(levelsOf(bowl));
  });
  it('where the sides are steep, every level has as many points', () => {
    const levels = levelsOf(grid((x, y) => Math.exp(8 * (x + y))));
    expect(levels[6]! / levels[11]!).toBeLessThan(0.01);
  });
});

describe('a surface', () => {
  it('is painted from the farthest patch to the nearest', () => {
    const patches = patchesOf(
      grid((x, y) => x + y),
      FIRST_VIEW,
    );
    expect(patches).toHaveLength((GRID_POINTS - 1) ** 2);
    const near = (i: number): number => patches.at(i)!.corners.reduce((sum, corner) => sum + corner.near, 0);
    expect(near(0)).toBeLessThan(near(-1));
  });
  it('has no patch where there is no value', () => {
    const values = grid(() => 1);
    values[GRID_POINTS + 1] = NaN;
    expect(patchesOf(values, FIRST_VIEW)).toHaveLength((GRID_POINTS - 1) ** 2 - 4);
  });
  it('seen from straight above is the square itself', () => {
    const above = { yaw: 0, pitch: Math.PI / 2 };
    const [corner, raised] = [spotOf(0, 0, 0, above), spotOf(0, 0, 1, above)];
    expect([corner.x, corner.y]).toEqual([expect.closeTo(raised.x, 9), expect.closeTo(raised.y, 9)]);
    expect(corner.x).toBeLessThan(0);
    expect(corner.y).toBeGreaterThan(0);
  });
  it('never turns upside down', () => {
    expect(turned(FIRST_VIEW, 0, 9).pitch).toBe(Math.PI / 2);
    expect(turned(FIRST_VIEW, 0, -9).pitch).toBe(0);
  });
});

it.each<[readonly number[], number, string]>([
  [[], 0, 'w'],
  [[3], 2, 'w[2]'],
  [[2, 3], 4, 'w[1, 1]'],
])('an element of shape %j is called by its place', (shape, element, want) => {
  expect(elementLabel('w', shape, element)).toBe(want);
});

/** x and y from -1 to 1. */
function grid(f: (x: number, y: number) => number): Float64Array {
  const at = (i: number): number => (2 * i) / (GRID_POINTS - 1) - 1;
  return Float64Array.from({ length: GRID_POINTS ** 2 }, (_, i) =>
    f(at(i % GRID_POINTS), at(Math.floor(i / GRID_POINTS))),
  );
}

function gradientOf(
  tf: Stage['tf'],
  x: ReturnType<Stage['tf']['variable']>,
  target: (x: ReturnType<Stage['tf']['variable']>) => unknown,
): void {
  const tape = new tf.GradientTape();
  tape.gradient(tape.record(() => target(x)) as never, x);
}
