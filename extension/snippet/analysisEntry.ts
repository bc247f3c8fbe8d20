/**
 * @file Entry of the analysis, built into one file for all, so that TypeScript is shipped once: a process serves it beside VS Code, a
 * Worker serves it in a browser's extension host, and the command line loads it as a module.
 */

import { Channel, ChannelError, type NoEvents, type Port } from '../protocol/channel';
import type { AnalysisContract, AnalysisEvents, NoRequests } from '../protocol/messages';
import { nextTurn } from '../protocol/nextTurn';
import { speak } from '../protocol/words';
import { toPort, type WorkerStart } from '../protocol/workerStart';
import type { Recording } from '../../engine/recording';
import type { Finding } from '../lint/finding';
import type { Analysis, Linted, Runnable } from './analysis';
import type { Role } from './quickLook';
import { SERVE_ARGUMENT } from './serveArgument';
import type { TypeTexts } from './typeFiles';
import { haveTypeTexts } from './typeTexts';

export async function analyze(fileName: string, text: string, role: Role = 'snippet'): Promise<Analysis> {
  return (await analysis()).analyze(fileName, text, role);
}

export async function prepare(fileName: string, text: string, role: Role = 'snippet'): Promise<Runnable> {
  return (await analysis()).prepare(fileName, text, role);
}

async function lint(fileName: string, text: string): Promise<Linted> {
  return (await analysis()).lint(fileName, text);
}

export async function judge(fileName: string, text: string, recording: Recording): Promise<readonly Finding[]> {
  return (await analysis()).judge(fileName, text, recording);
}

/** TypeScript takes a third of a second to load: not before someone asks. */
const analysis = (): Promise<typeof import('./analyze')> => import('./analyze');

/** In a browser's Worker, where no file can be read: the types come from who starts it. */
export function serveInWorker({ port, given }: WorkerStart<TypeTexts>): void {
  haveTypeTexts(given);
  serve(toPort(port));
}

function serve(port: Port): void {
  const channel = new Channel<AnalysisContract, NoRequests, NoEvents, AnalysisEvents>(port, {
    'analyze/lint': async ({ fileName, text }, signal) => {
      await unlessSuperseded(signal);
      return lint(fileName, text);
    },
    'analyze/prepare': async ({ fileName, text, role }, signal) => {
      await unlessSuperseded(signal);
      return prepare(fileName, text, role);
    },
    'analyze/file': async ({ fileName, text, role }, signal) => {
      await unlessSuperseded(signal);
      return analyze(fileName, text, role);
    },
    'analyze/complete': async ({ fileName, text, offset }, signal) => {
      await unlessSuperseded(signal);
      return (await import('./completions')).completionsAt(fileName, text, offset);
    },
    'analyze/completion': async ({ fileName, text, offset, name }, signal) => {
      await unlessSuperseded(signal);
      return (await import('./completions')).completionDetail(fileName, text, offset, name);
    },
    'analyze/call': async ({ fileName, text, offset }, signal) => {
      await unlessSuperseded(signal);
      return (await import('./completions')).callHelpAt(fileName, text, offset);
    },
    'analyze/judge': async ({ fileName, text, recording }, signal) => {
      await unlessSuperseded(signal);
      return judge(fileName, text, recording);
    },
  });
  channel.on('analyze/speak', speak);
}

/** Lets what waits on the wire come in first: among it may be that nobody wants the answer any more. */
async function unlessSuperseded(signal: AbortSignal): Promise<void> {
  await nextTurn();
  if (signal.aborted) throw new ChannelError('cancelled', 'A newer text came.');
}

// A browser's Worker has no process.
if (globalThis.process?.argv.includes(SERVE_ARGUMENT)) {
  serve({
    post: (message) => void process.send?.(message),
    onMessage: (listener) => void process.on('message', listener),
  });
  process.once('disconnect', () => process.exit());
}
