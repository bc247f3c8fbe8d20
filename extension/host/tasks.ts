/** @file Tasks of the type `tapescope`: findings and runs of the file in front, or of those a task names. */

import {
  l10n,
  Task,
  TaskGroup,
  tasks,
  TaskScope,
  window,
  workspace,
  type CustomExecution,
  type Disposable,
  type ProcessExecution,
  type TaskDefinition,
  type TextDocument,
  type Uri,
} from 'vscode';
import { isMarkdown, isSnippetLanguage, namesEngineIn } from './languages';
import { mayRun } from './trust';

export interface TapescopeTask extends TaskDefinition {
  readonly command: 'lint' | 'run';
  readonly files?: readonly string[];
  readonly args?: readonly string[];
}

/** What differs between the extension hosts. */
export interface TaskRunner {
  /** Whether a file may be named to it. */
  reaches(uri: Uri): boolean;
  /** For the tasks we offer. */
  readonly matchers: string[];
  execution(task: TapescopeTask): ProcessExecution | CustomExecution;
}

export function registerTasks(runner: TaskRunner): Disposable {
  return tasks.registerTaskProvider('tapescope', {
    provideTasks() {
      const file = fileInFront(runner);
      if (file === undefined || !mayRun()) return [];
      return [
        taskOf({ type: 'tapescope', command: 'lint', files: [file] }, l10n.t('Lint This File'), runner),
        taskOf({ type: 'tapescope', command: 'run', files: [file] }, l10n.t('Run This File'), runner),
      ];
    },
    resolveTask(task) {
      const { definition } = task;
      if (!isOurs(definition)) return undefined;
      const own = fileInFront(runner);
      const files = definition.files ?? (own === undefined ? [] : [own]);
      return taskOf({ ...definition, files }, task.name, runner, definition);
    },
  });
}

/** `definition` is handed back as it came: VS Code compares it. */
function taskOf(asked: TapescopeTask, name: string, runner: TaskRunner, definition: TaskDefinition = asked): Task {
  const task = new Task(definition, TaskScope.Workspace, name, 'tapescope', runner.execution(asked), runner.matchers);
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

function fileInFront({ reaches }: TaskRunner): string | undefined {
  const document = window.activeTextEditor?.document;
  if (!document || !reaches(document.uri) || !mayHoldSnippets(document)) return undefined;
  return workspace.asRelativePath(document.uri, false);
}
