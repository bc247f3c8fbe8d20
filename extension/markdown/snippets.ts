/** @file The fences of a Markdown text that can be snippets: TypeScript and JavaScript. */

import { blank, findFences, type Fence } from './fences';

export interface FencedSnippet extends Fence {
  /** What a file with this text would end in. */
  readonly extension: 'ts' | 'js';
}

/** Each is a snippet of its own, whether or not it uses the engine. */
export function fencedSnippets(markdown: string): readonly FencedSnippet[] {
  return findFences(markdown).flatMap((fence) => {
    const extension = EXTENSIONS.get(fence.language);
    return extension === undefined ? [] : [{ ...fence, extension }];
  });
}

const EXTENSIONS: ReadonlyMap<string, FencedSnippet['extension']> = new Map([
  ...['ts', 'typescript', 'mts', 'cts'].map((name) => [name, 'ts'] as const),
  ...['js', 'javascript', 'mjs', 'cjs'].map((name) => [name, 'js'] as const),
]);

/** The whole text with blanks for all but the snippet: its offsets and lines are the Markdown's. */
export function alone(markdown: string, { start, text }: FencedSnippet): string {
  return blank(markdown.slice(0, start)) + text;
}

export function isMarkdownName(fileName: string): boolean {
  return /\.(?:md|markdown|mdown|mkdn?)$/i.test(fileName);
}
