/** @file Schema of what the converter's Worker answers. */

import { fail, fields, integer, list, text } from '../../engine/validateParts';
import type { Conversion } from '../convert/convertPython';

export function checkConversion(value: unknown): Conversion {
  const { kind, ...parts } = fields(value, 'The conversion');
  switch (kind) {
    case 'failed':
      return { kind, sentence: text(parts['sentence'], 'sentence') };
    case 'converted':
      return {
        kind,
        text: text(parts['text'], 'text'),
        unconverted: list(parts['unconverted'], 'unconverted', (one, path) => {
          const { line, why } = fields(one, path);
          return { line: integer(line, `${path}.line`, 1), why: text(why, `${path}.why`) };
        }),
      };
    default:
      return fail('The conversion', 'of a kind there is');
  }
}
