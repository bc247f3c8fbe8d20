/**
 * @file Pasted Python → TypeScript that type-checks, runs in the sandbox and prints the right numbers: the tutorial's blocks as they stand,
 * and what people paste otherwise. A case is a file of Python, TypeScript and what that prints; `UPDATE_GOLDEN=1` writes the last two anew.
 */

import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertPython } from '../../extension/convert/convertPython';
import { lines, startSandbox, type TestSandbox } from '../runner/sandbox';
import { typeErrors } from '../support/typeErrors';

const FOLDER = join(import.meta.dirname, 'cases');
const TYPESCRIPT = '\n===== TypeScript =====\n';
const PRINTS = '\n===== prints =====\n';
/** What TensorFlow prints of the Python, by `oracle.py` beside this file. */
const TENSORFLOW = '\n===== TensorFlow =====\n';
const cases = readdirSync(FOLDER).map((name) => {
  const [python = '', rest = ''] = readFileSync(join(FOLDER, name), 'utf8').split(TYPESCRIPT);
  const [typescript = '', printed = ''] = rest.split(PRINTS);
  const [prints = '', tensorflow = null] = printed.split(TENSORFLOW);
  return { name, python, typescript, prints, tensorflow };
});
/** Pasted without what they build on: they cannot run alone. */
const FRAGMENTS = ['tutorial-03-sources-as-dict.txt'];

let sandbox: TestSandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(() => sandbox.dispose());

const converted = new Map<string, string>();
function typescriptOf(name: string, python: string): string {
  const known = converted.get(name);
  if (known !== undefined) return known;
  const conversion = convertPython(python);
  const text = conversion.kind === 'converted' ? conversion.text : conversion.sentence;
  converted.set(name, text);
  return text;
}

describe('a pasted snippet', () => {
  it.each(cases)('$name', async ({ name, python, typescript, prints, tensorflow }) => {
    const text = typescriptOf(name, python);
    const printed = FRAGMENTS.includes(name) ? '' : await run(text);
    if (process.env['UPDATE_GOLDEN']) {
      const kept = tensorflow === null ? '' : `${TENSORFLOW}${tensorflow}`;
      writeFileSync(join(FOLDER, name), `${python}${TYPESCRIPT}${text}${PRINTS}${printed}${kept}`);
      return;
    }
    expect(text).toBe(typescript);
    expect(printed).toBe(prints);
  });

  async function run(text: string): Promise<string> {
    const recording = await sandbox.run(text);
    const { outcome } = recording;
    return `${[...lines(recording), ...(outcome.kind === 'ok' ? [] : [JSON.stringify(outcome)])].join('\n')}\n`;
  }
});

describe('what is printed has the numbers that TensorFlow prints', () => {
  const compared = cases.filter(({ tensorflow }) => tensorflow !== null);
  it('of many cases', () => expect(compared.length).toBeGreaterThan(60));
  it.each(compared)('$name', ({ prints, tensorflow }) => expect(differences(prints, tensorflow ?? '')).toEqual([]));

  it('would show another one, and one too few (the checker can fail)', () => {
    expect(differences('x = 2.5', 'x = 2.6')).toEqual(['2.5 is 2.6 in TensorFlow']);
    expect(differences('1 2', '[1. 2. 3.]')).toEqual(['2 numbers, and 3 in TensorFlow']);
    expect(differences('[ 1, NaN ] [2]', 'tf.Tensor([1. nan], shape=(2,), dtype=float32) (2,)')).toEqual([]);
  });
});

/** Both are float32: they agree to some five digits. */
function differences(ours: string, theirs: string): string[] {
  const [a, b] = [numbersIn(ours), numbersIn(theirs)];
  if (a.length !== b.length) return [`${a.length} numbers, and ${b.length} in TensorFlow`];
  return a.flatMap((one, i) => {
    const other = b[i] ?? NaN;
    const isSame = Object.is(one, other) || Math.abs(one - other) <= 2e-5 * Math.max(1, Math.abs(other));
    return isSame ? [] : [`${one} is ${other} in TensorFlow`];
  });
}

function numbersIn(text: string): number[] {
  const bare = text.replace(/shape=\([^)]*\)|dtype=\w+|'?\w+:\d+'/g, '');
  return (bare.match(/(?<![\w.])[-+]?(?:\d+\.?\d*(?:[eE][-+]?\d+)?|\.\d+)(?!\w)|\bnan\b/gi) ?? []).map(Number);
}

describe('the TypeScript', () => {
  it('has no type error, in any case', () => {
    const files = new Map(cases.map(({ name, python }) => [`/${name}.ts`, typescriptOf(name, python)]));
    for (const fragment of FRAGMENTS) files.delete(`/${fragment}.ts`);
    expect(typeErrors(files)).toEqual([]);
  });

  it('would show one (the checker can fail)', () => {
    expect(typeErrors(new Map([['/bad.ts', "import * as tf from 'tapescope';\ntf.square('one', 2);\n"]]))).toHaveLength(
      1,
    );
  });
});
