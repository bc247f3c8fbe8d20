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

/** One of a file's snippets as a module among others: its offsets and lines are the file's. */
export interface FencedModule {
  readonly fence: FencedSnippet;
  readonly name: string;
  /** The file's text up to the end of the snippet, with blanks for all that stands before it. */
  readonly text: string;
}

export function fencedModules(
  file: string,
  markdown: string,
  isWanted: (text: string) => boolean,
): readonly FencedModule[] {
  return fencedSnippets(markdown).flatMap((fence, i) => {
    const { start, text, extension } = fence;
    if (!isWanted(text)) return [];
    return [{ fence, name: `${file}#${i + 1}.${extension}`, text: blank(markdown.slice(0, start)) + text }];
  });
}

export function isMarkdownName(fileName: string): boolean {
  return /\.(?:md|markdown|mdown|mkdn?)$/i.test(fileName);
}
