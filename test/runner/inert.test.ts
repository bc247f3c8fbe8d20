/** @file Names, strings and messages of a snippet are inert where people read them: no link, no HTML, no command in a hover. */

import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { explainSite } from '../../extension/explain/hover';
import { codeSpan, escapeMarkdown } from '../../extension/explain/markdown';
import { RecordingView } from '../../extension/protocol/recordingView';
import { figure } from '../support/figure';
import { startSandbox, type TestSandbox } from './sandbox';

let sandbox: TestSandbox;
let read = 0;
beforeAll(async () => {
  sandbox = await startSandbox();
});
afterAll(async () => {
  figure('hovers of hostile names read', read);
  await sandbox.dispose();
});

const HOSTILE = [
  '[run](command:workbench.action.terminal.new)',
  '![x](https://example.invalid/x.png)',
  '<img src=x onerror=alert(1)>',
  '</script><script>alert(1)</script>',
  '`` ` ```',
  '<command:x>',
  'https://example.invalid www.example.invalid a@example.invalid',
  '**b** _i_ ~~s~~ | a | b |\n|---|---|',
  '$(sync~spin) $x$ $$y$$',
  '# h\n> q\n- l\n1. n\n\n    code\n```js\nx\n```',
  '&lt;b&gt; &#60; \\[x\\](y)',
  '\u202Eevil\u202C \u0000 \u2028 \r\n',
];

/** What is left of Markdown that a reader would act on: everything outside code spans that is not escaped. */
function active(markdown: string): string {
  let rest = '';
  for (let i = 0; i < markdown.length;) {
    const [fence] = /^`+/.exec(markdown.slice(i)) ?? [];
    if (fence === undefined) {
      const escaped = /^\\[!-/:-@[-`{-~]/.test(markdown.slice(i, i + 2));
      rest += escaped ? '' : markdown[i];
      i += escaped ? 2 : 1;
      continue;
    }
    const close = new RegExp(`(?<!\`)${fence}(?!\`)`).exec(markdown.slice(i + fence.length));
    if (close === null) {
      rest += fence;
      i += fence.length;
    } else i += fence.length + close.index + fence.length;
  }
  return rest;
}

const text = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc.constantFrom(...HOSTILE),
  fc.string({ unit: fc.constantFrom('`', '\\', '[', ']', '(', '<', '!', '\n', 'a', ' ') }),
);

it('escaped text and code spans leave nothing active, whatever they hold', () => {
  fc.assert(
    fc.property(text, (one) => {
      expect(active(escapeMarkdown(one))).not.toMatch(/[!-/:-@[-`{-~\n]/);
      expect(active(codeSpan(one))).toBe('');
    }),
    { seed: 7, numRuns: 10_000 },
  );
});

it('sees what is active (the check can fail)', () => {
  expect(active('[a](b) `c`')).toBe('[a](b) ');
});

it.each(HOSTILE)('hovers of a run full of %j', async (hostile) => {
  const s = JSON.stringify(hostile);
  const recording = await sandbox.run(`import * as tf from 'tapescope';
const s = ${s};
const v = tf.variable(3, true, s);
const o = { [s]: v.square(), list: [v] };
const words = tf.tensor([s, s]);
const tape = new tf.GradientTape({ persistent: true });
const y = tape.record(() => v.mul(o[s]!));
const g = tape.gradient(y, { [s]: v });
const f = tf.customGrad((x) => ({ value: (x as tf.Tensor).square(), gradFunc: () => { throw new Error(s); } }));
const z = tape.record(() => f(v));
try { tape.gradient(z, { [s]: v }); } catch {}
console.log(s, o, g, words);
throw new Error(s);`);
  const view = new RecordingView(recording);
  let hovers = 0;
  for (const site of recording.sites.keys()) {
    const markdown = explainSite(view, site, { stale: true, lineOf: () => 1 });
    if (markdown === null) continue;
    hovers++;
    // Our own words use `*…*` once, for the note about stale numbers.
    const left = active(markdown).replace(/\*The text has changed[^*]*\*/, '');
    expect(left).not.toMatch(/[[\]<>*_~|#$&]|https?:|www\.|command:|javascript:/);
  }
  expect(hovers).toBeGreaterThan(5);
  read += hovers;
});
