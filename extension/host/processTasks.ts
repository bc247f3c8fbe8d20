/** @file Tasks where there are processes: the command line. */

import { ProcessExecution, Uri, type Disposable } from 'vscode';
import { registerTasks } from './tasks';

/** `node`: the program that runs it: the extension host's own, so that none needs to be installed. */
export function registerProcessTasks(extensionUri: Uri, node: string): Disposable {
  const commandLine = Uri.joinPath(extensionUri, 'dist', 'cli.js').fsPath;
  return registerTasks({
    reaches: ({ scheme }) => scheme === 'file',
    matchers: ['$tapescope'],
    execution: ({ command, args = [], files = [] }) =>
      new ProcessExecution(node, [commandLine, command, ...args, '--', ...files], {
        env: { ELECTRON_RUN_AS_NODE: '1' },
      }),
  });
}
