/** @file The words of a sentence in their reader's language, with its values put in: English, until `speak` is told another. */

/** `{0}`, `{1}` … in `text` stand for the values. */
export type Say = (text: string, ...values: (string | number)[]) => string;

let texts: ReadonlyMap<string, string> = new Map();
let language = 'en';

/**
 * As `vscode.l10n.t` says it, out of the same bundle, where there is no `vscode`: in the analysis, the panel and what the command line
 * shares. Ask when a sentence is wanted, not while a module is loaded: the language is not known by then.
 */
export const t: Say = (text, ...values) => inEnglish(texts.get(text) ?? text, ...values);

/** As they stand in our sources. */
export const inEnglish: Say = (text, ...values) =>
  text.replace(/\{(\d+)\}/g, (whole, at) => String(values[Number(at)] ?? whole));

/** `1,234`. Where a language groups digits with a point, which is the decimal point of our values, a narrow space does it. */
export function countText(count: number): string {
  return count < 1000 ? String(count) : count.toLocaleString(language).replaceAll('.', '\u202f');
}

/** Before the first sentence; a text that `bundle` lacks stays English. */
export function speak(bundle: Readonly<Record<string, string>>, languageTag = 'en'): void {
  texts = new Map(Object.entries(bundle));
  language = languageTag;
}
