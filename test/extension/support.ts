/** @file What the in-host tests do as a person would: open, edit, run, hover, and wait for marks to show. */

import { strictEqual } from 'node:assert';
import * as vscode from 'vscode';
import type { TapescopeApi } from '../../extension/host/api';

export async function api(): Promise<TapescopeApi> {
  const extension = vscode.extensions.getExtension<TapescopeApi>('tapescope.tapescope');
  if (!extension) throw new Error('The extension is not installed.');
  return extension.activate();
}

/** Opens a file of the workspace, which holds a copy of `examples/`. */
export async function openExample(name: string): Promise<vscode.TextDocument> {
  return show(await vscode.workspace.openTextDocument(inWorkspace(name)));
}

let files = 0;
/** Opens a new file of the workspace. */
export async function openText(text: string, ending: 'ts' | 'md' = 'ts'): Promise<vscode.TextDocument> {
  const uri = inWorkspace(`snippet-${++files}.${ending}`);
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
  return show(await vscode.workspace.openTextDocument(uri));
}

/** Opens a document that was never saved. At most one a suite: VS Code may bring back the text of an earlier one of its name. */
export async function openUnsaved(content: string, language: string): Promise<vscode.TextDocument> {
  return show(await vscode.workspace.openTextDocument({ content, language }));
}

function inWorkspace(name: string): vscode.Uri {
  const folder = vscode.workspace.workspaceFolders?.[0];
  if (!folder) throw new Error('No workspace is open.');
  return vscode.Uri.joinPath(folder.uri, name);
}

/** Closes every editor and graph; what was typed is thrown away, without a question. */
export async function closeAll(): Promise<void> {
  for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
    await show(document);
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await vscode.commands.executeCommand('workbench.action.closeAllEditors');
}

async function show(document: vscode.TextDocument): Promise<vscode.TextDocument> {
  await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.One });
  return document;
}

export async function replace(document: vscode.TextDocument, before: string, after: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, rangeOf(document, before), after);
  strictEqual(await vscode.workspace.applyEdit(edit), true);
}

export function rangeOf(document: vscode.TextDocument, text: string): vscode.Range {
  const start = document.getText().indexOf(text);
  if (start < 0) throw new Error(`The text has no "${text}".`);
  return new vscode.Range(document.positionAt(start), document.positionAt(start + text.length));
}

/** Puts the cursor there, in the editor in front. */
export function selectAt(document: vscode.TextDocument, text: string): void {
  const editor = vscode.window.activeTextEditor;
  strictEqual(editor?.document, document);
  const { start } = rangeOf(document, text);
  editor.selection = new vscode.Selection(start, start);
}

/** All hover text at the beginning of `at`, or `into` characters further. */
export async function hoverText(document: vscode.TextDocument, at: string, into = 0): Promise<string> {
  const position = document.positionAt(document.offsetAt(rangeOf(document, at).start) + into);
  const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
    'vscode.executeHoverProvider',
    document.uri,
    position,
  );
  return hovers
    .flatMap(({ contents }) => contents)
    .map((content) => (typeof content === 'string' ? content : content.value))
    .join('\n');
}

export function marks(document: vscode.TextDocument): vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Tapescope');
}

/** The rule of a mark of ours, or `run` for how a run ended. */
export function codeOf({ code }: vscode.Diagnostic): string {
  return String(typeof code === 'object' ? code.value : code);
}

/** Waits until the marks are as wanted; mocha's own limit ends it. */
export async function untilMarks<T>(
  document: vscode.TextDocument,
  wanted: (marks: vscode.Diagnostic[]) => T | undefined | false,
): Promise<T> {
  return new Promise<T>((resolve) => {
    const look = (): boolean => {
      const found = wanted(marks(document));
      if (found === undefined || found === false) return false;
      resolve(found);
      return true;
    };
    if (look()) return;
    const listening = vscode.languages.onDidChangeDiagnostics(() => {
      if (look()) listening.dispose();
    });
  });
}

export async function untilMark(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic> {
  return untilMarks(document, (all) => all.find((mark) => codeOf(mark) === code));
}

/** Waits until the text in front is as wanted; mocha's own limit ends it. */
export async function untilInFront(wanted: (document: vscode.TextDocument) => boolean): Promise<vscode.TextDocument> {
  return new Promise((resolve) => {
    const look = (): boolean => {
      const document = vscode.window.activeTextEditor?.document;
      if (!document || !wanted(document)) return false;
      resolve(document);
      return true;
    };
    if (look()) return;
    const listening = vscode.window.onDidChangeActiveTextEditor(() => {
      if (look()) listening.dispose();
    });
  });
}

/** The quick fixes offered on a mark, best first. */
export async function fixesFor(document: vscode.TextDocument, mark: vscode.Diagnostic): Promise<vscode.CodeAction[]> {
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    mark.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.sort((a, b) => Number(b.isPreferred ?? false) - Number(a.isPreferred ?? false));
}

export async function apply(action: vscode.CodeAction | undefined): Promise<void> {
  if (!action?.edit) throw new Error('There is no such quick fix.');
  strictEqual(await vscode.workspace.applyEdit(action.edit), true);
}

export async function runGraph(): Promise<void> {
  await vscode.commands.executeCommand('tapescope.showGradientGraph');
}

/** Line, from 1, and text of each hint of ours. */
export async function hints(document: vscode.TextDocument): Promise<[number, string][]> {
  const all = new vscode.Range(0, 0, document.lineCount, 0);
  const found = await vscode.commands.executeCommand<vscode.InlayHint[]>(
    'vscode.executeInlayHintProvider',
    document.uri,
    all,
  );
  return found.map(({ position, label }) => [
    position.line + 1,
    (typeof label === 'string' ? label : label.map(({ value }) => value).join('')).replaceAll('\u00a0', ' '),
  ]);
}

/** Line, from 1, and title of each lens of ours. */
export async function lenses(document: vscode.TextDocument): Promise<[number, string][]> {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
    'vscode.executeCodeLensProvider',
    document.uri,
    100,
  );
  return found
    .filter(({ command }) => command?.command === 'tapescope.showGradientGraph')
    .map(({ range, command }) => [range.start.line + 1, command?.title ?? '']);
}

/** While settings of ours have other values. */
export async function withSettings(
  values: Readonly<Record<string, unknown>>,
  look: () => Promise<void>,
): Promise<void> {
  const set = async (name: string, value: unknown): Promise<void> =>
    vscode.workspace.getConfiguration('tapescope').update(name, value, vscode.ConfigurationTarget.Global);
  for (const [name, value] of Object.entries(values)) await set(name, value);
  try {
    await look();
  } finally {
    for (const name of Object.keys(values)) await set(name, undefined);
  }
}

/** The tabs of graphs so named, once there is one: the workbench tells of it in its own time. */
export async function untilGraphs(label = /./): Promise<readonly vscode.Tab[]> {
  const found = (): readonly vscode.Tab[] =>
    vscode.window.tabGroups.all
      .flatMap(({ tabs }) => tabs)
      .filter((tab) => tab.input instanceof vscode.TabInputWebview && label.test(tab.label));
  if (found().length === 0) {
    await new Promise<void>((resolve) => {
      const listening = vscode.window.tabGroups.onDidChangeTabs(() => {
        if (found().length === 0) return;
        listening.dispose();
        resolve();
      });
    });
  }
  return found();
}
