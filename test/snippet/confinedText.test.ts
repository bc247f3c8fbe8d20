/** @file Code that the confinement accepts, whatever its strings and comments say. */

import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PROGRAM_PARAMETERS } from '../../extension/protocol/hooks';
import { prepare } from '../../extension/snippet/analyze';
import { instrumentText, runText } from './instrumented';

const ROOT = join(import.meta.dirname, '..', '..');

describe('code for the confinement', () => {
  const cases = [
    `export const v = 'import(1) eval(1) <!-- -->';`,
    `export const v = "say \\"import(\\" and \\\\ eval (x)";`,
    'export const v = `import(${1}) eval(${2} --> <!-- eval(`;',
    'export const v = `import(1) \\` \\${ -->`;',
    `export const v = '<!-- import(-->'.replace(/<!--|import\\(|-->/g, (m) => m.length + '');`,
    `let n = 3; let count = 0; while (n-->0) count++; export const v = count;`,
    `let b = 4; export const v = 3<!--b;`,
    `// import('x') eval( <!-- -->\n/*! import('x') --> */ export const v = 1; /* eval(x) */`,
    `class A { import(x: number) { return x; } eval(x: number) { return x + 1; } } export const v = new A().import(1) + new A().eval(1);`,
    `const o = { import: 1, eval: (x: number) => x, 'import(': 3 }; export const v = o.import + o.eval(2) + o['import('];`,
    `enum E { A = 'import(' } export const v = E.A;`,
    `{ using a = { [Symbol.dispose]() {} }; } export const v = 1;`,
    `export const v = await Promise.resolve(1);`,
    `export const v = typeof (() => eval('1'));`,
    `export const v = typeof (() => import('./a'));`,
    `const a = 'x'; export const v = String.raw\`\${a} --\`;`,
  ];

  it('evaluates there, whatever its strings and comments say', () => {
    const codes = cases.map((text) => instrumentText(text).code);
    expect(refusals(codes)).toEqual(codes.map(() => null));
  });

  it('is refused there as it was written', () => {
    expect(refusals([`const v = 'import(1)';`, `let n = 3; while (n-->0) {}`])).toEqual([
      expect.stringContaining('import'),
      expect.stringContaining('HTML comment'),
    ]);
  });

  it('still means the same', async () => {
    const values = await Promise.all(cases.slice(0, 11).map(async (text) => (await runText(text)).exports['v']));
    expect(values).toEqual([
      'import(1) eval(1) <!-- -->',
      'say "import(" and \\ eval (x)',
      'import(1) eval(2 --> <!-- eval(',
      'import(1) ` ${ -->',
      '4 7' + '3',
      3,
      false,
      1,
      3,
      6,
      'import(',
    ]);
  });

  it('takes every example', () => {
    const files = readdirSync(join(ROOT, 'examples'), { recursive: true, encoding: 'utf8' }).filter((f) =>
      f.endsWith('.ts'),
    );
    const codes = files.map((file) => {
      const { program, syntaxErrors } = prepare(file, readFileSync(join(ROOT, 'examples', file), 'utf8'), 'module');
      expect([file, syntaxErrors]).toEqual([file, []]);
      return program?.code ?? '';
    });
    expect(refusals(codes)).toEqual(codes.map(() => null));
  });
});

/** What a Compartment says to each code (as the body of a function); null when it takes it. */
function refusals(codes: readonly string[]): (string | null)[] {
  const script = `
    require('ses');
    lockdown({ errorTaming: 'unsafe', consoleTaming: 'unsafe' });
    const compartment = new Compartment();
    const codes = JSON.parse(require('fs').readFileSync(0, 'utf8'));
    const said = codes.map((code) => {
      try {
        compartment.evaluate('(function (${PROGRAM_PARAMETERS.join(', ')}) {' + code + '\\n})');
        return null;
      } catch (error) {
        return String(error);
      }
    });
    process.stdout.write(JSON.stringify(said));`;
  const output = execFileSync(process.execPath, ['-e', script], {
    cwd: ROOT,
    input: JSON.stringify(codes),
    encoding: 'utf8',
  });
  return JSON.parse(output) as (string | null)[];
}
