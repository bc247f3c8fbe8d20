/** @file The names documents go by outside the host, and the text behind a name. */

import { FileType, Uri, workspace, type TextDocument } from 'vscode';

/** A path for a file, else a URI; it always ends like a source file, since that tells TypeScript from JavaScript. */
export function fileNameOf(document: TextDocument): string {
  const { uri, languageId } = document;
  const name = nameOf(uri);
  return /\.[mc]?[jt]sx?$/i.test(name) ? name : `${name}.${EXTENSIONS[languageId] ?? 'ts'}`;
}

/** The same for a fence of a Markdown document; what it imports stands beside the document. */
export function fenceFileName({ uri }: TextDocument, id: number, extension: string): string {
  return `${nameOf(uri)}#${id + 1}.${extension}`;
}

/** A fence's address: its document's, and which of the fences it is. */
export function fenceUri(document: Uri, index: number): Uri {
  return document.with({ fragment: `${FENCE}${index + 1}` });
}
/** The document of an address, and the fence it names. */
export function splitUri(uri: Uri): { readonly document: Uri; readonly fence: number | null } {
  const fence = new RegExp(`^${FENCE}(\\d{1,6})$`).exec(uri.fragment)?.[1];
  return fence === undefined
    ? { document: uri, fence: null }
    : { document: uri.with({ fragment: '' }), fence: Number(fence) - 1 };
}
const FENCE = 'tapescope-fence-';

const EXTENSIONS: Readonly<Record<string, string>> = {
  typescript: 'ts',
  typescriptreact: 'tsx',
  javascript: 'js',
  javascriptreact: 'jsx',
};

/** The last part of a name, for people. */
export function baseName(fileName: string): string {
  return (
    fileName
      .replace(/^untitled:/, '')
      .split(/[\\/]/)
      .at(-1) ?? fileName
  );
}

/**
 * The text behind a name that a snippet imports: as it stands in the editor, saved or not, else from the disk.
 * Null where there is none, or where it lies outside the folders the user opened.
 */
export async function readText(fileName: string): Promise<string | null> {
  const uri = toUri(fileName);
  if (!isWithinReach(uri)) return null;
  const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
  if (open) return open.getText();
  try {
    if (((await workspace.fs.stat(uri)).type & FileType.File) === 0) return null;
    return new TextDecoder().decode(await workspace.fs.readFile(uri));
  } catch {
    // There is no such file: the importer is told, and tries the next name it may have meant.
    return null;
  }
}

function nameOf(uri: Uri): string {
  return uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
}

/** The file or document behind such a name. */
export function toUri(fileName: string): Uri {
  return /^[a-z][\w+.-]+:/i.test(fileName) ? Uri.parse(fileName, true) : Uri.file(fileName);
}

/** Files of the workspace; without one, files beside those that are open. */
function isWithinReach(uri: Uri): boolean {
  if (workspace.workspaceFolders) return workspace.getWorkspaceFolder(uri) !== undefined;
  const folder = (of: Uri): string => Uri.joinPath(of, '..').toString();
  return workspace.textDocuments.some((document) => folder(document.uri) === folder(uri));
}
