/** @file The snippets a file holds: itself, or the code blocks of a Markdown file that use the engine. `README.md:12` is the one at that line. */

import { editInFence } from '../markdown/editInFence';
import { fencedModules, isMarkdownName, type FencedSnippet } from '../markdown/snippets';
import type { Finding } from '../lint/finding';
import { namesEngine } from '../snippet/quickLook';
import { lineIndex } from './lineIndex';
import { readSource } from './readSource';
import { UsageError } from './usageError';

export interface Source {
  /** As it was named, for people and programs that look for it. */
  readonly file: string;
  /** As a module among others: it tells TypeScript from JavaScript. */
  readonly name: string;
  /** Offsets are those of the file. */
  readonly text: string;
  /** Where it begins in a Markdown file, as a line from 1; null of a whole file. */
  readonly line: number | null;
  /** Its findings with edits that stay inside it. */
  inFile(findings: readonly Finding[]): readonly Finding[];
}

export interface SourceFile {
  readonly file: string;
  readonly text: string;
  readonly snippets: readonly Source[];
}

/** All there are; a Markdown file may have none. */
export async function readSnippets(word: string): Promise<SourceFile> {
  const { file, line } = namedLine(word);
  const text = await readSource(file);
  if (!isMarkdownName(file)) {
    return { file, text, snippets: [{ file, name: file, text, line: null, inFile: (findings) => findings }] };
  }
  const lineOf = (offset: number): number => lineIndexed(offset).line;
  const lineIndexed = lineIndex(text);
  const modules = fencedModules(file, text, namesEngine);
  const chosen =
    line === null ? modules : modules.filter(({ fence }) => lineOf(fence.open) <= line && line <= lineOf(fence.end));
  const lines = modules.map(({ fence }) => lineOf(fence.open));
  if (line !== null && chosen.length === 0) throw new UsageError(`${noneIn(file)} at line ${line}${atLines(lines)}.`);
  const snippets = chosen.map(({ fence, name, text: snippet }): Source => ({
    file,
    name,
    text: snippet,
    line: lineOf(fence.open),
    inFile: (findings) => findings.map((finding) => editsInside(finding, fence)),
  }));
  return { file, text, snippets };
}

/** The same where nothing can be done without one. */
export async function readSomeSnippets(word: string): Promise<readonly Source[]> {
  const { file, snippets } = await readSnippets(word);
  if (snippets.length === 0) throw new UsageError(`${noneIn(file)}.`);
  return snippets;
}

/** The same where only one will do. */
export async function readOneSnippet(word: string): Promise<Source> {
  const [first, ...more] = await readSomeSnippets(word);
  if (first && more.length === 0) return first;
  const lines = [first, ...more].map((snippet) => snippet?.line ?? 1);
  const { file = word } = first ?? {};
  throw new UsageError(`Name one of the snippets of "${file}", such as ${file}:${lines[0] ?? 1}${atLines(lines)}.`);
}

function namedLine(word: string): { readonly file: string; readonly line: number | null } {
  const [, file, line] = /^(.+):(\d{1,9})$/.exec(word) ?? [];
  return file !== undefined && isMarkdownName(file) ? { file, line: Number(line) } : { file: word, line: null };
}

function noneIn(file: string): string {
  return `There is no TypeScript or JavaScript code block in "${file}" that imports the engine`;
}

function atLines(lines: readonly number[]): string {
  return lines.length === 0 ? '' : `; there ${lines.length === 1 ? 'is one' : 'are some'} at ${lines.join(', ')}`;
}

function editsInside(finding: Finding, fence: FencedSnippet): Finding {
  const inside = (edit: Finding['fixes'][number]['edits'][number]) => {
    const { start, end, newText } = editInFence(fence, {
      ...edit,
      start: edit.start - fence.start,
      end: edit.end - fence.start,
    });
    return { start: start + fence.start, end: end + fence.start, newText };
  };
  return { ...finding, fixes: finding.fixes.map((fix) => ({ ...fix, edits: fix.edits.map(inside) })) };
}
