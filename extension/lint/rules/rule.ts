/** @file What a rule is: its id, a line about it, and how it finds its mistake in the text and after a run. */

import type ts from 'typescript';
import type { Facts } from '../facts/facts';
import type { Fix, RelatedPlace, Severity } from '../finding';
import type { Range, Recorded } from '../recorded/recorded';
import type { RuleId } from '../ruleIds';

export interface Rule {
  readonly id: RuleId;
  /** One line: what the rule catches. */
  readonly description: string;
  /** Problems that the text shows. Null where only a run can tell. */
  readonly check: ((facts: Facts) => readonly Problem[]) | null;
  /** The text can only guess: its problems are this loud, and a run's take their place. */
  readonly guess?: Severity;
  /** Problems that a run shows; one that the text showed before is confirmed. */
  readonly checkRun?: (run: Recorded) => readonly Problem[];
  /** Did the run go there? A guess that it did not bear out is withdrawn then. */
  readonly wentThere?: (run: Recorded, place: Range) => boolean;
}

export interface Problem {
  readonly start: number;
  readonly end: number;
  readonly message: string;
  /** Where it is milder than its rule. */
  readonly severity?: Severity;
  readonly related?: readonly RelatedPlace[];
  readonly fixes?: readonly Fix[];
}

export function related(node: ts.Node, message: string): RelatedPlace {
  return { start: node.getStart(), end: node.getEnd(), message };
}

export function rangeOf(node: ts.Node): { readonly start: number; readonly end: number } {
  return { start: node.getStart(), end: node.getEnd() };
}

/** The text of an expression, short enough for a sentence. */
export function named(node: ts.Node): string {
  const text = node.getText().replace(/\s+/g, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}…` : text;
}
