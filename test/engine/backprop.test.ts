/** @file The sweep on hand-built entries, and what its listener hears. */

import { afterEach, describe, expect, test } from 'vitest';
import { Adjoints } from '../../engine/adjoints';
import { backprop } from '../../engine/backprop';
import { context } from '../../engine/context';
import { IdSet } from '../../engine/ids';
import * as tf from '../../engine/index';
import { NO_ATTRS, type Op } from '../../engine/op';
import { addOp } from '../../engine/ops/add';
import { mulOp } from '../../engine/ops/mul';
import { resetEngine } from '../../engine/reset';
import { TapeLog, type Entry } from '../../engine/tapeLog';
import { makeScalar, scalarOf, type Tensor } from '../../engine/tensor';
import { silentListener } from './semantics/rows';

const scalar = (value: number) => makeScalar(value, 'float64');
const entry = (op: Op, inputs: Tensor[], outputs: Tensor[]): Entry => ({ op, inputs, outputs, attrs: NO_ATTRS });

/** An op with rules of the test's own. */
const opWith = (gradient: Op['gradient']): Op => ({
  name: 'ofTheTest',
  tfName: 'of_the_test',
  inputs: 'variadic',
  elementwise: true,
  forward: () => [],
  gradient,
  samples: [],
});
const text = { plain: '', tex: '' };

function seeded(target: Tensor): Adjoints {
  const adjoints = new Adjoints(false);
  adjoints.add(target, scalar(1));
  return adjoints;
}

/** Adjoints of the sources when `target` is seeded with one. */
function sweep(entries: Entry[], target: Tensor, sources: Tensor[], count = entries.length): (number | null)[] {
  const adjoints = seeded(target);
  backprop(TapeLog.of(entries), count, adjoints, IdSet.of(sources.map((s) => s.gradId)), null);
  return sources.map((s) => {
    const adjoint = adjoints.get(s);
    return adjoint ? scalarOf(adjoint) : null;
  });
}

afterEach(() => {
  context.listener = null;
});

describe('backprop', () => {
  const [x, y, z, u, v] = [3, 5, 15, 45, 60].map(scalar) as [Tensor, Tensor, Tensor, Tensor, Tensor];
  const product = entry(mulOp, [x, y], [z]); // z = x·y
  const again = entry(mulOp, [z, x], [u]); // u = z·x
  const total = entry(addOp, [u, z], [v]); // v = u + z

  test('contributions of several uses come together', () => {
    // v = x²y + xy: ∂v/∂x = 2xy + y = 35, ∂v/∂y = x² + x = 12, ∂v/∂z = x + 1 = 4
    expect(sweep([product, again, total], v, [x, y, z])).toEqual([35, 12, 4]);
  });
  test('entries after `count` do not exist', () => {
    expect(sweep([product, again, total], v, [x], 2)).toEqual([null]);
  });
  test('a source that leads nowhere has no adjoint', () => {
    expect(sweep([product], z, [u])).toEqual([null]);
  });
  test('rules run only for inputs on the way to a source', () => {
    const run: string[] = [];
    const watched = opWith({
      kind: 'partials',
      partials: ['x', 'y'].map((name) => ({ ...text, vjp: (dy: Tensor) => (run.push(name), dy) })),
    });
    sweep([entry(watched, [x, y], [z])], z, [y]);
    expect(run).toEqual(['y']);
  });
  test('a joint rule hears which inputs are wanted, and zeros for outputs nothing flowed into', () => {
    let heard: unknown;
    const joint = opWith({
      kind: 'joint',
      text,
      vjp: (dys, _ys, inputs, _attrs, needs) => {
        heard = { dys: dys.map(scalarOf), needs };
        return inputs.map(() => scalar(7));
      },
    });
    expect(sweep([entry(joint, [x, y], [z, u])], u, [y])).toEqual([7]);
    expect(heard).toEqual({ dys: [0, 1], needs: [false, true] });
  });
  test('a joint rule that returns too few gradients', () => {
    const joint = opWith({ kind: 'joint', text, vjp: () => [] });
    expect(() => sweep([entry(joint, [x], [z])], z, [x])).toThrow(/InvalidBackprop.*too few gradients/);
  });
  test('a rule that returns a shape which cannot come from broadcasting', () => {
    const wrong = opWith({ kind: 'partials', partials: [{ ...text, vjp: () => tf.tensor([1, 2]) }] });
    const vector = tf.tensor([1, 2, 3]);
    expect(() => sweep([entry(wrong, [vector], [z])], z, [vector])).toThrow(
      'The gradient rule of ofTheTest returned shape (2,) for an input of shape (3,).',
    );
  });
  test('what was broadcast is summed back', () => {
    const passed = opWith({ kind: 'partials', partials: [{ ...text, vjp: () => tf.ones([2, 3]) }] });
    for (const [shape, sum] of [
      [[3], [2, 2, 2]],
      [
        [2, 1],
        [[3], [3]],
      ],
      [[], 6],
      [[1, 1], [[6]]],
    ] as const) {
      const input = tf.zeros(shape.slice());
      const adjoints = seeded(z);
      backprop(TapeLog.of([entry(passed, [input], [z])]), 1, adjoints, IdSet.of([input.gradId]), null);
      expect(adjoints.get(input)?.arraySync()).toEqual(sum);
    }
  });
  test('an op without a rule ends the path', () => {
    expect(sweep([entry(opWith({ kind: 'none', why: '' }), [x], [z])], z, [x])).toEqual([null]);
  });
});

test('a chain of 100,000 ops is swept by a loop', () => {
  const x = tf.variable(0.5);
  const tape = new tf.GradientTape();
  const y = tape.record(() => {
    let y = x.mul(1);
    for (let i = 0; i < 50_000; i++) y = y.mul(1).add(0.001);
    return y;
  });
  expect(tape.gradient(y, x)?.arraySync()).toBe(1);
});

test('a tensor disposed after it was recorded does not stop the sweep', () => {
  const x = tf.variable([1, 2]);
  const outer = new tf.GradientTape();
  const first = outer.record(() => {
    const inner = new tf.GradientTape();
    const y = inner.record(() => tf.tidy(() => x.mul(2).square().sum()));
    return inner.gradient(y, x)!;
  });
  expect(first.arraySync()).toEqual([8, 16]);
  expect(outer.gradient(first, x)?.arraySync()).toEqual([8, 8]);
});

test('a first-order sweep is silent but for adjoints and contributions; a recorded one is told in full', () => {
  resetEngine();
  const heard: string[] = [];
  context.listener = {
    ...silentListener,
    op: (op, _inputs, _outputs, _attrs, tapes) => void heard.push(`${op.name}[${tapes}]`),
    adjoint: (_tensor, adjoint) => void heard.push(`adjoint ${scalarOf(adjoint)}`),
    contribution: (_output, i, _input, c, local) =>
      void heard.push(`input ${i}: ${scalarOf(c)} local ${local()?.arraySync()}`),
  };
  const x = tf.variable(3);
  const inner = new tf.GradientTape();
  const z = inner.record(() => x.square().mul(x));
  expect(heard.splice(0)).toEqual(['square[0]', 'mul[0]']);
  inner.gradient(z, x);
  expect(heard.splice(0)).toEqual([
    'adjoint 1',
    'input 0: 3 local 3',
    'input 1: 9 local 9',
    'adjoint 3',
    'input 0: 18 local 6',
    'adjoint 27',
  ]);
  const outer = new tf.GradientTape();
  outer.record(() => {
    const tape = new tf.GradientTape();
    tape.gradient(
      tape.record(() => x.square()),
      x,
    );
  });
  expect(heard).toContain('mul[1]');
});

test('a gradient call that throws is told with its sentence', () => {
  const ends: unknown[] = [];
  context.listener = { ...silentListener, gradientEnd: (results, error) => void ends.push([results.length, error]) };
  const x = tf.variable(3);
  const tape = new tf.GradientTape();
  const y = tape.record(() => x.square());
  tape.gradient(y, x);
  expect(() => tape.gradient(y, x)).toThrow('A non-persistent GradientTape');
  expect(ends).toEqual([
    [1, null],
    [0, 'A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)'],
  ]);
});
