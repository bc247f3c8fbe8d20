/** @file The panel's texts in its reader's language, and counts as that language groups their digits. */

import { countText, speak, t as say, type Say } from '../extension/protocol/words';

export { countText, speak };

/** A number among the values is a count; numbers of the run come as texts, written as code does. */
export const t: Say = (text, ...values) =>
  say(text, ...values.map((value) => (typeof value === 'number' ? countText(value) : value)));
