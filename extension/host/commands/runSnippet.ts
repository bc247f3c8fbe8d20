/** @file "Run Snippet": runs it for hovers and diagnostics, without opening the graph. */

import type { App } from '../app';
import { runAndTell } from './runAndTell';
import { targetSession } from './target';

export async function runSnippet(app: App, target: unknown): Promise<void> {
  const session = await targetSession(app, target);
  if (session) await runAndTell(session);
}
