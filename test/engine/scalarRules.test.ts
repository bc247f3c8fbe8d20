/** @file Scalars take a short way: plain numbers in the tape and in the sweep. It gives, to the last bit, what the long way gives. */

import { describe, expect, test } from 'vitest';
import { context } from '../../engine/context';
import type { NumericDataType } from '../../engine/dtype';
import * as tf from '../../engine/index';
import { defineOp, NO_ATTRS, type Op } from '../../engine/op';
import { OPS } from '../../engine/ops/index';
import { numberRules } from '../../engine/scalarRule';
import { makeScalar, roundTo, scalarOf, type Tensor } from '../../engine/tensor';
import { silentListener } from './semantics/rows';

const DTYPES = ['float32', 'float64'] as const;
const VALUES = [-Infinity, -88.5, -2.25, -1, -0, 0, 1e-40, 0.3, 1, 1e30, Infinity, NaN];

const ops: readonly Op[] = Object.values(OPS);
const onNumbers = ops.filter((op) => op.scalar !== undefined);
const withRules = onNumbers.filter((op) => op.gradient.kind === 'partials' && op.inputs.length <= 2);

/** Every value for each input. */
const tuplesFor = (op: Op): (readonly number[])[] =>
  Array.from({ length: op.inputs.length }).reduce<(readonly number[])[]>(
    (tuples) => tuples.flatMap((tuple) => VALUES.map((value) => [...tuple, value])),
    [[]],
  );

/** Where a rule on numbers tells something else than the rule on tensors does. */
function differences(op: Op, dtype: 'float32' | 'float64'): string[] {
  const { gradient } = op;
  if (gradient.kind !== 'partials') return [];
  const rules = numberRules(op, dtype);
  return tuplesFor(op).flatMap((values) => {
    const inputs = values.map((value) => makeScalar(value, dtype));
    const [a = NaN, b = NaN] = inputs.map(scalarOf);
    const y = op.forward(inputs, NO_ATTRS) as Tensor;
    return gradient.partials.flatMap((partial, i) =>
      [1, -0.7, 0, Infinity].flatMap((value) => {
        const rule = rules[i];
        if (!partial || !rule) return [];
        const dy = makeScalar(value, dtype);
        const wanted = scalarOf(partial.vjp(dy, y, inputs, NO_ATTRS));
        const got = rule(scalarOf(dy), scalarOf(y), a, b);
        return Object.is(got, wanted) ? [] : [`${op.name}(${values}), dy ${value}: ${got}, not ${wanted}`];
      }),
    );
  });
}

describe.each(DTYPES)('%s', (dtype) => {
  test.each(onNumbers)('$name on numbers is $name on tensors', (op) => {
    for (const values of tuplesFor(op)) {
      const inputs = values.map((value, i) => makeScalar(value, op.inputs[i] === 'condition' ? 'bool' : dtype));
      const [a = NaN, b = NaN, c = NaN] = inputs.map(scalarOf);
      const y = op.forward(inputs, op.samples[0]?.attrs ?? NO_ATTRS) as Tensor;
      expect(roundTo(op.scalar!(a, b, c), y.dtype as NumericDataType), `${op.name}(${values})`).toBe(scalarOf(y));
    }
  });

  test.each(withRules)('the rule of $name on numbers is the rule on tensors', (op) => {
    expect(differences(op, dtype)).toEqual([]);
  });
});

test('a rule that looks at values would be seen', () => {
  const looks = defineOp({
    ...OPS.relu,
    gradient: {
      kind: 'partials',
      partials: [{ plain: '', tex: '', vjp: (dy, _y, [x]) => (scalarOf(x!) > 0 ? dy : tf.zerosLike(dy)) }],
    },
  });
  expect(differences(looks, 'float32')).not.toEqual([]);
});

test('rules that numbers alone cannot follow are few, and known', () => {
  const notFollowed = withRules.filter((op) => numberRules(op, 'float32').includes(undefined));
  // Its rule is an op with an attribute: the order of the polygamma function.
  expect(notFollowed.map((op) => op.name)).toEqual(['digamma']);
});

describe('a tape of scalars', () => {
  /** A random expression of ops, literals, Variables and constants, with re-use; the same for the same seed. */
  function randomGraph(seed: number, variables: readonly Tensor[]): Tensor {
    let state = seed;
    const random = (n: number): number => {
      state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
      return Math.floor((state / 2 ** 32) * n);
    };
    const nodes: Tensor[] = [...variables, tf.scalar(0.5, variables[0]!.dtype)];
    const pick = () => nodes[random(nodes.length)]!;
    const steps: readonly (() => Tensor)[] = [
      () => tf.add(pick(), pick()),
      () => tf.mul(pick(), pick()),
      () => tf.sub(pick(), 1.5),
      () => tf.div(2, tf.add(tf.square(pick()), 1)),
      () => tf.sin(pick()),
      () => tf.tanh(pick()),
      () => tf.maximum(pick(), pick()),
      () => tf.relu(pick()),
      () => tf.sum(tf.stack([pick(), pick()])), // not elementwise: among the numbers a row with tensors
      () => tf.leakyRelu(pick(), 0.3), // with an attribute
      () => tf.floor(pick()), // without a gradient
    ];
    for (let i = 0; i < 30; i++) nodes.push(tf.mul(steps[random(steps.length)]!(), 0.7));
    return nodes[nodes.length - 1]!;
  }

  /** First and second derivatives, and the value, with a listener (the long way everywhere) or without. */
  function differentiated(seed: number, dtype: 'float32' | 'float64', heard: boolean): (number | null)[] {
    const variables = [0.3, -0.8, 1.1].map((value) => tf.variable(tf.scalar(value, dtype)));
    context.listener = heard ? silentListener : null;
    try {
      const outer = new tf.GradientTape({ persistent: true });
      const [y, first] = outer.record(() => {
        const inner = new tf.GradientTape();
        const y = inner.record(() => randomGraph(seed, variables));
        return [y, inner.gradient(y, variables)] as const;
      });
      const plain = outer.gradient(y, variables);
      const second = first.map((g) => (g === null ? null : outer.gradient(g, variables[0]!)));
      return [y, ...first, ...plain, ...second].map((t) => (t === null ? null : scalarOf(t)));
    } finally {
      context.listener = null;
    }
  }

  test.each(DTYPES)('%s: the same gradients as with a listener, of first and second order', (dtype) => {
    for (let seed = 1; seed <= 60; seed++) {
      expect(differentiated(seed, dtype, false), `seed ${seed}`).toEqual(differentiated(seed, dtype, true));
    }
  });

  test('a tape that records only the gradient call takes the values of Variables there for constants', () => {
    const x = tf.variable(3);
    const inner = new tf.GradientTape();
    const y = inner.record(() => tf.square(x));
    const outer = new tf.GradientTape();
    const g = outer.record(() => inner.gradient(y, x)!);
    expect(outer.gradient(g, x)).toBe(null);
  });

  test('tensors disposed after they were recorded', () => {
    const x = tf.scalar(3);
    const tape = new tf.GradientTape();
    tape.watch(x);
    const y = tape.record(() => tf.tidy(() => tf.mul(tf.square(x), 2)));
    expect(tape.gradient(y, x)?.arraySync()).toBe(12);
  });

  test('a disposed operand is refused', () => {
    const x = tf.scalar(3);
    x.dispose();
    expect(() => tf.add(x, 1)).toThrow('Tensor is disposed.');
    const v = tf.variable(3);
    v.dispose();
    expect(() => tf.square(v)).toThrow('Tensor is disposed.');
  });

  test('a million ops are swept by a loop', () => {
    const x = tf.scalar(1, 'float64');
    const tape = new tf.GradientTape();
    tape.watch(x);
    const y = tape.record(() => {
      let y: Tensor = x;
      for (let i = 0; i < 1_000_000; i++) y = tf.add(y, x);
      return y;
    });
    expect(tape.gradient(y, x)?.arraySync()).toBe(1_000_001);
  });
});
