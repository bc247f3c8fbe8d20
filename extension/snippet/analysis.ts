/** @file What is known of a snippet from its text alone, in three stages: findings, places, runnable JavaScript. Plain data; crosses processes. */

import type { Site } from '../../engine/recording';
import type { Finding } from '../lint/finding';

/** What each keystroke asks for: it does without most types, and so takes a third of the time of the next stage. */
export interface Linted {
  /** Hash of the exact text analysed (see `hashText`). */
  readonly hash: string;
  /** False when nothing in the file resolves to the engine: then all else is empty and nothing was computed. */
  readonly usesEngine: boolean;
  /** Findings of the rules that work from the text. */
  readonly findings: readonly Finding[];
}

/** What hovers, lenses and the cursor ask for, once the typing pauses. */
export interface Analysis extends Linted {
  /** Sites of this file; `Site.file` is 0 here and rebased when modules are put together for a run. */
  readonly sites: readonly Site[];
  /** Identifier occurrences and the binding site they refer to, for hover and cursor. */
  readonly references: readonly Reference[];
  /** Static knowledge of op calls, for hovers before any run. */
  readonly calls: readonly OpCall[];
}

/** What a run asks for. */
export interface Runnable extends Analysis {
  /** Why the text cannot run: places that cannot be parsed, imports of packages. With any, `program` is null. */
  readonly syntaxErrors: readonly TextMark[];
  /** The instrumented program, or null when it cannot run. */
  readonly program: Program | null;
}

export interface TextMark {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export interface Reference {
  readonly start: number;
  readonly end: number;
  /** Index into `sites` of the binding. */
  readonly site: number;
}

/** A call that resolves to an op of the engine. */
export interface OpCall {
  /** Index into `sites`. */
  readonly site: number;
  /** The op's name in the engine's op table. */
  readonly op: string;
}

/** Instrumented JavaScript of one module. It is the body of a function whose parameters are the names it may use. */
export interface Program {
  readonly code: string;
  /** Relative imports it asks for, as written, with the range of the specifier. */
  readonly imports: readonly { readonly specifier: string; readonly start: number; readonly end: number }[];
}
