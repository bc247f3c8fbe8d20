/** @file Runs in turn: those asked for first, none ended by another's. */

import { describe, expect, it } from 'vitest';
import { RunQueue } from '../../../extension/host/runQueue';

/** A queue, the names of what began in it, and what ends each. */
function open() {
  const queue = new RunQueue();
  const began: string[] = [];
  const waited: string[] = [];
  const ends = new Map<string, () => void>();
  const calls = new Map<string, AbortController>();
  const add = (name: string, asked = true) => {
    const abort = new AbortController();
    calls.set(name, abort);
    return queue.inTurn({ asked, signal: abort.signal, onWait: () => waited.push(name) }, () => {
      began.push(name);
      return new Promise<string>((resolve) => ends.set(name, () => resolve(name)));
    });
  };
  return {
    add,
    began,
    waited,
    end: (name: string) => ends.get(name)?.(),
    callOff: (name: string) => calls.get(name)?.abort(),
  };
}

describe('the queue of runs', () => {
  it('begins the first at once, the next when it is over', async () => {
    const { add, began, waited, end } = open();
    const first = add('a');
    const second = add('b');
    expect([began, waited]).toEqual([['a'], ['b']]);
    end('a');
    expect(await first).toBe('a');
    await Promise.resolve();
    expect(began).toEqual(['a', 'b']);
    end('b');
    expect(await second).toBe('b');
  });

  it('lets those that somebody asked for go first, in their order', async () => {
    const { add, began, end } = open();
    const all = [add('now'), add('along 1', false), add('asked 1'), add('along 2', false), add('asked 2')];
    for (const [i, name] of ['now', 'asked 1', 'asked 2', 'along 1', 'along 2'].entries()) {
      await new Promise((resolve) => setImmediate(resolve));
      expect(began.at(-1)).toBe(name);
      expect(began).toHaveLength(i + 1);
      end(name);
    }
    await Promise.all(all);
  });

  it('never begins one that was called off while it waited', async () => {
    const { add, began, end, callOff } = open();
    const first = add('a');
    const second = add('b');
    const third = add('c');
    callOff('b');
    expect(await second).toBe(null);
    end('a');
    await first;
    await new Promise((resolve) => setImmediate(resolve));
    expect(began).toEqual(['a', 'c']);
    end('c');
    await third;
  });

  it('goes on after one that failed', async () => {
    const queue = new RunQueue();
    const signal = new AbortController().signal;
    const turn = { asked: true, signal, onWait: () => undefined };
    const failed = queue.inTurn(turn, () => Promise.reject(new Error('broken')));
    const next = queue.inTurn(turn, async () => 'b');
    await expect(failed).rejects.toThrow('broken');
    expect(await next).toBe('b');
  });
});
