/** @file The host's side of the stream: puts chunks together, so that a killed run keeps every row that came through. */

import type { Attrs } from './op';
import { RECORDING_VERSION } from './recording';
import type {
  BoundName,
  ConsoleLine,
  GradientCall,
  Outcome,
  Recording,
  RunWarning,
  Site,
  SourceFile,
  TapeInfo,
  VariableInfo,
} from './recording';
import type { Binding, Changed, RecordingChunk } from './recordingChunk';
import { float64Column, int32Column, uint16Column, uint32Column, uint8Column } from './recordingColumns';
import { PreviewBudget, type PreviewTable } from './recordingPreview';
import { DEFAULT_LIMITS } from './recorder';
import { validateChunk } from './validateRecording';
import { explainNulls } from './whyNull';

/** What the host knows of a run beside its rows. */
export interface RunFrame {
  readonly files: readonly SourceFile[];
  readonly outcome: Outcome;
  readonly elapsedMs: number;
}

export class RecordingAssembler {
  private readonly frameParent = int32Column();
  private readonly frameSite = int32Column();
  private readonly frameIteration = int32Column();
  private readonly opNames: string[] = [];
  private readonly opName = uint16Column();
  private readonly inputEnd = uint32Column();
  private readonly inputs = uint32Column();
  private readonly outputEnd = uint32Column();
  private readonly outputs = uint32Column();
  private readonly opSite = int32Column();
  private readonly opFrame = uint32Column();
  private readonly tapeSet = uint32Column();
  private readonly tapeSets: (readonly number[])[] = [];
  private readonly opGradient = int32Column();
  private readonly attrs: Record<number, Attrs> = {};
  private readonly dtype = uint8Column();
  private readonly shapes: (readonly number[])[] = [];
  private readonly shape = uint32Column();
  private readonly kind = uint8Column();
  private readonly producer = int32Column();
  private readonly variable = int32Column();
  private readonly variables: VariableInfo[] = [];
  private readonly scalar = float64Column();
  private readonly tensorSite = int32Column();
  private readonly previews: PreviewTable = {};
  private readonly names: Record<number, readonly BoundName[]> = {};
  private readonly onlyNames = new Map<string, readonly BoundName[]>();
  private readonly tapes: TapeInfo[] = [];
  private readonly gradients: GradientCall[] = [];
  private readonly warnings: RunWarning[] = [];
  private readonly lines: ConsoleLine[] = [];
  private dropped = 0;
  private readonly budget: PreviewBudget;

  constructor(
    /** Rows point at these by number. */
    private readonly sites: readonly Site[],
    options: { readonly previewBudget?: number } = {},
  ) {
    this.budget = new PreviewBudget(options.previewBudget ?? DEFAULT_LIMITS.previewBudget);
    this.inputEnd.push(0);
    this.outputEnd.push(0);
  }

  /** Chunks come in the order they were drained. What is none, or does not follow, is refused (false): its rows would point astray. */
  append(received: unknown): boolean {
    return this.take(received) !== null;
  }

  /** As `append`; the chunk as it was taken, or null. */
  take(received: unknown): RecordingChunk | null {
    const checked = validateChunk(received, {
      sites: this.sites.length,
      frames: this.frameParent.length,
      ops: this.opName.length,
      tensors: this.dtype.length,
      tapes: this.tapes.length,
      gradients: this.gradients.length,
    });
    if (!checked.ok) return null;
    const chunk = checked.value;
    const { frames, ops, tensors } = chunk;
    const follows =
      frames.first === this.frameParent.length &&
      ops.first === this.opName.length &&
      tensors.first === this.dtype.length &&
      areEarlier(frames.parent, frames.first) &&
      within(ops.name, this.opNames.length + ops.newNames.length) &&
      within(ops.tapeSet, this.tapeSets.length + ops.newTapeSets.length) &&
      within(tensors.shape, this.shapes.length + tensors.newShapes.length) &&
      within(tensors.variable, this.variables.length + tensors.newVariables.length) &&
      grows(ops.inputEnd, this.inputs.length, ops.inputs.length) &&
      grows(ops.outputEnd, this.outputs.length, ops.outputs.length) &&
      continues(this.tapes, chunk.tapes) &&
      continues(this.gradients, chunk.gradients);
    if (!follows) return null;
    this.frameParent.append(frames.parent);
    this.frameSite.append(frames.site);
    this.frameIteration.append(frames.iteration);

    addAll(this.opNames, ops.newNames);
    this.opName.append(ops.name);
    this.inputEnd.append(ops.inputEnd);
    this.inputs.append(ops.inputs);
    this.outputEnd.append(ops.outputEnd);
    this.outputs.append(ops.outputs);
    this.opSite.append(ops.site);
    this.opFrame.append(ops.frame);
    this.tapeSet.append(ops.tapeSet);
    addAll(this.tapeSets, ops.newTapeSets);
    this.opGradient.append(ops.gradient);
    Object.assign(this.attrs, ops.attrs);

    this.dtype.append(tensors.dtype);
    addAll(this.shapes, tensors.newShapes);
    this.shape.append(tensors.shape);
    this.kind.append(tensors.kind);
    this.producer.append(tensors.producer);
    this.variable.append(tensors.variable);
    addAll(this.variables, tensors.newVariables);
    this.scalar.append(tensors.scalar);
    this.tensorSite.append(tensors.site);
    this.budget.putAll(this.previews, tensors.previews);
    for (const binding of tensors.bindings) this.giveName(binding);

    for (const { index, value } of chunk.tapes) this.tapes[index] = value;
    for (const { index, value } of chunk.gradients) this.gradients[index] = this.withinBudget(value);
    addAll(this.warnings, chunk.warnings);
    addAll(this.lines, chunk.console);
    this.dropped = chunk.consoleDropped;
    return chunk;
  }

  /** The run so far. Each null gradient has its cause. */
  toRecording(run: RunFrame): Recording {
    const recording: Recording = {
      version: RECORDING_VERSION,
      files: run.files,
      sites: this.sites,
      frames: this.frameTable(),
      ops: {
        count: this.opName.length,
        names: [...this.opNames],
        name: this.opName.toArray(),
        inputStart: this.inputEnd.toArray(),
        inputs: this.inputs.toArray(),
        outputStart: this.outputEnd.toArray(),
        outputs: this.outputs.toArray(),
        site: this.opSite.toArray(),
        frame: this.opFrame.toArray(),
        tapeSet: this.tapeSet.toArray(),
        tapeSets: this.tapeSets.length > 0 ? [...this.tapeSets] : [[]],
        gradient: this.opGradient.toArray(),
        attrs: { ...this.attrs },
      },
      tensors: {
        count: this.dtype.length,
        dtype: this.dtype.toArray(),
        shapes: [...this.shapes],
        shape: this.shape.toArray(),
        kind: this.kind.toArray(),
        producer: this.producer.toArray(),
        variable: this.variable.toArray(),
        variables: [...this.variables],
        scalar: this.scalar.toArray(),
        site: this.tensorSite.toArray(),
        previews: { ...this.previews },
        names: this.names,
      },
      tapes: [...this.tapes],
      gradients: [...this.gradients],
      warnings: [...this.warnings],
      console: [...this.lines],
      consoleDropped: this.dropped,
      outcome: run.outcome,
      elapsedMs: run.elapsedMs,
    };
    return explainNulls(recording);
  }

  private frameTable(): Recording['frames'] {
    const count = this.frameParent.length;
    // A run killed before its first chunk still has its top level.
    if (count === 0) return { count: 1, parent: TOP.slice(), site: TOP.slice(), iteration: TOP.slice() };
    return {
      count,
      parent: this.frameParent.toArray(),
      site: this.frameSite.toArray(),
      iteration: this.frameIteration.toArray(),
    };
  }

  private giveName({ tensor, site, path }: Binding): void {
    const name = this.sites[site]?.name ?? '';
    if (name === '') return;
    const known = this.names[tensor];
    // Most tensors have one name, and those of a loop the same one: they share its list.
    if (known === undefined) this.names[tensor] = this.onlyName(name + path, site);
    else this.names[tensor] = [...known, { name: name + path, site }];
  }

  private onlyName(name: string, site: number): readonly BoundName[] {
    const key = `${site}:${name}`;
    let list = this.onlyNames.get(key);
    if (list === undefined) this.onlyNames.set(key, (list = [{ name, site }]));
    return list;
  }

  private withinBudget(call: GradientCall): GradientCall {
    const adjoints: PreviewTable = {};
    const contributions: PreviewTable = {};
    const locals: PreviewTable = {};
    this.budget.putAll(adjoints, call.adjoints.previews);
    this.budget.putAll(contributions, call.edges.contributionPreviews);
    this.budget.putAll(locals, call.edges.localPreviews);
    return {
      ...call,
      adjoints: { ...call.adjoints, previews: adjoints },
      edges: { ...call.edges, contributionPreviews: contributions, localPreviews: locals },
    };
  }
}

const TOP = Int32Array.of(-1);

/** Walks up the tree of frames must end: a parent stands before its children. */
function areEarlier(parents: ArrayLike<number>, first: number): boolean {
  for (let i = 0; i < parents.length; i++) if ((parents[i] ?? NaN) >= first + i) return false;
  return true;
}

/** Every entry points at one of `count`. */
function within(column: ArrayLike<number>, count: number): boolean {
  for (let i = 0; i < column.length; i++) if ((column[i] ?? NaN) >= count) return false;
  return true;
}

/** Ends of rows that divide `added` further entries among them, in order. */
function grows(ends: ArrayLike<number>, from: number, added: number): boolean {
  let last = from;
  for (let i = 0; i < ends.length; i++) {
    const end = ends[i] ?? NaN;
    if (!(end >= last)) return false;
    last = end;
  }
  return last === from + added;
}

/** Entries change those there are, or add the next ones. */
function continues(list: readonly unknown[], changed: readonly Changed<unknown>[]): boolean {
  let length = list.length;
  return changed.every(({ index }) => index < length || index === length++);
}

/** As `list.push(...more)`, whatever the length. */
function addAll<T>(list: T[], more: readonly T[]): void {
  for (const item of more) list.push(item);
}
