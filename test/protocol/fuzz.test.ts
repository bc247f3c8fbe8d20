/** @file Ten thousand messages each way that no one of ours would send: channels and readers answer, pass over or refuse them, and go on. */

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { context } from '../../engine/context';
import * as tf from '../../engine/index';
import { createRecorder } from '../../engine/recorder';
import type { RecordingChunk } from '../../engine/recordingChunk';
import { validateRecording } from '../../engine/validateRecording';
import { Channel, type NoEvents, type Port } from '../../extension/protocol/channel';
import type { GraphState, NoRequests, WebviewContract, WebviewHostContract } from '../../extension/protocol/messages';
import type { SandboxContract } from '../../extension/protocol/sandbox';
import { packNumbers, unpackNumbers } from '../../extension/protocol/wireNumbers';
import { assembleRecording } from '../../extension/runner/assembly';
import { PANEL_CHECKS } from '../../extension/host/checks';
import { DEFAULT_WORLD } from '../../extension/runner/runner';
import { HOST_CHECKS, SANDBOX_CHECKS, type HeardFromSandbox } from '../../extension/runner/checks';
import { ANALYSIS_CHECKS } from '../../extension/snippet/checks';
import { isGraphState, isHighlight, isRunState } from '../../webview/receive';
import { figure } from '../support/figure';

const MESSAGES = 10_000;
/** The same messages in every run. */
const FIXED = { seed: 20260101, numRuns: MESSAGES, endOnFailure: true } as const;

const NAMES = [
  'host/reveal',
  'host/explain',
  'host/ask',
  'run/start',
  'run/stop',
  'run/release',
  'run/started',
  'run/rows',
  'run/beat',
  'graph/show',
  'graph/update',
  'graph/highlight',
];
const ODD_NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'host/ready'];

/** Anything at all: what a wire can carry, prototypes and proxies' names among the keys. */
const anything = fc.anything({
  maxDepth: 4,
  withTypedArray: true,
  withNullPrototype: true,
  withDate: true,
  withMap: true,
});

/** A real chunk of rows with one part of it, however deep, replaced by anything. */
const chunk = fc.tuple(fc.array(fc.nat(), { minLength: 1, maxLength: 6 }), anything).map(([path, other]) => {
  const whole = structuredClone(realChunk()) as unknown as Record<string, unknown>;
  let part = whole;
  for (const [depth, step] of path.entries()) {
    const keys = Object.keys(part);
    const key = keys[step % keys.length];
    if (key === undefined) break;
    const inner = part[key];
    const goesOn = typeof inner === 'object' && inner !== null && !ArrayBuffer.isView(inner) && depth + 1 < path.length;
    if (!goesOn) {
      part[key] = other;
      break;
    }
    part = inner as Record<string, unknown>;
  }
  return whole;
});
const end = fc.record({
  outcome: fc.oneof(
    fc.record({
      kind: fc.constantFrom('ok', 'threw', 'timed-out', 'odd'),
      message: anything,
      limitMs: anything,
      site: fc.oneof(fc.integer({ min: -3, max: 3 }), anything),
    }),
    anything,
  ),
  elapsedMs: fc.oneof(fc.double(), anything),
  spent: fc.oneof(fc.boolean(), anything),
  answer: fc.oneof(fc.constant(null), anything),
});
const id = fc.oneof(fc.integer({ min: -1, max: MESSAGES }), anything);
const name = fc.oneof(fc.constantFrom(...NAMES, ...ODD_NAMES), anything);
const number = fc.oneof(fc.integer({ min: -3, max: 9 }), anything);
const message = fc.oneof(
  anything,
  fc.record({
    kind: fc.constant('request'),
    id: fc.nat(),
    name: fc.constantFrom('host/reveal', 'host/explain', 'host/ask'),
    params: fc.record({
      site: number,
      tensor: number,
      gradient: fc.oneof(number, fc.constant(null)),
      asked: fc.boolean(),
    }),
  }),
  fc.record({ kind: fc.constant('event'), name, value: fc.oneof(fc.integer({ min: -3, max: 9 }), anything) }),
  fc.record({ kind: fc.constant('event'), name: fc.constant('run/rows'), value: chunk }),
  fc.record({ kind: fc.constant('reply'), id, result: fc.oneof(end, anything) }),
  fc.record({
    kind: fc.constant('error'),
    id,
    reason: fc.oneof(fc.constantFrom('failed', 'closed'), anything),
    message: fc.oneof(fc.string(), anything),
  }),
  fc.record({
    kind: fc.constant('request'),
    id,
    name,
    params: fc.oneof(
      fc.record({ modules: anything, limits: anything }),
      fc.record({ site: number, tensor: number, gradient: fc.oneof(number, fc.constant(null)), asked: fc.boolean() }),
      fc.record({ kind: fc.constantFrom('recording', 'empty', 'running'), fileName: fc.string(), recording: chunk }),
      anything,
    ),
  }),
  fc.record({ kind: fc.oneof(fc.constantFrom('request', 'reply', 'error', 'cancel', 'event'), anything) }),
);

let real: RecordingChunk | null = null;
/** What a small run leaves. */
function realChunk(): RecordingChunk {
  if (real !== null) return real;
  const recorder = createRecorder();
  context.listener = recorder;
  const x = tf.variable([1, 2]);
  const tape = new tf.GradientTape();
  const y = tape.record(() => tf.sum(x.square(), 0));
  tape.gradient(y, x);
  context.listener = null;
  recorder.bind(0, { x, y: [y] });
  recorder.console('log', 'a line', 0);
  recorder.warning('a warning');
  real = recorder.drain();
  if (real === null) throw new Error('Nothing was recorded.');
  return real;
}

/** One end that hears what it is told, and counts what it says. */
function wire(): Port & { hear(message: unknown): void; readonly posted: unknown[] } {
  let listener: (message: unknown) => void = () => undefined;
  const posted: unknown[] = [];
  return {
    posted,
    post: (message) => void posted.push(message),
    onMessage: (heard) => void (listener = heard),
    hear: (message) => listener(message),
  };
}

it('sandbox → host', async () => {
  const port = wire();
  const channel = new Channel<NoRequests, SandboxContract, NoEvents, HeardFromSandbox>(port, {}, Infinity, HOST_CHECKS);
  const site = { kind: 'statement', file: 0, start: 0, end: 1, anchor: 0, name: 'x' } as const;
  const assembly = assembleRecording([{ name: 'a.ts', hash: '', code: '', imports: {}, sites: [site] }]);
  let rows = 0;
  let taken = 0;
  channel.on('run/rows', (value) => {
    rows++;
    if (assembly.add(value) !== null) taken++;
  });
  const beats: unknown[] = [];
  channel.on('run/beat', (site) => beats.push(site));
  const ends: unknown[] = [];
  const ask = (): void =>
    void channel.request('run/start', { modules: [], limits: LIMITS, world: DEFAULT_WORLD, ask: null }).then(
      (end) => ends.push(end),
      () => undefined,
    );
  for (let i = 0; i < MESSAGES; i++) ask();
  fc.assert(
    fc.property(message, (one) => {
      port.hear(one);
    }),
    FIXED,
  );
  await settle();
  for (const beat of beats) expect(Number.isInteger(beat) && (beat as number) >= -1).toBe(true);
  for (const end of ends)
    expect(end).toMatchObject({ outcome: { kind: expect.any(String) }, spent: expect.any(Boolean) });
  const recording = assembly.finish({ kind: 'ok' }, 0);
  expect(validateRecording(recording)).toMatchObject({ ok: true });
  figure(
    `sandbox → host: ${MESSAGES} messages, of which rows, rows taken, beats and ends`,
    `${rows}, ${taken}, ${beats.length}, ${ends.length}`,
  );
  expect(rows).toBeGreaterThan(100);
});

it('host → sandbox', async () => {
  const port = wire();
  const asked: unknown[] = [];
  const ok = { outcome: { kind: 'ok' }, elapsedMs: 0, spent: false, answer: null } as const;
  new Channel<SandboxContract, NoRequests>(
    port,
    {
      'run/start': (params) => {
        asked.push(params);
        return ok;
      },
      'run/stop': () => null,
      'run/release': () => null,
    },
    undefined,
    SANDBOX_CHECKS,
  );
  fc.assert(
    fc.property(message, (one) => {
      port.hear(one);
    }),
    FIXED,
  );
  await settle();
  // Not one of them was a run; one that is goes through.
  expect(asked).toEqual([]);
  port.hear({
    kind: 'request',
    id: 1,
    name: 'run/start',
    params: { modules: [], limits: LIMITS, world: DEFAULT_WORLD, ask: null },
  });
  await settle();
  expect(asked).toEqual([{ modules: [], limits: LIMITS, world: DEFAULT_WORLD, ask: null }]);
  expect(port.posted.at(-1)).toEqual({ kind: 'reply', id: 1, result: ok });
  figure(`host → sandbox: ${MESSAGES} messages, answered`, port.posted.length);
});

it('host → webview, through JSON', async () => {
  const port = wire();
  let shown = 0;
  new Channel<WebviewContract, NoRequests>(port, {
    'graph/show': (graph: GraphState) => {
      if (isGraphState(graph)) shown++;
      return null;
    },
    'graph/update': (state) => {
      isRunState(state);
      return null;
    },
    'graph/highlight': (mark) => {
      isHighlight(mark);
      return null;
    },
  });
  fc.assert(
    fc.property(message, (one) => {
      port.hear(unpackNumbers(packNumbers(one)));
    }),
    FIXED,
  );
  await settle();
  figure(`host → webview: ${MESSAGES} messages, shown`, shown);
});

it('webview → host', async () => {
  const port = wire();
  const heard: unknown[] = [];
  const hear = (params: unknown): null => {
    heard.push(params);
    return null;
  };
  const state: GraphState = { kind: 'running', fileName: 'a.ts' };
  new Channel<WebviewHostContract, WebviewContract>(
    port,
    {
      'host/ready': () => state,
      'host/reveal': hear,
      'host/explain': ({ tensor, gradient }) => hear({ tensor, gradient }),
      'host/run': () => null,
      'host/stop': () => null,
      'host/ask': () => ({ kind: 'none', why: '' }),
      'host/save': () => ({ sentence: null }),
      'host/grid': () => ({ kind: 'none', sentence: '' }),
    },
    undefined,
    PANEL_CHECKS,
  );
  fc.assert(
    fc.property(message, (one) => {
      port.hear(unpackNumbers(one));
    }),
    FIXED,
  );
  await settle();
  for (const params of heard) {
    const numbers = Object.values(params as Record<string, unknown>).filter((value) => value !== null);
    expect(numbers.every((value) => Number.isInteger(value) && Number(value) >= 0)).toBe(true);
  }
  figure(`webview → host: ${MESSAGES} messages, understood, answered`, `${heard.length}, ${port.posted.length}`);
  expect(heard.length).toBeGreaterThan(5);
});

it('analysis → host', () => {
  let read = 0;
  const { 'analyze/file': file, 'analyze/judge': judge } = ANALYSIS_CHECKS.results ?? {};
  fc.assert(
    fc.property(fc.oneof(anything, fc.array(anything)), (one) => {
      for (const check of [file, judge]) {
        try {
          check?.(one);
          read++;
        } catch (error) {
          expect(error).toBeInstanceOf(Error);
        }
      }
      expect(() => validateRecording(one)).not.toThrow();
    }),
    FIXED,
  );
  // An empty list is a list of findings; nothing else among them was anything.
  figure(`analysis → host: ${MESSAGES} answers, readable`, read);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

const LIMITS = { deadlineMs: 1, memoryMb: 1, consoleLines: 1, rows: 1 };

function settle(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
