/** @file Edits of a fence's text stay inside the fence, and snippets are told again after an edit of their Markdown. */

import { describe, expect, it } from 'vitest';
import { alignTexts } from '../../extension/markdown/alignTexts';
import { editInFence } from '../../extension/markdown/editInFence';
import { findFences } from '../../extension/markdown/fences';
import type { TextEdit } from '../../extension/lint/finding';

/** The edit of the first fence's text made in the Markdown. `at`: where in the text it begins; `length`: how much it takes away. */
function edited(markdown: string, at: string | number, length: number, newText: string): string {
  const [fence] = findFences(markdown);
  if (!fence) throw new Error('There is no fence.');
  const start = typeof at === 'number' ? at : fence.text.indexOf(at);
  const edit: TextEdit = editInFence(fence, { start, end: start + length, newText });
  return markdown.slice(0, fence.start + edit.start) + edit.newText + markdown.slice(fence.start + edit.end);
}

const PLAIN = '```ts\na;\nb;\n```\n';
const LISTED = '- ```ts\n  a;\n  b;\n  ```\n';
const QUOTED = '> ```ts\n> a;\n> b;\n> ```\n';
const BOTH = '> - ```ts\n>   a;\n>   b;\n>   ```\n';

describe('an edit in a fence', () => {
  it.each([
    ['an import at the top', PLAIN, 0, 0, 'new;\n', '```ts\nnew;\na;\nb;\n```\n'],
    ['an import at the top of a list’s', LISTED, 0, 0, 'new;\n', '- ```ts\n  new;\n  a;\n  b;\n  ```\n'],
    ['an import at the top of a quote’s', QUOTED, 0, 0, 'new;\n', '> ```ts\n> new;\n> a;\n> b;\n> ```\n'],
    ['… in both', BOTH, 0, 0, 'new;\n', '> - ```ts\n>   new;\n>   a;\n>   b;\n>   ```\n'],
    [
      'a line indented like its neighbour, in a list',
      LISTED,
      '  b',
      0,
      '  new;\n',
      '- ```ts\n  a;\n  new;\n  b;\n  ```\n',
    ],
    ['… in a quote', QUOTED, '  b', 0, '  new;\n', '> ```ts\n> a;\n> new;\n> b;\n> ```\n'],
    ['… in both', BOTH, '    b', 0, '    new;\n', '> - ```ts\n>   a;\n>   new;\n>   b;\n>   ```\n'],
    ['a line behind a statement', QUOTED, '\n  b', 0, '\n  new;', '> ```ts\n> a;\n> new;\n> b;\n> ```\n'],
    [
      'several lines, one of them empty',
      QUOTED,
      'b;',
      2,
      'x(() => {\n    y;\n\n  });',
      '> ```ts\n> a;\n> x(() => {\n>   y;\n>\n> });\n> ```\n',
    ],
    ['one at the end', QUOTED, 10, 0, '  new;\n', '> ```ts\n> a;\n> b;\n> new;\n> ```\n'],
    ['a whole line taken away', QUOTED, 0, 5, '', '> ```ts\n> b;\n> ```\n'],
    ['words of one line', QUOTED, 'b', 1, 'c', '> ```ts\n> a;\n> c;\n> ```\n'],
    ['from a line’s beginning into the line', QUOTED, 0, 2, '', '> ```ts\n> a;\n> b;\n> ```\n'],
    [
      'Windows line breaks',
      '> ```ts\r\n> a;\r\n> ```\r\n',
      0,
      0,
      'new;\r\n\r\n',
      '> ```ts\r\n> new;\r\n>\r\n> a;\r\n> ```\r\n',
    ],
    ['tabs in a list', '1.\t```ts\n\ta;\n\t```\n', 0, 0, '\tnew;\n', '1.\t```ts\n\tnew;\n\ta;\n\t```\n'],
    ['tabs in a quote', '> ```ts\n> a;\n> ```\n', 0, 0, '  \tnew;\n', '> ```ts\n>   new;\n> a;\n> ```\n'],
    ['fewer blanks than the list asks for', LISTED, 0, 0, ' new;\n', '- ```ts\n  new;\n  a;\n  b;\n  ```\n'],
  ])('stays there: %s', (_what, markdown, at, length, newText, after) => {
    const now = edited(markdown, at, length, newText);
    expect(now).toBe(after);
    expect(findFences(now)).toHaveLength(1);
  });

  it('would not without the marks (the check can fail)', () => {
    const [fence] = findFences(QUOTED);
    const at = fence?.start ?? 0;
    expect(findFences(`${QUOTED.slice(0, at)}new;\n${QUOTED.slice(at)}`)[0]?.text).toBe('');
  });
});

describe('snippets after an edit', () => {
  it.each([
    ['nothing', '', '', ''],
    ['the same', 'a b c', 'a b c', '0 1 2'],
    ['one typed in', 'a b c', 'a x c', '0 1 2'],
    ['one more above', 'a b', 'x a b', '- 0 1'],
    ['one more between', 'a b', 'a x b', '0 - 1'],
    ['one more below', 'a b', 'a b x', '0 1 -'],
    ['one gone', 'a b c', 'a c', '0 2'],
    ['all gone', 'a b c', '', ''],
    ['two that changed places', 'a b c', 'b a c', '1 0 2'],
    ['one gone, one typed in', 'a b c d', 'a x d', '0 1 3'],
    ['twins', 'a a', 'a a a', '0 1 -'],
    ['all others', 'a b', 'x y z', '0 1 -'],
  ])('are told again: %s', (_what, before, now, wanted) => {
    const words = (text: string): string[] => text.split(' ').filter((word) => word !== '');
    expect(alignTexts(words(before), words(now)).map((i) => i ?? '-')).toEqual(
      words(wanted).map((word) => (word === '-' ? word : Number(word))),
    );
  });
});
