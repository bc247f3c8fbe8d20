/** @file "Show Log": opens the output channel. */

import type { App } from '../app';

export function showLog(app: App): void {
  app.log.show();
}
