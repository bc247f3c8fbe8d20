/** @file Tasks of the type `tapescope`: the command line on the file in front, its lines read by the problem matcher `$tapescope`. */

import {
  l10n,
  ProcessExecution,
  Task,
  TaskGroup,
  tasks,
  TaskScope,
  Uri,
  window,
  workspace,
  type Disposable,
  type TaskDefinition,
  type TextDocument,
} from 'vscode';
import { isMarkdown, isSnippetLanguage, namesEngineIn } from './languages';
import { mayRun } from './trust';

interface TapescopeTask extends TaskDefinition {
  readonly command: 'lint' | 'run';
  readonly files?: readonly string[];
  readonly args?: readonly string[];
}

interface CommandLine {
  readonly node: string;
  readonly cli: string;
}

/** `node`: the program that runs the command line: the extension host's own, so that none needs to be installed. */
export function registerTasks(extensionUri: Uri, node: string): Disposable {
  const commandLine = { node, cli: Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath };
  return tasks.registerTaskProvider('tapescope', {
    provideTasks() {
      const file = fileInFront();
      if (file === undefined || !mayRun()) return [];
      return [
        taskOf({ type: 'tapescope', command: 'lint', files: [file] }, l10n.t('Lint This File'), commandLine),
        taskOf({ type: 'tapescope', command: 'run', files: [file] }, l10n.t('Run This File'), commandLine),
      ];
    },
    resolveTask(task) {
      const { definition } = task;
      if (!isOurs(definition)) return undefined;
      const own = fileInFront();
      const files = definition.files ?? (own === undefined ? [] : [own]);
      return taskOf({ ...definition, files }, task.name, commandLine, definition);
    },
  });
}

/** `definition` is handed back as it came: VS Code compares it. */
function taskOf(
  asked: TapescopeTask,
  name: string,
  { node, cli }: CommandLine,
  definition: TaskDefinition = asked,
): Task {
  const words = [cli, asked.command, ...(asked.args ?? []), '--', ...(asked.files ?? [])];
  const execution = new ProcessExecution(node, words, { env: { ELECTRON_RUN_AS_NODE: '1' } });
  const task = new Task(definition, TaskScope.Workspace, name, 'tapescope', execution, '$tapescope');
  if (asked.command === 'lint') task.group = TaskGroup.Test;
  return task;
}

function isOurs(definition: TaskDefinition): definition is TapescopeTask {
  const command: unknown = definition['command'];
  return command === 'lint' || command === 'run';
}

function mayHoldSnippets(document: TextDocument): boolean {
  return isSnippetLanguage(document) || (isMarkdown(document) && namesEngineIn(document));
}

function fileInFront(): string | undefined {
  const document = window.activeTextEditor?.document;
  if (!document || document.uri.scheme !== 'file' || !mayHoldSnippets(document)) return undefined;
  return workspace.asRelativePath(document.uri, false);
}
