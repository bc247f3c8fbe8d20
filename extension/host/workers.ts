/** @file The two helpers that do the heavy work off the host's thread: the analysis process and the sandbox. */

import { Uri, type Disposable } from 'vscode';
import { createRunner } from '../runner/runner';
import { processStarter } from '../runner/processStarter';
import { gatherModules } from '../runner/modules';
import { Analyzer } from '../snippet/analyzer';
import { readText } from './fileNames';
import type { Log } from './log';
import type { Workers } from './session';
import { mayRun, RESTRICTED } from './trust';

export function createWorkers(extensionUri: Uri, log: Log): Workers & Disposable {
  const built = (name: string): string => Uri.joinPath(extensionUri, 'dist', name).fsPath;
  const analyzer = new Analyzer(built('analysis.cjs'));
  const runner = createRunner(processStarter(built('sandbox.cjs')));

  return {
    lint: (fileName, text) => analyzer.lint(fileName, text),
    async analyze(fileName, text) {
      const analysis = await analyzer.analyze(fileName, text);
      // A run may be asked for next: an empty sandbox stands ready for it.
      if (analysis.usesEngine && mayRun()) runner.warm();
      return analysis;
    },
    prepare: (fileName, text) => analyzer.prepare(fileName, text),
    judge: (fileName, text, recording) => analyzer.judge(fileName, text, recording),
    async run({ fileName, text, runnable, timeoutMs, memoryMb, signal }) {
      if (!mayRun()) throw new Error(RESTRICTED);
      const modules = await gatherModules(fileName, text, runnable, analyzer, readText);
      const recording = await runner.run({ modules, limits: { deadlineMs: timeoutMs, memoryMb }, signal });
      log.info(`${fileName}: ${recording.outcome.kind} after ${Math.round(recording.elapsedMs)} ms`);
      return recording;
    },
    dispose() {
      analyzer.dispose();
      void runner.dispose();
    },
  };
}
