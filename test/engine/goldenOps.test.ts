/** @file Every golden case against the engine: forward value, gradient and second order, as TensorFlow computed them. */

import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as tf from '../../engine/index';
import type { Tensor } from '../../engine/tensor';
import { decode, firstMismatch, plainValue, type GoldenCase, type GoldenTensor } from './support/goldenCase';

/** Functions (`.name`: chained methods) that golden cases ask for and the engine does not have yet. */
const MISSING: readonly string[] = [];

/**
 * `ops-dev`: the ops of TensorFlow.js; `ops-more`: those that TensorFlow differentiates beyond them; `ops-random`: both, as
 * `oracle.py` drew them. All by TensorFlow 2.21. `GOLDEN_FILES=/tmp/a.jsonl,…` runs others instead, such as freshly drawn ones.
 */
const files = process.env['GOLDEN_FILES']?.split(',') ?? ['ops-dev.jsonl', 'ops-more.jsonl', 'ops-random.jsonl'];
const cases = files.flatMap((file) =>
  readFileSync(resolve(import.meta.dirname, '../golden', file), 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as GoldenCase),
);

const groups = new Map<string, GoldenCase[]>();
for (const c of cases) {
  const name = `${c.method ? '.' : ''}${c.fn}`;
  groups.set(name, [...(groups.get(name) ?? []), c]);
}
const present = [...groups].filter(([name]) => !MISSING.includes(name));

describe('golden ops', () => {
  it.each(present)('%s', (_, group) => {
    const failures = group.flatMap((c) => failuresOf(c).map((text) => `${c.id}: ${text}`));
    expect(failures).toEqual([]);
  });

  it('has exactly the functions it lists as missing still missing', () => {
    const absent = [...groups].filter(([, group]) => operation(group[0]!, group[0]!.args.map(toArgument)) === null);
    expect(absent.map(([name]) => name)).toEqual(MISSING);
  });

  it('sees a wrong value, dtype, shape and null (the comparison can fail)', () => {
    const wanted: GoldenTensor = { shape: [2], dtype: 'float32', data: [1, 'NaN'] };
    const close = { rtol: 1e-5, atol: 1e-6 };
    expect(firstMismatch(tf.tensor1d([1, NaN]), wanted, close)).toBeNull();
    expect(firstMismatch(tf.tensor1d([1.001, NaN]), wanted, close)).toMatch(/\[0\]/);
    expect(firstMismatch(tf.tensor1d([1, 2]), wanted, close)).toMatch(/\[1\]/);
    expect(firstMismatch(tf.tensor([1, NaN], [2], 'float64'), wanted, close)).toMatch(/dtype/);
    expect(firstMismatch(tf.tensor2d([[1, NaN]]), wanted, close)).toMatch(/shape/);
    expect(firstMismatch(null, wanted, close)).toMatch(/null/);
    expect(firstMismatch(tf.scalar(1), null, close)).toMatch(/null/);
  });
});

type Argument = Tensor | Tensor[] | unknown;
type Result = Tensor | Tensor[] | Record<string, Tensor>;

/** What is wrong with the engine's answer to a case; nothing when all is right. */
function failuresOf(c: GoldenCase): string[] {
  const args = c.args.map(toArgument);
  const sources = c.wrt.map((key) => sourceAt(args, key));
  const call = operation(c, args);
  if (call === null) return ['the engine does not have it'];
  const outputs = outputsOf(c, call());
  const wanted = Array.isArray(c.out) ? c.out : [c.out];
  const failures = wanted.map((out, i) => named(`out ${i}`, firstMismatch(outputs[i] ?? null, out, c, c.anyDtype)));
  const { gradients } = differentiate(c, call, sources);
  c.grads.forEach((g, i) => failures.push(named(`gradient of ${c.wrt[i]}`, firstMismatch(gradients[i]!, g, c))));
  if (c.grad2) failures.push(...secondOrderFailures(c, c.grad2, call, sources));
  return failures.filter((text) => text !== null);
}

function secondOrderFailures(
  c: GoldenCase,
  wanted: readonly (GoldenTensor | null)[],
  call: () => Result,
  sources: readonly Tensor[],
): (string | null)[] {
  const outer = new tf.GradientTape();
  const total = outer.record(() => {
    outer.watch(sources.filter(isFloat));
    const { gradients } = differentiate(c, call, sources);
    return gradients
      .map((g, i) => (g && c.v![i] ? tf.sum(tf.real(tf.mul(g, toTensor(c.v![i]!)))) : null))
      .filter((term) => term !== null)
      .reduce((a, b) => tf.add(a, b));
  });
  const second = outer.gradient(total, [...sources]);
  // Null and zeros are the same here: which of them comes depends on how the first-order rule is written.
  const isZero = (t: Tensor | null, g: GoldenTensor | null) =>
    (t === null ? [] : [...t.dataSync()]).every((v) => v === 0) && (g === null || g.data.every((v) => v === 0));
  return wanted.map((g, i) =>
    isZero(second[i]!, g) ? null : named(`second gradient of ${c.wrt[i]}`, firstMismatch(second[i]!, g, c)),
  );
}

function differentiate(
  c: GoldenCase,
  call: () => Result,
  sources: readonly Tensor[],
): { gradients: (Tensor | null)[] } {
  const tape = new tf.GradientTape();
  tape.watch(sources.filter(isFloat));
  const outputs = tape.record(() => outputsOf(c, call()));
  const targets = (c.targets ?? outputs.map((_, i) => i)).map((i) => outputs[i]!);
  const outGrads = c.outGrad === null ? undefined : (Array.isArray(c.outGrad) ? c.outGrad : [c.outGrad]).map(toTensor);
  return { gradients: tape.gradient(targets, [...sources], outGrads && { outputGradients: outGrads }) };
}

/** The case's function bound to its arguments; null where the engine lacks it. */
function operation(c: GoldenCase, args: readonly Argument[]): (() => Result) | null {
  const path = c.method ? [c.fn] : c.fn.split('.');
  const owners = path.reduce<unknown[]>(
    (found, name) => [(found[0] as Record<string, unknown>)?.[name], ...found],
    [c.method ? args[0] : tf],
  );
  const [f, owner] = owners as [((...args: readonly unknown[]) => Result) | undefined, unknown];
  if (typeof f !== 'function') return null;
  return () => f.call(owner, ...(c.method ? args.slice(1) : args));
}

function outputsOf(c: GoldenCase, y: Result): Tensor[] {
  if (c.outKeys) return c.outKeys.map((key) => (y as Record<string, Tensor>)[key]!);
  return Array.isArray(y) ? y : [y as Tensor];
}

function sourceAt(args: readonly Argument[], key: number | string): Tensor {
  const [i, j] = String(key).split('.').map(Number) as [number, number?];
  return (j === undefined ? args[i] : (args[i] as Tensor[])[j]) as Tensor;
}

function toArgument(arg: GoldenCase['args'][number]): Argument {
  if ('t' in arg) return toTensor(arg.t);
  return 'ts' in arg ? arg.ts.map(toTensor) : plainValue(arg.v);
}

function toTensor({ shape, dtype, data }: GoldenTensor): Tensor {
  const values = data.map(decode);
  if (dtype === 'complex64') {
    const part = (k: number) =>
      tf.tensor(
        values.filter((_, i) => i % 2 === k),
        [...shape],
        'float32',
      );
    return tf.complex(part(0), part(1));
  }
  return tf.tensor(dtype === 'bool' ? values.map(Boolean) : values, [...shape], dtype);
}

function isFloat(t: Tensor): boolean {
  return t.dtype === 'float32' || t.dtype === 'float64' || t.dtype === 'complex64';
}

function named(what: string, mismatch: string | null): string | null {
  return mismatch === null ? null : `${what}: ${mismatch}`;
}
