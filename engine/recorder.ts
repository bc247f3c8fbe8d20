/** @file The recorder listens to a run and collects it in columns; `drain` streams out what is new. */

import type { GradientCallStart, RunListener } from './context';
import { NO_ATTRS, type Attrs, type Op } from './op';
import { Allowance, cut, GRADIENT_ROWS, RecordingLimitError, TAPE_ROWS } from './recorderAllowance';
import { FrameRows } from './recorderFrames';
import { GradientRows } from './recorderGradient';
import { forEachTensor } from './recorderNest';
import { OpRows, type OpRow } from './recorderOps';
import { TensorRows } from './recorderTensors';
import {
  RECORDING_VERSION,
  type ConsoleLine,
  type GradientCall,
  type RunWarning,
  type TapeInfo,
  type TapeSpan,
  type TapeReset,
} from './recording';
import type { Changed, RecordingChunk } from './recordingChunk';
import { PreviewBudget } from './recordingPreview';
import type { Tensor } from './tensor';

export interface RecorderLimits {
  /** Rows of the op log; the op beyond throws a `RecordingLimitError` into the snippet. */
  readonly ops: number;
  /** Values kept of one array. */
  readonly previewValues: number;
  /** Values kept of all arrays together; the oldest become summaries. */
  readonly previewBudget: number;
  /** Edges whose local derivative is computed. */
  readonly localDerivatives: number;
  readonly consoleLines: number;
  /** Characters of one console line. */
  readonly consoleLineLength: number;
}

export const DEFAULT_LIMITS: RecorderLimits = {
  ops: 200_000,
  previewValues: 1024,
  previewBudget: 2_000_000,
  localDerivatives: 20_000,
  consoleLines: 1000,
  consoleLineLength: 10_000,
};

export { RecordingLimitError };

export function createRecorder(options: { readonly limits?: Partial<RecorderLimits> } = {}): Recorder {
  return new Recorder({ ...DEFAULT_LIMITS, ...options.limits });
}

/** The instrumented snippet tells it where it is (`site`, frames, bindings, console), the engine what happens. */
export class Recorder implements RunListener {
  site = -1;
  private readonly allowance: Allowance;
  private readonly budget: PreviewBudget;
  protected readonly tensors: TensorRows;
  private readonly ops: OpRows;
  private readonly frames: FrameRows;
  private readonly tapes: OpenTape[] = [];
  /** The engine counts tapes on over all runs; a Recording from 0. */
  private readonly tapeIndex = new Map<number, number>();
  private readonly changedTapes = new Set<number>();
  private gradientCount = 0;
  /** Gradient calls under way, innermost last. */
  protected readonly underWay: { readonly index: number; readonly rows: GradientRows }[] = [];
  private readonly changedGradients = new Map<number, GradientRows>();
  private localsLeft: number;
  private warnings: RunWarning[] = [];
  private warningCount = 0;
  private isLooking = false;
  private lines: ConsoleLine[] = [];
  private lineCount = 0;
  private dropped = 0;
  private drainedDropped = 0;

  constructor(private readonly limits: RecorderLimits) {
    this.budget = new PreviewBudget(limits.previewBudget);
    this.allowance = new Allowance(limits.ops);
    this.tensors = new TensorRows(this.budget, this.allowance, limits.previewValues, (t, site) => this.added(t, site));
    this.ops = new OpRows(this.allowance);
    this.frames = new FrameRows(this.allowance);
    this.localsLeft = limits.localDerivatives;
  }

  /** A tensor has got its row; for those who look for one as the run goes. */
  protected added(_tensor: Tensor, _site: number): void {}

  // From the instrumented snippet.

  /** A call (iteration -1) or a loop turn begins. */
  enterFrame(site: number, iteration: number): void {
    this.frames.enter(site, iteration);
  }
  leaveFrame(): void {
    this.frames.leave();
  }

  /** The snippet bound a value to the name at `site`: a tensor, or arrays and plain objects of tensors. */
  bind(site: number, value: unknown): void {
    // Looking at a value may run the snippet's own code (a proxy), which binds names in turn.
    if (this.isLooking) return;
    this.isLooking = true;
    try {
      this.checkStack();
      forEachTensor(value, (tensor, path) => this.tensors.bind(tensor, site, path));
    } catch (error) {
      // The value answered with an error; binding it did not.
      if (error instanceof RecordingLimitError) throw error;
    } finally {
      this.isLooking = false;
    }
  }

  console(level: ConsoleLine['level'], text: string, site: number): void {
    if (this.lineCount >= this.limits.consoleLines) {
      this.dropped++;
      return;
    }
    this.lineCount++;
    this.lines.push({ level, text: cut(text, this.limits.consoleLineLength), site, atOp: this.ops.count });
  }

  // From the engine.

  op(op: Op, inputs: readonly Tensor[], outputs: readonly Tensor[], attrs: Attrs, tapes: readonly number[]): void {
    // A sweep computes with ops too; where no tape records them they are arithmetic of ours, not of the snippet.
    if (this.underWay.length > 0 && tapes.length === 0) return;
    const row = this.newRow(op.name, inputs, attrs, tapes);
    const made = { kind: 'intermediate', producer: this.ops.count, variable: -1, site: this.site } as const;
    const rows: number[] = [];
    try {
      for (const output of outputs) rows.push(this.tensors.find(output) ?? this.tensors.add(output, made));
    } finally {
      // Where the limit comes between two outputs, the first one still has its producer.
      this.ops.add(row, rows);
    }
  }

  leaf(tensor: Tensor): void {
    this.checkStack();
    this.tensors.rowOf(tensor, this.site);
  }

  variable(variableId: number, name: string, trainable: boolean, state: Tensor, from: Tensor | null): void {
    const row = from === null ? null : this.newRow('variable', [from]);
    const producer = row === null ? -1 : this.ops.count;
    const first = this.tensors.addVariable(variableId, name, Boolean(trainable), state, producer, this.site);
    if (row !== null) this.ops.add(row, [first]);
  }

  assign(
    method: 'assign' | 'assignAdd' | 'assignSub',
    variableId: number,
    before: Tensor,
    value: Tensor,
    after: Tensor,
  ): void {
    const row = this.newRow(method, [before, value]);
    this.ops.add(row, [this.tensors.addState(variableId, after, this.ops.count, this.site)]);
  }

  read(method: string, tensor: Tensor): void {
    this.ops.add(this.newRow('read', [tensor], { method }), []);
  }

  tapeCreated(tape: number, persistent: boolean, watchAccessedVariables: boolean): void {
    this.checkStack();
    this.allowance.take(TAPE_ROWS);
    this.tapeIndex.set(tape, this.tapes.length);
    this.tapes.push({
      persistent: Boolean(persistent),
      watchAccessedVariables: Boolean(watchAccessedVariables),
      site: this.site,
      spans: [],
      watched: [],
      resets: [],
    });
    this.changedTape(tape);
  }
  recordStart(tape: number): void {
    this.growing(tape, 'spans')?.spans.push({ start: this.ops.count, end: null, site: this.site, paused: false });
  }
  recordEnd(tape: number, paused: boolean): void {
    const spans = this.changedTape(tape)?.spans;
    const span = spans?.at(-1);
    if (spans !== undefined && span?.end === null) spans[spans.length - 1] = { ...span, end: this.ops.count, paused };
  }
  watch(tape: number, tensor: Tensor): void {
    const row = this.tensors.rowOf(tensor, this.site);
    this.growing(tape, 'watched')?.watched.push({ tensor: row, atOp: this.ops.count, site: this.site });
  }

  tapeReset(tape: number): void {
    const open = this.growing(tape, 'resets');
    open?.resets.push({ atOp: this.ops.count, watched: open.watched.length, site: this.site });
  }

  gradientStart(call: GradientCallStart): void {
    this.checkStack();
    this.allowance.take(GRADIENT_ROWS + call.targets.length + call.sources.length);
    const head = {
      kind: call.kind,
      tape: this.indexOfTape(call.tape),
      site: this.site,
      frame: this.frames.row(),
      atOp: this.ops.count,
      targets: call.targets.map((t) => this.tensors.rowOf(t, this.site)),
      sources: call.sources.map((s) => ({
        tensor: this.tensors.rowOf(s.tensor, this.site),
        path: this.allowance.name(s.path),
      })),
      // A snippet may ask for anything; the call itself refuses what it does not know.
      unconnected: call.unconnected === 'zero' ? ('zero' as const) : ('none' as const),
    };
    const rows = new GradientRows(head, this.budget);
    const index = this.gradientCount++;
    this.underWay.push({ index, rows });
    this.changedGradients.set(index, rows);
  }

  adjoint(tensor: Tensor, adjoint: Tensor): void {
    const rows = this.underWay.at(-1)?.rows;
    if (rows === undefined || !rows.keepsSweep) return;
    this.allowance.take();
    rows.adjoint(this.tensors.gradRowOf(tensor, rows.site), this.tensors.quantityOf(adjoint));
  }

  contribution(
    output: Tensor,
    inputIndex: number,
    _input: Tensor,
    contribution: Tensor,
    local: () => Tensor | null,
  ): void {
    const rows = this.underWay.at(-1)?.rows;
    const outputRow = this.tensors.find(output);
    if (rows === undefined || !rows.keepsSweep || outputRow === undefined) return;
    const op = this.tensors.producerOf(outputRow);
    if (op < 0) return;
    this.allowance.take();
    const derivative = this.localsLeft-- > 0 ? local() : null;
    const measured = derivative === null ? null : this.tensors.quantityOf(derivative);
    rows.edge(op, inputIndex, this.tensors.quantityOf(contribution), measured);
  }

  gradientEnd(results: readonly (Tensor | null)[], error: string | null): void {
    const call = this.underWay.pop();
    if (call === undefined) return;
    const made = { kind: 'intermediate', producer: -1, variable: -1, site: call.rows.site } as const;
    const rows = results.map((t) => (t === null ? null : (this.tensors.find(t) ?? this.tensors.add(t, made))));
    call.rows.end(rows, error === null ? null : this.allowance.sentence(error));
    this.changedGradients.set(call.index, call.rows);
  }

  warning(message: string, about?: readonly Tensor[]): void {
    if (this.warningCount++ >= this.limits.consoleLines) return;
    const variables = about?.map((variable) => this.tensors.gradRowOf(variable, this.site));
    const place = { site: this.site, atOp: this.ops.count };
    this.warnings.push({ message: this.allowance.sentence(message), ...(variables && { variables }), ...place });
  }

  /** All that is new since the last call, or null when nothing is. */
  drain(): RecordingChunk | null {
    this.checkStack(FOR_A_CHUNK);
    const hasNews =
      this.ops.hasNews ||
      this.frames.hasNews ||
      this.tensors.hasNews ||
      this.changedTapes.size > 0 ||
      this.changedGradients.size > 0 ||
      this.warnings.length > 0 ||
      this.lines.length > 0 ||
      this.dropped > this.drainedDropped;
    if (!hasNews) return null;
    // A tape that is recording reaches as far as the log: it has changed with every row.
    this.tapes.forEach((tape, index) => {
      if (tape.spans.at(-1)?.end === null) this.changedTapes.add(index);
    });
    const chunk: RecordingChunk = {
      version: RECORDING_VERSION,
      frames: this.frames.drain(),
      ops: this.ops.drain(),
      tensors: this.tensors.drain(),
      tapes: [...this.changedTapes].flatMap((index) => this.tapeInfo(index)),
      gradients: [...this.changedGradients].map(([index, rows]): Changed<GradientCall> => ({
        index,
        value: rows.toCall(),
      })),
      warnings: this.warnings,
      console: this.lines,
      consoleDropped: this.dropped,
    };
    [this.warnings, this.lines, this.drainedDropped] = [[], [], this.dropped];
    this.changedTapes.clear();
    this.changedGradients.clear();
    this.budget.clear();
    return chunk;
  }

  private newRow(
    name: string,
    inputs: readonly Tensor[],
    attrs: Attrs = NO_ATTRS,
    tapes: readonly number[] = [],
  ): OpRow {
    this.checkStack();
    this.allowance.checkOps(this.ops.count);
    this.allowance.take(inputs.length);
    return {
      name,
      inputs: inputs.map((t) => this.tensors.rowOf(t, this.site)),
      site: this.site,
      frame: this.frames.row(),
      tapes: tapes.map((tape) => this.indexOfTape(tape)).filter((index) => index >= 0),
      gradient: this.underWay.at(-1)?.index ?? -1,
      attrs,
    };
  }

  /** Deep in a recursion the stack may end at any call; it must not end between two columns of one row. */
  private checkStack(filling = FOR_A_ROW): void {
    if (this.frames.depth > DEEP) Reflect.apply(takesStack, undefined, filling);
  }

  /** -1 for a tape made before the run. */
  private indexOfTape(tape: number): number {
    return this.tapeIndex.get(tape) ?? -1;
  }

  /** Of a tape, when one of its lists is about to grow. */
  private growing(tape: number, list: 'spans' | 'watched' | 'resets'): OpenTape | undefined {
    const open = this.tapes[this.indexOfTape(tape)];
    if (open === undefined) return undefined;
    this.allowance.take();
    this.allowance.checkList(open[list].length);
    return this.changedTape(tape);
  }

  private changedTape(tape: number): OpenTape | undefined {
    const index = this.indexOfTape(tape);
    if (index < 0) return undefined;
    this.changedTapes.add(index);
    return this.tapes[index];
  }

  private tapeInfo(index: number): Changed<TapeInfo>[] {
    const tape = this.tapes[index];
    if (tape === undefined) return [];
    const { resets, ...rest } = tape;
    const spans = tape.spans.map((span) => ({ ...span, end: span.end ?? this.ops.count }));
    const value = { ...rest, spans, watched: [...tape.watched] };
    return [{ index, value: resets.length === 0 ? value : { ...value, resets: [...resets] } }];
  }
}

/** A tape while the run goes on: its last span may still be open. */
interface OpenTape extends Omit<TapeInfo, 'spans' | 'watched' | 'resets'> {
  readonly spans: (Omit<TapeSpan, 'end'> & { readonly end: number | null })[];
  readonly watched: { readonly tensor: number; readonly atOp: number; readonly site: number }[];
  readonly resets: TapeReset[];
}

/** Calls under way from which on the stack is looked after. */
const DEEP = 200;
/** Arguments take eight bytes of stack each: more in all than writing a row, or sending a chunk, takes. */
const FOR_A_ROW: readonly number[] = Array.from({ length: 8000 }, () => 0);
const FOR_A_CHUNK: readonly number[] = Array.from({ length: 20_000 }, () => 0);
const takesStack = (): void => undefined;
