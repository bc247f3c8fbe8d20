/** @file The one way two sides of ours talk: typed requests with reply, error reply, deadline and cancel, and one-way events. */

import type { Contract } from './messages';

/** The least a transport must do: a process, a worker, a webview or a test fits behind it. */
export interface Port {
  post(message: unknown): void;
  /** Called once, by the channel that owns the port. */
  onMessage(listener: (message: unknown) => void): void;
}

/** Tells nothing: a side's events are a type from name to what is told. */
export type NoEvents = Record<never, never>;

/** Why a request failed; decide by this, never by the message's text. */
export type FailureReason =
  /** The other side threw while answering. */
  | 'failed'
  /** The other side does not know the request. */
  | 'unknown'
  /** No answer within the time allowed. */
  | 'deadline'
  /** The asker took it back. */
  | 'cancelled'
  /** The channel was closed, or the other side is gone. */
  | 'closed';

export class ChannelError extends Error {
  constructor(
    readonly reason: FailureReason,
    message: string,
  ) {
    super(message);
    this.name = 'ChannelError';
  }

  static is(error: unknown, reason?: FailureReason): error is ChannelError {
    return error instanceof ChannelError && (reason === undefined || error.reason === reason);
  }
}

export interface RequestOptions {
  /** Milliseconds until the request is given up; the channel's own deadline where left out. */
  readonly deadlineMs?: number;
  readonly signal?: AbortSignal;
}

/** One function per request of `C`. `signal` aborts when the asker cancels or the channel closes. */
export type Handlers<C extends Contract<C>> = {
  readonly [K in keyof C & string]: (
    params: C[K]['params'],
    signal: AbortSignal,
  ) => C[K]['result'] | Promise<C[K]['result']>;
};

/** Reads what arrived as what it claims to be; throws on anything else. */
export type Check<T> = (value: unknown) => T;

/** Parameters or a result that say nothing: whatever came in their place is left behind. */
export function nothing(): null {
  return null;
}

/** What this end hears, by name: parameters it is asked with, results it asked for, events. A name left out is taken as it comes. */
export interface Checks<Ours extends Contract<Ours>, Theirs extends Contract<Theirs>, Heard extends object> {
  readonly params?: { readonly [K in keyof Ours & string]?: Check<Ours[K]['params']> };
  readonly results?: { readonly [K in keyof Theirs & string]?: Check<Theirs[K]['result']> };
  readonly events?: { readonly [K in keyof Heard & string]?: Check<Heard[K]> };
}

/**
 * One end. `Ours` is what this side answers, `Theirs` what the other side answers; `Told` and `Heard` are the events.
 *
 *     const channel = new Channel<NoRequests, AnalysisContract>(port, {});
 *     const analysis = await channel.request('analyze/file', { fileName, text });
 */
export class Channel<
  Ours extends Contract<Ours>,
  Theirs extends Contract<Theirs>,
  Told extends object = NoEvents,
  Heard extends object = NoEvents,
> {
  private readonly waiting = new Map<number, Waiting>();
  private readonly answering = new Map<number, AbortController>();
  private readonly listeners = new Map<string, ((value: never) => void)[]>();
  private readonly handlers: ReadonlyMap<string, Handler>;
  private readonly paramChecks: CheckTable;
  private readonly resultChecks: CheckTable;
  private readonly eventChecks: CheckTable;
  private nextId = 1;
  private closedWhy: string | null = null;

  constructor(
    private readonly port: Port,
    handlers: Handlers<Ours>,
    private readonly deadlineMs = 30_000,
    checks: Checks<Ours, Theirs, Heard> = {},
  ) {
    this.paramChecks = tableOf(checks.params);
    this.resultChecks = tableOf(checks.results);
    this.eventChecks = tableOf(checks.events);
    this.handlers = new Map(Object.entries<Handler>(handlers));
    port.onMessage((message) => this.receive(message));
  }

  /** Asks the other side. Rejects with a ChannelError, never with anything else. */
  request<K extends keyof Theirs & string>(
    name: K,
    params: Theirs[K]['params'],
    options: RequestOptions = {},
  ): Promise<Theirs[K]['result']> {
    return new Promise((resolve, reject) => {
      const { signal } = options;
      if (this.closedWhy !== null) return reject(new ChannelError('closed', this.closedWhy));
      if (signal?.aborted === true) return reject(new ChannelError('cancelled', `${name} was cancelled.`));
      const id = this.nextId++;
      const deadlineMs = options.deadlineMs ?? this.deadlineMs;
      const giveUp = (reason: 'deadline' | 'cancelled', message: string): void => {
        this.send({ kind: 'cancel', id });
        this.settle(id)?.reject(new ChannelError(reason, message));
      };
      const onAbort = (): void => giveUp('cancelled', `${name} was cancelled.`);
      const timer = setTimeout(
        () => giveUp('deadline', `${name} got no answer within ${deadlineMs} ms.`),
        // Longer than a timer can count means for ever.
        Math.min(deadlineMs, 2 ** 31 - 1),
      );
      signal?.addEventListener('abort', onAbort, { once: true });
      const release = (): void => {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
      };
      this.waiting.set(id, { name, resolve, reject, release });
      try {
        this.port.post({ kind: 'request', id, name, params } satisfies Message);
      } catch (error) {
        this.settle(id)?.reject(new ChannelError('failed', `${name} could not be sent: ${sentenceOf(error)}`));
      }
    });
  }

  /** Tells the other side something; no answer comes. */
  tell<K extends keyof Told & string>(name: K, value: Told[K]): void {
    if (this.closedWhy === null) this.send({ kind: 'event', name, value });
  }

  /** Listens to what the other side tells; returns how to stop. */
  on<K extends keyof Heard & string>(name: K, listener: (value: Heard[K]) => void): () => void {
    const list = this.listeners.get(name) ?? [];
    list.push(listener);
    this.listeners.set(name, list);
    return () => {
      const at = list.indexOf(listener);
      if (at >= 0) list.splice(at, 1);
    };
  }

  /** Closes this end: all that wait are rejected with `why`, all being answered is aborted. The port stays its owner's. */
  dispose(why = 'The channel was closed.'): void {
    if (this.closedWhy !== null) return;
    this.closedWhy = why;
    for (const id of [...this.waiting.keys()]) this.settle(id)?.reject(new ChannelError('closed', why));
    for (const controller of this.answering.values()) controller.abort();
    this.answering.clear();
    this.listeners.clear();
  }

  private receive(message: unknown): void {
    if (this.closedWhy !== null || !isMessage(message)) return;
    switch (message.kind) {
      case 'request':
        void this.answer(message.id, message.name, message.params);
        return;
      case 'reply':
        this.takeReply(message.id, message.result);
        return;
      case 'error':
        this.settle(message.id)?.reject(new ChannelError(message.reason, message.message));
        return;
      case 'cancel':
        this.answering.get(message.id)?.abort();
        return;
      case 'event': {
        const { name } = message;
        const read = this.eventChecks.get(name);
        let value = message.value;
        try {
          if (read !== undefined) value = read(value);
        } catch {
          // Nobody waits for an event: one that cannot be read is as good as none.
          return;
        }
        for (const listener of [...(this.listeners.get(name) ?? [])]) listener(value as never);
      }
    }
  }

  private takeReply(id: number, result: unknown): void {
    const waiting = this.settle(id);
    if (waiting === undefined) return;
    try {
      const read = this.resultChecks.get(waiting.name);
      waiting.resolve(read === undefined ? result : read(result));
    } catch (error) {
      waiting.reject(new ChannelError('failed', `The answer to ${waiting.name} cannot be read: ${sentenceOf(error)}`));
    }
  }

  private async answer(id: number, name: string, params: unknown): Promise<void> {
    const handler = this.handlers.get(name);
    if (handler === undefined) {
      this.send({ kind: 'error', id, reason: 'unknown', message: `There is no request named ${name}.` });
      return;
    }
    const controller = new AbortController();
    this.answering.set(id, controller);
    try {
      const read = this.paramChecks.get(name);
      const answer = handler((read === undefined ? params : read(params)) as never, controller.signal);
      // One that is there at once goes at once: what is said later must not overtake it.
      const result = answer instanceof Promise ? await answer : answer;
      this.send({ kind: 'reply', id, result });
    } catch (error) {
      const reason = error instanceof ChannelError ? error.reason : 'failed';
      this.send({ kind: 'error', id, reason, message: sentenceOf(error) });
    } finally {
      this.answering.delete(id);
    }
  }

  private settle(id: number): Waiting | undefined {
    const waiting = this.waiting.get(id);
    this.waiting.delete(id);
    waiting?.release();
    return waiting;
  }

  /** A port whose other end is gone throws on post; whoever waits hears of it by dispose or deadline. A reply that cannot be cloned is told as such. */
  private send(message: Message): void {
    if (this.closedWhy !== null) return;
    try {
      this.port.post(message);
    } catch (error) {
      if (message.kind !== 'reply') return;
      this.send({
        kind: 'error',
        id: message.id,
        reason: 'failed',
        message: `The answer could not be sent: ${sentenceOf(error)}`,
      });
    }
  }
}

/** Of whatever request: the contract types both ends, so what arrives under a name is what its handler takes. */
type Handler = (params: never, signal: AbortSignal) => unknown;

type CheckTable = ReadonlyMap<string, Check<unknown>>;

/** Own names only: `toString` is no check. */
function tableOf(checks: object | undefined): CheckTable {
  return new Map(Object.entries<Check<unknown>>({ ...checks }));
}

interface Waiting {
  readonly name: string;
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: ChannelError) => void;
  readonly release: () => void;
}

type Message =
  | { readonly kind: 'request'; readonly id: number; readonly name: string; readonly params: unknown }
  | { readonly kind: 'reply'; readonly id: number; readonly result: unknown }
  | { readonly kind: 'error'; readonly id: number; readonly reason: FailureReason; readonly message: string }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'event'; readonly name: string; readonly value: unknown };

/** Others may post on the same wire (a page, a debugger): what is not ours is passed over. */
function isMessage(value: unknown): value is Message {
  if (typeof value !== 'object' || value === null || !('kind' in value)) return false;
  if (value.kind === 'event') return 'name' in value && typeof value.name === 'string';
  if (!('id' in value) || typeof value.id !== 'number') return false;
  if (value.kind === 'request') return 'name' in value && typeof value.name === 'string';
  if (value.kind === 'error') {
    return 'message' in value && typeof value.message === 'string' && 'reason' in value && isReason(value.reason);
  }
  return value.kind === 'reply' || value.kind === 'cancel';
}

/** Each reason once, or this does not compile. */
const REASONS: Readonly<Record<FailureReason, true>> = {
  failed: true,
  unknown: true,
  deadline: true,
  cancelled: true,
  closed: true,
};

function isReason(value: unknown): value is FailureReason {
  return typeof value === 'string' && Object.hasOwn(REASONS, value);
}

function sentenceOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
