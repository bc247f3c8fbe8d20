/** @file A runner over the real sandbox process, built for the tests, and snippets put through the real instrumentation. */

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Recording } from '../../engine/recording';
import type { RunLimits } from '../../extension/protocol/sandbox';
import { processStarter } from '../../extension/runner/processStarter';
import { createRunner, type RunModule, type Runner, type RunRequest } from '../../extension/runner/runner';
import type { Starter } from '../../extension/runner/starter';
import { build } from '../../scripts/build.mjs';
import { instrumentText } from '../snippet/instrumented';

export interface TestSandbox {
  readonly runner: Runner;
  /** How many processes were started, and those not gone yet. */
  readonly started: () => number;
  readonly alive: () => number;
  run(text: string, limits?: Partial<RunLimits>, more?: Partial<RunRequest>): Promise<Recording>;
  runModules(texts: Readonly<Record<string, string>>): Promise<Recording>;
  /** Starts one more process, counted. */
  readonly starter: Starter;
  module(text: string): RunModule;
  dispose(): Promise<void>;
}

export async function startSandbox(): Promise<TestSandbox> {
  const folder = mkdtempSync(join(tmpdir(), 'tapescope-sandbox-'));
  await build(['sandbox', 'sandboxWorker'], folder);
  const start = processStarter(join(folder, 'sandbox.cjs'));
  let started = 0;
  let alive = 0;
  const counting: Starter = () => {
    const sandbox = start();
    started++;
    alive++;
    void sandbox.gone.then(() => alive--);
    return sandbox;
  };
  const runner = createRunner(counting);
  return {
    runner,
    starter: counting,
    module: (text) => moduleOf('main.ts', text),
    started: () => started,
    alive: () => alive,
    run: (text, limits = {}, more = {}) => runner.run({ modules: [moduleOf('main.ts', text)], limits, ...more }),
    runModules: (texts) => {
      const names = Object.keys(texts);
      const imports = Object.fromEntries(names.map((name, index) => [`./${name.replace(/\.ts$/, '')}`, index]));
      return runner.run({ modules: names.map((name) => ({ ...moduleOf(name, texts[name]!), imports })) });
    },
    dispose: async () => {
      await runner.dispose();
      rmSync(folder, { recursive: true });
    },
  };
}

function moduleOf(name: string, text: string): RunModule {
  const { code, table } = instrumentText(text, name);
  return { name, hash: '', code, sites: table.sites, imports: {} };
}

/** The text from where the outcome's site starts to the end of that line. */
export function placeOf(text: string, recording: Recording): string {
  const site = 'site' in recording.outcome ? recording.sites[recording.outcome.site] : undefined;
  return site === undefined ? 'nowhere' : (text.slice(site.start).split('\n')[0] ?? '');
}

export function lines(recording: Recording): string[] {
  return recording.console.map((line) => line.text);
}

/** The line the outcome's site begins on, from 1; 0 where it is unknown. */
export function lineOf(text: string, recording: Recording): number {
  const site = 'site' in recording.outcome ? recording.sites[recording.outcome.site] : undefined;
  return site === undefined ? 0 : text.slice(0, site.start).split('\n').length;
}

/** Lines that end in `// here`. */
export function markedLines(text: string): number[] {
  return text.split('\n').flatMap((line, i) => (line.endsWith('// here') ? [i + 1] : []));
}
