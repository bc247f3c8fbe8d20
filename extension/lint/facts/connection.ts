/** @file Does a gradient flow from target to source, and if not, where does the path break? The static twin of the engine's why-null. */

import type ts from 'typescript';
import { COPIERS, NOT_DIFFERENTIABLE, SHAPE_ONLY, isIndexInput, isIntegerDtype } from './engineOps';
import type { Replacement, Run } from './run';
import { asTensors, tensorsIn, type Leak, type TapeFact, type TensorFact, type Value } from './values';

/** Why a source gets null, in the order in which one cause hides the next. */
export const CAUSES = [
  'reassigned-variable',
  'not-trainable-source',
  'unwatched-constant',
  'integer-dtype',
  'watch-too-late',
  'op-outside-tape',
  'second-order-outside-outer-tape',
  'detached-copy',
  'non-tf-op',
  'assign-inside-tape',
  'non-differentiable-op',
  'stop-gradient-on-path',
  'unused-source',
] as const;
export type CauseKind = (typeof CAUSES)[number];

export interface Cause {
  readonly kind: CauseKind;
  readonly node: ts.Node;
  readonly tensor: TensorFact;
  readonly replacement?: Replacement;
  readonly leak?: Leak;
  /** The tape recorded it, and `reset` made it forget. */
  readonly forgotten?: true;
  /** The gradient is no null: it lacks this part, or it is whole in spite of it. */
  readonly yet?: 'partial' | 'whole';
}

/** What is known of one source of one gradient call. */
export interface Verdict {
  readonly flow: Flow;
  /** The first cause, when the source is sure to get null. */
  readonly cause: Cause | null;
  /** What is lost of a gradient that flows, or nearly was. */
  readonly flaw?: Cause | null;
  /** Values read from this source (or from what came of it) that reach the target, as far as they are certain. */
  readonly leaks: readonly { readonly leak: Leak; readonly into: TensorFact }[];
}

type Flow = 'open' | 'closed' | 'unknown';
type Depends = 'yes' | 'maybe' | 'no';
interface Reach {
  readonly flow: Flow;
  readonly depends: Depends;
  readonly breaks: readonly Cause[];
  readonly leaks: Verdict['leaks'];
}

const NOTHING: Reach = { flow: 'closed', depends: 'no', breaks: [], leaks: [] };

/** Must be asked while the dry run stands at the gradient call: later the tape may watch something else. */
export function verdictOn(run: Run, tape: TapeFact, target: Value, source: TensorFact): Verdict {
  const targets = tensorsIn(target);
  const walk = new Walk(tape, source);
  const reached = targets.tensors.map((tensor) => walk.reach(tensor));
  const found = combine(reached);
  const seen = targets.complete || asTensors(target).length > 0 || target.kind === 'plain';
  const flow = seen ? found.flow : found.flow === 'open' ? 'open' : 'unknown';
  const own = sourceCause(run, tape, target, source, walk);
  if (own !== null) return { flow: 'closed', cause: own, leaks: [] };
  const known = walk.tracked(source, Infinity);
  if (flow === 'open' && known !== 'unknown')
    return { flow: 'open', cause: null, flaw: flawOf(found, targets.tensors, walk), leaks: found.leaks };
  if (flow !== 'closed' || known === 'unknown') return { flow: 'unknown', cause: null, leaks: found.leaks };
  const replacedBy = [...run.replacedReads].find((one) => one.variable === source);
  if (replacedBy !== undefined) {
    const cause: Cause = {
      kind: 'reassigned-variable',
      node: replacedBy.node,
      tensor: source,
      replacement: replacedBy,
    };
    return { flow, cause, leaks: [] };
  }
  if (found.depends === 'no') {
    return { flow, cause: { kind: 'unused-source', node: source.node, tensor: source }, leaks: [] };
  }
  const cause = found.depends === 'yes' ? first(found.breaks) : null;
  return { flow, cause, leaks: cause?.kind === 'non-tf-op' ? found.leaks : [] };
}

function flawOf(found: Reach, targets: readonly TensorFact[], walk: Walk): Cause | null {
  const late = found.breaks.find(({ kind }) => kind === 'watch-too-late');
  if (late !== undefined) return { ...late, yet: 'partial' };
  const [outside] = targets.flatMap((target) => walk.termsOutside(target));
  return outside !== undefined ? { ...outside, yet: 'partial' } : walk.inTime;
}

function first(breaks: readonly Cause[]): Cause | null {
  const order = (cause: Cause): number => CAUSES.indexOf(cause.kind);
  return breaks.reduce<Cause | null>((best, one) => (best === null || order(one) < order(best) ? one : best), null);
}

/** Causes that lie in the source itself, whatever the path is. */
function sourceCause(run: Run, tape: TapeFact, target: Value, source: TensorFact, walk: Walk): Cause | null {
  const replacement = run.replacements.get(source)?.[0];
  const tracked = walk.tracked(source, Infinity);
  if (
    replacement !== undefined &&
    (tracked === 'no' || (replacement.owner && replacement.tapes.includes(tape) && !walk.isWatched(source)))
  ) {
    return { kind: 'reassigned-variable', node: replacement.node, tensor: source, replacement };
  }
  if (tracked === 'no' && source.kind !== 'opaque' && source.kind !== 'either') {
    if (source.variable === null) {
      if (asTensors(target).includes(source)) return null;
      return { kind: 'unwatched-constant', node: source.node, tensor: source };
    }
    if (source.variable.trainable.value === false)
      return { kind: 'not-trainable-source', node: source.node, tensor: source };
    if (tape.watchAccessed === false && !asTensors(target).includes(source))
      return { kind: 'unwatched-constant', node: source.node, tensor: source };
    return null;
  }
  if (isIntegerDtype(source.dtype)) return { kind: 'integer-dtype', node: dtypeOrigin(source), tensor: source };
  return null;
}

/** Where the dtype was chosen: a variable may have it from the tensor it was made from. */
function dtypeOrigin(tensor: TensorFact): ts.Node {
  const from = tensor.variable?.copied ?? (tensor.kind === 'op' ? tensor.inputs[0] : undefined);
  return from !== undefined && from.dtype === tensor.dtype && from.kind !== 'opaque' ? dtypeOrigin(from) : tensor.node;
}

/** Of several ways, one that is open suffices. */
function combine(all: readonly Reach[]): Reach {
  if (all.length === 0) return NOTHING;
  const flow = all.some((one) => one.flow === 'open')
    ? 'open'
    : all.some((one) => one.flow === 'unknown')
      ? 'unknown'
      : 'closed';
  return {
    flow,
    depends: strongest(all),
    breaks: all.flatMap((one) => one.breaks),
    leaks: all.flatMap((one) => one.leaks),
  };
}

function strongest(all: readonly Reach[]): Depends {
  return all.some((one) => one.depends === 'yes') ? 'yes' : all.some((one) => one.depends === 'maybe') ? 'maybe' : 'no';
}

/** The target's terms stay its terms through these. */
const LINEAR: ReadonlySet<string> = new Set(['add', 'sub', 'addN', 'neg', 'sum', 'mean', 'mul', 'div', 'reshape', 'squeeze', 'asScalar']); // prettier-ignore

class Walk {
  /** The source was watched after an op had used it, which the tape recorded for the sake of another tensor. */
  inTime: Cause | null = null;
  private readonly reached = new Map<TensorFact, Reach>();
  private readonly known = new Map<TensorFact, 'yes' | 'no' | 'unknown'>();

  constructor(
    private readonly tape: TapeFact,
    private readonly source: TensorFact,
  ) {}

  reach(tensor: TensorFact): Reach {
    const known = this.reached.get(tensor);
    if (known !== undefined) return known;
    this.reached.set(tensor, NOTHING);
    const found = this.find(tensor);
    this.reached.set(tensor, found);
    return found;
  }

  private find(tensor: TensorFact): Reach {
    if (tensor === this.source) return { flow: 'open', depends: 'yes', breaks: [], leaks: [] };
    if (tensor.kind === 'opaque') return { flow: 'unknown', depends: 'maybe', breaks: [], leaks: [] };
    const left = this.leaked(tensor);
    if (tensor.variable !== null) return combine([this.copied(tensor), ...left]);
    const ways = tensor.inputs.map((input, position) => this.edge(tensor, input, position));
    const all = combine([...ways, ...left]);
    if (tensor.kind !== 'either' || all.flow === 'closed' || ways.every((way) => way.flow === 'open')) return all;
    // One of several: sure only when they agree.
    return { ...all, flow: 'unknown' };
  }

  /** A Variable holds a copy of what it was made from and of what was assigned to it: no gradient crosses. */
  private copied(tensor: TensorFact): Reach {
    const ways: Reach[] = [];
    const from = tensor.variable?.copied ?? null;
    if (from !== null)
      ways.push(this.cut(this.reach(from), { kind: 'detached-copy', node: tensor.node, tensor: from }));
    for (const one of tensor.variable?.assigned.value ?? []) {
      if (!one.tapes.includes(this.tape)) continue;
      ways.push(this.cut(this.reach(one.value), { kind: 'assign-inside-tape', node: one.node, tensor }));
    }
    return combine(ways);
  }

  private leaked(tensor: TensorFact): readonly Reach[] {
    return tensor.leaks.map((leak) => {
      const from = this.reach(leak.tensor);
      const copy = leak.computed === null && COPIERS.has(tensor.op);
      const cause: Cause = copy
        ? { kind: 'detached-copy', node: tensor.node, tensor: leak.tensor, leak }
        : { kind: 'non-tf-op', node: leak.computed ?? leak.read, tensor: leak.tensor, leak };
      const closed = this.cut(from, cause);
      return from.depends === 'yes' ? { ...closed, leaks: [...closed.leaks, { leak, into: tensor }] } : closed;
    });
  }

  private edge(op: TensorFact, input: TensorFact, position: number): Reach {
    const from = this.reach(input);
    if (from.depends === 'no' || op.kind === 'either') return from;
    const cause = this.blocked(op, position);
    // Where the path broke before, that is the cause, whatever comes after.
    if (cause === 'silent') return from.flow === 'closed' ? from : { ...NOTHING, leaks: from.leaks };
    if (cause?.kind === 'second-order-outside-outer-tape' && from.depends === 'yes') {
      // Its own tape recorded what it differentiates: the call has to move, and all that comes along with it.
      const other = from.breaks.filter((one) => one.kind !== 'op-outside-tape' || one.tensor.tapes.length === 0);
      return { flow: 'closed', depends: 'yes', breaks: [...other, cause], leaks: from.leaks };
    }
    if (cause !== null) return this.cut(from, cause);
    if (input === this.source && this.tracked(input, op.seq) === 'no') {
      const late = this.tape.watched.value.find((watch) => watch.tensor === input);
      if (late !== undefined) this.inTime = { kind: 'watch-too-late', node: late.node, tensor: input, yet: 'whole' };
    }
    // Differentiating a gradient may meet a constant: only a run can tell.
    return op.op === 'gradient' && from.flow === 'open' ? { ...from, flow: 'unknown' } : from;
  }

  /**
   * Terms of the target that no tape recorded, such as a penalty on the weights. As a term they change no gradient, so they cannot have
   * been meant as constants; a factor, or what goes into an error, may well be.
   */
  termsOutside(tensor: TensorFact): readonly Cause[] {
    if (tensor.kind !== 'op') return [];
    if (!tensor.tapes.includes(this.tape)) {
      if (tensor.tapes.length > 0 || tensor.paused.length > 0) return [];
      const { depends, breaks } = this.reach(tensor);
      return depends === 'yes' ? breaks.filter(({ kind }) => kind === 'op-outside-tape') : [];
    }
    const isScaled = tensor.op === 'mul' || tensor.op === 'div';
    if (!LINEAR.has(tensor.op) || (isScaled && tensor.inputs.length !== 1)) return [];
    return tensor.inputs.flatMap((input) => this.termsOutside(input));
  }

  /** What stops a gradient from crossing the op; 'silent' where none was meant to. */
  private blocked(op: TensorFact, position: number): Cause | 'silent' | null {
    const at = (kind: CauseKind): Cause => ({ kind, node: op.node, tensor: op });
    if (op.paused.includes(this.tape)) return at('stop-gradient-on-path');
    if (!op.tapes.includes(this.tape))
      return at(op.op === 'gradient' ? 'second-order-outside-outer-tape' : 'op-outside-tape');
    if (op.seq < this.tape.resetAt.value) return { ...at('op-outside-tape'), forgotten: true };
    if (op.op === 'stopGradient') return at('stop-gradient-on-path');
    if (isIndexInput(op.op, position, op.method)) return 'silent';
    if (NOT_DIFFERENTIABLE.has(op.op) || SHAPE_ONLY.has(op.op)) return at('non-differentiable-op');
    if (
      isIntegerDtype(op.dtype) &&
      !isIntegerDtype(op.inputs[position]?.dtype ?? 'int32') &&
      /^(cast|asType|to[A-Z])/.test(op.op)
    ) {
      return at('non-differentiable-op');
    }
    if (this.tracked(op, Infinity) !== 'no') return null;
    const late = this.tape.watched.value.find((watch) => watch.tensor === this.source && watch.seq > op.seq);
    return late === undefined ? 'silent' : { kind: 'watch-too-late', node: late.node, tensor: this.source };
  }

  /** The path ends here: earlier breaks stay the cause. */
  private cut(from: Reach, cause: Cause): Reach {
    if (from.depends === 'no') return NOTHING;
    if (from.flow === 'closed') return from;
    return {
      flow: 'closed',
      depends: from.depends,
      // Another way broke before, but this one came through to here: what ends it ends both.
      breaks: [...(from.flow === 'open' ? [] : from.breaks), ...(from.depends === 'yes' ? [cause] : [])],
      leaks: from.leaks,
    };
  }

  isWatched(tensor: TensorFact): boolean {
    return this.tape.watched.value.some((watch) => watch.tensor === tensor);
  }

  /** Did the tape keep track of the tensor before `seq`: watched, a Variable it watches by itself, or computed from such? */
  tracked(tensor: TensorFact, seq: number): 'yes' | 'no' | 'unknown' {
    if (this.tape.watched.value.some((watch) => watch.tensor === tensor && watch.seq < seq)) return 'yes';
    const known = this.known.get(tensor);
    if (known !== undefined) return known;
    const missing = this.tape.escaped.value ? 'unknown' : 'no';
    this.known.set(tensor, missing);
    const found = this.look(tensor, missing);
    this.known.set(tensor, found);
    return found;
  }

  private look(tensor: TensorFact, missing: 'unknown' | 'no'): 'yes' | 'no' | 'unknown' {
    if (tensor.kind === 'opaque') return 'unknown';
    if (tensor.variable !== null) {
      const trainable = tensor.variable.trainable.value;
      if (trainable === false || this.tape.watchAccessed === false) return missing;
      return trainable === null || this.tape.watchAccessed === null ? 'unknown' : 'yes';
    }
    if (tensor.kind !== 'either') {
      if (tensor.kind === 'leaf' || !tensor.tapes.includes(this.tape)) return missing;
      if (tensor.op === 'stopGradient' || NOT_DIFFERENTIABLE.has(tensor.op) || SHAPE_ONLY.has(tensor.op))
        return missing;
    }
    const inputs = tensor.inputs.map((input) => this.tracked(input, tensor.seq));
    if (tensor.kind === 'either') return inputs.every((one) => one === inputs[0]) ? (inputs[0] ?? missing) : 'unknown';
    return inputs.includes('yes') ? 'yes' : inputs.includes('unknown') ? 'unknown' : missing;
  }
}
