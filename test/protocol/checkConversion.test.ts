/** @file What the converter's Worker answers, read on arrival. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { convertPython } from '../../extension/convert/convertPython';
import { checkConversion } from '../../extension/protocol/checkConversion';

describe('a conversion', () => {
  it.each(['x = tf.Variable(3.0)\nprint(x)', 'import os\nx = os.path', 'this is = no python(', ''])(
    'comes through as it was: %j',
    (python) => {
      const conversion = convertPython(python);
      expect(checkConversion(structuredClone(conversion))).toEqual(conversion);
    },
  );

  it('is refused where it is none', () => {
    const isRefused = (value: unknown): void => {
      expect(() => checkConversion(value)).toThrow();
    };
    fc.assert(fc.property(fc.anything(), isRefused), { seed: 1 });
    isRefused({ kind: 'converted', text: 'x', unconverted: [{ line: 0, why: 'y' }] });
    isRefused({ kind: 'converted', text: 1, unconverted: [] });
  });
});
