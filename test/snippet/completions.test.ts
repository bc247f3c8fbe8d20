/** @file Completion as TypeScript gives it, over our types: at the bar, names that are there and names that are not. */

import { describe, expect, it } from 'vitest';
import { callHelpAt, completionDetail, completionsAt } from '../../extension/snippet/completions';

const HEAD = "import * as tf from 'tapescope';\n";

function at(marked: string, fileName = 'a.ts') {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  return { text, offset, ...completionsAt(fileName, text, offset) };
}
const namesAt = (marked: string, fileName?: string) => at(marked, fileName).items.map(({ name }) => name);

describe('completion', () => {
  it.each<[string, string, readonly string[], readonly string[]]>([
    ['the engine’s names', `${HEAD}tf.|`, ['variable', 'GradientTape', 'matMul', 'train'], ['length', 'if']],
    ['half a name', `${HEAD}const y = tf.squ|;`, ['square', 'squaredDifference'], []],
    ['members of a tensor', `${HEAD}const x = tf.variable(3);\nx.|`, ['assignAdd', 'square', 'dataSync'], ['toFixed']],
    ['members of a result', `${HEAD}tf.ones([2]).add(1).|\n`, ['mul', 'sum'], ['assign']],
    [
      'the tape’s methods',
      `${HEAD}const tape = new tf.GradientTape();\ntape.|`,
      ['record', 'gradient', 'jacobian'],
      [],
    ],
    ['options', `${HEAD}new tf.GradientTape({ | });`, ['persistent', 'watchAccessedVariables'], []],
    ['the snippet’s own names', `${HEAD}const weight = tf.variable(1);\nwe|`, ['weight', 'tf'], []],
    ['a parameter with its type', `${HEAD}const f = (v: tf.Tensor) => v.|`, ['reshape'], []],
    ['named imports', "import { variable } from 'tapescope';\nconst x = variable(3);\nx.|", ['exp'], []],
    ['nothing inside of a comment', `${HEAD}// tf.|`, [], ['variable']],
  ])('knows %s', (_what, marked, there, not) => {
    const names = namesAt(marked);
    expect(names).toEqual(expect.arrayContaining([...there]));
    for (const name of not) expect(names).not.toContain(name);
  });

  it('knows JavaScript as such', () => {
    expect(namesAt(`${HEAD}const x = tf.variable(3);\nx.|`, 'a.js')).toContain('assignAdd');
  });

  it('tells what an item takes the place of', () => {
    const { replaces, text } = at(`${HEAD}tf.squ|are(3);`);
    expect(text.slice(replaces?.start, replaces?.end)).toBe('square');
  });

  it('goes with the text from one question to the next', () => {
    expect(namesAt(`${HEAD}const first = 1;\nf|`)).toContain('first');
    const next = namesAt(`${HEAD}const second = 1;\ns|`);
    expect(next).toContain('second');
    expect(next).not.toContain('first');
  });

  it('tells kinds', () => {
    const kinds = new Map(at(`${HEAD}tf.|`).items.map(({ name, kind }) => [name, kind]));
    expect([kinds.get('square'), kinds.get('GradientTape'), kinds.get('train')]).toEqual([
      'function',
      'class',
      'constant',
    ]);
  });

  it('tells type and docs of one', () => {
    const { text, offset } = at(`${HEAD}tf.|`);
    const detail = completionDetail('a.ts', text, offset, 'variable');
    expect(detail?.signature).toMatch(/^function variable<.*>\(initialValue: .*\): tf\.Variable<R>$/);
    expect(detail?.documentation).not.toBe('');
    expect(completionDetail('a.ts', text, offset, 'no such name')).toBeNull();
  });

  it.each<[string, readonly string[], string]>([
    [`tf.square(|)`, ['square(x: tf.TensorLike'], 'x'],
    [`tf.add(tf.scalar(1), |)`, ['add('], 'b'],
    [`new tf.GradientTape(|)`, ['GradientTape('], 'options'],
    [`const x = tf.variable(3);\nx.mul(|`, ['mul('], 'b'],
  ])('tells what %s takes', (marked, labels, next) => {
    const all = `${HEAD}${marked}`;
    const help = callHelpAt('a.ts', all.replace('|', ''), all.indexOf('|'));
    const best = help?.signatures[help.best];
    for (const label of labels) expect(best?.label).toContain(label);
    const { start, end } = best?.parameters[best.next] ?? { start: 0, end: 0 };
    expect(best?.label.slice(start, end)).toMatch(new RegExp(`^${next}\\b`));
  });

  it('tells nothing where no call is written', () => {
    expect(callHelpAt('a.ts', `${HEAD}tf.square(1); `, HEAD.length + 15)).toBeNull();
  });

  it.each(['', '|', `${HEAD}tf`, `${HEAD}tf.((`, '`${', 'import {'])('answers to %j', (text) => {
    for (const offset of [0, text.length]) expect(Array.isArray(completionsAt('a.ts', text, offset).items)).toBe(true);
  });
});
