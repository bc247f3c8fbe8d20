/** @file A Recording survives JSON and cloning unchanged; anything else that claims to be one is refused in a sentence. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRecorder } from '../../engine/recorder';
import { RecordingAssembler } from '../../engine/recordingAssembler';
import { recordingFromJson, recordingToJson } from '../../engine/recordingJson';
import { validateChunk, validateRecording } from '../../engine/validateRecording';
import { chain, pathsTo } from '../../engine/paths';
import { RecordingView } from '../../extension/protocol/recordingView';
import { explainSite } from '../../extension/explain/hover';
import { firstGradientRecording } from '../fixtures/recordings';
import { record } from '../fixtures/record';

const rich = record(({ tf, name, at, recorder }) => {
  const x = name('x', tf.variable([1, NaN, Infinity, -Infinity]));
  name('texts', tf.tensor(['NaN', 'plain']));
  const c = name('c', tf.scalar(1));
  const tape = new tf.GradientTape({ persistent: true });
  const z = tape.record(() => at('sum', () => x.square().sum().add(c)));
  tape.gradient(z, { x, c });
  x.assign([1, 2, 3, 4]);
  recorder.console('log', 'done', 0);
});

describe('a Recording', () => {
  it.each([
    ['the first example', firstGradientRecording()],
    ['one of many parts', rich],
  ])('is the same after JSON: %s', (_, recording) => {
    expect(validateRecording(structuredClone(recording))).toEqual({ ok: true, value: recording });
    expect(recordingFromJson(JSON.stringify(recordingToJson(recording)))).toEqual({ ok: true, value: recording });
  });

  it('has NaN and the infinities as words in JSON, and null for no gradient only', () => {
    const json = JSON.stringify(recordingToJson(rich));
    expect(json).toContain('[1,"NaN","Infinity","-Infinity"]');
    const nulls = [...json.matchAll(/"(\w+)":null/g)].map((match) => match[1]);
    expect(new Set(nulls)).toEqual(new Set(['result', 'cause', 'error']));
  });

  it.each([
    ['nothing', undefined, 'The recording is not an object.'],
    ['another version', { ...rich, version: 2 }, 'version is not 1, the one this program reads.'],
    ['a missing table', { ...rich, ops: undefined }, 'ops is not an object.'],
    [
      'a short column',
      { ...rich, ops: { ...rich.ops, site: new Int32Array(1) } },
      `ops.site is not a column of ${rich.ops.count} rows.`,
    ],
    [
      'an input that is no tensor',
      { ...rich, ops: { ...rich.ops, inputs: rich.ops.inputs.map(() => 999) } },
      'ops.inputs[0] is not in range.',
    ],
    [
      'starts out of order',
      { ...rich, ops: { ...rich.ops, inputStart: rich.ops.inputStart.toReversed() } },
      'ops.inputStart[1] is not in order.',
    ],
    [
      'an unknown outcome',
      { ...rich, outcome: { kind: 'fine' } },
      'outcome.kind is not one of ok, threw, timed-out, out-of-memory, stopped.',
    ],
    [
      'a giant text',
      { ...rich, files: [{ name: 'x'.repeat(1_000_001), hash: '' }] },
      'files[0].name is not a text of at most 1000000 characters.',
    ],
    [
      'a frame that is its own parent',
      { ...rich, frames: { ...rich.frames, parent: Int32Array.of(0) } },
      'frames.parent[0] is not an earlier frame.',
    ],
    [
      'a column of words',
      { ...rich, tensors: { ...rich.tensors, scalar: ['one'] } },
      /^tensors\.scalar is not a column/,
    ],
    [
      'a value that fights back',
      new Proxy(
        {},
        {
          get: () => {
            throw new Error('no');
          },
        },
      ),
      'The value cannot be read.',
    ],
  ])('is refused with %s', (_, value, problem) => {
    const result = validateRecording(value);
    expect(result.ok ? null : result.problem).toEqual(
      problem instanceof RegExp ? expect.stringMatching(problem) : problem,
    );
  });

  it('is refused as text that is no JSON', () => {
    expect(recordingFromJson('{').ok).toBe(false);
  });

  it('never throws on garbage, and what is accepted can be read', () => {
    const json = recordingToJson(rich);
    const garbage = fc.oneof(fc.anything(), fc.integer(), fc.constant(null), fc.double(), fc.string());
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1_000)), garbage, (choices, put) => {
        const result = validateRecording(withOneChange(json, choices, put));
        if (!result.ok) {
          expect(result.problem).toMatch(/\.$/);
          return;
        }
        const view = new RecordingView(result.value);
        for (let site = 0; site < view.recording.sites.length; site++) explainSite(view, site, { stale: false });
        for (const call of view.recording.gradients) {
          for (const source of call.sources) {
            chain(view.recording, call, source.tensor);
            pathsTo(view.recording, call, source.tensor);
          }
        }
      }),
      { numRuns: 2000, seed: 3 },
    );
  });
});

describe('a chunk', () => {
  const chunkOf = () => {
    const recorder = createRecorder();
    recorder.console('log', 'hello', -1);
    return recorder.drain()!;
  };

  it('is accepted as the recorder makes it', () => {
    const chunk = chunkOf();
    expect(validateChunk(structuredClone(chunk))).toEqual({ ok: true, value: chunk });
  });

  it('is refused by the assembler when it does not follow, or is none', () => {
    const assembler = new RecordingAssembler([]);
    const chunk = chunkOf();
    expect([assembler.append({}), assembler.append(chunk), assembler.append(chunk)]).toEqual([false, true, false]);
  });

  it('is refused with anything else in it, and never throws', () => {
    expect(validateChunk({ ...chunkOf(), console: 3 })).toEqual({ ok: false, problem: 'console is not a list.' });
    fc.assert(
      fc.property(fc.infiniteStream(fc.nat(1_000)), fc.anything(), (choices, put) => {
        validateChunk(withOneChange(recordingToJson(chunkOf() as never), choices, put));
      }),
      { seed: 4 },
    );
  });
});

/** A copy of a JSON value with one part, found by walking down by `choices`, replaced. */
function withOneChange(value: unknown, choices: Iterator<number>, put: unknown): unknown {
  const choice = choices.next().value ?? 0;
  if (typeof value !== 'object' || value === null || choice % 12 === 0) return put;
  const keys = Object.keys(value);
  const key = keys[choice % keys.length];
  if (key === undefined) return put;
  const copy: Record<string, unknown> | unknown[] = Array.isArray(value) ? [...value] : { ...value };
  Object.defineProperty(copy, key, {
    value: withOneChange((value as Record<string, unknown>)[key], choices, put),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  return copy;
}
