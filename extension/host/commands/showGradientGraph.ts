/** @file "Show Gradient Graph": runs the snippet and shows its graph beside the editor. */

import type { App } from '../app';
import { runAndTell } from './runAndTell';
import { targetSession } from './target';

export async function showGradientGraph(app: App, target: unknown): Promise<void> {
  const session = await targetSession(app, target);
  if (!session) return;
  // A file that does not use the engine gets a sentence, not an empty graph.
  const analysis = await session.analyzeNow();
  if (analysis?.usesEngine ?? session.usesEngine) app.panels.show(session);
  await runAndTell(session);
}
