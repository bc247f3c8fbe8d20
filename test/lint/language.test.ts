/**
 * @file Every sentence of a finding is in its reader's language: told one that puts marks around each text, ⟦so⟧, and around the values
 * in it, ⟦so of ⟨x⟩⟧, no finding says a word outside of marks, and as a value none that is not code.
 */

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DTYPES } from '../../engine/dtype';
import { OPS } from '../../engine/ops/index';
import type { Finding } from '../../extension/lint/finding';
import { fixAll, fixAllOfKind } from '../../extension/lint/fixes/fixAll';
import { suppressFixes } from '../../extension/lint/fixes/suppress';
import { RULES } from '../../extension/lint/ruleIds';
import { speak } from '../../extension/protocol/words';
import { prepare } from '../../extension/snippet/analyze';
import { lint, snippetsIn, withImport } from './linting';
import { lintRun } from './running';

const texts = Object.keys(JSON.parse(readFileSync(join(__dirname, '../../l10n/bundle.l10n.json'), 'utf8')) as object);
const MARKED = Object.fromEntries(texts.map((text) => [text, marked(text)]));

beforeAll(() => speak(MARKED));
afterAll(() => speak({}));

/** Rules whose findings were looked at. */
const told = new Set<string>();

describe.each(await wrongCases('cases'))('%s', (_, wrong) => {
  it('from the text', () => expect(wrong.flatMap((text) => strayIn(text, lint(text)))).toEqual([]));
});

describe.each(await wrongCases('runCases'))('%s', (_, wrong) => {
  it('after a run', async () => expect(await strayAfterRuns(wrong)).toEqual([]));
});

describe.each(readdirSync(join(__dirname, 'varied')).filter((file) => file.startsWith('mistakes')))('%s', (file) => {
  const snippets = snippetsIn(file.replace('.txt', '')).map(([, text]) => text);
  // What is awaited goes on after the case has ended. Half of the others have each of the sentences.
  const runnable = snippets.filter((text) => !/\basync\b|\.then\(/.test(text)).filter((_, i) => i % 2 === 0);

  it('from the text', () => expect(snippets.flatMap((text) => strayIn(text, lint(text)))).toEqual([]));

  it('after a run', async () => expect(await strayAfterRuns(runnable)).toEqual([]));
});

it('had findings of every rule', () => {
  strayIn('', lint('// tapescope-ignore-next-line no-such-rule\ntf.scalar(1);'));
  expect(Object.keys(RULES).filter((rule) => !told.has(rule))).toEqual([]);
});

it('has every word of the fixes beside those of rules, and of why a text cannot run', () => {
  const code = `import 'elsewhere';\n${withImport('const x = tf.scalar(2);\nconst y = [x * 3, x * 4];')}`;
  const { findings, syntaxErrors } = prepare('a.ts', code);
  const all = [fixAll(findings), fixAllOfKind(findings, 'js-operator-on-tensor'), ...suppressFixes(findings[0]!, code)];
  const sentences = [
    ...all.map((one) => one?.title ?? 'nothing to fix'),
    ...syntaxErrors.map(({ message }) => message),
  ];
  expect(sentences.length).toBe(5);
  expect(sentences.flatMap((one) => strayWords(one, code))).toEqual([]);
});

it('would show a text that nobody translates', () => {
  const text = 'let x = tf.variable(1);\nconsole.log(x + 1);';
  expect(strayIn(text, lint(text))).toEqual([]);
  speak(Object.fromEntries(Object.entries(MARKED).filter(([one]) => !one.startsWith('Write {0}'))));
  // A text on its own, since the same one is not looked at twice.
  const again = `${text}\n`;
  const stray = strayIn(again, lint(again));
  speak(MARKED);
  expect(stray.map((one) => one.replace(/⟦.*⟧/, '…'))).toEqual([
    'js-operator-on-tensor: Write: … Write x.add(1).',
    'js-operator-on-tensor: Write: Write x.add(1)',
    'js-operator-on-tensor: Write tf: Write tf.add(x, 1)',
  ]);
});

it.each([
  ['⟦The gradient of ⟨x.y⟩ is null.⟧ ⟦Use ⟨tf.square(x)⟩.⟧', []],
  ['⟦NaN begins here⟨⟦, in turn ⟨3⟩ of the loop⟧⟩: ⟨⟦⟨0 / 0 = NaN⟩⟧⟩.⟧', []],
  ['⟦It keeps ⟨tf.matMul(some…⟩ of ⟨int32⟩.⟧', []],
  ['The gradient of x is null.', ['The', 'gradient', 'of', 'is', 'null']],
  ['⟦It is lost.⟧ Take it out.', ['Take', 'it', 'out']],
  ['⟦It ⟨spreads to ⟦all⟧ of x⟩.⟧', ['spreads', 'to', 'of']],
])('strays in %s', (message, stray) => expect(strayWords(message, 'tf.matMul(something, x.y)')).toEqual(stray));

function marked(text: string): string {
  return `⟦${text.replace(/\{\d+\}/g, '⟨$&⟩')}⟧`;
}

/** Messages and titles with a word that no translator saw. */
function strayIn(text: string, findings: readonly Finding[]): readonly string[] {
  const code = withImport(text);
  return findings.flatMap((one) => {
    told.add(one.rule);
    const words = [one.message, ...one.related.map(({ message }) => message), ...one.fixes.map(({ title }) => title)];
    return words.flatMap((message) => {
      const stray = strayWords(message, code);
      return stray.length === 0 ? [] : [`${one.rule}: ${stray.join(' ')}: ${message}`];
    });
  });
}

async function strayAfterRuns(cases: readonly string[]): Promise<readonly string[]> {
  const stray: string[] = [];
  for (const text of cases) stray.push(...strayIn(text, await lintRun(text)));
  return stray;
}

/** Words outside of all marks, and those of values that neither the snippet has nor code in general. */
function strayWords(message: string, code: string): readonly string[] {
  const known = new Set([...(code.match(/[\p{L}_$][\p{L}\d_$]*/gu) ?? []), ...OF_CODE]);
  const stray: string[] = [];
  const open: string[] = [];
  for (const [part] of message.matchAll(/[⟦⟧⟨⟩]|[^⟦⟧⟨⟩]+/g)) {
    if (part === '⟦' || part === '⟨') open.push(part);
    else if (part === '⟧' || part === '⟩') open.pop();
    else if (open.at(-1) === '⟨') {
      // The last word may be cut.
      for (const { 0: word, index } of part.matchAll(WORD)) {
        const isCut = part[index + word.length] === '…' && [...known].some((one) => one.startsWith(word));
        if (!known.has(word) && !isCut) stray.push(word);
      }
    } else if (open.length === 0) stray.push(...(part.match(WORD) ?? []));
  }
  return stray;
}

/** A whole `null-gradient` is a name; what stands after a point or before a parenthesis is code that somebody is to write. */
const WORD = /(?<![\w.-])[\p{L}_$][\p{L}\d_$]+(?![\w(-])/gu;
/** Of no snippet, and the same in every language. */
const OF_CODE: readonly string[] = [...Object.keys(OPS), ...DTYPES, 'NaN', 'Infinity', 'Variable'];

async function wrongCases(folder: string): Promise<readonly (readonly [rule: string, wrong: readonly string[]])[]> {
  const names = readdirSync(join(__dirname, folder)).filter((file) => file.endsWith('.ts'));
  return Promise.all(
    names.map(async (file) => {
      const { wrong } = (await import(`./${folder}/${file.replace('.ts', '')}.ts`)) as { wrong: readonly string[] };
      return [file.replace('.ts', ''), wrong] as const;
    }),
  );
}
