/** @file Runs the modules of one snippet in a Compartment and tells what they do. */

import { setTensorBudget, TensorTooLargeError } from '../../../engine/budget';
import { context } from '../../../engine/context';
import * as tf from '../../../engine/index';
import { OPS } from '../../../engine/ops/index';
import { AskedRecorder } from '../../../engine/askedRecorder';
import { createRecorder, RecordingLimitError } from '../../../engine/recorder';
import type { ConsoleLine, Outcome } from '../../../engine/recording';
import type { RecordingChunk } from '../../../engine/recordingChunk';
import { ENGINE_MODULES, PROGRAM_PARAMETERS, type Exports, type Hooks, type Require } from '../../protocol/hooks';
import { nextTurn } from '../../protocol/nextTurn';
import type { RunParams, SandboxModule } from '../../protocol/sandbox';
import type { Answer, Ask } from '../../protocol/asking';
import { answer } from './answer';
import { capturedConsole } from './capturedConsole';
import { errorSentence } from './consoleText';
import { endowments } from './endowments';
import { createHooks } from './hooks';

/** What a run needs from the thread it runs in. */
export interface Stage {
  readonly compartment: { readonly globalThis: object; evaluate(source: string): unknown };
  /** What a snippet gets when it imports the engine. */
  readonly engine: object;
  /** `[0]`: the site the snippet is at, for whoever has to end it. */
  readonly at: Int32Array;
  report(chunk: RecordingChunk): void;
  /** Rows are due to leave, and this is the site they leave at. */
  reached(site: number): void;
}

type ModuleFunction = (...parameters: readonly unknown[]) => Promise<unknown>;

/**
 * The engine as a snippet sees it: the same functions and classes, frozen with all that can be reached from them, so that no snippet
 * can put its own in their place. Call after lockdown.
 */
export function hardenedEngine(): object {
  harden(OPS);
  return harden({ ...tf, default: harden({ ...tf.default }) });
}

export interface SnippetEnd {
  readonly outcome: Outcome;
  readonly answer: Answer | null;
}

/** Runs it; where something is asked, with the leaves changed that the question changes, and answers. */
export async function runSnippet({ modules, limits, world, ask }: RunParams, stage: Stage): Promise<SnippetEnd> {
  const recorderLimits = { ops: limits.rows, consoleLines: limits.consoleLines };
  const asked = ask && askedRecorder(ask, recorderLimits);
  const recorder = asked ?? createRecorder({ limits: recorderLimits });
  const isTold = ask === null || ask.question.kind === 'run';
  const site = (): number => stage.at[0] ?? -1;
  const flush = (): void => {
    const chunk = recorder.drain();
    if (chunk && isTold) stage.report(chunk);
    stage.reached(site());
  };
  const hooks = createHooks(recorder, stage.at, flush, ask === null);
  const say = (level: ConsoleLine['level'], text: string): void => {
    recorder.console(level, text, site());
    hooks.step();
  };
  const names = harden({ ...endowments(stage.compartment, world), console: capturedConsole(say, tensorText) });
  // What a whole run may not take no tensor can have for itself alone: told before it is tried.
  setTensorBudget(limits.memoryMb * 2 ** 20);
  context.listener = recorder;
  context.print = (text) => say('log', text);
  asked?.begin();

  const exportsOf: Exports[] = modules.map(() => ({}));
  const runModule = async (module: SandboxModule, index: number): Promise<void> => {
    const require: Require = (specifier) => {
      if (ENGINE_MODULES.includes(specifier)) return stage.engine;
      const found = exportsOf[module.imports[specifier] ?? -1];
      if (found) return found;
      throw new Error(`A snippet can import the engine and files by relative paths; '${specifier}' is neither.`);
    };
    const given: Record<(typeof PROGRAM_PARAMETERS)[number], unknown> = {
      __hooks: harden(hooks.ofModule(module.firstSite, module.siteCount) satisfies Hooks),
      __require: harden(require),
      __exports: exportsOf[index],
    };
    const parameters = { ...names, ...given };
    const source = `(function (${Object.keys(parameters).join(', ')}) {${module.code}\n})`;
    const run = stage.compartment.evaluate(source) as ModuleFunction;
    await run(...Object.values(parameters));
  };

  const runAll = async (): Promise<Outcome> => {
    for (const index of inOrder(modules)) {
      const module = modules[index];
      if (module && !(await settles(runModule(module, index)))) {
        return {
          kind: 'stopped',
          reason: 'The snippet waits for a promise that nothing will ever settle.',
          site: site(),
        };
      }
    }
    await nextTurn();
    return { kind: 'ok' };
  };
  const outcomeOf = (error: unknown): Outcome => {
    const reason = limitReason(error);
    if (reason !== null) return { kind: 'stopped', reason, site: site() };
    if (isTooLarge(error)) return { kind: 'out-of-memory', limitMb: limits.memoryMb, site: site() };
    return { kind: 'threw', message: errorSentence(error), site: site() };
  };

  const outcome = await runAll().catch(outcomeOf);
  try {
    return { outcome, answer: asked && ask && answer(asked, ask.question, outcome) };
  } finally {
    flush();
  }
}

function askedRecorder({ changes, question }: Ask, limits: { ops: number; consoleLines: number }): AskedRecorder {
  const gradient = question.kind === 'values' ? null : question.gradient;
  return new AskedRecorder(changes, question.kind === 'values' ? [question.tensor] : [], gradient, limits);
}

/** Each module after those it imports, the entry (0) last; where imports go in a circle, in the order they are met. */
function inOrder(modules: readonly SandboxModule[]): readonly number[] {
  const order: number[] = [];
  const met = new Set<number>();
  const visit = (index: number): void => {
    if (met.has(index)) return;
    met.add(index);
    for (const imported of Object.values(modules[index]?.imports ?? {})) visit(imported);
    order.push(index);
  };
  visit(0);
  return order;
}

/** False where the promise can never settle: a snippet has no timers, so once its microtasks are done nothing more happens. */
async function settles(promise: Promise<void>): Promise<boolean> {
  return Promise.race([promise.then(() => true), nextTurn().then(() => false)]);
}

/** What was thrown may be a trap of the snippet's that answers even this question with an error. */
function limitReason(thrown: unknown): string | null {
  try {
    return thrown instanceof RecordingLimitError ? thrown.message : null;
  } catch {
    return null;
  }
}

/** V8 has no memory for an array that large; its own words for it are the only sign. */
function isTooLarge(thrown: unknown): boolean {
  try {
    return (
      thrown instanceof TensorTooLargeError ||
      (thrown instanceof RangeError && thrown.message === 'Array buffer allocation failed')
    );
  } catch {
    return false;
  }
}

function tensorText(value: object): string | null {
  if (!(value instanceof tf.Tensor)) return null;
  const text: unknown = value.describe();
  return typeof text === 'string' ? text : null;
}
