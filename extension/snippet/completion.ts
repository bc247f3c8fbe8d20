/** @file What can be written at a place of a snippet, as plain data. */

/** Offsets are those of the text asked about. */
export interface Completions {
  /** What an item takes the place of; null: the word at the place, whatever the editor takes for one. */
  readonly replaces: { readonly start: number; readonly end: number } | null;
  readonly items: readonly Completion[];
}

export interface Completion {
  readonly name: string;
  readonly kind: CompletionKind;
  /** Orders the items. */
  readonly sortText: string;
  /** What is written, where that is not the name. */
  readonly insertText?: string;
}

export const COMPLETION_KINDS = ['function', 'method', 'property', 'variable', 'constant', 'class', 'type', 'module', 'keyword'] as const; // prettier-ignore
export type CompletionKind = (typeof COMPLETION_KINDS)[number];

/** What one item is: its type as a declaration, and its docs, which are Markdown. */
export interface CompletionDetail {
  readonly signature: string;
  readonly documentation: string;
}

/** The call that is being written: its overloads, each with the parameter that is next. */
export interface CallHelp {
  /** Index of the overload that fits best. */
  readonly best: number;
  readonly signatures: readonly CallSignature[];
}

export interface CallSignature {
  readonly label: string;
  /** Markdown. */
  readonly documentation: string;
  /** Ranges in the label, with what is known of each. */
  readonly parameters: readonly { readonly start: number; readonly end: number; readonly documentation: string }[];
  /** Index of the parameter that is next. */
  readonly next: number;
}
