/** @file The snippets that come with the extension, each told by its first line. */

import { FileType, Uri, workspace } from 'vscode';
import { exampleLine, exampleTitle } from '../explain/example';

export interface Example {
  /** Its path below `examples/`, such as `mistakes/integer-variable.ts`. */
  readonly name: string;
  readonly title: string;
  /** What it shows, in one line. */
  readonly line: string;
  readonly isMistake: boolean;
  readonly text: string;
}

export const FIRST_EXAMPLE = '01-first-gradient.ts';

/** In their own order: the lessons, then the mistakes. */
export async function listExamples(extensionUri: Uri): Promise<readonly Example[]> {
  const lessons = await snippetsIn(extensionUri, '');
  const mistakes = await snippetsIn(extensionUri, MISTAKES);
  return Promise.all([...lessons, ...mistakes].map((name) => readExample(extensionUri, name)));
}

export async function readExample(extensionUri: Uri, name: string): Promise<Example> {
  const bytes = await workspace.fs.readFile(Uri.joinPath(extensionUri, FOLDER, name));
  const text = new TextDecoder().decode(bytes);
  return { name, title: exampleTitle(name), line: exampleLine(text), isMistake: name.startsWith(MISTAKES), text };
}

const FOLDER = 'examples';
const MISTAKES = 'mistakes/';

async function snippetsIn(extensionUri: Uri, folder: string): Promise<string[]> {
  const entries = await workspace.fs.readDirectory(Uri.joinPath(extensionUri, FOLDER, folder));
  return entries
    .filter(([name, type]) => (type & FileType.File) !== 0 && name.endsWith('.ts'))
    .map(([name]) => folder + name)
    .sort();
}
