/** @file The one flow without VS Code: text → analysis → run → findings. */

import type { ConsoleLine, Outcome, Recording } from '../../engine/recording';
import type { Finding } from '../lint/finding';
import { gatherModules, UnrunnableError } from '../runner/modules';
import { processStarter } from '../runner/processStarter';
import { createRunner, emptyRecording, type Runner } from '../runner/runner';
import type { Runnable } from '../snippet/analysis';
import type { TextAnalyzer } from '../snippet/analyzer';
import { loadAnalyzer } from '../snippet/loadAnalyzer';
import { besideThisFile } from './besideThisFile';
import type { Source } from './readSnippets';
import { readSourceIfAny } from './readSource';

export interface Snippet extends Source {
  readonly analysis: Runnable;
}

export interface Pipeline {
  analyze(source: Source): Promise<Snippet>;
  /** What cannot run at all is a Recording too, with nothing in it but the outcome. */
  run(snippet: Snippet, options: RunOptions): Promise<Recording>;
  /** Findings of a text whose run left this Recording. */
  judge(snippet: Snippet, recording: Recording): Promise<readonly Finding[]>;
  dispose(): Promise<void>;
}

export interface RunOptions {
  readonly timeoutMs: number;
  readonly onConsole?: (line: ConsoleLine) => void;
}

/** `willRun`: starts the sandbox at once, so that it gets ready while the text is looked at. */
export function createPipeline(willRun: boolean): Pipeline {
  const runner: Runner = createRunner(processStarter(besideThisFile('sandbox.cjs')));
  if (willRun) runner.warm();
  // TypeScript takes its time to load; the sandbox's process starts meanwhile.
  let analyzer: TextAnalyzer;
  try {
    analyzer = loadAnalyzer(besideThisFile('analysis.cjs'));
  } catch (error) {
    void runner.dispose();
    throw error;
  }

  return {
    async analyze(source) {
      return { ...source, analysis: await analyzer.prepare(source.name, source.text) };
    },
    async run({ name, text, analysis }, { timeoutMs, onConsole }) {
      try {
        // A script that does not import the engine runs as well; there is just nothing to record.
        const runnable = analysis.usesEngine ? analysis : await analyzer.prepare(name, text, 'module');
        const modules = await gatherModules(name, text, runnable, analyzer, readSourceIfAny);
        return await runner.run({ modules, limits: { deadlineMs: timeoutMs }, ...(onConsole && { onConsole }) });
      } catch (error) {
        if (!(error instanceof UnrunnableError)) throw error;
        const place = error.fileName === name ? '' : `${error.fileName}: `;
        const outcome: Outcome = { kind: 'threw', message: place + error.message, site: -1 };
        return emptyRecording({ name, hash: analysis.hash }, analysis.sites, outcome);
      }
    },
    judge: async ({ name, text, inFile }, recording) => inFile(await analyzer.judge(name, text, recording)),
    async dispose() {
      analyzer.dispose();
      await runner.dispose();
    },
  };
}
