/** @file The engine's types as they ship: they hold by themselves, and the default export is all of them. */

import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { typeErrors } from '../support/typeErrors';

const TYPES = join(root, '.cache/types/engine/index.d.ts');

describe('the flat types', () => {
  it('have no error of their own: somebody may look at them in the editor', () => {
    const options = {
      strict: true,
      target: ts.ScriptTarget.ES2024,
      lib: ['lib.esnext.d.ts', 'lib.dom.d.ts'],
      types: [],
    };
    const errors = ts.getPreEmitDiagnostics(ts.createProgram([TYPES], options));
    expect(errors.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '))).toEqual([]);
  });

  it.each(["import tf from 'tapescope';", "import * as tf from 'tapescope';"])('tell what %s has', (line) => {
    const wrong = `${line}\nconst x: tf.Tensor = tf.variable(3);\ntf.squaer(x);\n`;
    expect(typeErrors(new Map([['/a.ts', wrong]]))).toEqual([
      expect.stringMatching(/^\/a\.ts:3 Property 'squaer' does not/),
    ]);
  });
});
