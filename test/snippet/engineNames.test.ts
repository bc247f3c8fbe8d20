/** @file What is recognised as the engine’s, and what only looks like it. */

import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { EngineNames } from '../../extension/snippet/engineNames';
import { createSnippetProgram } from '../../extension/snippet/program';

/** All calls of a text that are the engine's, as `owner.name`; ops are marked with `*`. */
function engineCalls(text: string): string[] {
  const snippet = createSnippetProgram('a.ts', text);
  const names = new EngineNames(snippet);
  const found: string[] = [];
  const walk = (node: ts.Node): void => {
    ts.forEachChild(node, walk);
    const call = names.engineCall(node);
    if (call) found.push(`${call.owner}.${call.name}${names.opCall(node) ? '*' : ''}`);
  };
  walk(snippet.sourceFile);
  return found;
}

const NAMESPACE = `import * as tf from 'tapescope'; const x = tf.variable(3);`;

describe('EngineNames', () => {
  it.each([
    ['namespace', `import * as tf from 'tapescope'; tf.square(3);`, ['tf.square*']],
    ['default', `import tf from '@tensorflow/tfjs'; tf.square(3);`, ['tf.square*']],
    ['named', `import { square } from '@tensorflow/tfjs-core'; square(3);`, ['tf.square*']],
    ['renamed', `import { square as sq } from '@tensorflow/tfjs-node'; sq(3);`, ['tf.square*']],
    ['copied', `import * as tf from 'tapescope'; const f = tf.square; const g = f; g(3);`, ['tf.square*']],
    ['namespace copied', `import * as tf from 'tapescope'; const t = tf; t.square(3);`, ['tf.square*']],
    [
      'destructured',
      `import * as tf from 'tapescope'; const { square, add: plus } = tf; plus(square(3), 1);`,
      ['tf.square*', 'tf.add*'],
    ],
    ['by string', `import * as tf from 'tapescope'; tf['square'](3);`, ['tf.square*']],
    ['below', `import * as tf from 'tapescope'; tf.train.sgd(0.1);`, ['tf.train.sgd']],
    ['below destructured', `import { train } from 'tapescope'; const { sgd } = train; sgd(0.1);`, ['tf.train.sgd']],
    ['chained', `${NAMESPACE} x.square().add(1);`, ['tf.variable', 'Tensor.square*', 'Tensor.add*']],
    ['optional', `${NAMESPACE} x?.square()?.add(1);`, ['tf.variable', 'Tensor.square*', 'Tensor.add*']],
    ['cast', `${NAMESPACE} (x as tf.Tensor)!.square();`, ['tf.variable', 'Tensor.square*']],
    ['not a value', `${NAMESPACE} x.dataSync(); x.assign(4);`, ['tf.variable', 'Tensor.dataSync', 'Variable.assign']],
    [
      'generic',
      `${NAMESPACE} function f<T extends tf.Tensor>(t: T) { return t.exp(); }`,
      ['tf.variable', 'Tensor.exp*'],
    ],
    ['several', `${NAMESPACE} tf.split(x, 2);`, ['tf.variable', 'tf.split*']],
    [
      'tape',
      `${NAMESPACE} const t = new tf.GradientTape(); t.gradient(t.record(() => x.exp()), x);`,
      ['tf.variable', 'tf.GradientTape', 'Tensor.exp*', 'GradientTape.record', 'GradientTape.gradient'],
    ],
    ['a tf of its own', `const tf = { square: (x: number) => x * x }; tf.square(3);`, []],
    ['another module', `import * as tf from './other'; tf.square(3); const { add } = tf; add(1);`, []],
    ['a Tensor of its own', `class Tensor { square() { return this; } } new Tensor().square();`, []],
    [
      'shadowed',
      `${NAMESPACE} function f(tf: { square(x: number): number }) { return tf.square(2); }`,
      ['tf.variable'],
    ],
    ['what does not exist', `${NAMESPACE} tf.sqare(3); x.sqare();`, ['tf.variable']],
    ['rebound', `import { square } from 'tapescope'; let f = square; f = (x: unknown) => x as never; f(3);`, []],
    ['circular', `import * as tf from 'tapescope'; const a: any = b; const b: any = a; b(1);`, []],
  ])('%s', (_, text, expected) => {
    expect(engineCalls(text)).toEqual(expected);
  });

  it.each([
    [`tf.scalar(1)`, true],
    [`tf.variable(1)`, true],
    [`tf.scalar(1) as tf.Tensor | null`, true],
    [`new tf.GradientTape().gradient(x, x)`, true],
    [`1`, false],
    [`null`, false],
    [`x as any`, false],
    [`[x]`, false],
    [`x as tf.Tensor | number`, false],
  ])('isTensor: %s is %s', (expression, expected) => {
    const snippet = createSnippetProgram('a.ts', `${NAMESPACE} export const it = ${expression};`);
    const statement = snippet.sourceFile.statements.at(-1);
    if (!statement || !ts.isVariableStatement(statement)) throw new Error('not a variable');
    const type = snippet.checker.getTypeAtLocation(statement.declarationList.declarations[0]!);
    expect(new EngineNames(snippet).isTensor(type)).toBe(expected);
  });
});
