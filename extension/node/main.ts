/** @file Entry in VS Code's Node extension host: analysis and sandbox are processes, and there are tasks. */

import { Uri, type ExtensionContext } from 'vscode';
import { registerProcessTasks } from '../host/processTasks';
import { activateWith, type TapescopeApi } from '../main';
import { processStarter } from '../runner/processStarter';
import { analysisProcess } from '../snippet/analysisProcess';
import { loadConverter } from './loadConverter';

export function activate(context: ExtensionContext): TapescopeApi {
  const built = (name: string): string => Uri.joinPath(context.extensionUri, 'dist', name).fsPath;
  const helpers = {
    analysis: analysisProcess(built('analysis.cjs')),
    sandbox: processStarter(built('sandbox.cjs')),
    convert: loadConverter(built('convert.cjs')),
  };
  context.subscriptions.push(registerProcessTasks(context.extensionUri, process.execPath));
  return activateWith(helpers, context);
}
