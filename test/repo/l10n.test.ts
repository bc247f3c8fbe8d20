/** @file Every word of the extension can be said in another language, German has them all, and they are packed. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { COPIED } from '../../scripts/lib/stage.mjs';
import { textsIn, translatedTexts } from '../../scripts/lib/translatedTexts.mjs';

type Texts = Readonly<Record<string, string>>;

const read = (name: string): string => readFileSync(join(root, name), 'utf8');
const textsOf = (name: string): Texts => JSON.parse(read(name)) as Texts;
const { texts, bypassing } = translatedTexts();

describe('package.json', () => {
  const manifest = read('package.json');
  const english = textsOf('package.nls.json');

  it('takes its words from package.nls.json, and has use for each', () => {
    const asked = [...manifest.matchAll(/"%([\w.-]+)%"/g)].map((match) => match[1]!);
    // The one word that npm reads too: it takes its place when the extension is packed.
    expect([...new Set(asked), 'description'].sort()).toEqual(Object.keys(english).sort());
    expect((JSON.parse(manifest) as { readonly description: string }).description).toBe(english['description']);
  });

  it('says nothing in words of its own', () => {
    const { contributes, capabilities } = JSON.parse(manifest) as Record<'contributes' | 'capabilities', object>;
    expect(wordsIn({ contributes, capabilities })).toEqual([]);
  });

  it.each(['title', 'description', 'altText', 'markdownDescription', 'contents', 'name'])(
    'would be caught with words in its "%s"',
    (key) => expect(wordsIn({ commands: [{ [key]: 'Show it' }] })).toEqual(['Show it']),
  );
});

describe('host and webview', () => {
  it('give every sentence to l10n.t or t', () => expect(bypassing).toEqual([]));

  it.each([
    ["window.showInformationMessage('Nothing to see.');", ['Nothing to see.']],
    ['window.showInformationMessage(`Closed ${name} at once.`);', ['Closed … at once.']],
    ["const button = 'Close';", ['Close']],
    ["l10n.t('Closed {0}.', 'by hand');", ['by hand']],
    ["l10n.t('Nothing to see.'); log.info('It is over.'); throw new Error('Not so fast.');", []],
    ["type Kind = 'Not a text'; const uri = 'vscode-vfs', name = 'Tapescope';", []],
    ["pick({ description: 'Where it is over.' });", ['Where it is over.']],
    ["const rule = { description: 'A target is lost.' } satisfies Rule; message.includes('is lost');", []],
  ])('%s', (source, caught) => expect(textsIn(source).bypassing).toEqual(caught));

  it.each([
    ["button('Close all', t('Close this'), pressed);", ['Close all']],
    ["h('section', { attrs: { 'aria-label': 'Legend' } });", ['Legend']],
    ['text.textContent = `Turn ${turn} of ${turns}`;', ['Turn … of …']],
    ["const KEYS = [[t('Enter'), 'show the node']];", ['show the node']],
    ["t('{0} of {1}', at, 'all of them');", ['all of them']],
    ["h('p', { class: 'muted ends' }); if (event.key === 'Enter') fail('This cannot be.');", []],
    ["element.querySelector('tr.is-selected button'); view.on('drag zoom', moved);", []],
  ])('in the webview: %s', (source, caught) => expect(textsIn(source).bypassing).toEqual(caught));

  it.each([
    ["const OPS = set('argMax argMin'), AXES = 'rows columns'.split(' ');", []],
    [
      "const known = new Set(['Array', 'Float32Array']), shown = new Map([['log', 'needs numbers']]);",
      ['needs numbers'],
    ],
    ['insertAfter(last, () => `return ${name};`); const head = `const ${name} = `;', []],
  ])('in the lint: %s', (source, caught) => expect(textsIn(source).bypassing).toEqual(caught));

  it('gives every text of the webview that is said', () => {
    expect(texts).toEqual(expect.arrayContaining(['Turn {0} of {1}', 'Keys in the graph', '{0} turns before']));
  });

  it('gives what the op table says in words', () => {
    const staircase = 'floor is a staircase: flat between its jumps, so TensorFlow registers no gradient for it.';
    expect(texts).toEqual(
      expect.arrayContaining(['dy, repeated along the summed axes', '1 if x > 0 else 0', staircase]),
    );
    expect(texts).not.toContain('2·x');
  });

  it('finds both sides of a choice', () => {
    expect(textsIn("l10n.t(n === 1 ? '{0} op' : '{0} ops', n);").texts).toEqual(['{0} op', '{0} ops']);
  });

  it('has its texts in l10n/bundle.l10n.json, as `npm run l10n` writes them', () => {
    expect(textsOf('l10n/bundle.l10n.json')).toEqual(Object.fromEntries(texts.map((text) => [text, text])));
  });
});

describe.each([
  ['package.nls.json', 'package.nls.de.json'],
  ['l10n/bundle.l10n.json', 'l10n/bundle.l10n.de.json'],
])('%s in German', (from, to) => {
  const [english, german] = [textsOf(from), textsOf(to)];

  it('is complete', () => expect(Object.keys(german).sort()).toEqual(Object.keys(english).sort()));

  it('keeps what stands for values, links, commands and settings', () => {
    for (const [key, text] of Object.entries(english)) {
      expect([key, marksOf(german[key] ?? '')]).toEqual([key, marksOf(text)]);
    }
  });

  it('is another language', () => {
    const same = Object.keys(english).filter((key) => english[key] === german[key]);
    // Words that both languages share.
    expect(same.filter((key) => (english[key] ?? '').includes(' '))).toEqual([]);
  });
});

describe('the package', () => {
  it('holds them', () => {
    expect(read('.vscodeignore').split('\n')).toEqual(expect.arrayContaining(['!package.nls*.json', '!l10n/*.json']));
    expect(COPIED).toEqual(expect.arrayContaining(['package.nls.json', 'package.nls.de.json', 'l10n']));
  });
});

/** The words of people in a part of the manifest, wherever a key holds some; our name and ids are no words. */
function wordsIn(part: unknown, key = ''): string[] {
  if (typeof part === 'string') return isForPeople(key) && !/^(%[\w.-]+%|Tapescope|[a-z-]+)$/.test(part) ? [part] : [];
  if (typeof part !== 'object' || part === null) return [];
  return Object.entries(part).flatMap(([name, value]) => wordsIn(value, Array.isArray(part) ? key : name));
}

function isForPeople(key: string): boolean {
  return /^(.*[tT]itle|label|category|contents|altText|placeholder|.*[dD]escriptions?|name)$/.test(key);
}

function marksOf(text: string): string[] {
  return [...text.matchAll(/\{\d+\}|\(command:[^)]*\)|`#[^`]*#`|\$\([\w~-]+\)/g)].map((match) => match[0]).sort();
}
