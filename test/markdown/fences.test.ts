/** @file Fences are found where CommonMark has them: cases by hand, and what markdown-it finds in texts made of pieces. */

import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findFences, type Fence } from '../../extension/markdown/fences';
import { fencedModules, fencedSnippets, isMarkdownName } from '../../extension/markdown/snippets';

interface Token {
  readonly type: string;
  readonly info: string;
  readonly content: string;
  readonly map: readonly [number, number] | null;
}
const MarkdownIt = createRequire(import.meta.url)('markdown-it') as new (preset: object) => {
  parse(text: string, env: object): readonly Token[];
};
const markdownIt = new MarkdownIt({ html: true });

/** Language and text of each, `·` for a blank at the beginning of a line. */
function found(markdown: string): readonly string[] {
  return findFences(markdown).map(({ language, text }) => `${language}|${text.replace(/^ +/gm, dots)}`);
}
const dots = (blanks: string): string => '·'.repeat(blanks.length);

const CASES: readonly (readonly [what: string, markdown: string, ...fences: string[]])[] = [
  ['nothing', ''],
  ['a text without one', 'Some *words*.\n\n    indented code\n'],
  ['one', '```ts\na\n```\n', 'ts|a\n'],
  ['one without a last line break', '```ts\na\n```', 'ts|a\n'],
  ['an empty one', '```ts\n```\n', 'ts|'],
  ['tildes', '~~~ts\na\n~~~\n', 'ts|a\n'],
  ['a language in capitals, with blanks before it', '```  TypeScript \na\n```\n', 'typescript|a\n'],
  ['an info string', '```ts title="x" {1,3}\na\n```\n', 'ts|a\n'],
  [
    'what clings to the language',
    '```ts{1,3}\na\n```\n```ts:a.ts\nb\n```\n```ts,ignore\nc\n```',
    'ts|a\n',
    'ts|b\n',
    'ts|c\n',
  ],
  ['another language', '```tsx\na\n```\n', 'tsx|a\n'],
  ['none', '```\na\n```\n', '|a\n'],
  ['a backtick in the info string: code within a line', '``` ts`\na\n'],
  ['the same with tildes', '~~~ ts `\na\n~~~\n', 'ts|a\n'],
  ['two backticks', '``ts\na\n``\n'],
  ['a longer closing fence', '```ts\na\n`````\n', 'ts|a\n'],
  ['a shorter one does not close', '````ts\n```\na\n````\n', 'ts|```\na\n'],
  ['another mark does not close', '```ts\n~~~\n```\n', 'ts|~~~\n'],
  ['a closing fence with words does not close', '```ts\na\n``` ts\n```\n', 'ts|a\n``` ts\n'],
  ['blanks behind the closing fence', '```ts\na\n``` \t\nb\n', 'ts|a\n'],
  ['up to three blanks before the fences', '   ```ts\n   a\n  ```\nb', 'ts|···a\n'],
  ['four blanks are code', '    ```ts\n    a\n    ```\n'],
  ['four blanks do not close', '```ts\na\n    ```\n', 'ts|a\n····```\n'],
  ['a tab is four blanks', '\t```ts\n\ta\n\t```\n'],
  ['one that is never closed', '```ts\na\nb', 'ts|a\nb'],
  ['one that has only begun', '```ts', 'ts|'],
  ['right below a paragraph', 'words\n```ts\na\n```\nwords', 'ts|a\n'],
  ['Windows line breaks', '```ts\r\na\r\n```\r\n', 'ts|a\r\n'],
  ['a list item', '- words\n\n  ```ts\n  a\n  ```\n', 'ts|··a\n'],
  ['a list item that begins with it', '- ```ts\n  a\n  ```\n- ```js\n  b\n  ```\n', 'ts|··a\n', 'js|··b\n'],
  ['a numbered list', '10. words\n\n    ```ts\n    a\n    ```\n', 'ts|····a\n'],
  ['a list in a list', '- a\n  1. b\n\n     ```ts\n     c\n     ```\n', 'ts|·····c\n'],
  ['a list item that ends and takes it along', '- ```ts\n  a\nwords\n```js\nb\n```\n', 'ts|··a\n', 'js|b\n'],
  ['blank lines in one of a list', '- ```ts\n  a\n\n  b\n  ```\n', 'ts|··a\n\n··b\n'],
  ['less than the item asks for', '- words\n\n ```ts\n a\n ```\n', 'ts|·a\n'],
  ['a block quote', '> ```ts\n> a\n>  b\n> ```\n', 'ts|··a\n···b\n'],
  ['marks without blanks', '>```ts\n>a\n>```\n', 'ts|·a\n'],
  ['a block quote that ends', '> ```ts\n> a\nb\n', 'ts|··a\n'],
  ['a list in a block quote', '> - words\n>\n>   ```ts\n>   a\n>   ```\n', 'ts|····a\n'],
  ['a block quote in a list', '- > ```ts\n  > a\n  > ```\n', 'ts|····a\n'],
  ['a block quote of two', '> > ```ts\n> > a\n> > ```\n> ```js\n> b\n> ```\n', 'ts|····a\n', 'js|··b\n'],
  ['a paragraph that goes on without marks', '> words\nwords\n> ```ts\n> a\n> ```\n', 'ts|··a\n'],
  ['a rule, which is no list', '* * *\n```ts\na\n```\n', 'ts|a\n'],
  ['a heading’s underline, which is no list item', 'words\n-\n  ```ts\n  a\n  ```\n', 'ts|··a\n'],
  ['a comment', '<!--\n```ts\na\n```\n-->\n\n```js\nb\n```\n', 'js|b\n'],
  ['a comment of one line', '<!-- a -->\n```ts\na\n```\n', 'ts|a\n'],
  ['HTML that keeps its text', '<pre>\n```ts\na\n```\n</pre>\n```js\nb\n```\n', 'js|b\n'],
  ['HTML around it', '<details>\n\n```ts\na\n```\n\n</details>\n', 'ts|a\n'],
  ['a fence in a fence of Markdown', '````md\n```ts\na\n```\n````\n', 'md|```ts\na\n```\n'],
  ['a table, a heading, front matter', '---\na: b\n---\n\n# T\n\n| a |\n|---|\n```ts\na\n```\n', 'ts|a\n'],
];

describe('fences', () => {
  it.each(CASES)('are found: %s', (_what, markdown, ...fences) => {
    expect(found(markdown)).toEqual(fences);
    places(markdown);
  });

  it.each(CASES)('and markdown-it agrees: %s', (_what, markdown) => {
    expect(asItDoes(markdown)).toEqual(itsFences(markdown));
  });

  it('are where markdown-it finds them, in texts made of pieces', () => {
    let compared = 0;
    const piece = fc.constantFrom(
      '```ts',
      '```',
      '````',
      '~~~',
      '~~~ts',
      '- ',
      '* ',
      '1. ',
      '12) ',
      '> ',
      '>',
      ' ',
      '  ',
      '    ',
      'a',
      '# ',
      '***',
      '---',
      '-',
      '`',
      '<!--',
      '-->',
      '\n',
      '\n',
      '\n',
      '\n\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { minLength: 5, maxLength: 40, size: 'max' }), (pieces) => {
        const markdown = pieces.join('');
        places(markdown);
        // Here it is markdown-it that does not follow CommonMark: code that looks like a block quote going on. Nor does it count tabs so.
        fc.pre(!/ {4} *>/.test(markdown));
        const told = itsFences(markdown);
        compared += told.length;
        expect(asItDoes(markdown)).toEqual(told);
      }),
      { numRuns: 20_000, seed: 7 },
    );
    expect(compared).toBeGreaterThan(10_000);
  });

  it('are found in any text at all, each in its place', () => {
    const seeds = CASES.map(([, markdown]) => markdown).filter((text) => text.length > 0);
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(fc.constantFrom(...seeds), fc.string({ unit: 'binary' }), fc.constantFrom('\r', '\r\n', '\u2028')),
          { maxLength: 8 },
        ),
        fc.nat(),
        fc.nat(),
        (texts, from, length) => {
          const whole = texts.join('');
          const at = from % (whole.length + 1);
          places(whole.slice(0, at) + whole.slice(at + (length % 20)));
        },
      ),
      { numRuns: 3000, seed: 8 },
    );
  });

  it.each([
    ['deep block quotes', '>'.repeat(50_000)],
    ['deep lists', `${'- '.repeat(20_000)}\n${'\n'.repeat(20_000)}`],
    ['many deep lines', `${'> '.repeat(2000)}a\n`.repeat(200)],
    ['a line of backticks', `${'`'.repeat(200_000)}a\``],
    ['a line of stars', `${'* '.repeat(100_000)}a`],
    ['a line of blanks', `${' '.repeat(200_000)}\n\`\`\`ts\n${' '.repeat(200_000)}a`],
    ['many that are not closed', '```ts\n~~~\n'.repeat(20_000)],
  ])('take no longer for %s than the text is long', (_what, markdown) => places(markdown));
});

describe('snippets of a Markdown text', () => {
  it('are TypeScript and JavaScript', () => {
    const markdown = ['ts', 'typescript', 'mts', 'js', 'javascript', 'tsx', 'jsx', 'json', '', 'ts-node']
      .map((language) => `\`\`\`${language}\n${language}\n\`\`\`\n`)
      .join('\n');
    expect(fencedSnippets(markdown).map(({ text, extension }) => [text.trim(), extension])).toEqual([
      ['ts', 'ts'],
      ['typescript', 'ts'],
      ['mts', 'ts'],
      ['js', 'js'],
      ['javascript', 'js'],
    ]);
  });

  it('alone have the offsets and lines of the Markdown', () => {
    const markdown = 'Wörter 🙂\r\n\r\n> ```ts\r\n> const a = 1;\r\n> ```\r\n';
    const [{ name, text } = { name: '', text: '' }] = fencedModules('a.md', markdown, () => true);
    expect(name).toBe('a.md#1.ts');
    expect(text.indexOf('const a')).toBe(markdown.indexOf('const a'));
    expect(text.split('\r\n').length).toBe(5);
    expect(text.trim()).toBe('const a = 1;');
  });

  it.each([
    ['README.md', true],
    ['a/B.MD', true],
    ['notes.markdown', true],
    ['a.md.ts', false],
    ['md', false],
  ])('are looked for in files by name: %s', (name, is) => expect(isMarkdownName(name)).toBe(is));
});

/** Every fence stands where it says, one after the other, with the Markdown's own characters but for a quote's marks. */
function places(markdown: string): void {
  let last = 0;
  for (const { open, start, end, text } of findFences(markdown)) {
    expect(open).toBeGreaterThanOrEqual(last);
    expect(start).toBeGreaterThan(open);
    expect(end - start).toBe(text.length);
    const own = markdown.slice(start, end);
    if (own !== text) {
      const differs = [...own].filter((character, i) => character !== [...text][i]);
      expect(new Set(differs)).toEqual(new Set('>'));
    }
    last = end;
  }
}

type Told = readonly [info: string, line: number, content: string];

/** Without the blanks at the beginning of lines: we leave them, as positions must stay. */
function asItDoes(markdown: string): readonly Told[] {
  return findFences(markdown).map(({ language, start, text }: Fence) => [
    language,
    lineOf(markdown, start),
    plain(text),
  ]);
}
function itsFences(markdown: string): readonly Told[] {
  return markdownIt
    .parse(markdown, {})
    .filter(({ type }) => type === 'fence')
    .map(({ info, map, content }) => [
      /^[^\s:,{?]*/.exec(info.trim())?.[0].toLowerCase() ?? '',
      (map?.[0] ?? -1) + 1,
      plain(content),
    ]);
}
function lineOf(markdown: string, start: number): number {
  const before = markdown.slice(0, start);
  return before.split(/\r\n|\n/).length - (/\n$/.test(before) ? 1 : 0);
}
function plain(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/^[ \t]+/gm, '')
    .replace(/\n$/, '');
}
