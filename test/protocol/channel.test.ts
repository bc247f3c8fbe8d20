/** @file The channel: reply, error reply, deadline, unknown message, disposal while someone waits. */

import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Channel, ChannelError, type Port } from '../../extension/protocol/channel';

type Asked = {
  'number/double': { params: number; result: number };
  'number/fail': { params: string; result: never };
  'number/never': { params: null; result: number };
  'number/strange': { params: null; result: unknown };
};
type Nothing = Record<never, never>;
type Told = { 'number/seen': number };

let seenSignal: AbortSignal | undefined;
function pair() {
  const [a, b] = ports();
  const answering = new Channel<Asked, Nothing, Told>(b, {
    'number/double': (n) => 2 * n,
    'number/fail': (why) => {
      throw new Error(why);
    },
    'number/never': (_, signal) => {
      seenSignal = signal;
      return new Promise(() => {});
    },
    'number/strange': () => () => {},
  });
  const asking = new Channel<Nothing, Asked, Nothing, Told>(a, {});
  return { asking, answering, a, b };
}

describe('Channel', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('replies', async () => {
    expect(await pair().asking.request('number/double', 21)).toBe(42);
  });

  it('sends an answer that is there at once before whatever is said next', () => {
    let hear = (_message: unknown): void => undefined;
    const said: unknown[] = [];
    const port: Port = { post: (message) => void said.push(message), onMessage: (listener) => void (hear = listener) };
    const channel = new Channel<Pick<Asked, 'number/double'>, Nothing, Told>(port, { 'number/double': (n) => 2 * n });
    hear({ kind: 'request', id: 1, name: 'number/double', params: 21 });
    channel.tell('number/seen', 1);
    expect(said).toMatchObject([
      { kind: 'reply', result: 42 },
      { kind: 'event', value: 1 },
    ]);
  });

  it('tells of an error with reason and message', async () => {
    await expectFailure(pair().asking.request('number/fail', 'No such number.'), 'failed', 'No such number.');
  });

  it('answers an unknown request with an error', async () => {
    const { asking } = pair();
    // @ts-expect-error: the types would not let it.
    await expectFailure(asking.request('number/halve', 4), 'unknown', 'There is no request named number/halve.');
    // @ts-expect-error: nor would it find what every object has.
    await expectFailure(asking.request('toString', null), 'unknown', 'There is no request named toString.');
  });

  it('gives up at the deadline and tells the other side', async () => {
    const { asking } = pair();
    const waiting = expectFailure(asking.request('number/never', null, { deadlineMs: 50 }), 'deadline', /50 ms/);
    await vi.advanceTimersByTimeAsync(51);
    await waiting;
    expect(seenSignal?.aborted).toBe(true);
  });

  it('cancels', async () => {
    const { asking } = pair();
    const controller = new AbortController();
    const waiting = expectFailure(
      asking.request('number/never', null, { signal: controller.signal }),
      'cancelled',
      /cancelled/,
    );
    await vi.advanceTimersByTimeAsync(1);
    controller.abort();
    await waiting;
    await vi.advanceTimersByTimeAsync(1);
    expect(seenSignal?.aborted).toBe(true);
    await expectFailure(asking.request('number/double', 1, { signal: controller.signal }), 'cancelled', /cancelled/);
  });

  it('rejects all that wait when disposed, and all that come after', async () => {
    const { asking } = pair();
    const waiting = [asking.request('number/never', null), asking.request('number/never', null)];
    asking.dispose('The process ended.');
    for (const one of waiting) await expectFailure(one, 'closed', 'The process ended.');
    await expectFailure(asking.request('number/double', 1), 'closed', 'The process ended.');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('carries events until one stops listening', async () => {
    const { asking, answering } = pair();
    const seen: number[] = [];
    const stop = asking.on('number/seen', (n) => seen.push(n));
    answering.tell('number/seen', 1);
    await vi.advanceTimersByTimeAsync(1);
    stop();
    answering.tell('number/seen', 2);
    await vi.advanceTimersByTimeAsync(1);
    expect(seen).toEqual([1]);
  });

  it('passes over what is not its own', async () => {
    const { asking, a, b } = pair();
    for (const junk of [
      null,
      1,
      'x',
      {},
      { kind: 'request' },
      { kind: 'reply', id: 99 },
      { kind: 'event' },
      { kind: 'nonsense', id: 1 },
    ]) {
      a.post(junk);
      b.post(junk);
    }
    expect(await asking.request('number/double', 1)).toBe(2);
  });

  it('says so when an answer cannot be sent', async () => {
    await expectFailure(pair().asking.request('number/strange', null), 'failed', /could not be sent/);
  });
});

async function expectFailure(promise: Promise<unknown>, reason: string, message: string | RegExp): Promise<void> {
  const error: unknown = await promise.then(
    () => 'no error',
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(ChannelError);
  if (error instanceof ChannelError) {
    expect(error.reason).toBe(reason);
    expect(error.message).toMatch(message);
  }
}

/** Two ends joined like a real wire: cloned, and later. */
function ports(): [Port, Port] {
  const listeners: ((message: unknown) => void)[] = [];
  const end = (own: number, other: number): Port => ({
    post(message) {
      const copy: unknown = structuredClone(message);
      queueMicrotask(() => listeners[other]?.(copy));
    },
    onMessage(listener) {
      listeners[own] = listener;
    },
  });
  return [end(0, 1), end(1, 0)];
}
