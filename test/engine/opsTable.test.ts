/** @file One loop over the op table: every rule against central differences, every rule's text against the rule. */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkGradients } from '../../engine/checkGradients';
import { defineOp, NO_ATTRS, type Op, type SampleTensor } from '../../engine/op';
import { add } from '../../engine/ops/add';
import { complex } from '../../engine/ops/complex';
import { broadcastTo } from '../../engine/ops/broadcastTo';
import { mul } from '../../engine/ops/mul';
import { ones } from '../../engine/ops/ones';
import { OPS } from '../../engine/ops/index';
import { stopGradient } from '../../engine/ops/stopGradient';
import { transposed } from '../../engine/ops/support/matrices';
import { run, runMany } from '../../engine/run';
import { GradientTape } from '../../engine/tape';
import { tensor } from '../../engine/convert';
import type { Tensor } from '../../engine/tensor';
import { root } from '../../scripts/lib/paths.mjs';
import { evaluateRuleText } from './support/ruleText';

const ops: readonly Op[] = Object.values(OPS);
const withRule = ops.filter((op) => op.gradient.kind !== 'none');
const withoutRule = ops.filter((op) => op.gradient.kind === 'none');
const elementwise = withRule.filter((op) => op.elementwise);

/** Rules that are TensorFlow's but not the true derivative of the forward function, with the order up to which they are. */
const TRUE_ONLY_TO_ORDER_1: readonly string[] = [
  // The rule takes the labels to sum to 1, so it forgets what moving a single label does to the other terms.
  'softmaxCrossEntropyWithLogits',
];

/** Ops on symmetric matrices that read one triangle only: their rules are right for symmetric changes, so those are made. */
const OF_SYMMETRIC_MATRICES: readonly string[] = ['cholesky'];

describe('the table', () => {
  it('holds every op under its own name', () => {
    expect(Object.entries(OPS).filter(([name, op]) => op.name !== name)).toEqual([]);
  });

  it('holds every op that a file of engine/ops defines', () => {
    const folder = join(root, 'engine/ops');
    const defined = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
      .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/^export const (\w+)Op\b/gm)])
      .map((match) => match[1]);
    expect(defined.filter((name) => !(name! in OPS))).toEqual([]);
  });

  it.each(ops)('$name has samples', (op) => {
    expect(op.samples.length).toBeGreaterThan(0);
  });
});

describe('rules against central differences', () => {
  it.each(withRule)('$name', (op) => {
    const order = TRUE_ONLY_TO_ORDER_1.includes(op.name) ? 1 : 2;
    for (const sample of op.samples) {
      const inputs = sample.inputs.map(toTensor);
      const prepare = OF_SYMMETRIC_MATRICES.includes(op.name) ? symmetric : (x: Tensor) => x;
      const f = (...x: Tensor[]) => runMany(op, x.map(prepare), sample.attrs ?? NO_ATTRS);
      const check = checkGradients(f, inputs, { order });
      expect(check.mismatches).toEqual([]);
    }
  });

  it.each([
    ['a wrong rule', 1, (dy: Tensor, x: Tensor) => mul(dy, mul(x, 2.001))],
    ['a rule that loses its second order', 2, (dy: Tensor, x: Tensor) => mul(dy, mul(stopGradient(x), 2))],
  ] as const)('see %s (the checker can fail)', (_, order, vjp) => {
    const wrong = defineOp({
      ...OPS.square,
      gradient: { kind: 'partials', partials: [{ plain: '', tex: '', vjp: (dy, _y, [x]) => vjp(dy, x!) }] },
    });
    const { mismatches } = checkGradients((x) => run(wrong, [x!], NO_ATTRS), [tensor([1.5, -2])]);
    expect([...new Set(mismatches.map((mismatch) => mismatch.order))]).toEqual([order]);
  });
});

describe('ops without a rule', () => {
  it.each(withoutRule)('$name gives null and says why', (op) => {
    expect(op.gradient.kind === 'none' && op.gradient.why).toMatch(/^.{20,}\.$/);
    for (const sample of op.samples) {
      const inputs = sample.inputs.map(toTensor);
      const tape = new GradientTape();
      tape.watch(inputs.filter((x) => x.dtype === 'float32'));
      const ys = tape.record(() => [...runMany(op, inputs, sample.attrs ?? NO_ATTRS)]);
      expect(tape.gradient(ys, inputs)).toEqual(inputs.map(() => null));
    }
  });
});

describe('the text of elementwise rules against the rules', () => {
  it.each(elementwise)('$name', (op) => {
    for (const { inputs, attrs } of op.samples) {
      // A complex derivative is no number; complex.test.ts has those.
      if (op.name === 'complex' || inputs.some((sample) => sample.dtype === 'complex64')) continue;
      const x = inputs.map((sample) => toTensor(sample.dtype === undefined ? { ...sample, dtype: 'float64' } : sample));
      const y = run(op, x, attrs ?? NO_ATTRS);
      const spread = x.map((t) => Array.from(broadcastTo(t, y.shape).dataSync()));
      localDerivatives(op, x, y, attrs ?? NO_ATTRS).forEach(({ plain, values }, i) => {
        if (values === null) return;
        const told = values.map((_, k) => {
          const names = op.inputs === 'variadic' ? [] : op.inputs.map((name, j) => [name, Number(spread[j]![k])]);
          return evaluateRuleText(plain, {
            ...numbersOf(attrs),
            ...Object.fromEntries(names),
            y: y.dataSync()[k]! as number,
          });
        });
        told.forEach((value, k) => expect(value, `input ${i}, element ${k}: ${plain}`).toBeCloseTo(values[k]!, 6));
      });
    }
  });

  it.each([
    ['2·x', 6],
    ['−1/x²', -1 / 9],
    ['1/(2·√x)', 1 / (2 * Math.sqrt(3))],
    ['2/√(π)·e^(−x²)', (2 / Math.sqrt(Math.PI)) * Math.exp(-9)],
    ['1 if 0 < x < 3 else alpha', 0.5],
    ['cos(x)²', Math.cos(3) ** 2],
  ])('reads %s', (text, value) => {
    expect(evaluateRuleText(text, { x: 3, alpha: 0.5 })).toBeCloseTo(value, 12);
  });

  it.each(['2·z', '2·', '1 if x', '2 x', 'x?'])('refuses %s (the reader can fail)', (text) => {
    expect(() => evaluateRuleText(text, { x: 3 })).toThrow();
  });
});

function symmetric(x: Tensor): Tensor {
  return mul(add(x, transposed(x)), 0.5);
}

interface LocalDerivative {
  readonly plain: string;
  /** ∂y/∂input in the shape of y; null where no gradient flows. */
  readonly values: readonly number[] | null;
}

/** What the rule makes of an incoming adjoint of ones. */
function localDerivatives(
  op: Op,
  x: readonly Tensor[],
  y: Tensor,
  attrs: Readonly<Record<string, unknown>>,
): LocalDerivative[] {
  const dy = ones(y.shape, y.dtype);
  const rule = op.gradient;
  const toValues = (t: Tensor | null) =>
    t === null ? null : Array.from(broadcastTo(t, y.shape).dataSync() as Float64Array);
  switch (rule.kind) {
    case 'none':
      return [];
    case 'joint':
      return rule
        .vjp(
          [dy],
          [y],
          x,
          attrs as never,
          x.map(() => true),
        )
        .map((t) => ({ plain: rule.text.plain, values: toValues(t) }));
    case 'partials':
      return rule.partials.map((partial) =>
        partial === null
          ? { plain: '', values: null }
          : { plain: partial.plain, values: toValues(partial.vjp(dy, y, x, attrs as never)) },
      );
  }
}

function numbersOf(attrs: Readonly<Record<string, unknown>> | undefined): Record<string, number> {
  return Object.fromEntries(
    Object.entries(attrs ?? {}).filter((pair): pair is [string, number] => typeof pair[1] === 'number'),
  );
}

function toTensor({ shape, values, dtype = 'float32' }: SampleTensor): Tensor {
  if (dtype === 'complex64') {
    const part = (k: number) => tensor([...values.filter((_, i) => i % 2 === k)], [...shape]);
    return complex(part(0), part(1));
  }
  return tensor(dtype === 'bool' ? values.map(Boolean) : [...values], [...shape], dtype);
}
