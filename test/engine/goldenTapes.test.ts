/** @file Programs of tapes drawn at random (`test/golden/tapes.py`): every gradient, null and error is TensorFlow's. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as tf from '../../engine/index';
import { resetEngine } from '../../engine/reset';

type Nested = number | readonly Nested[];

interface GradientStep {
  readonly do: 'gradient';
  readonly tape: string;
  readonly targets: readonly string[];
  readonly sources: readonly string[];
  readonly zero: boolean;
  readonly jacobian?: boolean;
  /** What the results are called in later steps. */
  readonly names: readonly string[];
  readonly results?: readonly (Nested | null)[];
  readonly error?: string;
}

type Step =
  | GradientStep
  | { readonly do: 'constant'; readonly name: string; readonly value: tf.TensorLike; readonly dtype: tf.DataType }
  | { readonly do: 'variable'; readonly name: string; readonly value: tf.TensorLike; readonly trainable: boolean }
  | { readonly do: 'call'; readonly name: string; readonly fn: string; readonly xs: readonly string[] }
  | {
      readonly do: 'tape';
      readonly name: string;
      readonly persistent: boolean;
      readonly accessed: boolean;
      readonly body: readonly Step[];
    }
  | { readonly do: 'watch'; readonly tape: string; readonly x: string }
  | { readonly do: 'stop'; readonly tape: string; readonly body: readonly Step[] }
  | { readonly do: 'reset'; readonly tape: string }
  | {
      readonly do: 'assign';
      readonly variable: string;
      readonly how: 'assign' | 'assignAdd' | 'assignSub';
      readonly x: string;
    };

const FUNCTIONS: Readonly<Record<string, (a: tf.Tensor, b: tf.Tensor) => tf.Tensor>> = {
  add: tf.add,
  sub: tf.sub,
  mul: tf.mul,
  div: tf.div,
  maximum: tf.maximum,
  square: tf.square,
  sin: tf.sin,
  exp: (x: tf.Tensor) => tf.exp(tf.mul(x, 0.1)),
  neg: tf.neg,
  sum: (x: tf.Tensor) => tf.sum(x),
  max: (x: tf.Tensor) => tf.max(x),
  stopGradient: tf.stopGradient,
  identity: tf.identity,
  floor: tf.floor,
  relu: tf.relu,
  tanh: tf.tanh,
  sigmoid: tf.sigmoid,
};

/** `GOLDEN_TAPES=/tmp/a.jsonl` runs others instead, such as freshly drawn ones. */
const file = process.env['GOLDEN_TAPES'] ?? 'tapes-random.jsonl';
const programs = readFileSync(resolve(import.meta.dirname, '../golden', file), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as { id: string; steps: Step[] });

describe('programs of tapes', () => {
  it.each(programs)('$id', ({ steps }) => {
    expect(differencesOf(steps)).toEqual([]);
  });

  it('a wrong value, null and error are seen (the comparison can fail)', () => {
    const program = (step: Partial<GradientStep>): Step[] => [
      { do: 'variable', name: 'v', value: 3, trainable: true },
      { do: 'tape', name: 't', persistent: false, accessed: true, body: [{ do: 'call', name: 'y', fn: 'square', xs: ['v'] }] },
      { do: 'gradient', tape: 't', targets: ['y'], sources: ['v'], zero: false, names: ['g'], ...step },
    ]; // prettier-ignore
    expect(differencesOf(program({ results: [6] }))).toEqual([]);
    for (const wrong of [{ results: [6.1] }, { results: [null] }, { results: [[6]] }, { error: 'No.' }]) {
      expect(differencesOf(program(wrong))).toHaveLength(1);
    }
  });
});

function differencesOf(steps: readonly Step[]): string[] {
  resetEngine();
  const values = new Map<string, tf.Tensor>();
  const tapes = new Map<string, tf.GradientTape>();
  const differences: string[] = [];
  const value = (name: string): tf.Tensor => values.get(name)!;
  const runAll = (body: readonly Step[]): void => body.forEach(run);
  const run = (step: Step): void => {
    switch (step.do) {
      case 'constant':
        return void values.set(step.name, tf.constant(step.value, undefined, step.dtype));
      case 'variable':
        return void values.set(step.name, tf.variable(step.value, step.trainable, undefined, 'float64'));
      case 'call': {
        const [a, b] = step.xs.map(value);
        return void values.set(step.name, FUNCTIONS[step.fn]!(a!, b!));
      }
      case 'tape': {
        const tape = new tf.GradientTape({ persistent: step.persistent, watchAccessedVariables: step.accessed });
        tapes.set(step.name, tape);
        return tape.record(() => runAll(step.body));
      }
      case 'watch':
        return tapes.get(step.tape)!.watch(value(step.x));
      case 'stop':
        return tapes.get(step.tape)!.stopRecording(() => runAll(step.body));
      case 'reset':
        return tapes.get(step.tape)!.reset();
      case 'assign':
        return void (value(step.variable) as tf.Variable)[step.how](tf.identity(value(step.x)));
      case 'gradient': {
        const answer = answerTo(step, tapes.get(step.tape)!, value);
        if (!isSame(answer, step.error ?? step.results)) {
          differences.push(`${step.names[0]}: ${JSON.stringify(answer)}, expected ${JSON.stringify(step.error ?? step.results)}`);
        } // prettier-ignore
        if (typeof answer === 'string') return;
        answer.forEach((g, i) => {
          const source = value(step.sources[i]!);
          const dtype = source.dtype === 'int32' ? 'int32' : 'float64';
          if (g !== null && lastFound[i]) values.set(step.names[i]!, dtype === 'int32' ? source : lastFound[i]);
        });
      }
    }
  };
  let lastFound: readonly (tf.Tensor | null)[] = [];
  const answerTo = (step: GradientStep, tape: tf.GradientTape, get: (name: string) => tf.Tensor) => {
    const options = { unconnectedGradients: step.zero ? 'zero' : 'none' } as const;
    try {
      lastFound = step.jacobian
        ? tape.jacobian(get(step.targets[0]!), step.sources.map(get), options)
        : tape.gradient(step.targets.map(get), step.sources.map(get), options);
      return lastFound.map((g) => (g === null ? null : (g.arraySync() as Nested)));
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  runAll(steps);
  return differences;
}

function isSame(actual: unknown, wanted: unknown): boolean {
  if (typeof actual === 'number' && typeof wanted === 'number') {
    return Math.abs(actual - wanted) <= 1e-10 + 1e-9 * Math.abs(wanted);
  }
  if (Array.isArray(actual) && Array.isArray(wanted)) {
    return actual.length === wanted.length && actual.every((a, i) => isSame(a, wanted[i]));
  }
  return actual === wanted;
}
