/** @file "Stop Run": ends the run under way; what it recorded until then is shown. */

import { currentSession, type App } from '../app';

export function stopRun(app: App): void {
  currentSession(app)?.stop();
}
