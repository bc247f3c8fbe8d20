/** @file What a tape knows of an inner tape's gradient: a Variable that the inner ops read is known to it where it looked on when they read it. */

import { describe, expect, it } from 'vitest';
import { IdSpans } from '../../../engine/ids';
import * as tf from '../../../engine/index';

const cube = (v: tf.Tensor): tf.Tensor => v.mul(v).mul(v);
const number = (t: tf.Tensor | null): number | null => t && t.dataSync()[0]!;

describe('∂²v³/∂v² at 3 by two tapes', () => {
  it.each<[string, number | null, (v: tf.Variable, outer: tf.GradientTape, inner: tf.GradientTape) => tf.Tensor]>([
    [
      'the inner recording inside the outer',
      18,
      (v, outer, inner) =>
        outer.record(() => {
          const y = inner.record(() => cube(v));
          return inner.gradient(y, v)!;
        }),
    ],
    [
      'before the outer began',
      null,
      (v, outer, inner) => {
        const y = inner.record(() => cube(v));
        return outer.record(() => inner.gradient(y, v)!);
      },
    ],
    [
      'in an earlier recording of the outer',
      18,
      (v, outer, inner) => {
        const y = outer.record(() => inner.record(() => cube(v)));
        return outer.record(() => inner.gradient(y, v)!);
      },
    ],
    [
      'between two recordings of the outer',
      null,
      (v, outer, inner) => {
        outer.record(() => v.square());
        const y = inner.record(() => cube(v));
        return outer.record(() => inner.gradient(y, v)!);
      },
    ],
    [
      'while the outer paused',
      null,
      (v, outer, inner) =>
        outer.record(() => {
          const y = outer.stopRecording(() => inner.record(() => cube(v)));
          return inner.gradient(y, v)!;
        }),
    ],
    [
      'before a reset of the outer',
      null,
      (v, outer, inner) =>
        outer.record(() => {
          const y = inner.record(() => cube(v));
          outer.reset();
          return inner.gradient(y, v)!;
        }),
    ],
    [
      'after a reset of the outer',
      18,
      (v, outer, inner) =>
        outer.record(() => {
          outer.reset();
          const y = inner.record(() => cube(v));
          return inner.gradient(y, v)!;
        }),
    ],
    [
      'partly before the outer began: what it saw counts',
      // The first order is v₀·v₀ + 2·v·v₀, with v₀ what was read before: of the second, 2·v₀.
      6,
      (v, outer, inner) => {
        const square = inner.record(() => v.mul(v));
        return outer.record(() => {
          const y = inner.record(() => square.mul(v));
          return inner.gradient(y, v)!;
        });
      },
    ],
    [
      'before the outer began, which then reads the same value itself',
      // ∂(g·v)/∂v with g = 27 a constant to the outer tape.
      27,
      (v, outer, inner) => {
        const y = inner.record(() => cube(v));
        return outer.record(() => {
          v.square();
          return inner.gradient(y, v)!.mul(v);
        });
      },
    ],
    [
      'an author’s gradient function reads what it reads when it is called',
      3,
      (v, outer, inner) => {
        const scaled = tf.customGrad<tf.Tensor>((x) => ({
          value: (x as tf.Tensor).mul(1),
          gradFunc: (dy) => dy.mul(v).mul(3),
        }));
        const y = inner.record(() => scaled(v));
        return outer.record(() => inner.gradient(y, v)!);
      },
    ],
  ])('%s', (_what, second, first) => {
    const v = tf.variable(3);
    const outer = new tf.GradientTape();
    const inner = new tf.GradientTape({ persistent: true });
    const g = first(v, outer, inner);
    expect(number(outer.gradient(g, v))).toBe(second);
  });

  it('a sweep reads no Variable: the outer tape has watched none', () => {
    const v = tf.variable(3);
    const [outer, inner] = [new tf.GradientTape(), new tf.GradientTape()];
    const y = inner.record(() => cube(v));
    outer.record(() => inner.gradient(y, v));
    expect(outer.watchedVariables()).toEqual([]);
  });

  it('of three tapes each knows what it saw', () => {
    const v = tf.variable(3);
    const [saw, missed, inner] = [new tf.GradientTape(), new tf.GradientTape(), new tf.GradientTape()];
    const g = saw.record(() => {
      const y = inner.record(() => cube(v));
      return missed.record(() => inner.gradient(y, v)!);
    });
    expect([saw, missed].map((tape) => number(tape.gradient(g, v)))).toEqual([18, null]);
  });

  it.each([
    ['before the ops', true, 18],
    ['after them', false, null],
  ])('a Variable that has to be watched counts when it was watched %s', (_what, isEarly, second) => {
    const v = tf.variable(3);
    const outer = new tf.GradientTape({ watchAccessedVariables: false });
    const inner = new tf.GradientTape();
    const g = outer.record(() => {
      if (isEarly) outer.watch(v);
      const y = inner.record(() => cube(v));
      outer.watch(v);
      return inner.gradient(y, v)!;
    });
    expect(number(outer.gradient(g, v))).toBe(second);
  });

  it('a constant is told by itself, whenever it was used; what was computed of it before is not', () => {
    const c = tf.constant(3);
    const [outer, inner] = [new tf.GradientTape(), new tf.GradientTape()];
    const y = inner.record(() => {
      inner.watch(c);
      return cube(c);
    });
    const g = outer.record(() => {
      outer.watch(c);
      return inner.gradient(y, c)!;
    });
    // c·c, which the inner tape alone saw, and 2·c·c.
    expect(number(outer.gradient(g, c))).toBe(12);
  });
});

it('spans have what was given out in them, and nothing else', () => {
  const spans = new IdSpans();
  const has = (): number[] => [1, 2, 3, 4, 5, 6, 7, 8, 9].filter((id) => spans.has(id));
  expect(has()).toEqual([]);
  spans.end(2);
  spans.begin(2);
  expect(has()).toEqual([2, 3, 4, 5, 6, 7, 8, 9]);
  spans.end(4);
  spans.begin(4);
  spans.end(4);
  expect(has()).toEqual([2, 3]);
  spans.begin(7);
  spans.end(8);
  expect(has()).toEqual([2, 3, 7]);
});
