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
const cases = readdirSync(FOLDER).map((name) => {
  const [python = '', rest = ''] = readFileSync(join(FOLDER, name), 'utf8').split(TYPESCRIPT);
  const [typescript = '', prints = ''] = rest.split(PRINTS);
  return { name, python, typescript, prints };
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
  it.each(cases)('$name', async ({ name, python, typescript, prints }) => {
    const text = typescriptOf(name, python);
    const printed = FRAGMENTS.includes(name) ? '' : await run(text);
    if (process.env['UPDATE_GOLDEN']) {
      writeFileSync(join(FOLDER, name), `${python}${TYPESCRIPT}${text}${PRINTS}${printed}`);
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
