/** @file Where text leaves the engine: `t.print()` and warnings. A run takes both over; elsewhere they go to the console, if there is one. */

import { context } from './context';
import type { Tensor } from './tensor';

/** Shows a text to whoever ran the snippet. */
export function print(text: string): void {
  if (context.print !== null) context.print(text);
  else consoleOfHost()?.log(text);
}

/** Tells of something that is probably a mistake but does not stop the run. */
export function warn(message: string, about?: readonly Tensor[]): void {
  if (context.listener !== null) context.listener.warning(message, about);
  else consoleOfHost()?.warn(message);
}

interface HostConsole {
  log(text: string): void;
  warn(text: string): void;
}

/** Not part of the language: a host may have none. */
function consoleOfHost(): HostConsole | undefined {
  return (globalThis as { console?: HostConsole }).console;
}
