/** @file What the recorder keeps of a run, and that streaming it in chunks loses nothing. */

import { describe, expect, it } from 'vitest';
import { OPS } from '../../engine/ops/index';
import { createRecorder, RecordingLimitError } from '../../engine/recorder';
import type { Recording } from '../../engine/recording';
import { makeScalar } from '../../engine/tensor';
import { validateChunk } from '../../engine/validateRecording';
import { quantityText, RecordingView } from '../../extension/protocol/recordingView';
import { firstGradientRecording } from '../fixtures/recordings';
import { record, type Stage } from '../fixtures/record';

function firstGradient({ tf, name, at }: Stage): void {
  const x = name(
    'x',
    at('variable', () => tf.variable(3)),
  );
  const y = name(
    'y',
    at('variable', () => tf.variable(5)),
  );
  const tape = at('GradientTape', () => new tf.GradientTape());
  const z = name(
    'z',
    at('record', () =>
      tape.record(() => {
        const m = name(
          'm',
          at('add', () => tf.square(x).add(tf.square(y))),
        );
        return at('square', () => tf.square(m));
      }),
    ),
  );
  const [dx, dy] = at('gradient', () => tape.gradient(z, [x, y]));
  name('dx', dx);
  name('dy', dy);
}

/** A bit of everything, for comparisons of whole Recordings. */
function variety(stage: Stage): void {
  const { tf, name, at, recorder } = stage;
  firstGradient(stage);
  const w = name('w', tf.variable([1, 2, 3]));
  name('texts', tf.tensor(['a', 'NaN']));
  for (let i = 0; i < 3; i++) {
    recorder.enterFrame(0, i);
    const tape = new tf.GradientTape({ persistent: true });
    const loss = tape.record(() => at('loss', () => w.square().sum()));
    const grads = name('grads', tape.gradient(loss, { w }));
    at('assignSub', () => w.assignSub(grads.w!.mul(0.1)));
    recorder.console('log', `step ${i}`, 0);
    recorder.leaveFrame();
  }
  at('dataSync', () => w.dataSync());
  const tape = new tf.GradientTape();
  const c = name('c', tf.scalar(2));
  tape.gradient(
    tape.record(() => c.div(0)),
    c,
  );
}

describe('the recorder', () => {
  it('gives the hand-made Recording of the first example', () => {
    const [real, made] = [record(firstGradient), firstGradientRecording()];
    const facts = ({ ops, tensors, gradients }: Recording) => ({
      names: ops.names,
      name: ops.name,
      inputStart: ops.inputStart,
      inputs: ops.inputs,
      outputs: ops.outputs,
      tapeSet: ops.tapeSet,
      tapeSets: ops.tapeSets,
      kind: tensors.kind,
      producer: tensors.producer,
      scalar: tensors.scalar,
      variable: tensors.variable,
      named: Object.entries(tensors.names).map(([row, names]) => [row, names.map((n) => n.name)]),
      adjoints: new Map(Array.from(gradients[0]!.adjoints.tensor, (t, i) => [t, gradients[0]!.adjoints.scalar[i]])),
      edges: gradients[0]!.edges,
      sources: gradients[0]!.sources,
    });
    expect(facts(real)).toEqual(facts(made));
  });

  it('streams in chunks what it gives as a whole', () => {
    expect(record(variety, { stream: true })).toEqual(record(variety));
  });

  it('keeps one row per state of a Variable, with the names at the first', () => {
    const view = new RecordingView(
      record(({ tf, name }) => {
        const x = name('x', tf.variable(1));
        x.assign(2).assignAdd(3);
        name('alias', x);
      }),
    );
    expect(Array.from(view.recording.tensors.variable)).toContain(0);
    const states = [...view.recording.tensors.variable.keys()].filter((t) => view.recording.tensors.variable[t] === 0);
    expect(states.map((t) => view.valueText(t))).toEqual(['1', '2', '5']);
    expect(states.map((t) => view.gradRow(t))).toEqual([states[0], states[0], states[0]]);
    expect(view.namesOf(states[2]!).map((n) => n.name)).toEqual(['x', 'alias']);
    expect([0, 1].map((op) => view.opName(op))).toEqual(['assign', 'assignAdd']);
  });

  it('names what stands in arrays and objects by its path, and runs no getter', () => {
    const view = new RecordingView(
      record(({ tf, name }) => {
        const trap = {
          get x(): never {
            throw new Error('A getter ran.');
          },
        };
        name('model', { layers: [{ w: tf.scalar(1), 'odd key': tf.scalar(2) }], trap, count: 3 });
      }),
    );
    expect([0, 1].map((t) => view.nameOf(t))).toEqual(['model.layers[0].w', 'model.layers[0]["odd key"]']);
  });

  it('keeps a frame only where something ran', () => {
    const { frames, ops } = record(({ tf, recorder, at }) => {
      // Nine sites, so that there are those below.
      for (let site = 0; site < 9; site++) at('f', () => null);
      for (let turn = 0; turn < 1000; turn++) {
        recorder.enterFrame(7, turn);
        if (turn === 500) {
          recorder.enterFrame(8, -1);
          tf.scalar(1).add(1);
          recorder.leaveFrame();
        }
        recorder.leaveFrame();
      }
    });
    expect({ ...frames, frame: ops.frame }).toEqual({
      count: 3,
      parent: Int32Array.of(-1, 0, 1),
      site: Int32Array.of(-1, 7, 8),
      iteration: Int32Array.of(-1, 500, -1),
      frame: Uint32Array.of(2),
    });
  });

  it('tells attributes, reads and warnings', () => {
    const recording = record(({ tf, at }) => {
      at('sum', () => tf.tensor([[1, 2]]).sum(1, true));
      at('read', () => tf.scalar(1).arraySync());
      at('watch', () => new tf.GradientTape().watch(tf.scalar(1, 'int32')));
    });
    const view = new RecordingView(recording);
    const sum = [0, 1, 2].find((op) => view.opName(op) === 'sum')!;
    expect(view.attrsOf(sum)).toMatchObject({ axis: expect.anything() });
    const read = [...Array(view.opCount).keys()].find((op) => view.opName(op) === 'read')!;
    expect([view.attrsOf(read), [...view.outputs(read)]]).toEqual([{ method: 'arraySync' }, []]);
    expect(recording.warnings.map((w) => [w.message, recording.sites[w.site]?.name])).toEqual([
      ['The dtype of the watched tensor must be floating (e.g. tf.float32), got tf.int32', 'watch'],
    ]);
  });

  it('tells every edge of a sweep over tensors that were disposed meanwhile', () => {
    const recording = record(({ tf }) => void tf.grad((x) => x.square().exp().sum())(tf.tensor1d([1, 2])));
    expect([...recording.gradients[0]!.edges.op]).toEqual([2, 1, 0]);
    expect(recording.gradients[0]!.adjoints.tensor).toHaveLength(4);
  });

  it('tells which Variables an optimizer was given no gradient for', () => {
    const recording = record(({ tf, at, name }) => {
      const [v, w] = [name('v', tf.variable(1, true, 'v')), name('w', tf.variable(2, true, 'w'))];
      at('apply', () => tf.train.sgd(0.1).applyGradients({ v: tf.scalar(1), w: null }));
      at('minimize', () => tf.train.sgd(0.1).minimize(() => tf.sum(tf.square(v)), false, [v, w]));
    });
    const [warning, ...more] = recording.warnings;
    expect(warning?.message).toBe("Gradients do not exist for variables ['w'] when minimizing the loss.");
    expect(warning?.variables?.map((row) => new RecordingView(recording).nameOf(row))).toEqual(['w']);
    expect(recording.sites[warning?.site ?? -1]?.name).toBe('apply');
    expect(more).toEqual([]);
  });

  it('marks backward ops that an outer tape recorded, and no others', () => {
    const recording = record(({ tf }) => {
      const x = tf.variable(3);
      const [outer, inner] = [new tf.GradientTape(), new tf.GradientTape()];
      const dy = outer.record(() =>
        inner.gradient(
          inner.record(() => x.mul(x).mul(x)),
          x,
        ),
      );
      outer.gradient(dy!, x);
    });
    const view = new RecordingView(recording);
    const backward = [...Array(view.opCount).keys()].filter((op) => recording.ops.gradient[op]! >= 0);
    expect(backward.length).toBeGreaterThan(0);
    expect(backward.every((op) => recording.ops.gradient[op] === 0 && view.tapesOf(op).includes(0))).toBe(true);
    expect(recording.gradients.map((g) => view.valueText(g.sources[0]!.result!))).toEqual(['27', '18']);
  });

  it('keeps adjoints, contributions and local derivatives of arrays', () => {
    const recording = record(({ tf, name }) => {
      const x = name('x', tf.variable([1, 2]));
      const tape = new tf.GradientTape();
      tape.gradient(
        tape.record(() => x.square().mul(3).sum()),
        x,
      );
    });
    const view = new RecordingView(recording);
    expect(quantityText(view.adjointOf(0, 0)!)).toBe('[6, 12]');
    const told = view
      .edgesOf(0)
      .map((e) => [view.opName(e.op), ...[e.local, e.contribution].map((q) => q && quantityText(q))]);
    expect(told).toEqual([
      ['sum', '[1, 1]', '[1, 1]'],
      ['mul', '[3, 3]', '[3, 3]'],
      ['square', '[2, 4]', '[6, 12]'],
    ]);
  });

  it('keeps results of a jacobian, but no adjoints, since there are as many as rows', () => {
    const { gradients } = record(({ tf }) => {
      const x = tf.variable([1, 2]);
      const tape = new tf.GradientTape();
      tape.jacobian(
        tape.record(() => x.square()),
        x,
      );
    });
    expect(gradients[0]).toMatchObject({ kind: 'jacobian', adjoints: { tensor: new Uint32Array(0) }, error: null });
    expect(gradients[0]!.sources[0]!.result).not.toBeNull();
  });

  it('tells the sentence a gradient call threw', () => {
    const recording = record(({ tf }) => {
      const x = tf.variable(3);
      const tape = new tf.GradientTape();
      const z = tape.record(() => x.square());
      tape.gradient(z, x, { unconnectedGradients: 'nonsense' as 'none' });
    });
    expect(recording.gradients[0]?.error).toMatch(/^Unknown value for unconnected/);
    expect(recording.outcome.kind).toBe('threw');
  });
});

describe('what a snippet hands in against the types', () => {
  it('does not get into the Recording as it is', () => {
    const recorder = createRecorder();
    const x = makeScalar(1, 'float32');
    const attrs = { axis: undefined, f: () => 1, deep: [1, ['a', { no: 1 }]], text: 'x'.repeat(5000), nan: NaN };
    recorder.op(OPS.square, [x], [makeScalar(1, 'float32')], attrs as never, []);
    recorder.variable(99, 5 as never, 'yes' as never, makeScalar(2, 'float32'), null);
    const chunk = recorder.drain();
    expect(validateChunk(structuredClone(chunk)).ok).toBe(true);
    expect(chunk?.ops.attrs[0]).toEqual({ deep: [1, ['a', null]], text: 'x'.repeat(1000), nan: NaN });
    expect(chunk?.tensors.newVariables).toMatchObject([{ name: '5', trainable: true }]);
  });
});

describe('limits', () => {
  it('throws into the snippet when the log is full, and keeps what is there', () => {
    const recording = record(
      ({ tf }) => {
        const x = tf.scalar(1);
        for (;;) x.add(1);
      },
      { limits: { ops: 5 } },
    );
    expect(recording.ops.count).toBe(5);
    expect(recording.outcome).toMatchObject({ kind: 'threw', message: expect.stringContaining('recorded 5 ops') });
    expect(new RecordingLimitError('x').name).toBe('RecordingLimitError');
  });

  it('shortens arrays, and turns the oldest into summaries', () => {
    const { tensors } = record(
      ({ tf }) => {
        tf.tensor([1, 2, 3, 4, NaN, Infinity]);
        tf.tensor([5, 0, 7]);
        tf.tensor([8, 9]);
      },
      { limits: { previewValues: 4, previewBudget: 6 } },
    );
    expect(tensors.previews).toEqual({
      0: { values: [], size: 6, min: 1, max: 4, mean: 2.5, zeros: 0, nans: 1, infinities: 1 },
      1: { values: [5, 0, 7], size: 3, min: 0, max: 7, mean: 4, zeros: 1, nans: 0, infinities: 0 },
      2: { values: [8, 9], size: 2, min: 8, max: 9, mean: 8.5, zeros: 0, nans: 0, infinities: 0 },
    });
  });

  it('counts console lines beyond the limit, and cuts long ones', () => {
    const recording = record(
      ({ recorder }) => {
        for (let i = 0; i < 5; i++) recorder.console('log', 'abcdef', -1);
      },
      { limits: { consoleLines: 2, consoleLineLength: 3 } },
    );
    expect(recording.console.map((l) => l.text)).toEqual(['abc… (3 more characters)', 'abc… (3 more characters)']);
    expect(recording.consoleDropped).toBe(3);
  });

  it('computes so many local derivatives and no more', () => {
    const recording = record(
      ({ tf }) => {
        const x = tf.variable(3);
        const tape = new tf.GradientTape();
        tape.gradient(
          tape.record(() => x.square().square().square()),
          x,
        );
      },
      { limits: { localDerivatives: 2 } },
    );
    expect([...recording.gradients[0]!.edges.hasLocal]).toEqual([1, 1, 0]);
  });
});
