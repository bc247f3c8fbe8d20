/** @file Entry in a browser's extension host: analysis and sandbox are Workers. */

import { Uri, workspace, type ExtensionContext } from 'vscode';
import { registerBrowserTasks } from '../host/browserTasks';
import { registerProcessTasks } from '../host/processTasks';
import { activateWith, type TapescopeApi } from '../main';
import { TYPE_FILES } from '../snippet/typeFiles';
import { analysisWorker } from './analysisWorker';
import { convertWorker } from './convertWorker';
import { sandboxWorkers } from './sandboxWorkers';

// Node's entry finds them here.
export { activateWith, registerProcessTasks };

export function activate(context: ExtensionContext): TapescopeApi {
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(context.extensionUri, 'dist', name)));
  const readTypes = async () => ({ engine: await read(TYPE_FILES.engine), lib: await read(TYPE_FILES.lib) });
  const helpers = {
    analysis: analysisWorker(() => read('analysis.cjs'), readTypes),
    sandbox: sandboxWorkers(() => read('sandboxWorker.cjs')),
    convert: convertWorker(() => read('convert.cjs')),
  };
  const api = activateWith(helpers, context);
  context.subscriptions.push(registerBrowserTasks(helpers.analysis, api));
  return api;
}
