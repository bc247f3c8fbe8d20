/** @file Random compositions of ops on random shapes against central differences in float64, to first and second order. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkGradients } from '../../engine/checkGradients';
import * as tf from '../../engine/index';
import { defineOp, NO_ATTRS } from '../../engine/op';
import { OPS } from '../../engine/ops/index';
import { run } from '../../engine/run';
import type { Tensor } from '../../engine/tensor';

const RUNS = 400;
const SEED = 20261;

/** One op of a composition: on tensors there are so far, with a number to choose axes and the like by. */
type Step = (a: Tensor, b: Tensor, k: number) => Tensor;

const axisOf = (x: Tensor, k: number): number => (k % (2 * x.rank)) - x.rank;
/** A subset of the axes, negative ones among them; null for all. */
const axesOf = (x: Tensor, k: number): number[] | null =>
  k % 5 === 0 ? null : x.shape.map((_, d) => (k % 2 ? d : d - x.rank)).filter((_, d) => (k >> d) & 1);
const isOdd = (k: number): boolean => k % 2 === 1;

/** Smooth everywhere, and tame: what grows fast is bounded first. */
const UNARY: readonly ((x: Tensor) => Tensor)[] = [
  tf.sin, tf.cos, tf.tanh, tf.sigmoid, tf.softplus, tf.square, tf.atan, tf.erf, tf.neg, tf.logSigmoid, tf.asinh,
  (x) => tf.exp(tf.tanh(x)),
  (x) => tf.log(tf.add(tf.square(x), 1)),
  (x) => tf.sqrt(tf.add(tf.square(x), 0.5)),
  (x) => tf.rsqrt(tf.add(tf.square(x), 0.5)),
  (x) => tf.reciprocal(tf.add(tf.square(x), 0.5)),
  (x) => tf.lgamma(tf.add(tf.square(x), 0.5)),
  (x) => tf.erfinv(tf.mul(tf.tanh(x), 0.9)),
  (x) => tf.pow(tf.add(tf.square(x), 0.5), 1.3),
]; // prettier-ignore

/** With a kink somewhere; random numbers do not hit it. */
const KINKED: readonly ((x: Tensor) => Tensor)[] = [tf.relu, tf.abs, tf.elu, tf.selu, (x) => tf.leakyRelu(x, 0.1), (x) => tf.clipByValue(x, -0.7, 0.9)]; // prettier-ignore

const BINARY: readonly ((a: Tensor, b: Tensor) => Tensor)[] = [
  tf.add, tf.sub, tf.mul, tf.maximum, tf.minimum, tf.squaredDifference,
  (a, b) => tf.div(a, tf.add(tf.square(b), 0.5)),
  (a, b) => tf.pow(tf.add(tf.square(a), 0.5), tf.tanh(b)),
  (a, b) => tf.atan2(a, tf.add(tf.square(b), 0.5)),
  (a, b) => tf.xlogy(a, tf.add(tf.square(b), 0.5)),
  (a, b) => tf.where(tf.greater(a, 0.1), a, b),
]; // prettier-ignore

const REDUCTIONS: readonly ((x: Tensor, axes: number[] | null, keepDims: boolean) => Tensor)[] = [
  tf.sum, tf.mean, tf.max, tf.min, tf.logSumExp, (x, axes, keep) => tf.prod(tf.tanh(x), axes, keep),
]; // prettier-ignore

/** Along one axis, or of the whole shape; only asked of tensors that have one. */
const SHAPED: readonly ((x: Tensor, k: number) => Tensor)[] = [
  (x) => tf.transpose(x),
  (x) => tf.reshape(x, [-1]),
  (x, k) => tf.expandDims(x, axisOf(x, k)),
  (x, k) => tf.reverse(x, axisOf(x, k)),
  (x, k) => tf.cumsum(x, axisOf(x, k), isOdd(k), k % 3 === 0),
  (x, k) => tf.cumulativeLogsumexp(x, axisOf(x, k), false, isOdd(k)),
  (x) => tf.softmax(x),
  (x) => tf.logSoftmax(x),
  (x, k) => tf.sort(x, axisOf(x, k), isOdd(k) ? 'DESCENDING' : 'ASCENDING'),
  (x, k) => tf.concat([x, tf.sin(x)], axisOf(x, k)),
  (x, k) => tf.stack([x, tf.cos(x)], k % (x.rank + 1)),
  (x, k) => tf.tile(x, x.shape.map((_, d) => 1 + ((k >> d) & 1))),
  (x) => tf.pad(x, x.shape.map((): [number, number] => [1, 0])),
  (x, k) => tf.slice(x, x.shape.map((n) => k % n), x.shape.map((n) => n - (k % n))),
  (x, k) => tf.gather(x, tf.tensor1d([k % x.shape[0]!, 0, k % x.shape[0]!], 'int32')),
  (x, k) => tf.unstack(x, axisOf(x, k))[0]!,
  (x) => tf.topk(x).values,
  (x, k) => tf.norm(tf.add(tf.square(x), 0.3), 2, axisOf(x, k)),
  (x) => tf.matMul(tf.reshape(x, [x.shape[0]!, -1]), tf.reshape(tf.sin(x), [x.shape[0]!, -1]), true),
  (x) => tf.einsum('...i,...i->...', x, tf.cos(x)),
  (x) => tf.linalg.inv(tf.add(tf.matMul(tf.reshape(x, [-1, 1]), tf.reshape(x, [1, -1])), tf.eye(x.size, x.size, [], 'float64'))),
]; // prettier-ignore

const pick = <T>(list: readonly T[], n: number): T => list[n % list.length]!;

const STEPS: readonly Step[] = [
  (a, _b, k) => pick(UNARY, k)(a),
  (a, _b, k) => pick(KINKED, k)(a),
  (a, b, k) => (fit(a, b) ? pick(BINARY, k)(a, b) : pick(BINARY, k)(a, tf.mean(b))),
  (a, b, k) => (fit(a, b) ? pick(BINARY, k)(a, b) : pick(BINARY, k)(a, tf.mean(b))),
  (a, _b, k) => pick(REDUCTIONS, k)(a, axesOf(a, k >> 3), isOdd(k >> 5)),
  (a, _b, k) => (a.rank === 0 ? tf.sin(a) : pick(SHAPED, k)(a, k >> 5)),
];

function fit(a: Tensor, b: Tensor): boolean {
  const [short, long] = a.rank < b.rank ? [a.shape, b.shape] : [b.shape, a.shape];
  const lead = long.length - short.length;
  return short.every((n, d) => n === 1 || long[lead + d] === 1 || n === long[lead + d]);
}

const composition = fc.record({
  shapes: fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  salt: fc.nat({ max: 1_000_000 }),
  steps: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat(), fc.nat({ max: 4095 })), { minLength: 1, maxLength: 5 }),
});
type Composition = typeof composition extends fc.Arbitrary<infer C> ? C : never;

/** Results larger than this are not made bigger. */
const MOST = 40;

function compose(steps: Composition['steps'], table: readonly Step[], inputs: readonly Tensor[]): Tensor {
  const nodes = [...inputs];
  const at = (n: number): Tensor => nodes[nodes.length - 1 - (n % nodes.length)]!;
  for (const [step, a, b, k] of steps) {
    const y = pick(table, step)(at(a), at(b), k);
    nodes.push(y.size > MOST ? tf.mean(y, 0) : y);
  }
  return nodes[nodes.length - 1]!;
}

/** Whether rule and difference agree everywhere; where numbers have grown past all sense, nothing is said. */
function agrees({ shapes, salt, steps }: Composition, table: readonly Step[]): boolean {
  let next = salt;
  const inputs = shapes.map((shape) => {
    const size = shape.reduce((n, d) => n * d, 1);
    return tf.tensor(Array.from({ length: size }, () => spread(next++)), shape, 'float64'); // prettier-ignore
  });
  const { mismatches } = checkGradients((...x) => compose(steps, table, x), inputs, { tolerance: 1e-4 });
  return mismatches.every(({ difference, rule }) => Math.abs(difference) > 1e4 && Math.abs(rule) > 1e4);
}

/** The n-th of numbers that lie spread over (−2, 2), no two of them alike and none at a kink. */
function spread(n: number): number {
  const golden = (n + 1) * 0.6180339887498949;
  return 4 * (golden - Math.floor(golden)) - 2;
}

describe('random compositions', () => {
  it(`agree with central differences, ${RUNS} of them`, () => {
    fc.assert(
      fc.property(composition, (c) => agrees(c, STEPS)),
      { numRuns: RUNS, seed: SEED },
    );
  });

  it.each([
    ['a wrong factor', (dy: Tensor, x: Tensor) => tf.mul(dy, tf.mul(x, 2.01))],
    ['a second order that is lost', (dy: Tensor, x: Tensor) => tf.mul(dy, tf.mul(tf.stopGradient(x), 2))],
  ])('do not with %s in one rule (the checker can fail)', (_, vjp) => {
    const wrong = defineOp({
      ...OPS.square,
      scalar: undefined as never,
      gradient: { kind: 'partials', partials: [{ plain: '', tex: '', vjp: (dy, _y, [x]) => vjp(dy, x!) }] },
    });
    const table: readonly Step[] = [...STEPS, (a) => run(wrong, [a], NO_ATTRS)];
    const check = fc.check(
      fc.property(composition, (c) => agrees(c, table)),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
    expect(check.failed).toBe(true);
  });
});
