/** @file The panel's texts in its reader's language, and counts as that language groups their digits. */

import { speak as speakWords, t as say, type Say } from '../extension/protocol/words';

let language = 'en';

/** A number among the values is a count; numbers of the run come as texts, written as code does. */
export const t: Say = (text, ...values) =>
  say(text, ...values.map((value) => (typeof value === 'number' ? countText(value) : value)));

/** `1,234`. Where a language groups digits with a point, which is the decimal point of our values, a narrow space does it. */
export function countText(count: number): string {
  return count < 1000 ? String(count) : count.toLocaleString(language).replaceAll('.', '\u202f');
}

/** Before the first text is asked for; a text that `bundle` lacks stays English. */
export function speak(bundle: Readonly<Record<string, string>>, languageTag: string): void {
  speakWords(bundle);
  language = languageTag;
}
