/** @file The chain rule in factors and sums, and the paths, over real runs. */

import { describe, expect, it } from 'vitest';
import { chain, pathsTo } from '../../engine/paths';
import type { Tensor } from '../../engine/tensor';
import { chainText } from '../../extension/explain/chainText';
import { RecordingView } from '../../extension/protocol/recordingView';
import { record, type Stage } from '../fixtures/record';

type Name = Stage['name'];

/** Differentiates `f` of x = 3 (and y = 5) and tells ∂z/∂x as text. */
function textOf(
  f: (x: Tensor, y: Tensor, stage: Stage) => Tensor | Tensor[],
  outputGradients?: (tf: Stage['tf']) => Tensor,
) {
  const recording = record((stage) => {
    const { tf, name } = stage;
    const [x, y] = [name('x', tf.variable(3)), name('y', tf.variable(5))];
    const tape = new tf.GradientTape();
    const z = tape.record(() => f(x, y, stage));
    if (!Array.isArray(z)) name('z', z);
    tape.gradient(z, [x, y], outputGradients === undefined ? {} : { outputGradients: outputGradients(tf) });
  });
  expect(recording.outcome).toEqual({ kind: 'ok' });
  return chainText(new RecordingView(recording), 0, 0);
}

const named = (name: Name, n: string, t: Tensor) => name(n, t);

describe('the chain rule of ∂z/∂x', () => {
  it.each<[string, Parameters<typeof textOf>[0], string | null]>([
    ['z = x²', (x) => x.square(), '∂z/∂x = 6'],
    ['z = x · x, one op used twice', (x) => x.mul(x), '∂z/∂x = 6'],
    [
      'z = (x² + y²)², m named',
      (x, y, s) => named(s.name, 'm', x.square().add(y.square())).square(),
      '∂z/∂x = ∂z/∂m · ∂m/∂x = 68 · 6 = 408',
    ],
    ['z = x² + y², nothing named between', (x, y) => x.square().add(y.square()), '∂z/∂x = ∂z/∂x² · ∂x²/∂x = 1 · 6 = 6'],
    [
      'z = x² + 2x, two uses',
      (x) => x.square().add(x.mul(2)),
      '∂z/∂x = ∂z/∂x² · ∂x²/∂x + ∂z/∂(x · 2) · ∂(x · 2)/∂x = 1 · 6 + 1 · 2 = 8',
    ],
    [
      'z = x · x², one use by the target itself',
      (x) => x.mul(x.square()),
      '∂z/∂x = ∂z/∂x² · ∂x²/∂x + ∂z/∂x directly = 3 · 6 + 9 = 27',
    ],
    ['negative factors', (x, _, s) => named(s.name, 'm', x.mul(-2)).mul(-4), '∂z/∂x = ∂z/∂m · ∂m/∂x = (-4) · (-2) = 8'],
    [
      'an inner fork is one factor',
      (x, _, s) => named(s.name, 'm', x.square().add(x)).square(),
      '∂z/∂x = ∂z/∂m · ∂m/∂x = 24 · 7 = 168',
    ],
    ['a zero on the way', (x, _, s) => named(s.name, 'm', x.square()).mul(0), '∂z/∂x = ∂z/∂m · ∂m/∂x = 0 · 6 = 0'],
    [
      'several targets',
      (x) => [x.square(), x.mul(4)],
      '∂(x² + x · 4)/∂x = ∂(x² + x · 4)/∂x² · ∂x²/∂x + ∂(x² + x · 4)/∂(x · 4) · ∂(x · 4)/∂x = 1 · 6 + 1 · 4 = 10',
    ],
    ['the target itself', (x) => x, '∂x/∂x = 1'],
    ['no path', (_, y) => y.square(), null],
    ['a sum over elements', (x, _, s) => named(s.name, 'v', x.mul([1, 2, 3])).sum(), '∂z/∂x = ∂z/∂v · ∂v/∂x = 6'],
    [
      'many named steps: the middle ones are multiplied together',
      (x, _, s) => {
        let t = x;
        for (let i = 1; i <= 7; i++) t = named(s.name, `s${i}`, t.mul(2));
        return t.mul(2);
      },
      '∂z/∂x = ∂z/∂s7 · ∂s7/∂s6 · ∂s6/∂s2 · ∂s2/∂s1 · ∂s1/∂x = 2 · 2 · 16 · 2 · 2 = 256',
    ],
  ])('%s', (_, f, text) => {
    expect(textOf(f)).toBe(text);
  });

  it('begins with what the author put in as output gradient', () => {
    const f = (x: Tensor, _: Tensor, s: Stage) => named(s.name, 'm', x.square()).mul(2);
    expect(textOf(f, (tf) => tf.scalar(10))).toBe('∂z/∂x = dy · ∂z/∂m · ∂m/∂x = 10 · 2 · 6 = 120');
  });

  it('multiplies to the partial, for every shape of scalar graph tried', () => {
    const recording = record(({ tf, name }) => {
      const x = name('x', tf.variable(1.1, true, 'x', 'float64'));
      const tape = new tf.GradientTape();
      const z = tape.record(() => {
        let t: Tensor = x;
        for (let i = 0; i < 12; i++) {
          t = i % 3 === 0 ? t.square().add(x) : i % 3 === 1 ? t.sin().mul(t) : t.mul(0.5).sub(t.exp().mul(0.1));
          if (i % 4 === 0) name(`t${i}`, t);
        }
        return t;
      });
      tape.gradient(z, x);
    });
    const [call] = recording.gradients;
    const links = chain(recording, call!, 0);
    if (links?.kind === 'product') {
      const product = links.factors.reduce((p, f) => p * f.value!, links.seed);
      expect(product).toBeCloseTo(recording.tensors.scalar[call!.sources[0]!.result!]!, 10);
    } else if (links?.kind === 'sum') {
      const sum = links.terms.reduce((s, t) => s + t.contribution!, 0);
      expect(sum).toBeCloseTo(recording.tensors.scalar[call!.sources[0]!.result!]!, 10);
    } else expect.unreachable();
  });
});

describe('the paths from target to source', () => {
  /** t ← t + t², n times: the number of paths doubles each time. */
  const doubling = (times: number) =>
    record(({ tf, name }) => {
      const x = name('x', tf.variable(0.5));
      const tape = new tf.GradientTape();
      const z = tape.record(() => {
        let t: Tensor = x;
        for (let i = 0; i < times; i++) t = t.add(t.square());
        return t;
      });
      tape.gradient(z, x);
    });

  it.each([
    [1, 2, true],
    [3, 8, true],
    [60, 2 ** 60, false],
  ])('%i forks make %i', (forks, total, isExact) => {
    const recording = doubling(forks);
    expect(pathsTo(recording, recording.gradients[0]!, 0, 4)).toMatchObject({ total, isExact });
  });

  it('are listed from the target on, their products summing to the partial', () => {
    const recording = doubling(2);
    const { paths, total } = pathsTo(recording, recording.gradients[0]!, 0);
    const [target] = recording.gradients[0]!.targets;
    expect(paths).toHaveLength(total);
    expect(new Set(paths.map((p) => p.nodes[0]))).toEqual(new Set([target]));
    expect(new Set(paths.map((p) => p.nodes.at(-1)))).toEqual(new Set([0]));
    const sum = paths.reduce((s, p) => s + p.product!, 0);
    expect(sum).toBeCloseTo(recording.tensors.scalar[recording.gradients[0]!.sources[0]!.result!]!, 5);
  });

  it('stops at the limit', () => {
    const recording = doubling(60);
    expect(pathsTo(recording, recording.gradients[0]!, 0, 3).paths).toHaveLength(3);
  });

  it('copes with a long tape', () => {
    const recording = record(({ tf, name }) => {
      const x = name('x', tf.variable(1));
      const tape = new tf.GradientTape();
      const z = tape.record(() => {
        let t: Tensor = x;
        for (let i = 0; i < 3000; i++) t = t.mul(1.0001);
        return t;
      });
      tape.gradient(z, x);
    });
    expect(pathsTo(recording, recording.gradients[0]!, 0)).toMatchObject({ total: 1, isExact: true });
    expect(chain(recording, recording.gradients[0]!, 0)).toMatchObject({ kind: 'product' });
  });
});
