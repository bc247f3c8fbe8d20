/** @file What is known of a text: sites, references, calls, obstacles; and no text makes it throw. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Analysis } from '../../extension/snippet/analysis';
import { analyze, prepare } from '../../extension/snippet/analyze';

const FIRST = `import * as tf from 'tapescope';

const x = tf.variable(3);
const y = tf.variable(5);
const tape = new tf.GradientTape();
const z = tape.record(() => {
  const m = tf.square(x).add(y.square());
  return tf.square(m);
});
const [dx, dw] = tape.gradient(z, [x, y]);
console.log(dx?.dataSync(), dw);
`;

describe('analyze', () => {
  it('gives sites, calls, code and imports of a snippet', () => {
    const analysis = prepare('a.ts', FIRST);
    expect(analysis.usesEngine).toBe(true);
    expect(analysis.syntaxErrors).toEqual([]);
    expect(analysis.program?.imports).toEqual([]);
    expect(siteTexts(FIRST, analysis, 'binding')).toEqual(['x', 'y', 'z', 'm', 'dx', 'dw']);
    expect(analysis.calls.map((call) => `${call.op} ${textOf(FIRST, analysis, call.site)}`)).toEqual([
      'square tf.square(x)',
      'square y.square()',
      'add tf.square(x).add(y.square())',
      'square tf.square(m)',
    ]);
  });

  it('anchors a method call at its name', () => {
    const { sites } = analyze('a.ts', FIRST);
    const anchors = sites.filter((s) => s.kind === 'call').map((s) => FIRST.slice(s.anchor, s.end));
    expect(anchors).toContain('add(y.square())');
    expect(anchors).toContain('tf.square(m)');
    expect(anchors).toContain('gradient(z, [x, y])');
  });

  it.each<[string, string[]]>([
    ['tape.gradient(z, x)', ['target z', 'source x']],
    [
      'tape.gradient([z, x], { a: x, b: [x, z] })',
      ['target[0] z', 'target[1] x', 'source.a x', 'source.b[0] x', 'source.b[1] z'],
    ],
    ['tape.gradient({ z }, [...[x]])', ['target.z z', 'source [...[x]]']],
    ['tape.jacobian(z.square(), (x as tf.Tensor))', ['target z.square()', 'source (x as tf.Tensor)']],
    ['tf.grad((v) => v.square())(x)', ['source x']],
    ['tf.variableGrads(() => tf.scalar(1), [x])', ['source[0] x']],
  ])('tells the parts of %s', (call, expected) => {
    const text = `import * as tf from 'tapescope'; const x = tf.variable(3); const z = tf.variable(3); const tape = new tf.GradientTape(); ${call};`;
    const parts = analyze('a.ts', text).sites.flatMap((site) => site.parts ?? []);
    expect(parts.map((p) => `${p.role}${p.path} ${text.slice(p.start, p.end)}`)).toEqual(expected);
  });

  it.each<[string, string]>([
    ['a file without the engine', `const tf = { square: (x: number) => x }; tf.square(2);`],
    ['the name in a comment only', `// like tapescope\nconst a = 1;`],
    ['the name in a string only', `console.log('@tensorflow/tfjs');`],
  ])('leaves %s alone', (_, text) => {
    expect(prepare('a.ts', text)).toMatchObject({ usesEngine: false, sites: [], program: null });
  });

  it('makes an imported file runnable though it does not name the engine', () => {
    const analysis = prepare('b.js', `export const loss = (y) => y.square().mean();`, 'module');
    expect(analysis.program?.code).toContain('__s');
  });

  it('tells the relative imports that are left when types are stripped', () => {
    const text = `import * as tf from 'tapescope'; import { a } from './a'; import type { B } from './b'; import { C } from './c'; const c: C = a; tf.square(c);`;
    const imports = prepare('a.ts', text).program?.imports ?? [];
    expect(imports.map((i) => [i.specifier, text.slice(i.start, i.end)])).toEqual([['./a', `'./a'`]]);
  });

  it.each<[string, string, RegExp]>([
    ['const x = ;', ';', /Expression expected/],
    ['const x = 1; const x = 2;', 'x', /redeclare/],
    [`import fs from 'node:fs'; fs.readFileSync('a');`, `'node:fs'`, /can import the engine/],
    ['console.log(import.meta.url);', 'import.meta', /no import\.meta/],
  ])('says why it cannot run: %s', (text, place, message) => {
    const whole = `import * as tf from 'tapescope';\n${text}`;
    const { program, syntaxErrors } = prepare('a.ts', whole);
    expect(program).toBeNull();
    expect(syntaxErrors[0]?.message).toMatch(message);
    expect(whole.slice(syntaxErrors[0]?.start, syntaxErrors[0]?.end)).toBe(place);
  });

  it('refers each name to the binding before it', () => {
    const text = `import * as tf from 'tapescope';
const f = () => x;
let x = tf.variable(3);
x.square();
x = tf.variable(4);
x.assign(x.add(1)); const o = { w: x, x }; o.w.square();
const { w } = o; function g(v: tf.Tensor) { return v; } g(w);`;
    const analysis = analyze('a.ts', text);
    const lines = analysis.references.map(({ start, end, site }) => {
      const line = (offset: number): number => text.slice(0, offset).split('\n').length;
      return `${text.slice(start, end)}:${line(start)}→${line(analysis.sites[site]!.start)}`;
    });
    expect(lines).toEqual([
      'x:2→3',
      'x:3→3',
      'x:4→3',
      'x:5→5',
      'x:6→5',
      'x:6→5',
      'o:6→6',
      'w:6→6',
      'x:6→5',
      'x:6→5',
      'o:6→6',
      'w:6→6',
      'w:7→7',
      'o:7→6',
      'v:7→7',
      'v:7→7',
      'w:7→7',
    ]);
  });

  it('gives the same for the same text, and anew for another', () => {
    expect(analyze('a.ts', FIRST)).toBe(analyze('a.ts', FIRST));
    expect(analyze('a.ts', `${FIRST} `).hash).not.toBe(analyze('a.ts', FIRST).hash);
  });

  it('never throws on half-typed code', () => {
    const edits = fc.array(
      fc.tuple(
        fc.nat(FIRST.length),
        fc.nat(12),
        fc.constantFrom('', '(', ')', '{', '`', '${', '"', '.', '?.', '=', '[', '/*', 'async ', '@', '<'),
      ),
      {
        minLength: 1,
        maxLength: 4,
      },
    );
    fc.assert(
      fc.property(edits, (changes) => {
        const text = changes.reduce((t, [at, length, added]) => t.slice(0, at) + added + t.slice(at + length), FIRST);
        const { program, syntaxErrors, sites } = prepare('a.ts', text);
        if (program !== null) expect(syntaxErrors).toEqual([]);
        for (const site of sites) expect(site.start).toBeLessThanOrEqual(site.end);
      }),
      { numRuns: 150, seed: 5 },
    );
  });
});

function textOf(text: string, analysis: Analysis, site: number): string {
  return text.slice(analysis.sites[site]!.start, analysis.sites[site]!.end);
}

function siteTexts(text: string, analysis: Analysis, kind: string): string[] {
  return analysis.sites.flatMap((site, i) => (site.kind === kind ? [textOf(text, analysis, i)] : []));
}
