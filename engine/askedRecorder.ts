/** @file The recorder of a run that answers a question: leaves may get other values, and tensors asked about are found as they come. */

import { readingNow } from './context';
import type { Attrs, Op } from './op';
import { DEFAULT_LIMITS, Recorder, type RecorderLimits } from './recorder';
import { isFloating } from './dtype';
import type { Entry } from './tapeLog';
import { GradientTape } from './tape';
import { replaceValues, type Tensor } from './tensor';

/**
 * A tensor of a run, told so that it is found again when the run is repeated, also with other values:
 * the `occurrence`th row (from 0) among those made at `site`; or what a gradient call returned for one of its sources.
 */
export type TensorRef =
  | { readonly kind: 'made'; readonly site: number; readonly occurrence: number }
  | { readonly kind: 'partial'; readonly call: number; readonly source: number };

export interface LeafChange {
  readonly site: number;
  readonly occurrence: number;
  /** All of its values, row by row. */
  readonly values: readonly number[];
}

/** ∂(sum of targets)/∂sources. */
export interface AskedGradient {
  readonly targets: readonly TensorRef[];
  readonly sources: readonly TensorRef[];
}

export class AskedRecorder extends Recorder {
  /** Sees every op from the asked sources on; null where no derivative was asked for. */
  tape: GradientTape | null = null;
  /** What the tape saw, in order. */
  readonly entries: Entry[] = [];
  private readonly sources: ReadonlySet<string>;
  private readonly asks: boolean;
  private readonly isDeep: boolean;
  private readonly found = new Map<string, Tensor>();
  /** Rows so far, by site, of the sites that matter. */
  private readonly counts = new Map<number, number>();
  private readonly changes = new Map<string, LeafChange>();
  private readonly applied = new Set<string>();

  constructor(
    changes: readonly LeafChange[],
    wanted: readonly TensorRef[],
    gradient: AskedGradient | null,
    limits: Partial<RecorderLimits>,
  ) {
    super({ ...DEFAULT_LIMITS, ...limits });
    const refs = [...wanted, ...(gradient?.targets ?? []), ...(gradient?.sources ?? [])];
    for (const change of changes) {
      this.counts.set(change.site, 0);
      this.changes.set(madeKey(change.site, change.occurrence), change);
    }
    for (const ref of refs) if (ref.kind === 'made') this.counts.set(ref.site, 0);
    this.sources = new Set(gradient?.sources.map(keyOf));
    this.isDeep = refs.some(({ kind }) => kind === 'partial');
    this.asks = gradient !== null;
  }

  /** Before the first statement, once this recorder is the run's listener. */
  begin(): void {
    if (!this.asks) return;
    this.tape = new GradientTape({ persistent: true, watchAccessedVariables: false });
    // What a sweep computes is recorded only where a tape is on: needed where a gradient's own gradient is asked for, a burden elsewhere.
    if (this.isDeep) this.tape.start();
    else this.recordStart(this.tape.index);
  }

  /** After the last statement. */
  end(): void {
    if (this.tape === null) return;
    if (this.isDeep) this.tape.stop(false);
    else this.recordEnd(this.tape.index, false);
    this.site = -1;
  }

  tensorOf(ref: TensorRef): Tensor | undefined {
    return this.found.get(keyOf(ref));
  }

  /** Changes whose leaf the run never made, or not in that shape. */
  get missed(): number {
    return this.changes.size - this.applied.size;
  }

  protected override added(tensor: Tensor, site: number): void {
    const occurrence = this.counts.get(site);
    if (occurrence === undefined) return;
    this.counts.set(site, occurrence + 1);
    this.find(madeKey(site, occurrence), tensor);
  }

  override leaf(tensor: Tensor): void {
    this.change(tensor);
    super.leaf(tensor);
  }

  override variable(id: number, name: string, trainable: boolean, state: Tensor, from: Tensor | null): void {
    // Its row comes first, and may count as made here.
    if (from !== null) this.tensors.rowOf(from, this.site);
    this.change(state);
    super.variable(id, name, trainable, state, from);
  }

  override op(
    op: Op,
    inputs: readonly Tensor[],
    outputs: readonly Tensor[],
    attrs: Attrs,
    tapes: readonly number[],
  ): void {
    const { tape } = this;
    // The arithmetic of a sweep that no tape records is none of the snippet's.
    if (tape === null || (this.underWay.length > 0 && tapes.length === 0))
      return super.op(op, inputs, outputs, attrs, tapes);
    // A tape of ours that is shown everything has seen every read.
    const show = (): boolean => readingNow(() => tape.observe(op, inputs, outputs, attrs));
    const isSeen = this.isDeep ? tapes.includes(tape.index) : show();
    if (isSeen) this.entries.push({ op, inputs, outputs, attrs });
    super.op(op, inputs, outputs, attrs, isSeen && !this.isDeep ? [...tapes, tape.index] : tapes);
  }

  override gradientEnd(results: readonly (Tensor | null)[], error: string | null): void {
    const call = this.underWay.at(-1)?.index;
    super.gradientEnd(results, error);
    results.forEach((result, source) => {
      if (call !== undefined && result !== null) this.find(partialKey(call, source), result);
    });
  }

  private find(key: string, tensor: Tensor): void {
    if (this.found.has(key)) return;
    this.found.set(key, tensor);
    if (this.sources.has(key) && isFloating(tensor.dtype)) this.tape?.watch(tensor);
  }

  private change(tensor: Tensor): void {
    const key = madeKey(this.site, this.counts.get(this.site) ?? -1);
    const change = this.changes.get(key);
    if (change !== undefined && replaceValues(tensor, change.values)) this.applied.add(key);
  }
}

function keyOf(ref: TensorRef): string {
  return ref.kind === 'made' ? madeKey(ref.site, ref.occurrence) : partialKey(ref.call, ref.source);
}
function madeKey(site: number, occurrence: number): string {
  return `${site}.${occurrence}`;
}
function partialKey(call: number, source: number): string {
  return `p${call}.${source}`;
}
