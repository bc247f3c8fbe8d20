/** @file Tasks in a browser, which has no processes: the same findings and runs, by the extension itself, written to a terminal. */

import { CustomExecution, EventEmitter, l10n, Uri, workspace, type Disposable, type Pseudoterminal } from 'vscode';
import { findingLines, isLoud } from '../cli/findings';
import { outcomeSentence } from '../explain/outcome';
import { fencedModules, isMarkdownName } from '../markdown/snippets';
import { Analyzer, type AnalysisStarter } from '../snippet/analyzer';
import { namesEngine } from '../snippet/quickLook';
import type { TapescopeApi } from './api';
import { messageOf } from './log';
import { registerTasks, type TapescopeTask } from './tasks';

export function registerBrowserTasks(startAnalysis: AnalysisStarter, api: TapescopeApi): Disposable {
  return registerTasks({
    reaches: (uri) => workspace.getWorkspaceFolder(uri) !== undefined,
    // VS Code makes paths of a disk of what a matcher finds; the file in front has its marks without one.
    matchers: [],
    execution: (task) =>
      new CustomExecution(async () =>
        terminal(
          task.command === 'lint' ? (write) => lint(task, startAnalysis, write) : (write) => run(task, api, write),
        ),
      ),
  });
}

type Write = (text: string) => void;
/** Answers the exit status: 0 or 1. */
type Work = (write: Write) => Promise<number>;

/** Findings from the text alone; an analysis of its own, as the command line has one. */
async function lint({ files = [], args = [] }: TapescopeTask, start: AnalysisStarter, write: Write): Promise<number> {
  refuse(args);
  const analyzer = new Analyzer(start, l10n.bundle);
  try {
    let status = 0;
    for (const file of files) {
      const text = await textOf(file);
      for (const { name, text: snippet } of snippetsOf(file, text)) {
        const { findings, syntaxErrors } = await analyzer.prepare(name, snippet);
        for (const line of findingLines(file, text, findings)) write(line);
        for (const { message } of syntaxErrors) write(`${file}: ${message}`);
        if (findings.some(isLoud) || syntaxErrors.length > 0) status = 1;
      }
    }
    return status;
  } finally {
    analyzer.dispose();
  }
}

async function run({ files = [], args = [] }: TapescopeTask, api: TapescopeApi, write: Write): Promise<number> {
  refuse(args);
  let status = 0;
  for (const file of files) {
    const result = await api.run(uriOf(file));
    if (result.kind === 'recorded') for (const { text } of result.recording.console) write(text);
    const problem = result.kind === 'refused' ? result.sentence : outcomeSentence(result.recording.outcome);
    if (problem === null) continue;
    write(`${file}: ${problem}`);
    status = 1;
  }
  return status;
}

function refuse([arg]: readonly string[]): void {
  if (arg === undefined) return;
  const sentence = l10n.t('"{0}" is for the command line, which a browser does not have.', arg);
  throw new Error(sentence);
}

/** Offsets of a fence are those of its file, as the analysis reads it. */
function snippetsOf(file: string, text: string): readonly { readonly name: string; readonly text: string }[] {
  return isMarkdownName(file) ? fencedModules(file, text, namesEngine) : [{ name: file, text }];
}

async function textOf(file: string): Promise<string> {
  return (await workspace.openTextDocument(uriOf(file))).getText();
}

function uriOf(file: string): Uri {
  const [first, ...more] = workspace.workspaceFolders ?? [];
  const sentence = l10n.t('No folder is open.');
  if (!first) throw new Error(sentence);
  // With several folders a path begins with the name of one.
  const named = more.length === 0 ? undefined : [first, ...more].find(({ name }) => file.startsWith(`${name}/`));
  return Uri.joinPath((named ?? first).uri, named ? file.slice(named.name.length + 1) : file);
}

function terminal(work: Work): Pseudoterminal {
  const written = new EventEmitter<string>();
  const closed = new EventEmitter<number>();
  const write = (text: string): void => written.fire(`${text.replaceAll('\n', '\r\n')}\r\n`);
  return {
    onDidWrite: written.event,
    onDidClose: closed.event,
    open() {
      work(write)
        .catch((error: unknown) => {
          write(messageOf(error));
          return 2;
        })
        .then((status) => closed.fire(status));
    },
    close() {
      written.dispose();
      closed.dispose();
    },
  };
}
