/** @file The analysis process as the host sees it: answers, superseded texts, crashes. */

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { build } from '../../scripts/build.mjs';
import { root } from '../../scripts/lib/paths.mjs';
import { analysisProcess } from '../../extension/snippet/analysisProcess';
import { Analyzer, type RunningAnalysis } from '../../extension/snippet/analyzer';
import { loadAnalyzer } from '../../extension/snippet/loadAnalyzer';

const TEXT = `import * as tf from 'tapescope';\nconsole.log(tf.square(3));\n`;
const INTEGER = `import * as tf from 'tapescope';
const x = tf.variable(tf.tensor([1, 2], [2], 'int32'));
const tape = new tf.GradientTape();
const y = tape.record(() => x.square().sum());
tape.gradient(y, x);
`;
let folder: string;
let analyzer: Analyzer | null = null;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tapescope-analyzer-'));
  await build(['analysis'], folder);
});
afterEach(() => analyzer?.dispose());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** An analysis process that does as told, in place of the real one. */
function standIn(onRequest: string): Analyzer {
  const entry = join(folder, `${Math.abs(hash(onRequest))}.cjs`);
  writeFileSync(entry, `const fs = require('node:fs'); process.on('message', (message) => { ${onRequest} });`);
  analyzer = new Analyzer(analysisProcess(entry));
  return analyzer;
}
const ANSWER = `{ usesEngine: true, hash: message.params.text, sites: [], findings: [], syntaxErrors: [], references: [], calls: [], program: null }`;
const REPLY = `process.send({ kind: 'reply', id: message.id, result: ${ANSWER} });`;

describe('Analyzer', () => {
  it('asks the real process', async () => {
    analyzer = new Analyzer(analysisProcess(join(folder, 'analysis.cjs')));
    expect((await analyzer.lint('a.ts', TEXT)).findings).toEqual([]);
    const analysis = await analyzer.prepare('a.ts', TEXT);
    expect(analysis.calls.map((call) => call.op)).toEqual(['square']);
    expect(analysis.program?.code).toContain('__s(');
    expect(await loadAnalyzer(join(folder, 'analysis.cjs')).prepare('a.ts', TEXT)).toEqual(analysis);
  });

  it('tells the process its reader’s language, and the next one after a crash', async () => {
    const texts = JSON.parse(readFileSync(join(root, 'l10n/bundle.l10n.de.json'), 'utf8')) as Record<string, string>;
    const start = analysisProcess(join(folder, 'analysis.cjs'));
    const started: RunningAnalysis[] = [];
    const german = new Analyzer(() => {
      started.push(start());
      return started.at(-1)!;
    }, texts);
    analyzer = german;
    const said = async (name: string): Promise<readonly string[]> =>
      (await german.lint(name, INTEGER)).findings.flatMap(({ message, fixes }) => [
        message,
        ...fixes.map((one) => one.title),
      ]);
    const inGerman = [expect.stringContaining('Der Gradient nach x ist null.'), 'In float32 umwandeln'];
    expect(await said('a.ts')).toEqual(inGerman);
    const crashed = started[0]!;
    crashed.kill();
    await crashed.gone;
    expect(await said('b.ts')).toEqual(inGerman);
    expect(started.length).toBe(2);
  });

  it('starts no process for a text without the engine', async () => {
    analyzer = new Analyzer(analysisProcess(join(folder, 'not-there.cjs')));
    expect(await analyzer.analyze('a.ts', 'const a = 1;')).toMatchObject({ usesEngine: false });
  });

  it('answers the same question once', async () => {
    const one = standIn(`if (message.kind === 'request') { ${REPLY} }`);
    expect(one.analyze('a.ts', TEXT)).toBe(one.analyze('a.ts', TEXT));
    expect(await one.analyze('a.ts', TEXT)).toMatchObject({ usesEngine: true });
  });

  it('takes back what a newer text supersedes, for the same file only', async () => {
    const one = standIn(`if (message.kind === 'request' && message.params.text.endsWith('2')) { ${REPLY} }`);
    const older = one.analyze('a.ts', `${TEXT}1`).catch((error: unknown) => error);
    const olderRun = one.prepare('a.ts', `${TEXT}1`).catch((error: unknown) => error);
    const other = one.analyze('b.ts', `${TEXT}2`);
    const newer = one.lint('a.ts', `${TEXT}2`);
    expect(await older).toMatchObject({ reason: 'cancelled' });
    expect(await olderRun).toMatchObject({ reason: 'cancelled' });
    expect(await newer).toMatchObject({ usesEngine: true });
    expect(await other).toMatchObject({ usesEngine: true });
  });

  it('starts again after a crash and asks once more', async () => {
    const flag = join(folder, 'crashed');
    const one = standIn(
      `if (!fs.existsSync(${JSON.stringify(flag)})) { fs.writeFileSync(${JSON.stringify(flag)}, ''); process.exit(1); } ${REPLY}`,
    );
    expect(await one.analyze('a.ts', TEXT)).toMatchObject({ usesEngine: true });
  });

  it.each([`null`, `'text'`, `{ usesEngine: true }`, `{ ...${ANSWER}, references: [{ start: 1, end: 0, site: 0 }] }`])(
    'refuses an answer that is none: %s',
    async (result) => {
      const one = standIn(`process.send({ kind: 'reply', id: message.id, result: ${result} });`);
      await expect(one.analyze('a.ts', TEXT)).rejects.toMatchObject({
        reason: 'failed',
        message: expect.stringContaining('cannot be read'),
      });
    },
  );

  it('gives up on a process that always crashes', async () => {
    const one = standIn(`process.exit(3);`);
    await expect(one.analyze('a.ts', TEXT)).rejects.toMatchObject({
      reason: 'closed',
      message: expect.stringContaining('code 3'),
    });
  });

  it('rejects what waits when disposed, and what comes after', async () => {
    const one = standIn('');
    const waiting = one.analyze('a.ts', TEXT).catch((error: unknown) => error);
    one.dispose();
    expect(await waiting).toMatchObject({ reason: 'closed' });
    await expect(one.analyze('a.ts', `${TEXT} `)).rejects.toMatchObject({ reason: 'closed' });
  });
});

function hash(text: string): number {
  return [...text].reduce((h, c) => (h * 31 + c.charCodeAt(0)) | 0, 7);
}
