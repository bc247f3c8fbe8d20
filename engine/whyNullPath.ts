/** @file The places where every path from a source to the target leaves the tape: one pass back, one forward over the op log. */

import { findOp } from './findOp';
import type { GradientCall, Preview, Recording, TapeReset } from './recording';
import { carriesGradient, dtypeOf, inputsOf, kindOf, opNameOf, outputsOf, producerOf, tapesOf } from './recordingRows';

/** A row on the way from source to target behind which the tape knew nothing of the source. */
export type Break =
  | { readonly kind: PlainBreak; readonly op: number; readonly site: number }
  | { readonly kind: 'not-differentiable'; readonly op: number; readonly why: string; readonly site: number }
  | { readonly kind: 'gradient-outside-tape'; readonly gradient: number; readonly site: number };

type PlainBreak =
  /** The tape was recording, but did not know the input yet. */
  | 'unrecorded'
  | 'op-outside-tape'
  | 'recording-stopped'
  | 'forgotten'
  | 'left-engine'
  | 'copied'
  | 'assigned'
  | 'stop-gradient';

const ASSIGNS: ReadonlySet<string> = new Set(['assign', 'assignAdd', 'assignSub']);

/**
 * Back from the targets marks what they depend on by any means, recorded or not; forward from a source marks what the tape still
 * connects to it. A break is where the second meets the first without a recorded edge between.
 */
export class PathTrace {
  private readonly needed: Uint8Array;
  private connected: Uint8Array;
  /**
   * Gradient calls the tape did not record: their results depend on what they differentiated, by no recorded edge. `inside`: it looked
   * on all the same, and knew nothing of what they went back over.
   */
  private readonly inner: readonly { readonly index: number; readonly call: GradientCall; readonly inside: boolean }[];
  /** Op row at which the tape first recorded. */
  private readonly started: number;
  /** Op row before which the tape forgot everything. */
  private readonly kept: number;
  private readonly leaves: readonly Leaf[];

  constructor(
    private readonly recording: Recording,
    private readonly call: GradientCall,
  ) {
    this.needed = new Uint8Array(recording.tensors.count);
    this.connected = new Uint8Array(recording.tensors.count);
    this.started = recording.tapes[call.tape]?.spans[0]?.start ?? 0;
    this.kept = lastReset(recording, call)?.atOp ?? 0;
    this.inner = recording.gradients
      .map((other, index) => ({ index, call: other, inside: this.isInEmptySpan(other.atOp) }))
      .filter(
        ({ index, call: other }) => other !== call && other.atOp <= call.atOp && !this.sawGradient(index, other.atOp),
      );
    this.markNeeded();
    this.leaves = neededLeaves(recording, this.needed);
  }

  private markNeeded(): void {
    const { recording, call, needed } = this;
    for (const target of call.targets) needed[target] = 1;
    let next = this.inner.length - 1;
    for (let op = call.atOp - 1; op >= -1; op--) {
      for (let g = this.inner[next]; g !== undefined && g.call.atOp > op; g = this.inner[--next])
        this.needInner(g.call);
      if (op < 0 || !outputsOf(recording, op).some((t) => needed[t] === 1)) continue;
      for (const input of this.dependencies(op)) needed[input] = 1;
    }
  }

  breaksFrom(source: number): Break[] {
    const { recording } = this;
    const connected = (this.connected = new Uint8Array(recording.tensors.count));
    const variable = recording.tensors.variable[source] ?? -1;
    connected[source] = 1;
    if (variable >= 0) recording.tensors.variable.forEach((v, t) => v === variable && (connected[t] = 1));
    const breaks: Break[] = [];
    let next = 0;
    for (let op = 0; op <= this.call.atOp; op++) {
      for (let g = this.inner[next]; g !== undefined && g.call.atOp <= op; g = this.inner[++next]) {
        const used = g.call.sources.some((s) => s.result !== null && this.isLost(s.result));
        if (used && !g.inside && this.comesFromSource(g.call)) {
          breaks.push({ kind: 'gradient-outside-tape', gradient: g.index, site: g.call.site });
        }
      }
      const found = op < this.call.atOp ? this.passOver(op) : null;
      if (found !== null) breaks.push(found);
    }
    return this.lastOnTheWay(breaks).map((found) => this.asInner(found) ?? found);
  }

  /** Without breaks that another way goes round, to break further on: what mends these alone mends nothing. */
  private lastOnTheWay(breaks: readonly Break[]): readonly Break[] {
    if (breaks.length < 2) return breaks;
    const { recording, call, connected } = this;
    const open = new Uint8Array(recording.tensors.count);
    const need = (tensors: Iterable<number>): void => {
      for (const tensor of tensors) if (connected[tensor] === 0) open[tensor] = 1;
    };
    need(call.targets);
    let next = this.inner.length - 1;
    for (let op = call.atOp - 1; op >= -1; op--) {
      for (let g = this.inner[next]; g !== undefined && g.call.atOp > op; g = this.inner[--next]) {
        if (g.call.sources.some((s) => s.result !== null && open[s.result] === 1)) {
          need(g.call.targets);
          need(g.call.sources.map((s) => s.tensor));
        }
      }
      if (op >= 0 && outputsOf(recording, op).some((t) => open[t] === 1)) need(this.dependencies(op));
    }
    return breaks.filter((one) => {
      const outputs = 'op' in one ? outputsOf(recording, one.op) : [];
      return outputs.length === 0 || outputs.some((t) => open[t] === 1);
    });
  }

  /** What another tape recorded for a gradient this tape did not see has to move along with it: that call is the break. */
  private asInner(found: Break): Break | null {
    if (found.kind !== 'op-outside-tape') return null;
    const tapes = tapesOf(this.recording, found.op);
    const late = this.inner.find(
      ({ index, call, inside }) =>
        !inside &&
        // A tape further out may have recorded the ops of that call itself.
        (this.recording.ops.gradient[found.op] === index ||
          (call.atOp > found.op &&
            tapes.includes(call.tape) &&
            call.sources.some((s) => s.result !== null && this.needed[s.result] === 1))),
    );
    return late === undefined ? null : { kind: 'gradient-outside-tape', gradient: late.index, site: late.call.site };
  }

  /** Takes the connection over an op, or tells why it ends there. */
  private passOver(op: number): Break | null {
    const { recording, connected } = this;
    const inputs = inputsOf(recording, op);
    if (!inputs.some((t) => connected[t] === 1)) return null;
    const site = recording.ops.site[op] ?? -1;
    const name = opNameOf(recording, op);
    if (name === 'read') return this.afterRead(op, site);
    const outputs = outputsOf(recording, op);
    if (name === 'variable') return outputs.some((t) => this.isLost(t)) ? { kind: 'copied', op, site } : null;
    if (ASSIGNS.has(name)) {
      const flowsIn = this.dependencies(op).some((t) => connected[t] === 1);
      return flowsIn && outputs.some((t) => this.isLost(t)) ? { kind: 'assigned', op, site } : null;
    }
    const unseen = this.unseenBecause(op, name);
    const why = unseen === null ? this.noGradientBecause(op, name, inputs) : null;
    if (unseen === null && why === null) {
      for (const output of outputs) if (carriesGradient(recording, output)) connected[output] = 1;
    }
    const lost = outputs.find((t) => this.isLost(t));
    if (lost === undefined) return null;
    if (unseen !== null) return { kind: unseen, op, site };
    const toWhole = `Its result is ${dtypeOf(recording, lost)}, and only floating dtypes carry gradients.`;
    return { kind: 'not-differentiable', op, why: why ?? toWhole, site };
  }

  private unseenBecause(op: number, name: string): PlainBreak | null {
    if (name === 'stopGradient') return 'stop-gradient';
    if (tapesOf(this.recording, op).includes(this.call.tape)) return op < this.kept ? 'forgotten' : null;
    if (this.isRecordingAt(op)) return 'unrecorded';
    return this.isPausedAt(op) ? 'recording-stopped' : 'op-outside-tape';
  }

  private noGradientBecause(op: number, name: string, inputs: Uint32Array): string | null {
    const definition = findOp(name);
    const rule = definition?.gradient;
    if (definition === undefined || rule === undefined || rule.kind === 'joint') return null;
    if (rule.kind === 'none') return rule.why;
    const positions = Array.from(inputs, (t, i) => (this.connected[t] === 1 ? i : -1)).filter((i) => i >= 0);
    if (positions.some((i) => rule.partials[i] !== null)) return null;
    const [position = 0] = positions;
    const input = definition.inputs === 'variadic' ? undefined : definition.inputs[position];
    return `No gradient flows to its input ${input ?? position + 1}.`;
  }

  /** A value went out into JavaScript and may have come back as a constant the target depends on. */
  private afterRead(op: number, site: number): Break | null {
    const { recording } = this;
    const [read = -1] = inputsOf(recording, op);
    const later = this.leaves.filter((leaf) => leaf.bornBefore > op && leaf.firstUse > op);
    if (later.some((leaf) => sameValues(recording, read, leaf.tensor))) return { kind: 'copied', op, site };
    const inTape = this.isRecordingAt(op);
    const came = later.some(
      (leaf) => kindOf(recording, leaf.tensor) === 'constant' && (inTape || this.isWithin(site, leaf.tensor)),
    );
    return came ? { kind: 'left-engine', op, site } : null;
  }

  /** Whether the read stands inside the call that made the leaf, as in `tf.scalar(Math.sin(x.dataSync()[0]))`. */
  private isWithin(site: number, leaf: number): boolean {
    const read = this.recording.sites[site];
    const made = this.recording.sites[this.recording.tensors.site[leaf] ?? -1];
    if (read === undefined || made === undefined) return false;
    return read.file === made.file && made.start <= read.start && read.end <= made.end;
  }

  /** The target depends on it, but the tape knows no way from the source to it. */
  private isLost(tensor: number): boolean {
    return this.needed[tensor] === 1 && this.connected[tensor] === 0;
  }

  private needInner(inner: GradientCall): void {
    if (!inner.sources.some((s) => s.result !== null && this.needed[s.result] === 1)) return;
    for (const target of inner.targets) this.needed[target] = 1;
    for (const source of inner.sources) this.needed[source.tensor] = 1;
  }

  private comesFromSource(inner: GradientCall): boolean {
    return (
      inner.targets.some((t) => this.connected[t] === 1) || inner.sources.some((s) => this.connected[s.tensor] === 1)
    );
  }

  /** What an op's outputs depend on. Where a Variable got its value before the tape began is not the tape's matter. */
  private dependencies(op: number): Uint32Array {
    const inputs = inputsOf(this.recording, op);
    const name = opNameOf(this.recording, op);
    if (!ASSIGNS.has(name)) return inputs;
    if (op < this.started) return inputs.subarray(0, 0);
    return name === 'assign' ? inputs.subarray(1) : inputs;
  }

  private isRecordingAt(op: number): boolean {
    return (this.recording.tapes[this.call.tape]?.spans ?? []).some((s) => s.start <= op && op < s.end);
  }

  /** A gradient asked for where a recording begins belongs to it only if it left ops there. */
  private sawGradient(index: number, atOp: number): boolean {
    const isAtStart = (this.recording.tapes[this.call.tape]?.spans ?? []).some((s) => s.start === atOp);
    return this.isRecordingAt(atOp) && !(isAtStart && this.recording.ops.gradient[atOp] !== index);
  }

  /** Nothing was recorded there: whoever records nothing but a gradient call has the call in it. */
  private isInEmptySpan(atOp: number): boolean {
    const spans = this.recording.tapes[this.call.tape]?.spans ?? [];
    return spans.some((s) => !s.paused && s.start === atOp && s.end === atOp);
  }

  private isPausedAt(op: number): boolean {
    const spans = this.recording.tapes[this.call.tape]?.spans ?? [];
    return spans.some((s, i) => s.paused && s.end <= op && op < (spans[i + 1]?.start ?? Infinity));
  }
}

/** The last time before a gradient call that its tape forgot everything. */
export function lastReset({ tapes }: Recording, { tape, atOp }: GradientCall): TapeReset | undefined {
  return tapes[tape]?.resets?.findLast((reset) => reset.atOp <= atOp);
}

/** A value made from no tensor, which the target depends on. */
interface Leaf {
  readonly tensor: number;
  /** It was made before this op row ran: the one that made the next row in the table. */
  readonly bornBefore: number;
  readonly firstUse: number;
}

function neededLeaves(recording: Recording, needed: Uint8Array): Leaf[] {
  const leaves: Leaf[] = [];
  let bornBefore = Infinity;
  for (let tensor = recording.tensors.count - 1; tensor >= 0; tensor--) {
    const producer = producerOf(recording, tensor);
    if (producer >= 0) bornBefore = producer;
    else if (needed[tensor] === 1 && kindOf(recording, tensor) !== 'intermediate') {
      leaves.push({ tensor, bornBefore, firstUse: Infinity });
    }
  }
  const wanted = new Set(leaves.map((leaf) => leaf.tensor));
  const firstUse = new Map<number, number>();
  for (let op = 0; op < recording.ops.count; op++) {
    for (const input of inputsOf(recording, op)) {
      if (wanted.has(input) && !firstUse.has(input)) firstUse.set(input, op);
    }
  }
  return leaves.map((leaf) => ({ ...leaf, firstUse: firstUse.get(leaf.tensor) ?? Infinity }));
}

/** Whether two tensors hold the same numbers, so far as the Recording kept them. */
function sameValues({ tensors }: Recording, a: number, b: number): boolean {
  const [first, second] = [tensors.previews[a], tensors.previews[b]];
  if (first === undefined || second === undefined) {
    return first === second && Object.is(tensors.scalar[a], tensors.scalar[b]);
  }
  return first.size === second.size && hasSameValues(first, second);
}

function hasSameValues(a: Preview, b: Preview): boolean {
  return (
    a.values.length > 0 && a.values.length === b.values.length && a.values.every((v, i) => Object.is(v, b.values[i]))
  );
}
