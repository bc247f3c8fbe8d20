/** @file On 10,000 random scalar graphs: the sum over all paths of the products of local derivatives is the adjoint. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as tf from '../../engine/index';
import type { GradientCall, Recording } from '../../engine/recording';
import type { Tensor } from '../../engine/tensor';
import { record } from '../fixtures/record';

const GRAPHS = 10_000;
const BATCH = 250;

type Step = (a: Tensor, b: Tensor) => Tensor;
const STEPS: readonly Step[] = [
  tf.add,
  tf.sub,
  tf.mul,
  tf.mul,
  (a, b) => tf.div(a, tf.add(tf.square(b), 0.5)),
  tf.maximum,
  tf.squaredDifference,
  tf.atan2,
  tf.sin,
  tf.tanh,
  tf.sigmoid,
  tf.square,
  tf.softplus,
  tf.neg,
];

/** Sources in thousandths. Each step takes an op and two of the numbers there are so far; the last number is differentiated. */
const graph = fc.record({
  sources: fc.array(fc.integer({ min: -2000, max: 2000 }), { minLength: 1, maxLength: 3 }),
  steps: fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat()), { minLength: 1, maxLength: 12 }),
});
type Graph = typeof graph extends fc.Arbitrary<infer G> ? G : never;

function run({ sources, steps }: Graph): void {
  const leaves = sources.map((thousandths) => tf.scalar(thousandths / 1000 + 0.0004, 'float64'));
  const tape = new tf.GradientTape();
  tape.watch(leaves);
  const y = tape.record(() => {
    const nodes: Tensor[] = [...leaves];
    // Later numbers are more likely, so that graphs are deep as well as wide.
    const at = (n: number) => nodes[nodes.length - 1 - (n % Math.min(nodes.length, 4))]!;
    for (const [op, a, b] of steps) nodes.push(STEPS[op % STEPS.length]!(at(a), at(b)));
    return nodes[nodes.length - 1]!;
  });
  tape.gradient(y, leaves);
}

/** What is wrong with a call's partials, a source and both numbers each; null where numbers have grown past all sense. */
function differences(recording: Recording, call: GradientCall): string[] | null {
  const locals = localsOf(recording, call);
  if (call.edges.local.some((local) => !(Math.abs(local) < 1e20))) return null;
  return call.sources.flatMap(({ tensor, result }) => {
    if (result === null) return [];
    const partial = recording.tensors.scalar[result]!;
    const { sum, size } = sumOverPaths(locals, call.targets[0]!, tensor);
    const near = Math.abs(sum - partial) <= 1e-12 * Math.max(1, size);
    return near ? [] : [`∂target/∂${tensor} is ${partial}, but its paths add up to ${sum}`];
  });
}

interface Edge {
  readonly to: number;
  readonly local: number;
}

/** The local derivatives that lead back from each row. */
function localsOf({ ops }: Recording, { edges }: GradientCall): Map<number, Edge[]> {
  const locals = new Map<number, Edge[]>();
  edges.op.forEach((op, i) => {
    const from = ops.outputs[ops.outputStart[op]!]!;
    const edge = { to: ops.inputs[ops.inputStart[op]! + edges.input[i]!]!, local: edges.local[i]! };
    locals.set(from, [...(locals.get(from) ?? []), edge]);
  });
  return locals;
}

/** Path by path, without any of the sharing that makes a sweep quick. `size` is the sum of the products' sizes. */
function sumOverPaths(locals: Map<number, Edge[]>, from: number, to: number): { sum: number; size: number } {
  let sum = 0;
  let size = 0;
  const walk = (row: number, product: number): void => {
    if (row === to) {
      sum += product;
      size += Math.abs(product);
    }
    for (const edge of locals.get(row) ?? []) walk(edge.to, product * edge.local);
  };
  walk(from, 1);
  return { sum, size };
}

describe('the sum over paths of the products of local derivatives', () => {
  it(`is the adjoint, on ${GRAPHS} graphs`, () => {
    const graphs = fc.sample(graph, { numRuns: GRAPHS, seed: 20260 });
    const wrong: string[] = [];
    let compared = 0;
    for (let start = 0; start < GRAPHS; start += BATCH) {
      const recording = record(() => graphs.slice(start, start + BATCH).forEach(run));
      expect(recording.outcome.kind).toBe('ok');
      recording.gradients.forEach((call, i) => {
        const found = differences(recording, call);
        if (found !== null) compared++;
        wrong.push(...(found ?? []).map((text) => `graph ${start + i}: ${text}`));
      });
    }
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(0.99 * GRAPHS);
  });

  it('is not when a local derivative is wrong (the comparison can fail)', () => {
    const recording = record(() => run({ sources: [500, 1500], steps: [[2, 0, 1], [8, 0, 0], [0, 0, 1]] })); // prettier-ignore
    const call = recording.gradients[0]!;
    expect(differences(recording, call)).toEqual([]);
    const local = call.edges.local.slice();
    local[local.length - 1]! *= 1.001;
    expect(differences(recording, { ...call, edges: { ...call.edges, local } })).toHaveLength(1);
  });
});
