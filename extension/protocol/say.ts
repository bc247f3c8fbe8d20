/** @file The words of a sentence, with their values put in. Whoever speaks another language says them in its own. */

/** `{0}`, `{1}` … in `text` stand for the values. */
export type Say = (text: string, ...values: (string | number)[]) => string;

/** As they stand in our sources. */
export const inEnglish: Say = (text, ...values) =>
  text.replace(/\{(\d+)\}/g, (whole, at) => String(values[Number(at)] ?? whole));
