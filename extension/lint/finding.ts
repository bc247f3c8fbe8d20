/** @file A finding: one mistake at one place, in plain data, with the fixes that mend it. */

import type { RuleId } from './ruleIds';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

export interface Finding {
  readonly rule: RuleId;
  readonly severity: Severity;
  /** UTF-16 offsets into the file's text, end exclusive. */
  readonly start: number;
  readonly end: number;
  /** What is wrong and what follows from it, for someone who never saw our code. */
  readonly message: string;
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
  /** Where it comes from: the text, a run, or both (guessed from the text and confirmed by the run). */
  readonly origin: 'text' | 'run' | 'confirmed';
}

export interface RelatedPlace {
  readonly start: number;
  readonly end: number;
  readonly message: string;
}

export interface Fix {
  readonly title: string;
  /** Exactly right whatever the surroundings: may be applied without a look. */
  readonly preferred: boolean;
  /** One of two ways to write the same: which of them is offered is a matter of taste, and of a setting. */
  readonly style?: FixStyle;
  /** Do not overlap; offsets into the text the finding was made from. */
  readonly edits: readonly TextEdit[];
}

/** `x.square().add(y)`, or `tf.add(tf.square(x), y)`. */
export type FixStyle = 'methods' | 'functions';

export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly newText: string;
}
