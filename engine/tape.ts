/** @file GradientTape: what it watches, what it records, and the questions it answers. TensorFlow's rules and words. */

import { Adjoints } from './adjoints';
import { backprop, type Carries, filledLike } from './backprop';
import { context, type GradientCallStart, type RecordingTape } from './context';
import { isFloating } from './dtype';
import { warn } from './host';
import { batchJacobianOf, jacobianOf } from './jacobian';
import { IdSet } from './ids';
import { leavesOf, packAs, type GradientOf, type Nest } from './nest';
import type { Attrs, Op } from './op';
import { stopGradientOp } from './ops/stopGradient';
import { filled } from './ops/support/filled';
import { seedFor } from './seed';
import { checkUnconnected, oneTensor, sourcesOf, targetsOf, tensorsToWatch, type Source } from './tapeArguments';
import { TapeLog } from './tapeLog';
import type { Tensor } from './tensor';
import { Variable, VariableState } from './variable';
import { Watched } from './watched';

export interface GradientTapeOptions {
  /** Keep the recording after the first gradient call, until `dispose()`. Default false. */
  persistent?: boolean;
  /** Watch every trainable variable the tape sees. Default true. */
  watchAccessedVariables?: boolean;
}

export interface GradientOptions {
  /** One per target, in the targets' structure; default ones. */
  outputGradients?: Nest<Tensor>;
  /** What an unconnected source gets: 'none' (null, the default) or 'zero' (zeros of its shape). */
  unconnectedGradients?: 'none' | 'zero';
}

type Unconnected = Pick<GradientOptions, 'unconnectedGradients'>;

const ASYNC =
  'record() was given an async function: the tape saw only what ran before its first await. Await first, then record.';

/** Said at most so often in a run, as TensorFlow does. */
const DTYPE_WARNINGS = 5;
const said = { dtype: 0, insideContext: false };
let nextIndex = 0;

export class GradientTape implements RecordingTape {
  /** Place among all tapes of the run, in order of creation. @internal */
  readonly index: number = nextIndex++;
  private readonly persistent: boolean;
  private log = new TapeLog();
  private readonly watched: Watched;
  private recording = false;
  private entered = false;
  /** Which dtypes carry gradients: TensorFlow's rule, or TF.js's for its functional family. @internal */
  carries: Carries = isFloating;
  /** Not persistent, and has given its one set of gradients. */
  private used = false;
  private disposed = false;

  constructor(options: GradientTapeOptions = {}) {
    this.persistent = options.persistent ?? false;
    const watchAccessedVariables = options.watchAccessedVariables ?? true;
    this.watched = new Watched(watchAccessedVariables);
    context.listener?.tapeCreated(this.index, this.persistent, watchAccessedVariables);
  }

  /** Records what `fn` computes; returns what `fn` returns. May be called again later: the recording goes on. */
  record<T>(fn: (tape: this) => T): T {
    const site = context.listener?.site ?? -1;
    this.start();
    try {
      const result = fn(this);
      if (result instanceof Promise) warn(ASYNC);
      return result;
    } finally {
      putSiteBack(site);
      if (this.recording) this.stop(false);
    }
  }

  /** Begins to record, until `stop`. @internal */
  start(): void {
    this.checkAlive();
    if (this.recording) {
      throw new Error('Tape is still recording, This can happen if you try to re-enter an already-active tape.');
    }
    this.used = false;
    this.entered = true;
    this.resume();
  }

  private resume(): void {
    this.recording = true;
    this.watched.begin();
    context.tapes.push(this);
    context.listener?.recordStart(this.index);
  }

  /** @internal */
  stop(paused: boolean): void {
    this.recording = false;
    this.watched.end();
    const at = context.tapes.lastIndexOf(this);
    if (at >= 0) context.tapes.splice(at, 1);
    context.listener?.recordEnd(this.index, paused);
  }

  /** Looks at an op that ran; keeps it when an input carries gradients here. @internal */
  observe(op: Op, given: readonly Tensor[], outputs: readonly Tensor[], attrs: Attrs): boolean {
    const { readAt } = context;
    const inputs = readAt === null ? given : given.map((input) => this.watched.asRead(input, readAt));
    let relevant = false;
    for (const input of inputs) {
      if (this.seesKnown(input)) relevant = true;
    }
    // TensorFlow stops recording for stop_gradient: what comes out is unknown to the tape.
    if (!relevant || op === stopGradientOp) return false;
    for (const output of outputs) if (this.carries(output.dtype)) this.watched.add(output.id);
    // An op without a rule needs no entry: nothing flows through it.
    if (op.gradient.kind !== 'none') this.log.add({ op, inputs, outputs, attrs });
    return true;
  }

  observeScalars(op: Op, a: Tensor, b: Tensor | null, output: Tensor): void {
    const x = this.watched.asRead(a, context.readAt);
    const y = b && this.watched.asRead(b, context.readAt);
    const left = this.seesKnown(x);
    const right = y !== null && this.seesKnown(y);
    if ((!left && !right) || !this.carries(output.dtype)) return;
    this.watched.add(output.id);
    if (op.gradient.kind !== 'none') this.log.addScalars(op, x, y, output);
  }

  /** Whether an input carries gradients here; a Variable is watched as soon as it is seen. */
  private seesKnown(input: Tensor): boolean {
    if (input.gradId !== input.id && input instanceof VariableState) {
      this.watched.access(input.owner, this.carries(input.dtype));
    }
    return this.watched.has(input.gradId) && this.carries(input.dtype);
  }

  watch(tensors: Nest<Tensor>): void {
    this.checkAlive();
    for (const value of tensorsToWatch(tensors)) {
      value.throwIfDisposed();
      const carries = this.carries(value.dtype);
      if (!carries && said.dtype++ < DTYPE_WARNINGS) {
        warn(`The dtype of the watched tensor must be floating (e.g. tf.float32), got tf.${value.dtype}`);
      }
      if (value instanceof Variable) this.watched.watch(value, carries);
      else if (carries) this.watched.add(value.gradId);
      context.listener?.watch(this.index, value);
    }
  }

  /** In creation order. */
  watchedVariables(): Variable[] {
    this.checkAlive();
    return this.watched.variablesInOrder();
  }

  /** Runs `fn` without recording. */
  stopRecording<T>(fn: () => T): T {
    this.checkAlive();
    if (!this.recording) throw notRecording(this.entered);
    const site = context.listener?.site ?? -1;
    this.stop(true);
    try {
      return fn();
    } finally {
      putSiteBack(site);
      if (!this.used && !this.disposed) this.resume();
    }
  }

  /** Forgets everything recorded and watched so far; goes on recording. */
  reset(): void {
    this.checkAlive();
    if (!this.recording) throw new Error('Tape is not recording.');
    this.clear();
    this.watched.forgetVariables();
    context.listener?.tapeReset(this.index);
  }

  /** ∂target/∂sources: sums over several targets and over a target's elements. null where unconnected. */
  gradient<S extends Nest<Tensor>>(target: Nest<Tensor>, sources: S, options: GradientOptions = {}): GradientOf<S> {
    const { unconnectedGradients = 'none', outputGradients } = options;
    const targets = targetsOf(target);
    const flat = sourcesOf(sources);
    const results = this.answer('gradient', targets, flat, unconnectedGradients, () => {
      const seeds = outputGradients === undefined ? [] : leavesOf(outputGradients).map((leaf) => leaf.value);
      return this.sweep(
        targets,
        targets.map((t, i) => (i < seeds.length ? seedFor(t, seeds[i]) : filledLike(t, 1))),
        flat.map((source) => source.tensor),
        true,
      );
    });
    return packAs(sources, results) as GradientOf<S>;
  }

  /** Per source: shape = target.shape ++ source.shape. */
  jacobian<S extends Nest<Tensor>>(target: Tensor, sources: S, options: Unconnected = {}): GradientOf<S> {
    const { unconnectedGradients = 'none' } = options;
    const one = oneTensor(target, 'jacobian');
    const flat = sourcesOf(sources);
    const tensors = flat.map((source) => source.tensor);
    const results = this.answer('jacobian', [one], flat, unconnectedGradients, () => {
      this.read(one);
      return jacobianOf(one, tensors, (seed) => this.sweep([one], [seed], tensors, false));
    });
    return packAs(sources, results) as GradientOf<S>;
  }

  /** Shape = [batch, ...target.shape.slice(1), ...source.shape.slice(1)]. Zeros where unconnected, as in TensorFlow. */
  batchJacobian(target: Tensor, source: Tensor, options: Unconnected = {}): Tensor | null {
    const { unconnectedGradients = 'none' } = options;
    const one = oneTensor(target, 'batchJacobian');
    const flat = sourcesOf(oneTensor(source, 'batchJacobian'));
    const [result] = this.answer('batchJacobian', [one], flat, unconnectedGradients, () => {
      this.read(one);
      return [batchJacobianOf(one, source, (seed) => this.sweep([one], [seed], [source], false)[0] ?? null)];
    });
    return result ?? null;
  }

  /** Jacobians read their target while the tape looks on, as TensorFlow's do: a trainable Variable counts as watched then. */
  private read(target: Tensor): void {
    if (target instanceof Variable) this.watched.access(target, this.carries(target.dtype));
  }

  /** For `tf.grad` and its family: as `gradient`, with the seed given and null where unconnected. @internal */
  functionalGradient(target: Tensor, seed: Tensor, sources: readonly Tensor[]): readonly (Tensor | null)[] {
    const flat = sources.map((tensor, i) => ({ tensor, path: `[${i}]` }));
    return this.answer('functional', [target], flat, 'none', () => this.sweep([target], [seed], sources, true));
  }

  /** Releases what the tape holds (`del tape`); further calls throw. */
  dispose(): void {
    if (this.recording) this.stop(false);
    this.clear();
    this.watched.forgetVariables();
    this.disposed = true;
  }

  private clear(): void {
    this.log = new TapeLog();
    this.watched.forget(this.recording);
  }

  private checkAlive(): void {
    if (this.disposed) {
      throw new Error('This GradientTape was disposed; what it recorded is gone. Ask for gradients before dispose().');
    }
  }

  private checkUsable(): void {
    this.checkAlive();
    if (this.used) {
      throw new Error('A non-persistent GradientTape can only be used to compute one set of gradients (or jacobians)');
    }
  }

  /** What all questions share: the tape's life, the listener, zeros for the unconnected. */
  private answer(
    kind: GradientCallStart['kind'],
    targets: readonly Tensor[],
    sources: readonly Source[],
    unconnected: 'none' | 'zero',
    compute: () => readonly (Tensor | null)[],
  ): readonly (Tensor | null)[] {
    const { listener } = context;
    const site = listener?.site ?? -1;
    listener?.gradientStart({ kind, tape: this.index, targets, sources, unconnected });
    context.sweeps++;
    try {
      this.checkUsable();
      checkUnconnected(unconnected);
      if (this.recording) this.answerWhileRecording(kind);
      const results = compute().map((result, i) => {
        const source = sources[i]?.tensor;
        if (result !== null || unconnected === 'none' || source === undefined) return result;
        return kind === 'jacobian' ? zerosOf(targets, source) : filledLike(source, 0);
      });
      if (!this.persistent) this.useUp();
      putSiteBack(site);
      listener?.gradientEnd(results, null);
      return results;
    } catch (error) {
      putSiteBack(site);
      listener?.gradientEnd([], error instanceof Error ? error.message : String(error));
      throw error;
    } finally {
      context.sweeps--;
    }
  }

  private answerWhileRecording(kind: GradientCallStart['kind']): void {
    if (!this.persistent) {
      this.stop(false);
    } else if (kind === 'gradient' && !said.insideContext) {
      said.insideContext = true;
      warn(
        'Calling GradientTape.gradient on a persistent tape inside its context is significantly less efficient than ' +
          'calling it outside the context (it causes the gradient ops to be recorded on the tape, leading to increased ' +
          'CPU and memory usage). Only call GradientTape.gradient inside the context if you actually want to trace the ' +
          'gradient in order to compute higher order derivatives.',
      );
    }
  }

  /** A non-persistent tape lets go of everything but the names of what it watched. */
  private useUp(): void {
    this.clear();
    this.used = true;
  }

  /**
   * One sweep: the adjoint of each source, null where it is unconnected. `told`: for `gradient`, which reports to the listener, and to
   * which a source that is a target itself is connected even where the tape does not know it; to a jacobian it is not.
   */
  private sweep(
    targets: readonly Tensor[],
    seeds: readonly Tensor[],
    sources: readonly Tensor[],
    told: boolean,
  ): (Tensor | null)[] {
    const listener = told ? context.listener : null;
    const adjoints = new Adjoints(listener === null && context.tapes.length === 0);
    targets.forEach((target, i) => {
      const seed = seeds[i];
      if (seed !== undefined && this.carries(target.dtype)) adjoints.add(target, seed);
    });
    // A source counts as connected when the tape knows it, or when it is a target itself.
    const connected = new IdSet();
    for (const source of sources) if (this.watched.has(source.gradId)) connected.add(source.gradId);
    backprop(this.log, this.log.length, adjoints, connected, listener, this.carries);
    const isTarget = new Set(told ? targets.map((target) => target.gradId) : []);
    const reported = new Set<number>();
    return sources.map((source) => {
      const id = source.gradId;
      const adjoint =
        this.carries(source.dtype) && (connected.has(id) || isTarget.has(id)) ? adjoints.get(source) : undefined;
      if (adjoint === undefined) return null;
      // What an op produced was reported on the way.
      if (listener !== null && !reported.has(id)) listener.adjoint(source.snapshot(), adjoint);
      reported.add(id);
      return adjoint;
    });
  }
}

/** A tape that records from here until its `using` scope ends, or `dispose()`, or, if not persistent, its gradient call. */
export function gradientTape(options?: GradientTapeOptions): GradientTape {
  const tape = new GradientTape(options);
  tape.start();
  return tape;
}

/** `with t1, t2:` in one call. */
export function record<T>(tapes: readonly GradientTape[], fn: () => T): T {
  const [first, ...rest] = tapes;
  return first === undefined ? fn() : first.record(() => record(rest, fn));
}

// `using` asks for Symbol.dispose; where the host has none, tools agree on this one in its place.
export interface GradientTape {
  [Symbol.dispose](): void;
}
for (const symbol of [Symbol.dispose ?? Symbol.for('Symbol.dispose'), Symbol.for('Symbol.dispose')]) {
  Object.defineProperty(GradientTape.prototype, symbol, {
    configurable: true,
    value(this: GradientTape): void {
      this.dispose();
    },
  });
}

/** Tapes are numbered and warnings counted from the start again, for a new run. */
export function resetTapes(): void {
  nextIndex = 0;
  said.dtype = 0;
  said.insideContext = false;
  context.tapes = [];
  context.sweeps = 0;
}

/** What an unconnected source gets from `jacobian`: zeros of target.shape ++ source.shape. */
function zerosOf(targets: readonly Tensor[], source: Tensor): Tensor {
  return filled([...(targets[0]?.shape ?? []), ...source.shape], 0, source.dtype);
}

function notRecording(entered: boolean): Error {
  return new Error(entered ? 'Tape is not recording.' : 'Trying to stop recording a tape which is not recording.');
}

/** A callback into the snippet moved the listener's site: what is told next belongs to the call that made the callback. */
function putSiteBack(site: number): void {
  if (context.listener !== null) context.listener.site = site;
}
