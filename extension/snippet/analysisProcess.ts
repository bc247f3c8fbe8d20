/**
 * @file Entry of the analysis process: answers AnalysisContract. The command line loads the same file as a module instead,
 * so that TypeScript is shipped once.
 */

import { Channel, ChannelError, type NoEvents } from '../protocol/channel';
import type { AnalysisContract, NoRequests } from '../protocol/messages';
import type { Recording } from '../../engine/recording';
import type { Finding } from '../lint/finding';
import type { Analysis, Linted, Runnable } from './analysis';
import { SERVE_ARGUMENT } from './analyzer';
import type { Role } from './quickLook';

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

function serve(): void {
  new Channel<AnalysisContract, NoRequests, NoEvents, NoEvents>(
    {
      post: (message) => void process.send?.(message),
      onMessage: (listener) => void process.on('message', listener),
    },
    {
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
      'analyze/judge': async ({ fileName, text, recording }, signal) => {
        await unlessSuperseded(signal);
        return judge(fileName, text, recording);
      },
    },
  );
  process.once('disconnect', () => process.exit());
}

/** Lets what waits on the wire come in first: among it may be that nobody wants the answer any more. */
async function unlessSuperseded(signal: AbortSignal): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
  if (signal.aborted) throw new ChannelError('cancelled', 'A newer text came.');
}

if (process.argv.includes(SERVE_ARGUMENT)) serve();
