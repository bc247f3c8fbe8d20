/** @file Each cause of a null gradient, found in a real run of the smallest program that has it. */

import { describe, expect, it } from 'vitest';
import type { NullCause, Recording } from '../../engine/recording';
import { RecordingView } from '../../extension/protocol/recordingView';
import { whyNullText } from '../../extension/protocol/whyNullText';
import { record, type Stage } from '../fixtures/record';

interface Case {
  readonly title: string;
  readonly program: (stage: Stage) => void;
  readonly kind: NullCause['kind'];
  /** Name of the site the cause points at. */
  readonly site?: string;
  readonly says: string;
}

const cases: readonly Case[] = [
  {
    title: 'a constant nobody watched',
    program: ({ tf, name, at }) => {
      const x = at('constant', () => name('x', tf.scalar(3)));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => x.square()),
      );
      tape.gradient(z, x);
    },
    kind: 'not-watched',
    site: 'constant',
    says: 'x is a plain tensor that the tape does not watch: call tape.watch(x) before it is used, or make it a tf.variable.',
  },
  {
    title: 'a constant beside a Variable, in an op that was recorded',
    program: ({ tf, name }) => {
      const w = name('w', tf.variable(2));
      const x = name('x', tf.scalar(3));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => w.mul(x)),
      );
      tape.gradient(z, x);
    },
    kind: 'not-watched',
    says: 'x is a plain tensor that the tape does not watch: call tape.watch(x) before it is used, or make it a tf.variable.',
  },
  {
    title: 'a Variable, where the tape watches none by itself',
    program: ({ tf, name }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape({ watchAccessedVariables: false });
      const z = name(
        'z',
        tape.record(() => x.square()),
      );
      tape.gradient(z, x);
    },
    kind: 'not-watched',
    says: 'The tape has watchAccessedVariables: false and was not told to watch x: call tape.watch(x).',
  },
  {
    title: 'a Variable that is not trainable',
    program: ({ tf, name }) => {
      const x = name('x', tf.variable(3, false));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => x.square()),
      );
      tape.gradient(z, x);
    },
    kind: 'not-trainable',
    says: 'x is a Variable with trainable = false, so the tape does not watch it: make it trainable, or call tape.watch(x).',
  },
  {
    title: 'an integer Variable',
    program: ({ tf, name }) => {
      const x = name('x', tf.variable(3, true, 'n', 'int32'));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => x.square()),
      );
      tape.gradient(z, x);
    },
    kind: 'integer-dtype',
    says: "x has dtype int32, and only floating dtypes carry gradients: make it 'float32'.",
  },
  {
    title: 'a Variable replaced by a tensor in a loop',
    program: ({ tf, name, at }) => {
      let x: ReturnType<Stage['tf']['scalar']> = name('x', tf.variable(2));
      for (let epoch = 0; epoch < 2; epoch++) {
        const tape = new tf.GradientTape();
        const y = name(
          'y',
          tape.record(() => x.add(1)),
        );
        tape.gradient(y, x);
        x = at('add', () => name('x', x.add(1)));
      }
    },
    kind: 'reassigned',
    site: 'x',
    says: 'x was a Variable until it was bound to a new tensor, which the tape does not watch: change a Variable with assign, assignAdd or assignSub.',
  },
  {
    title: 'watched after its only use',
    program: ({ tf, name, at }) => {
      const x = name('x', tf.scalar(3));
      const tape = new tf.GradientTape();
      const z = tape.record(() => {
        const z = name('z', x.square());
        at('watch', () => tape.watch(x));
        return z;
      });
      tape.gradient(z, x);
    },
    kind: 'watched-too-late',
    site: 'watch',
    says: 'x² used x before the tape was told to watch it: move tape.watch up, before the first use.',
  },
  {
    title: 'the target made after the tape ended',
    program: ({ tf, name, at }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape({ persistent: true });
      const y = name(
        'y',
        tape.record(() => x.square()),
      );
      const z = at('outside', () => name('z', y.mul(2)));
      tape.gradient(z, x);
    },
    kind: 'op-outside-tape',
    site: 'outside',
    says: 'y · 2 lies on the way from x to z but ran while the tape was not recording: move it inside the tape.',
  },
  {
    title: 'an op before the tape began',
    program: ({ tf, name, at }) => {
      const x = name('x', tf.variable(3));
      const y = at('before', () => name('y', x.square()));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => y.mul(2)),
      );
      tape.gradient(z, x);
    },
    kind: 'op-outside-tape',
    site: 'before',
    says: 'x² lies on the way from x to z but ran while the tape was not recording: move it inside the tape.',
  },
  {
    title: 'an op between two recordings of one tape',
    program: ({ tf, name, at }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      const y = name(
        'y',
        tape.record(() => x.square()),
      );
      const w = at('between', () => name('w', y.mul(2)));
      const z = name(
        'z',
        tape.record(() => w.square()),
      );
      tape.gradient(z, x);
    },
    kind: 'op-outside-tape',
    site: 'between',
    says: 'y · 2 lies on the way from x to z but ran while the tape was not recording: move it inside the tape.',
  },
  {
    title: 'an op inside stopRecording',
    program: ({ tf, name, at }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      const z = tape.record(() => {
        const y = tape.stopRecording(() => at('stopped', () => name('y', x.square())));
        return name('z', y.mul(2));
      });
      tape.gradient(z, x);
    },
    kind: 'recording-stopped',
    site: 'stopped',
    says: 'x² lies on the way from x to z but ran inside stopRecording: move it out of there.',
  },
  {
    title: 'the inner gradient taken after the outer tape closed',
    program: ({ tf, name, at }) => {
      const x = name('x', tf.variable(3));
      const outer = new tf.GradientTape();
      const inner = new tf.GradientTape();
      const y = outer.record(() => inner.record(() => name('y', x.mul(x).mul(x))));
      const dy = at('inner', () => name('dy', inner.gradient(y, x)));
      outer.gradient(dy!, x);
    },
    kind: 'gradient-outside-tape',
    site: 'inner',
    says: '∂y/∂x was taken while this tape was not recording: call that inner gradient inside this tape.',
  },
  {
    title: 'maths outside the engine',
    program: ({ tf, name, at }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      const z = tape.record(() => {
        const value = at('dataSync', () => x.square().dataSync()[0]!);
        return name('z', tf.scalar(Math.sin(value)).mul(2));
      });
      tape.gradient(z, x);
    },
    kind: 'left-engine',
    site: 'dataSync',
    says: 'The value of x² left the engine (dataSync()) and came back as a constant, which no tape can follow: compute it with tf ops.',
  },
  {
    title: 'a tensor made from the same values',
    program: ({ tf, name, at }) => {
      const x = name('x', tf.variable([1, 2]));
      const tape = new tf.GradientTape();
      const z = tape.record(() => {
        const values = at('arraySync', () => x.square().arraySync());
        return name('z', tf.tensor(values).sum());
      });
      tape.gradient(z, x);
    },
    kind: 'copied',
    site: 'arraySync',
    says: 'The value of x² was copied into a new tensor, and a copy has no gradient: keep the tensor itself.',
  },
  {
    title: 'a Variable made from the tensor',
    program: ({ tf, name, at }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      const z = tape.record(() => {
        const v = at('variable', () => name('v', tf.variable(x.square())));
        return name('z', v.mul(2));
      });
      tape.gradient(z, x);
    },
    kind: 'copied',
    site: 'variable',
    says: 'The value of x² was copied into a new tensor, and a copy has no gradient: keep the tensor itself.',
  },
  {
    title: 'state written by assignAdd',
    program: ({ tf, name, at }) => {
      const x0 = name('x0', tf.variable(3));
      const x1 = name('x1', tf.variable(0));
      const tape = new tf.GradientTape();
      const y = tape.record(() => {
        at('assignAdd', () => x1.assignAdd(x0));
        return name('y', x1.square());
      });
      tape.gradient(y, x0);
    },
    kind: 'assigned',
    site: 'assignAdd',
    says: 'y depends on x0 only through x1.assignAdd: assigning to a Variable stops the gradient. Compute with a tensor instead.',
  },
  {
    title: 'an op without a gradient',
    program: ({ tf, name, at }) => {
      const x = name('x', tf.variable(3.5));
      const tape = new tf.GradientTape();
      const z = tape.record(() => name('z', at('floor', () => x.floor()).mul(2)));
      tape.gradient(z, x);
    },
    kind: 'not-differentiable',
    site: 'floor',
    says: 'floor(x) lets no gradient through: floor is a staircase: flat between its jumps, so TensorFlow registers no gradient for it.',
  },
  {
    title: 'a cast to integers and back',
    program: ({ tf, name, at }) => {
      const x = name('x', tf.variable(3.5));
      const tape = new tf.GradientTape();
      const z = tape.record(() => name('z', at('cast', () => tf.cast(x, 'int32')).cast('float32')));
      tape.gradient(z, x);
    },
    kind: 'not-differentiable',
    site: 'cast',
    says: 'cast(x) lets no gradient through: Its result is int32, and only floating dtypes carry gradients.',
  },
  {
    title: 'stopGradient',
    program: ({ tf, name, at }) => {
      const x = name('x', tf.variable(3));
      const tape = new tf.GradientTape();
      const z = tape.record(() => name('z', at('stopGradient', () => tf.stopGradient(x)).mul(2)));
      tape.gradient(z, x);
    },
    kind: 'stop-gradient',
    site: 'stopGradient',
    says: 'stopGradient stands on the way from x to z and lets no gradient through.',
  },
  {
    title: 'a source the target has nothing to do with',
    program: ({ tf, name }) => {
      const x = name('x', tf.variable(2));
      const y = name('y', tf.variable(3));
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => y.mul(y)),
      );
      tape.gradient(z, x);
    },
    kind: 'unused',
    says: 'z does not depend on x: no op on the way to z used it.',
  },
  {
    title: 'a source that was only looked at before the tape',
    program: ({ tf, name }) => {
      const x = name('x', tf.variable(2));
      const y = name('y', tf.variable(3));
      x.dataSync();
      const tape = new tf.GradientTape();
      const z = name(
        'z',
        tape.record(() => y.mul(7)),
      );
      tape.gradient(z, x);
    },
    kind: 'unused',
    says: 'z does not depend on x: no op on the way to z used it.',
  },
  {
    title: 'a source used by an earlier step of training only',
    program: ({ tf, name }) => {
      const w = name('w', tf.variable(2));
      const b = name('b', tf.variable(3));
      const first = new tf.GradientTape();
      const loss = first.record(() => w.mul(b).square());
      const dw = first.gradient(loss, w);
      w.assignSub(dw!.mul(0.1));
      const second = new tf.GradientTape();
      const z = name(
        'z',
        second.record(() => w.square()),
      );
      second.gradient(z, b);
    },
    kind: 'unused',
    says: 'z does not depend on b: no op on the way to z used it.',
  },
];

describe('why a gradient is null', () => {
  it.each(cases)('$title', ({ program, kind, site, says }) => {
    const recording = record(program);
    expect(recording.outcome).toEqual({ kind: 'ok' });
    const { call, source } = lastNull(recording);
    expect(source.cause?.kind).toBe(kind);
    if (site !== undefined) expect(recording.sites[source.cause?.site ?? -1]?.name).toBe(site);
    expect(whyNullText(new RecordingView(recording), call, source)).toBe(says);
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

  it('covers every kind of cause', () => {
    const kinds: Record<NullCause['kind'], true> = {
      'integer-dtype': true,
      'not-trainable': true,
      'not-watched': true,
      reassigned: true,
      'watched-too-late': true,
      'op-outside-tape': true,
      'recording-stopped': true,
      'gradient-outside-tape': true,
      'left-engine': true,
      copied: true,
      assigned: true,
      'not-differentiable': true,
      'stop-gradient': true,
      unused: true,
    };
    expect([...new Set(cases.map((c) => c.kind))].sort()).toEqual(Object.keys(kinds).sort());
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
