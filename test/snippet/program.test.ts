/** @file The typed program of one snippet. */

import { describe, expect, it } from 'vitest';
import { ENGINE_MODULES } from '../../extension/protocol/hooks';
import { createSnippetProgram } from '../../extension/snippet/program';

describe('createSnippetProgram', () => {
  it.each(ENGINE_MODULES)('types the engine under the name %s', (name) => {
    const text = `import * as tf from '${name}'; import all from '${name}'; const x = tf.variable(3); export const m = all.square(x);`;
    const { program, sourceFile } = createSnippetProgram('a.ts', text);
    expect(messages(program.getSemanticDiagnostics(sourceFile))).toEqual([]);
  });

  it('reports what does not type-check', () => {
    const { program, sourceFile } = createSnippetProgram('a.ts', `import * as tf from 'tapescope'; tf.sqare(3);`);
    expect(messages(program.getSemanticDiagnostics(sourceFile))).toEqual([expect.stringContaining("'sqare'")]);
  });

  it.each(['a.ts', 'a.tsx', 'a.js', 'a.mjs', 'a.mts', 'untitled:Untitled-1'])('takes the name %s', (name) => {
    const text = `import { square } from 'tapescope'; console.log(square(3).dataSync());`;
    const { program, sourceFile } = createSnippetProgram(name, text);
    expect(
      messages([...program.getSyntacticDiagnostics(sourceFile), ...program.getSemanticDiagnostics(sourceFile)]),
    ).toEqual([]);
  });

  it('uses the previous program and still sees the new text', () => {
    const first = createSnippetProgram('a.ts', `const a: number = 'no';`);
    const second = createSnippetProgram('a.ts', `const a: number = 1;`, first);
    expect(messages(first.program.getSemanticDiagnostics(first.sourceFile))).toHaveLength(1);
    expect(messages(second.program.getSemanticDiagnostics(second.sourceFile))).toEqual([]);
  });
});

function messages(diagnostics: readonly { messageText: unknown }[]): unknown[] {
  return diagnostics.map((d) => d.messageText);
}
