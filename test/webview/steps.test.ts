/** @file The two passes as steps: golden text of each step's words, and how the picture stands after each. */

import { describe, expect, test } from 'vitest';
import type { Recording } from '../../engine/recording';
import { RecordingView } from '../../extension/protocol/recordingView';
import type { Card, Measure } from '../../webview/graph/card';
import { pictureOf } from '../../webview/graph/elements';
import { pointAlong, pulsesOf } from '../../webview/graph/motion';
import { stagedCard } from '../../webview/graph/stagedCard';
import { stageClasses } from '../../webview/graph/staging';
import { buildGraph } from '../../webview/model/graphModel';
import { forwardCount, stageAfter } from '../../webview/model/stage';
import { buildSteps } from '../../webview/model/steps';
import { FIRST, firstGradientRecording } from '../fixtures/recordings';
import { record, type Stage as Program } from '../fixtures/record';

const MEASURE: Measure = (text) => text.length * 8;

function stepping(recording: Recording) {
  const model = buildGraph(recording, { call: null, scope: 'call' });
  const steps = buildSteps(new RecordingView(recording), model);
  return { model, steps, words: steps.map(({ kind, words }) => `${kind}: ${words}`) };
}
const wordsOf = (program: (stage: Program) => void): string[] => stepping(record(program)).words;

describe('the words of each step', () => {
  test('the first example', () => {
    expect(stepping(firstGradientRecording()).words).toEqual([
      'forward: x² = 3² = 9',
      'forward: y² = 5² = 25',
      'forward: m = x² + y² = 9 + 25 = 34',
      'forward: z = m² = 34² = 1156',
      'seed: ∂z/∂z = 1',
      'flow: ∂z/∂m += ∂z/∂z · ∂z/∂m = 1 · 68 = 68',
      'flow: ∂z/∂x² += ∂z/∂m · ∂m/∂x² = 68 · 1 = 68',
      'flow: ∂z/∂y² += ∂z/∂m · ∂m/∂y² = 68 · 1 = 68',
      'flow: ∂z/∂y += ∂z/∂y² · ∂y²/∂y = 68 · 10 = 680',
      'flow: ∂z/∂x += ∂z/∂x² · ∂x²/∂x = 68 · 6 = 408',
    ]);
  });

  test('where paths meet, contributions add up; negative numbers stand in parentheses', () => {
    const words = wordsOf(({ tf, name }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => tf.sub(tf.square(x), tf.mul(x, 5))),
      );
      tape.gradient(z, x);
    });
    expect(words.slice(-5)).toEqual([
      'seed: ∂z/∂z = 1',
      'flow: ∂z/∂x² += ∂z/∂z · ∂z/∂x² = 1 · 1 = 1',
      'flow: ∂z/∂(x · 5) += ∂z/∂z · ∂z/∂(x · 5) = 1 · (-1) = -1',
      'flow: ∂z/∂x += ∂z/∂(x · 5) · ∂(x · 5)/∂x = (-1) · 5 = -5  (1 of 2 contributions)',
      'flow: ∂z/∂x += ∂z/∂x² · ∂x²/∂x = 1 · 6 = 6;  ∂z/∂x = (-5) + 6 = 1',
    ]);
  });

  test('arrays: element by element, summed where an input was copied, by the rule where there is no such array', () => {
    const words = wordsOf(({ tf, name }) => {
      const b = name('b', tf.variable([1, 2]));
      const w = name(
        'w',
        tf.variable([
          [1, 0],
          [0, 1],
        ]),
      );
      const x = name(
        'x',
        tf.constant([
          [1, 2],
          [3, 4],
        ]),
      );
      const tape = new tf.GradientTape();
      const y = name(
        'y',
        tape.record(() => tf.add(tf.matMul(x, w), b)),
      );
      tape.gradient(y, [w, b]);
    });
    expect(words).toEqual([
      'forward: matMul(x, w) = matMul([[1, 2], [3, 4]], [[1, 0], [0, 1]]) = [[1, 2], [3, 4]]',
      'forward: y = matMul(x, w) + b = [[1, 2], [3, 4]] + [1, 2] = [[2, 4], [4, 6]]',
      'seed: ∂y/∂y = [[1, 1], [1, 1]]',
      'flow: ∂y/∂matMul(x, w) += ∂y/∂y ⊙ ∂y/∂matMul(x, w) = [[1, 1], [1, 1]] ⊙ [[1, 1], [1, 1]] = [[1, 1], [1, 1]]',
      'flow: ∂y/∂b += ∂y/∂y ⊙ ∂y/∂b = [[1, 1], [1, 1]] ⊙ [[1, 1], [1, 1]] = [2, 2], summed to (2,)',
      'flow: ∂y/∂w += what the rule of matMul makes of ∂y/∂matMul(x, w) = [[4, 4], [6, 6]]',
    ]);
  });

  test('several targets: one that leads to another starts with its own share', () => {
    const words = wordsOf(({ tf, name }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      const [a, b] = tape.record(() => {
        const square = name('a', tf.square(x));
        return [square, name('b', tf.mul(square, 2))];
      });
      tape.gradient([a!, b!], x);
    });
    expect(words.slice(2)).toEqual([
      'seed: ∂(a + b)/∂a starts with its own share, ∂(a + b)/∂b = 1',
      'flow: ∂(a + b)/∂a += ∂(a + b)/∂b · ∂b/∂a = 1 · 2 = 2;  ∂(a + b)/∂a = its own share + 2 = 3',
      'flow: ∂(a + b)/∂x += ∂(a + b)/∂a · ∂a/∂x = 3 · 6 = 18',
    ]);
  });

  test('a source that the sweep never reaches comes last, with its cause', () => {
    const words = wordsOf(({ tf, name }) => {
      const x = name('x', tf.constant(3));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => tf.square(x)),
      );
      tape.gradient(z, x);
    });
    expect(words.at(-1)).toMatch(/^null: ∂z\/∂x = null: x is a plain tensor that the tape does not watch/);
  });

  test('a value that leaves the engine says so', () => {
    const words = wordsOf(({ tf, name }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => tf.square(x.dataSync()[0]!)),
      );
      tape.gradient(z, x);
    });
    expect(words).toContain('forward: read(x): read(3) left the engine');
  });
});

describe('how the picture stands', () => {
  const { model, steps } = stepping(firstGradientRecording());
  const at = (count: number) => stageAfter(model, steps, count);
  const [x, z] = ['v0', `t${FIRST.z}`];

  test('values fill in, then adjoints, then nothing is missing', () => {
    expect(forwardCount(steps)).toBe(4);
    expect([...at(0).ahead]).toEqual([`t${FIRST.xSquared}`, `t${FIRST.ySquared}`, `t${FIRST.m}`, z]);
    expect([at(4).ahead.size, at(4).waiting.size, at(4).unflowed.size, at(4).pass]).toEqual([0, 6, 5, 'forward']);
    expect([...at(5).waiting.keys()]).not.toContain(z);
    expect([...at(6).unflowed]).not.toContain('e3.0.0');
    expect([at(10).waiting.size, at(10).unflowed.size, at(10).pass]).toEqual([0, 0, 'backward']);
  });

  test('classes mark what is to come and what moved', () => {
    const classes = stageClasses(model, at(4));
    expect(classes.get('e3.0.0')).toEqual(['is-unflowed', 'is-active']);
    expect(classes.get(z)).toEqual(['is-active']);
    expect(stageClasses(model, at(10)).get(x)).toEqual(['is-active-back']);
    expect(stageClasses(model, at(0)).get('e3.0.0')).toEqual(['is-unflowed', 'is-ahead']);
  });

  test('cards keep their size and show only what has come', () => {
    const picture = pictureOf(model, 'right', MEASURE);
    const node = model.nodes.find(({ id }) => id === z)!;
    const card = picture.cards.get(z)!;
    const now = (count: number): string[] => textsOf(stagedCard(card, node, at(count), MEASURE));
    expect([now(0), now(4), now(5)]).toEqual([
      ['z square', '', ''],
      ['z square', '1156', ''],
      ['z square', '1156', '∂z/∂z = 1'],
    ]);
    expect(stagedCard(card, node, at(0), MEASURE)).toMatchObject({ width: card.width, height: card.height });
  });

  test('a part of the contributions is told as such, as long as there is room', () => {
    const looped = stepping(
      record(({ tf, name }) => {
        const v = name('x', tf.variable(2));
        const tape = new tf.GradientTape();
        const y = name(
          'y',
          tape.record(() => tf.mul(tf.mul(v, v), v)),
        );
        tape.gradient(y, v);
      }),
    );
    const source = looped.model.nodes.find((node) => node.isSource)!;
    const card = pictureOf(looped.model, 'right', MEASURE).cards.get(source.id)!;
    const texts = looped.steps.map((_, i) => {
      const stage = stageAfter(looped.model, looped.steps, i + 1);
      return [card, { ...card, width: 300 }].map((c) => textsOf(stagedCard(c, source, stage, MEASURE)).at(-1));
    });
    expect(texts.slice(-4)).toEqual([
      ['', ''],
      ['∂y/∂x = 4 + …', '∂y/∂x = 4 + …'],
      ['∂y/∂x: 2 of 3', '∂y/∂x = 4 + 4 + …'],
      ['∂y/∂x = 12', '∂y/∂x = 12'],
    ]);
  });

  test('numbers run along the edges: values with the flow, contributions against it', () => {
    const { edges } = pictureOf(model, 'right', MEASURE).layout;
    const moved = (i: number) => pulsesOf(model, steps[i]!, edges).map(({ text, isBackward }) => [text, isBackward]);
    expect(moved(2)).toEqual([
      ['9', false],
      ['25', false],
    ]);
    expect(moved(4)).toEqual([]);
    expect(moved(9)).toEqual([['408', true]]);
    const route = edges.get('e2.0.0')!;
    expect(pointAlong(route, 0)).toEqual(route.start);
    expect(pointAlong(route, 1)).toEqual(route.end);
  });
});

function textsOf(card: Card): string[] {
  return card.lines.map((line) => line.spans.map((span) => span.text).join(' '));
}
