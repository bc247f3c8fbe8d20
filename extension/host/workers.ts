/** @file The two helpers that do the heavy work off the host's thread: the analysis and the sandbox. */

import { l10n, type Disposable } from 'vscode';
import type { Recording } from '../../engine/recording';
import type { Converter } from '../convert/convertEntry';
import { outcomeSentence } from '../explain/outcome';
import { createRunner, type RunModule } from '../runner/runner';
import type { Starter } from '../runner/starter';
import { gatherModules } from '../runner/modules';
import { Analyzer, type AnalysisStarter } from '../snippet/analyzer';
import type { Completer } from './completion';
import { readText } from './fileNames';
import type { Log } from './log';
import type { Workers } from './session';
import { RunQueue } from './runQueue';
import { mayRun, restrictedSentence } from './trust';

/** How the two are started: as processes where there are some, as Workers in a browser's extension host. */
export interface Helpers {
  readonly analysis: AnalysisStarter;
  readonly sandbox: Starter;
  /** Not a helper for long: loaded when somebody converts. */
  readonly convert: Converter;
}

export function createWorkers(helpers: Helpers, log: Log): Workers & Completer & Disposable {
  const analyzer = new Analyzer(helpers.analysis, l10n.bundle);
  const runner = createRunner(helpers.sandbox);

  const queue = new RunQueue();

  /** What ran, for those who ask about it later. */
  const ranAs = new WeakMap<Recording, readonly RunModule[]>();
  let latest: Recording | null = null;

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
    complete: (fileName, text, offset, signal) => analyzer.complete(fileName, text, offset, signal),
    completion: (fileName, text, offset, name, signal) => analyzer.completion(fileName, text, offset, name, signal),
    callHelp: (fileName, text, offset, signal) => analyzer.callHelp(fileName, text, offset, signal),
    async run({ fileName, text, runnable, limits, world, asked, onWait, signal }) {
      if (!mayRun()) throw new Error(restrictedSentence());
      const modules = await gatherModules(fileName, text, runnable, analyzer, readText);
      const recording = await queue.inTurn({ asked, onWait, signal }, () =>
        runner.run({ modules, limits, world, signal }),
      );
      if (!recording) return null;
      log.info(`${fileName}: ${recording.outcome.kind} after ${Math.round(recording.elapsedMs)} ms`);
      ranAs.set(recording, modules);
      latest = recording;
      return recording;
    },
    async ask({ recording, ask, limits, world, signal }) {
      if (!mayRun()) return { kind: 'none', why: restrictedSentence() };
      const modules = ranAs.get(recording);
      if (!modules) return { kind: 'none', why: l10n.t('This run cannot be repeated: run the snippet again.') };
      const { answer, recording: again } = await runner.ask({
        modules,
        ask,
        limits,
        world,
        signal,
      });
      if (answer.kind !== 'run') return answer;
      if (!again) return { kind: 'none', why: l10n.t('The sandbox gave no answer.') };
      return { kind: 'run', recording: again, problem: outcomeSentence(again.outcome) };
    },
    release(recording) {
      if (recording === latest) runner.release();
    },
    dispose() {
      analyzer.dispose();
      void runner.dispose();
    },
  };
}
