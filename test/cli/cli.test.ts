/** @file The built command against real files: what it prints where, and its exit status. */

import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordingFromJson } from '../../engine/recordingJson';
import { build } from '../../scripts/build.mjs';
import { root } from '../../scripts/lib/paths.mjs';

const folder = mkdtempSync(join(tmpdir(), 'tapescope-cli-'));
beforeAll(async () => {
  const dist = join(folder, 'dist');
  mkdirSync(dist);
  // Types that are fresh already need not be made again.
  cpSync(join(root, '.cache', 'types'), dist, { recursive: true, preserveTimestamps: true });
  await build(['cli', 'analysis', 'convert', 'sandbox', 'sandboxWorker'], dist);
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Result {
  readonly out: string;
  readonly err: string;
  readonly code: number | null;
}

/** `closeAfter`: closes the reading end of its standard output once it has written so much. */
function tapescope(words: readonly string[], closeAfter = Infinity): Promise<Result> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(folder, 'dist', 'cli.js'), ...words], { cwd: folder });
    let [out, err] = ['', ''];
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
      if (out.length >= closeAfter) child.stdout.destroy();
    });
    child.stderr.on('data', (data: Buffer) => (err += data.toString()));
    child.on('error', reject);
    child.on('close', (code) => resolve({ out, err, code }));
  });
}

function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return name;
}

const TF = `import * as tf from 'tapescope';\n`;
const GRADIENT = `${TF}const x = tf.variable(3);
const tape = new tf.GradientTape();
const y = tape.record(() => x.square());
console.log('dy/dx', tape.gradient(y, x)!.dataSync()[0]);
`;

describe('run', () => {
  it('console to stdout, summary to stderr', async () => {
    const { out, err, code } = await tapescope(['run', file('good.ts', `${GRADIENT}console.error('loud');`)]);
    expect({ out, code }).toEqual({ out: 'dy/dx 6\nloud\n', code: 0 });
    expect(err).toContain('good.ts:5 gradient of y = 9\n    ∂y/∂x = 6\n');
    expect(err).toMatch(/Ran in \d+ ms: \d+ ops, 1 tape, 1 gradient call\./);
  });

  it('--json prints a valid Recording and nothing else', async () => {
    const name = file('json.ts', `${GRADIENT}console.log('text'); tf.scalar(0).log();`);
    const { out, code } = await tapescope(['run', name, '--json']);
    const read = recordingFromJson(out);
    expect(read).toMatchObject({ ok: true });
    expect(out).toContain('"-Infinity"');
    expect(code).toBe(0);
  });

  it('a snippet that fails half-way: its lines, where and why, status 1', async () => {
    const name = file('bad.ts', `${TF}console.log('before');\nconst x = tf.scalar(1);\nthrow new Error('no good');`);
    const { out, err, code } = await tapescope(['run', name]);
    expect({ out, code }).toEqual({ out: 'before\n', code: 1 });
    expect(err).toContain('bad.ts:4: The snippet threw: no good');
  });

  it('an endless loop: the line it hangs on, status 1', async () => {
    const name = file('hang.ts', `${TF}console.log(1);\nwhile (true) {}`);
    const { out, err, code } = await tapescope(['run', name, '--timeout', '0.3']);
    expect({ out, code }).toEqual({ out: '1\n', code: 1 });
    expect(err).toContain('hang.ts:3: The snippet was stopped after 0.3 s');
  });

  it('what cannot be parsed: the place, status 1, and still a Recording', async () => {
    const name = file('syntax.ts', `${TF}const x = ;\n`);
    const { err, code } = await tapescope(['run', name]);
    expect(err).toContain('syntax.ts:2:11 error Expression expected.');
    expect(code).toBe(1);
    const json = await tapescope(['run', name, '--json']);
    expect(recordingFromJson(json.out)).toMatchObject({ ok: true, value: { outcome: { kind: 'threw' } } });
    expect(json.code).toBe(1);
  });

  it('files beside it, and a script without the engine', async () => {
    file('helper.ts', `export const seven: number = 7;`);
    const { out, code } = await tapescope([
      'run',
      file('main.ts', `import { seven } from './helper';\nconsole.log(seven);`),
    ]);
    expect({ out, code }).toEqual({ out: '7\n', code: 0 });
    const missing = await tapescope(['run', file('alone.ts', `${TF}import { a } from './nowhere';\nconsole.log(a);`)]);
    expect(missing.err).toContain(`'./nowhere' cannot be found`);
    expect(missing.code).toBe(1);
  });

  it('a reader that closes the pipe early', async () => {
    const name = file('long.ts', `${TF}for (let i = 0; i < 1000; i++) console.log('line '.repeat(200));`);
    const { err } = await tapescope(['run', name], 1);
    expect(err).not.toContain('EPIPE');
    expect(err).not.toContain('at ');
  });
});

describe('export', () => {
  it('writes the graph to a file, or to stdout', async () => {
    const name = file('graph.ts', GRADIENT);
    expect(await tapescope(['export', name, '-o', 'graph.svg'])).toEqual({ out: '', err: '', code: 0 });
    expect(readFileSync(join(folder, 'graph.svg'), 'utf8')).toContain('∂y/∂x = 6');
    const { out, code } = await tapescope(['export', name, '--format', 'mermaid']);
    expect({ code, lines: out.split('\n').slice(1, 4) }).toEqual({
      code: 0,
      lines: [
        'flowchart LR',
        '  n0(["x<br/>3<br/>∂y/∂x = 6"]):::variable',
        '  n1{{"y square<br/>9<br/>∂y/∂y = 1"}}:::target',
      ],
    });
  });

  it('what ran until a failure is a graph too', async () => {
    const name = file('half.ts', `${GRADIENT}throw new Error('half-way');`);
    const { out, err, code } = await tapescope(['export', name, '--format', 'json']);
    expect({ code, nodes: (JSON.parse(out) as { nodes: unknown[] }).nodes.length }).toEqual({ code: 1, nodes: 2 });
    expect(err).toContain('half.ts: The snippet threw: half-way');
  });

  it.each<[string, string, string[], string, number]>([
    ['no op', 'console.log(1);', ['--format', 'svg'], 'it used no op, so there is no graph to export', 1],
    ['no such call', GRADIENT, ['--format', 'svg', '--gradient', '4'], 'There is no gradient call 4', 2],
    ['no such folder', GRADIENT, ['-o', 'nowhere/a.svg'], 'nowhere/a.svg could not be written', 2],
  ])('%s is told in a sentence', async (name, text, words, sentence, status) => {
    const { err, code } = await tapescope(['export', file(`${name.replaceAll(' ', '-')}.ts`, text), ...words]);
    expect(err).toContain(sentence);
    expect(code).toBe(status);
  });
});

describe('Markdown', () => {
  const fenced = (text: string, indent = ''): string =>
    ['```ts', ...text.trimEnd().split('\n'), '```'].map((line) => `${indent}${line}\n`).join('');
  const WRONG = GRADIENT.replace('variable', 'constant').replace(')!.', ')?.');
  const TWO = `# Two\n\n${fenced(GRADIENT)}\n${fenced('no.engine;')}\n- And\n\n${fenced(WRONG, '  ')}`;

  it('runs code block by code block, and tells of each where it stands', async () => {
    const { out, err, code } = await tapescope(['run', file('two.md', TWO)]);
    expect({ out, code }).toEqual({ out: 'dy/dx 6\ndy/dx undefined\n', code: 0 });
    expect(err).toMatch(/^── two\.md:3\n/);
    expect(err).toContain('two.md:8 gradient of y = 9\n');
    expect(err).toContain('\n\n── two.md:17\n');
    expect(err).toMatch(/two\.md:22:\d+ warning unwatched-constant/);
  });

  it('runs the one at a line', async () => {
    const { out, err } = await tapescope(['run', `${file('two.md', TWO)}:5`]);
    expect(out).toBe('dy/dx 6\n');
    expect(err).not.toContain('──');
    expect(await tapescope(['run', 'two.md:1'])).toMatchObject({
      err: expect.stringContaining('at line 1; there are some at 3, 17.') as string,
      code: 2,
    });
  });

  it('gives one Recording or all of them', async () => {
    const all = JSON.parse((await tapescope(['run', file('two.md', TWO), '--json'])).out) as JsonRecording[];
    expect(all.map(({ gradients }) => gradients.length)).toEqual([1, 1]);
    const one = JSON.parse((await tapescope(['run', 'two.md:17', '--json'])).out) as JsonRecording;
    expect(one.sites.map(({ start, end }) => TWO.slice(start, end))).toContain('tf.constant(3)');
  });

  it('finds mistakes, with fixes that stay inside', async () => {
    const { out, code } = await tapescope(['lint', file('two.md', TWO), '--json']);
    expect(code).toBe(1);
    const [finding, ...more] = JSON.parse(out) as { line: number; rule: string; fixes: { edits: Edit[] }[] }[];
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ rule: 'unwatched-constant', line: 22 });
    for (const { edits } of finding?.fixes ?? []) {
      const fixed = [...edits]
        .sort((a, b) => b.start - a.start)
        .reduce((text, { start, end, newText }) => text.slice(0, start) + newText + text.slice(end), TWO);
      const below = fixed.split('\n').slice(17, -2);
      expect(below.filter((line) => !line.startsWith('  '))).toEqual([]);
    }
    expect(await tapescope(['lint', '--run', 'two.md'])).toMatchObject({ code: 1 });
    expect(await tapescope(['lint', 'two.md:3'])).toMatchObject({ code: 0, out: '' });
  });

  it('is silent about a page without a snippet, which cannot run', async () => {
    const page = file('none.md', fenced('const a = 1;'));
    expect(await tapescope(['lint', page])).toEqual({ out: '', err: '', code: 0 });
    expect(await tapescope(['run', page])).toMatchObject({
      err: expect.stringContaining('There is no TypeScript or JavaScript code block in "none.md"') as string,
      code: 2,
    });
  });

  it('exports the graph of one', async () => {
    file('two.md', TWO);
    expect(await tapescope(['export', 'two.md', '--format', 'dot'])).toMatchObject({
      err: expect.stringContaining('such as two.md:3; there are some at 3, 17.') as string,
      code: 2,
    });
    expect(await tapescope(['export', 'two.md:3', '--format', 'dot'])).toMatchObject({
      out: expect.stringContaining('digraph') as string,
      code: 0,
    });
  });
});

interface JsonRecording {
  readonly gradients: readonly unknown[];
  readonly sites: readonly { readonly start: number; readonly end: number }[];
}
interface Edit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}

describe('lint', () => {
  const MISTAKE = `${TF}const x = tf.variable(3);\nconst bad = x + 1;\nconsole.log(bad);\n`;

  it('one file: an array; several: one entry a file, in the order asked', async () => {
    const [bad, good] = [file('op.ts', MISTAKE), file('fine.ts', GRADIENT)];
    const one = await tapescope(['lint', bad, '--json']);
    expect(JSON.parse(one.out)).toEqual([
      expect.objectContaining({
        rule: 'js-operator-on-tensor',
        severity: 'error',
        line: 3,
        column: 13,
        endLine: 3,
        endColumn: 18,
      }),
    ]);
    expect(one.code).toBe(1);
    const several = await tapescope(['lint', good, bad, '--json']);
    expect(JSON.parse(several.out)).toEqual([
      { file: good, findings: [] },
      { file: bad, findings: JSON.parse(one.out) as unknown },
    ]);
    expect((await tapescope(['lint', good])).code).toBe(0);
  });

  it('--run adds what only a run can tell', async () => {
    // What another file does is unknown to the text of this one.
    file('outside.ts', `${TF}export const outside = (x: tf.Tensor) => tf.scalar(Math.sin(x.dataSync()[0]!));`);
    const name = file(
      'null.ts',
      `import { outside } from './outside';\n${GRADIENT.replace('x.square()', 'outside(x)')}`,
    );
    expect((await tapescope(['lint', name])).code).toBe(0);
    const { out, code } = await tapescope(['lint', name, '--json', '--run']);
    expect(JSON.parse(out)).toEqual([expect.objectContaining({ severity: 'warning', fixes: expect.any(Array) as [] })]);
    expect(code).toBe(1);
  });
});

describe('wrong usage is status 2 and one sentence', () => {
  it.each<[string, string[], string]>([
    ['nothing', [], 'Say what to do'],
    ['an unknown flag', ['run', 'x.ts', '--fast'], 'no option --fast'],
    ['no file', ['run'], 'which file'],
    ['a file that is not there', ['run', 'absent.ts'], 'There is no file "absent.ts".'],
    ['a folder', ['lint', 'dist'], '"dist" is a folder'],
    ['one missing among several', ['lint', 'package.json', 'absent.ts'], 'There is no file "absent.ts".'],
  ])('%s', async (_name, words, sentence) => {
    const { out, err, code } = await tapescope(words);
    expect({ out, code }).toEqual({ out: '', code: 2 });
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('help and version are not', async () => {
    const help = await tapescope(['--help']);
    expect(help).toMatchObject({ err: '', code: 0 });
    expect(help.out).toContain('tapescope run FILE');
    const version = await tapescope(['--version']);
    expect(version).toMatchObject({ err: '', code: 0 });
    expect(version.out).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
