/** @file The panel's texts in its reader's language: English, until `speak` is told another. */

import { inEnglish, type Say } from '../extension/protocol/say';

let texts: ReadonlyMap<string, string> = new Map();
let language = 'en';

/**
 * As `vscode.l10n.t` says it, out of the same bundle. A number among the values is a count, and is written as the reader's
 * language groups digits; numbers of the run come as texts, written as code does.
 */
export const t: Say = (text, ...values) =>
  inEnglish(texts.get(text) ?? text, ...values.map((value) => (typeof value === 'number' ? countText(value) : value)));

/** `1,234`. Where a language groups digits with a point, which is the decimal point of our values, a narrow space does it. */
export function countText(count: number): string {
  return count < 1000 ? String(count) : count.toLocaleString(language).replaceAll('.', '\u202f');
}

/** Before the first text is asked for; a text that `bundle` lacks stays English. */
export function speak(bundle: Readonly<Record<string, string>>, languageTag: string): void {
  texts = new Map(Object.entries(bundle));
  language = languageTag;
}
