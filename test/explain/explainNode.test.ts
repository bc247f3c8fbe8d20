/** @file What the graph's details say of a node, as golden text over real runs; and that nothing in a name acts in Markdown or TeX. */

import { describe, expect, it } from 'vitest';
import { explainNode } from '../../extension/explain/explainNode';
import { texOf, texText } from '../../extension/protocol/tex';
import type { Explanation } from '../../extension/protocol/explanation';
import { RecordingView } from '../../extension/protocol/recordingView';
import { FIRST, firstGradientRecording } from '../fixtures/recordings';
import { record, type Stage } from '../fixtures/record';

/** Of the tensor with this name in the run's last gradient call. */
function explain(name: string, program: (stage: Stage) => void): Explanation {
  const recording = record(program);
  expect(recording.outcome).toEqual({ kind: 'ok' });
  const view = new RecordingView(recording);
  const row = Array.from({ length: view.tensorCount }, (_, i) => i).find((i) => view.nameOf(i) === name)!;
  return explainNode(view, recording.gradients.length - 1, row);
}

describe('the first example', () => {
  const view = new RecordingView(firstGradientRecording());

  it('a source: what flowed back into it, and the one path', () => {
    expect(explainNode(view, 0, FIRST.x)).toMatchObject({
      rule: null,
      contributions: [{ from: 'x²', text: '∂z/∂x² · ∂x²/∂x = 68 · 6 = 408' }],
      sum: null,
      paths: {
        heading: '1 path from z to x',
        paths: [{ nodes: 'z → m → x² → x', product: '∂z/∂m · ∂m/∂x² · ∂x²/∂x = 68 · 1 · 6 = 408' }],
        sum: null,
      },
    });
  });

  it('the target: its rule; nothing flowed into it', () => {
    expect(explainNode(view, 0, FIRST.z)).toMatchObject({
      rule: { op: 'tf.square', computed: 'z = m² = 34² = 1156', partials: ['∂z/∂m = 2·m = 2·34 = 68'] },
      contributions: [],
      paths: null,
    });
  });

  it('without a gradient call: the rule as its table tells it', () => {
    expect(explainNode(view, null, FIRST.z)).toMatchObject({
      rule: { partials: ['∂y/∂x = 2·x'] },
      contributions: [],
      paths: null,
    });
  });

  it('as Markdown', () => {
    expect(explainNode(view, 0, FIRST.m).markdown).toBe(
      [
        '`m = 34`',
        '`∂z/∂m = 68`',
        '**Rule of tf\\.add**\n- `m = x² + y² = 9 + 25 = 34`\n- `∂m/∂x² = 1`\n- `∂m/∂y² = 1`',
        '**Contributions**\n- from `z`: `∂z/∂z · ∂z/∂m = 1 · 68 = 68`',
        '**1 path from z to m**\n- `z → m`: `∂z/∂m = 68`',
      ].join('\n\n'),
    );
  });

  it('as TeX', () => {
    expect(explainNode(view, 0, FIRST.x).tex).toBe(
      String.raw`
\begin{aligned}
  x &= 3 \\
  \frac{\partial z}{\partial x} &= \frac{\partial z}{\partial m} \cdot \frac{\partial m}{\partial x} = 68 \cdot 6 = 408 \\
  &\text{Contributions} \\
  \frac{\partial z}{\partial x^{2}} \cdot \frac{\partial x^{2}}{\partial x} &= 68 \cdot 6 = 408 \\
  &\text{1 path from z to x} \\
  \frac{\partial z}{\partial m} \cdot \frac{\partial m}{\partial x^{2}} \cdot \frac{\partial x^{2}}{\partial x} &= 68 \cdot 1 \cdot 6 = 408 \\
\end{aligned}`.trim(),
    );
  });
});

describe('an explanation', () => {
  it('adds up contributions and paths where several meet', () => {
    const { contributions, sum, paths } = explain('x', ({ tf, name }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => tf.sub(tf.square(x), tf.mul(x, 5))),
      );
      tape.gradient(z, x);
    });
    expect(contributions.map(({ text }) => text)).toEqual([
      '∂z/∂(x · 5) · ∂(x · 5)/∂x = (-1) · 5 = -5',
      '∂z/∂x² · ∂x²/∂x = 1 · 6 = 6',
    ]);
    expect(sum).toBe('∂z/∂x = (-5) + 6 = 1');
    expect(paths).toEqual({
      heading: '2 paths from z to x',
      paths: [
        { nodes: 'z → x² → x', product: '∂z/∂x² · ∂x²/∂x = 1 · 6 = 6' },
        { nodes: 'z → x · 5 → x', product: '∂z/∂(x · 5) · ∂(x · 5)/∂x = (-1) · 5 = -5' },
      ],
      sum: '∂z/∂x = 6 + (-5) = 1',
    });
  });

  it('tells the first of many paths, and how many there are', () => {
    const { paths } = explain('x', ({ tf, name }) => {
      const x = name('x', tf.variable(1));
      const tape = new tf.GradientTape();
      const z = tape.record(() => {
        let y: ReturnType<typeof tf.add> = tf.add(x, 0);
        for (let i = 0; i < 60; i++) y = tf.add(y, y);
        return name('z', y);
      });
      tape.gradient(z, x);
    });
    expect(paths!.heading).toMatch(/^about 1\.2e\+18 paths from z to x, the first 6$/);
    expect(paths!.paths).toHaveLength(6);
    expect(paths!.sum).toBeNull();
    // Two edges join each pair of nodes: which of them a path took, its numbers do not tell.
    expect(paths!.paths[0]).toMatchObject({ product: 'the product of 61 local derivatives = 1' });
    expect(paths!.paths[0]!.nodes).toMatch(/… 56 more …/);
  });

  it('tells the rule of a matrix product with the shapes of its factors', () => {
    const { rule } = explain('h', ({ tf, name }) => {
      const w = name('w', tf.variable(tf.ones([3, 2])));
      const x = name('x', tf.ones([4, 3]));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => tf.sum(name('h', tf.matMul(x, w)))),
      );
      tape.gradient(z, w);
    });
    expect(rule!.partials).toEqual(['∂z/∂w (3, 2) = xᵀ·∂z/∂h, with x (4, 3), ∂z/∂h (4, 2)']);
    expect(rule!.partialsTex).toEqual([
      String.raw`\underbrace{\frac{\partial z}{\partial w}}_{3\times 2} = \underbrace{x^{\top}}_{3\times 4}\cdot\underbrace{\frac{\partial z}{\partial h}}_{4\times 2}`,
    ]);
  });

  it.each([
    [false, false, '∂z/∂a (2, 3) = ∂z/∂h·bᵀ', '∂z/∂b (3, 4) = aᵀ·∂z/∂h'],
    [false, true, '∂z/∂a (2, 3) = ∂z/∂h·b', '∂z/∂b (4, 3) = ∂z/∂hᵀ·a'],
    [true, false, '∂z/∂a (3, 2) = b·∂z/∂hᵀ', '∂z/∂b (3, 4) = a·∂z/∂h'],
    [true, true, '∂z/∂a (3, 2) = bᵀ·∂z/∂hᵀ', '∂z/∂b (4, 3) = ∂z/∂hᵀ·aᵀ'],
  ])('tells where the transposes stand, transposeA %s, transposeB %s', (transposeA, transposeB, ofA, ofB) => {
    const { rule } = explain('h', ({ tf, name }) => {
      const a = name('a', tf.variable(tf.ones(transposeA ? [3, 2] : [2, 3])));
      const b = name('b', tf.variable(tf.ones(transposeB ? [4, 3] : [3, 4])));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => tf.sum(name('h', tf.matMul(a, b, transposeA, transposeB)))),
      );
      tape.gradient(z, [a, b]);
    });
    expect(
      rule!.partials.map((text) => text.split(',').slice(0, 2).join(',')).map((text) => text.replace(/, with.*/, '')),
    ).toEqual([ofA, ofB]);
    // Neighbouring factors fit: columns of the left, rows of the right.
    for (const tex of rule!.partialsTex) {
      const shapes = [...tex.matchAll(/_\{(\d)\\times (\d)\}/g)].map(([, rows, columns]) => [rows, columns]);
      const [result, left, right] = shapes;
      expect([left![1], left![0], right![1]]).toEqual([right![0], ...result!]);
    }
  });

  it('tells why an op lets nothing through', () => {
    const { rule } = explain('z', ({ tf, name }) => {
      const x = name('x', tf.variable([1, 2]));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => tf.argMax(x)),
      );
      tape.gradient(z, x);
    });
    expect(rule!.partials[0]).toMatch(/^lets no gradient through: /);
  });
});

describe('TeX', () => {
  it.each([
    ['∂z/∂x', String.raw`\frac{\partial z}{\partial x}`],
    ['∂loss/∂w1 = 2·w1', String.raw`\frac{\partial \mathrm{loss}}{\partial \mathrm{w1}} = 2 \cdot \mathrm{w1}`],
    ['∂(a + b)/∂a', String.raw`\frac{\partial (a + b)}{\partial a}`],
    ['∂sin(x)²/∂x', String.raw`\frac{\partial \mathrm{sin} (x)^{2}}{\partial x}`],
    ['x^2 · 1.5e-7', String.raw`x^{2} \cdot 1.5\cdot 10^{-7}`],
    ['e^(−x²)', String.raw`e^{(- x^{2})}`],
    ['[[1, 2], [3, …]] · [5, 6]', String.raw`\begin{bmatrix} 1 & 2 \\ 3 & \dots \end{bmatrix} \cdot [5, 6]`],
    ['xᵀ·dy', String.raw`x^{\top} \cdot \mathrm{dy}`],
    ['the sum of 9 contributions', String.raw`\text{ the sum of } 9 \mathrm{contributions}`],
  ])('%s', (plain, tex) => {
    expect(texOf(plain)).toBe(tex);
  });

  it.each(['\\input{x}', '$_$', '%', '#1', '^^M', '~', '{', '"\\end{aligned}"', 'a&b', '\\\\'])(
    'nothing in %s acts',
    (hostile) => {
      for (const tex of [texOf(hostile), `\\text{${texText(hostile)}}`]) {
        // What is left when our own commands and escaped characters are taken out.
        const left = tex.replace(
          /\\(mathrm|text(backslash|asciicircum|asciitilde)?|partial|frac|cdot)\b|\\[{}$&#_%]/g,
          '',
        );
        expect(left.replace(/\^\{[^{}]*\}/g, '')).not.toMatch(/[\\$&#%~_]/);
        expect(left.split('{').length).toBe(left.split('}').length);
      }
    },
  );
});
