/** @file Runs a case's instrumented code on the engine, in this process, and judges it by its Recording. */

import { context } from '../../engine/context';
import * as tf from '../../engine/index';
import { createRecorder } from '../../engine/recorder';
import type { Outcome, Recording } from '../../engine/recording';
import { RecordingAssembler } from '../../engine/recordingAssembler';
import { resetEngine } from '../../engine/reset';
import type { Finding } from '../../extension/lint/finding';
import { ENGINE_MODULES, PROGRAM_PARAMETERS } from '../../extension/protocol/hooks';
import { createHooks } from '../../extension/runner/child/hooks';
import { judge, prepare } from '../../extension/snippet/analyze';
import { withImport } from './linting';

/** The findings after a run of the text. */
export async function lintRun(text: string): Promise<readonly Finding[]> {
  const full = withImport(text);
  return judge('case.ts', full, await runOf(full));
}

export async function runOf(full: string): Promise<Recording> {
  const { program, sites, hash } = prepare('case.ts', full);
  if (program === null) throw new Error('The case cannot run.');
  resetEngine();
  const recorder = createRecorder();
  const at = new Int32Array(1);
  const { ofModule } = createHooks(recorder, at, () => undefined);
  const quiet = { log: () => undefined, warn: () => undefined, error: () => undefined };
  let outcome: Outcome = { kind: 'ok' };
  context.listener = recorder;
  context.print = () => undefined;
  try {
    const run = new Function(...PROGRAM_PARAMETERS, 'console', program.code) as (...all: unknown[]) => Promise<void>;
    await run(ofModule(0, sites.length), engineOnly, {}, quiet);
  } catch (error) {
    outcome = { kind: 'threw', message: error instanceof Error ? error.message : String(error), site: at[0] ?? -1 };
  } finally {
    context.listener = null;
    context.print = null;
    resetEngine();
  }
  const assembler = new RecordingAssembler(sites);
  const chunk = recorder.drain();
  if (chunk !== null) assembler.append(structuredClone(chunk));
  return assembler.toRecording({ files: [{ name: 'case.ts', hash }], outcome, elapsedMs: 1 });
}

function engineOnly(specifier: string): object {
  if (ENGINE_MODULES.includes(specifier)) return tf;
  throw new Error(`A case has no module ${specifier}.`);
}
