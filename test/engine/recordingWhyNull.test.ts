/** @file Each cause of a null gradient, found in a real run of the smallest program that has it. */

import { describe, expect, it } from 'vitest';
import type { NullCause, Recording } from '../../engine/recording';
import { validateRecording } from '../../engine/validateRecording';
import { RecordingView } from '../../extension/protocol/recordingView';
import { whyNullText } from '../../extension/protocol/whyNullText';
import { NULL_CASES } from '../fixtures/nullCases';
import { record } from '../fixtures/record';

describe('why a gradient is null', () => {
  it.each(NULL_CASES)('$title', ({ program, kind, site, says }) => {
    const recording = record(program);
    expect(recording.outcome).toEqual({ kind: 'ok' });
    const { call, source } = lastNull(recording);
    expect(source.cause?.kind).toBe(kind);
    if (site !== undefined) expect(recording.sites[source.cause?.site ?? -1]?.name).toBe(site);
    expect(whyNullText(new RecordingView(recording), call, source)).toBe(says);
    expect(validateRecording(recording)).toEqual({ ok: true, value: recording });
  });

  it('leaves gradients that came alone', () => {
    const recording = record(({ tf, name }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      tape.gradient(
        tape.record(() => x.square()),
        x,
      );
    });
    expect(recording.gradients.map((g) => g.sources.map((s) => s.cause))).toEqual([[null]]);
  });

  it('knows that reset forgets what was watched too', () => {
    const recording = record(({ tf, name }) => {
      const x = name('x', tf.constant(3));
      const tape = new tf.GradientTape();
      const z = tape.record(() => {
        tape.watch(x);
        tape.reset();
        return x.square();
      });
      tape.gradient(z, x);
    });
    expect(lastNull(recording).source.cause?.kind).toBe('not-watched');
  });

  it('covers every kind of cause', () => {
    const kinds: Record<NullCause['kind'], true> = {
      'integer-dtype': true,
      'not-trainable': true,
      'not-watched': true,
      reassigned: true,
      'watched-too-late': true,
      'op-outside-tape': true,
      'recording-stopped': true,
      forgotten: true,
      'gradient-outside-tape': true,
      'left-engine': true,
      copied: true,
      assigned: true,
      'not-differentiable': true,
      'stop-gradient': true,
      unused: true,
    };
    expect([...new Set(NULL_CASES.map((c) => c.kind))].sort()).toEqual(Object.keys(kinds).sort());
  });
});

function lastNull({ gradients }: Recording) {
  const call = gradients.at(-1)!;
  const source = call.sources.find((s) => s.result === null);
  if (source === undefined) throw new Error('No source got null.');
  return { call, source };
}

describe('a loop that leaves many nulls', () => {
  it('explains them all, whatever the search may cost', () => {
    const recording = record(({ tf, name, at }) => {
      const [x, w] = [name('x', tf.variable(1)), name('w', tf.variable(2))];
      for (let step = 0; step < 300; step++) {
        const tape = new tf.GradientTape();
        const z = tape.record(() => x.square().add(x).mul(2));
        at('gradient', () => tape.gradient(z, [x, w]));
      }
    });
    const causes = recording.gradients.map((call) => call.sources.map((s) => s.cause?.kind ?? null));
    expect(causes).toEqual(Array.from({ length: 300 }, () => [null, 'unused']));
  });
});
