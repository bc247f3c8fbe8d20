/** @file What needs no parser: whether a text names the engine at all. Most files of a workspace end here and cost nothing. */

import { ENGINE_MODULES } from '../protocol/hooks';
import type { Runnable } from './analysis';
import { hashText } from './hashText';

/** `module`: a file that a snippet imports; it is made runnable whether or not it names the engine itself. */
export type Role = 'snippet' | 'module';

/** The analysis of a text that cannot use the engine; null when it has to be parsed. */
export function quickLook(text: string, role: Role): Runnable | null {
  return role === 'module' || namesEngine(text) ? null : withoutEngine(text);
}

/** Whether it can import the engine at all. */
export function namesEngine(text: string): boolean {
  return ENGINE_MODULES.some((name) => text.includes(name));
}

export function withoutEngine(text: string): Runnable {
  return {
    hash: hashText(text),
    usesEngine: false,
    sites: [],
    findings: [],
    syntaxErrors: [],
    references: [],
    calls: [],
    program: null,
  };
}
