/** @file Explanations in German: whole sentences of it, none half English, and formulas, names and numbers as they are in every language. */

import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPS } from '../../engine/ops/index';
import { explainNode } from '../../extension/explain/explainNode';
import { explainBeforeRun, explainSite } from '../../extension/explain/hover';
import { outcomeSentence } from '../../extension/explain/outcome';
import { fromEnglish } from '../../extension/protocol/fromEnglish';
import { RecordingView } from '../../extension/protocol/recordingView';
import { whyNullText } from '../../extension/protocol/whyNullText';
import { speak } from '../../extension/protocol/words';
import { root } from '../../scripts/lib/paths.mjs';
import { NULL_CASES } from '../fixtures/nullCases';
import { record, type Stage } from '../fixtures/record';

beforeAll(() => {
  const bundle = readFileSync(join(root, 'l10n/bundle.l10n.de.json'), 'utf8');
  speak(JSON.parse(bundle) as Record<string, string>, 'de');
});
afterAll(() => speak({}));

/** Little words that every English sentence has, and no German one. */
const ENGLISH = /\b(the|and|of|with|is|it|its|not|no|that|which|where|if|else|each|all|at|to|from|over|shape)\b/;

/** Without what is code. */
const words = (markdown: string): string => markdown.replace(/`tf\.\w+`/g, '').replace(/\((?:\w+)\)/g, '');

function viewOf(program: (stage: Stage) => void): RecordingView {
  const recording = record(program);
  expect(recording.outcome).toEqual({ kind: 'ok' });
  return new RecordingView(recording);
}
function tensorNamed(view: RecordingView, name: string): number {
  return Array.from({ length: view.tensorCount }, (_, row) => row).findLast((row) => view.nameOf(row) === name)!;
}

describe('every', () => {
  it.each(NULL_CASES)('reason why a gradient is null: $title', ({ program, says }) => {
    const view = viewOf(program);
    const call = view.recording.gradients.at(-1)!;
    const said = whyNullText(
      view,
      call,
      call.sources.find(({ result }) => result === null)!,
    );
    expect(said).not.toBe(says);
    expect(said).not.toMatch(ENGLISH);
  });

  it.each(Object.keys(OPS))('rule: %s', (op) => {
    const said = words(explainBeforeRun(op)!.replace(new RegExp(`\\b${op}\\b`, 'g'), ''));
    expect(said).not.toMatch(ENGLISH);
  });
});

it('would catch a sentence half English', () => {
  expect(words('`tf.sum`: `Adjungierte von x = dy, repeated along the summed axes`')).toMatch(ENGLISH);
});

describe('a hover', () => {
  it('says why there is no gradient, and in which line the path breaks', () => {
    const view = viewOf(({ tf, name, at }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape({ persistent: true });
      const y = tape.record(() => x.square());
      const z = at('outside', () => name('z', y.mul(2)));
      tape.gradient(z, x);
    });
    const site = view.recording.sites.findLastIndex((one) => one.name === 'x');
    expect(explainSite(view, site, { stale: true, lineOf: () => 4 })).toBe(
      '`x = 3` · Form `()` · float32\n\n`∂z/∂x = null`: x² · 2 liegt auf dem Weg von x nach z\\, lief aber\\, während das Tape nicht aufzeichnete\\: Holen Sie es in das Tape hinein\\. (Zeile 4)\n\n' +
        '*Der Text ist seit diesem Lauf geändert worden: Führen Sie ihn noch einmal aus, damit die Zahlen wieder stimmen.*',
    );
  });
});

describe('the explanation of a node', () => {
  it('counts paths with a narrow space', () => {
    const view = viewOf(({ tf, name }) => {
      const x = name('x', tf.variable(1));
      const tape = new tf.GradientTape();
      let z: ReturnType<typeof tf.add> = x;
      tape.record(() => {
        for (let i = 0; i < 11; i++) z = tf.add(z, z);
      });
      tape.gradient(name('z', z), x);
    });
    const { paths } = explainNode(view, 0, tensorNamed(view, 'x'));
    expect(paths?.heading).toBe('2\u202f048 Wege von z nach x, die ersten 6');
  });

  it('puts names of the snippet into rules that are words, and leaves the words whole', () => {
    const view = viewOf(({ tf, name }) => {
      const f = name('f', tf.variable(tf.ones([1, 2, 2, 1])));
      const filter = name('k', tf.variable(tf.ones([1, 1, 1, 1])));
      const tape = new tf.GradientTape();
      const z = tape.record(() => tf.sum(name('h', tf.conv2d(f as never, filter as never, 1, 'valid'))));
      tape.gradient(name('z', z), [f, filter]);
    });
    const { rule } = explainNode(view, 0, tensorNamed(view, 'h'));

    expect(rule?.partials[0]).toBe(
      '∂z/∂f (1, 2, 2, 1) = Rückfaltung von ∂z/∂h mit k, mit ∂z/∂h (1, 2, 2, 1), k (1, 1, 1, 1)',
    );
    expect(rule?.partialsTex[0]).toContain(String.raw`\text{Rückfaltung}\text{ }\text{von}\text{ }\underbrace`);
  });
});

describe('how a run ended', () => {
  it.each([
    ['The run was cancelled.', 'Der Lauf wurde angehalten: Der Lauf wurde abgebrochen.'],
    ['The sandbox failed: Error: no', 'Der Lauf wurde angehalten: Fehler in der abgeschotteten Umgebung: Error: no'],
  ])('%s', (reason, said) => {
    expect(outcomeSentence({ kind: 'stopped', reason, site: -1 })).toBe(said);
  });

  it.each(["Cannot read properties of undefined (reading 'x')", 'Close', 'A tape can be used only once: {0}'])(
    'leaves what a snippet threw as it is: %s',
    (message) => expect(fromEnglish(message)).toBe(message),
  );
});
