/** @file Read-only access to a Recording by op and tensor row, so that nobody decodes its columns twice. */

import type { DataType } from '../../engine/dtype';
import type { Attrs } from '../../engine/op';
import type {
  BoundName,
  EdgeTable,
  GradientCall,
  Preview,
  Recording,
  Site,
  SourceResult,
  TensorKind,
} from '../../engine/recording';
import {
  dtypeOf,
  firstNameOf,
  gradRowOf,
  inputsOf,
  kindOf,
  opNameOf,
  outputsOf,
  producerOf,
  shapeOf,
  tapesOf,
} from '../../engine/recordingRows';
import { arrayText, numberText, scalarText } from './numberText';

/** A number, or an array of them as far as the Recording kept it. */
export type Quantity =
  | { readonly kind: 'scalar'; readonly value: number }
  | { readonly kind: 'array'; readonly preview: Preview; readonly shape: readonly number[] };

/** One edge an adjoint flowed along: from the op's output back to its input. */
export interface EdgeView {
  readonly op: number;
  /** Position among the op's inputs. */
  readonly position: number;
  readonly input: number;
  readonly output: number;
  readonly contribution: Quantity | null;
  /** ∂output/∂input; null where only the rule's formula can be told. */
  readonly local: Quantity | null;
}

export class RecordingView {
  private tensorsBySite: Map<number, number[]> | null = null;
  private opsBySite: Map<number, number[]> | null = null;
  private consumers: Map<number, number[]> | null = null;
  private results: Map<number, { readonly call: GradientCall; readonly source: SourceResult }> | null = null;
  private readonly edgesByCall = new Map<number, readonly EdgeView[]>();
  private readonly adjointsByCall = new Map<number, ReadonlyMap<number, number>>();

  constructor(readonly recording: Recording) {}

  // Ops, by row.

  get opCount(): number {
    return this.recording.ops.count;
  }
  opName(op: number): string {
    return opNameOf(this.recording, op);
  }
  inputs(op: number): Uint32Array {
    return inputsOf(this.recording, op);
  }
  outputs(op: number): Uint32Array {
    return outputsOf(this.recording, op);
  }
  attrsOf(op: number): Attrs {
    return this.recording.ops.attrs[op] ?? NO_ATTRS;
  }
  /** Site id of the op's call, -1 where unknown. */
  siteOfOp(op: number): number {
    return this.recording.ops.site[op] ?? -1;
  }
  /** The tapes that recorded it. */
  tapesOf(op: number): readonly number[] {
    return tapesOf(this.recording, op);
  }

  // Tensors, by row.

  get tensorCount(): number {
    return this.recording.tensors.count;
  }
  shapeOf(tensor: number): readonly number[] {
    return shapeOf(this.recording, tensor);
  }
  dtypeOf(tensor: number): DataType {
    return dtypeOf(this.recording, tensor);
  }
  kindOf(tensor: number): TensorKind {
    return kindOf(this.recording, tensor);
  }
  isScalar(tensor: number): boolean {
    return this.shapeOf(tensor).length === 0;
  }
  /** Row of the op that made it, -1 for a leaf. */
  producerOf(tensor: number): number {
    return producerOf(this.recording, tensor);
  }
  /** Site id of the call that made it, -1 where unknown. */
  siteOf(tensor: number): number {
    return this.recording.tensors.site[tensor] ?? -1;
  }
  /** Ops that took it as an input, in the order they ran. */
  consumersOf(tensor: number): readonly number[] {
    this.consumers ??= this.indexConsumers();
    return this.consumers.get(tensor) ?? [];
  }
  /** The row that stands for a tensor in gradients: a Variable's first state, whichever state this row is; else the row itself. */
  gradRow(tensor: number): number {
    return gradRowOf(this.recording, tensor);
  }
  /** The value; null where the Recording holds none. */
  valueOf(tensor: number): Quantity | null {
    const { scalar, previews } = this.recording.tensors;
    return this.quantity(tensor, scalar[tensor] ?? NaN, previews[tensor]);
  }
  valueText(tensor: number, limit?: number): string {
    const value = this.valueOf(tensor);
    return value === null ? '?' : quantityText(value, this.dtypeOf(tensor), limit);
  }
  /** All names the snippet gave it, oldest first; a Variable's names hold for every state. */
  namesOf(tensor: number): readonly BoundName[] {
    return this.recording.tensors.names[this.gradRow(tensor)] ?? [];
  }
  /** The name it was given first, or null for an expression without a name. */
  nameOf(tensor: number): string | null {
    return firstNameOf(this.recording, tensor);
  }

  // Places in the text.

  site(id: number): Site | null {
    return this.recording.sites[id] ?? null;
  }
  /** The tensors a site stands for: what its binding was bound to, or what its call made; in the order of the run. */
  rowsOfSite(site: number): readonly number[] {
    this.tensorsBySite ??= this.indexSites();
    return this.tensorsBySite.get(site) ?? [];
  }
  opsOfSite(site: number): readonly number[] {
    this.opsBySite ??= groupBy(this.recording.ops.site, this.opCount);
    return this.opsBySite.get(site) ?? [];
  }
  /** The smallest sites that hold this offset, innermost first. */
  sitesAt(file: number, offset: number): readonly number[] {
    const { sites } = this.recording;
    const hits: number[] = [];
    sites.forEach((s, id) => {
      if (s.file === file && s.start <= offset && offset <= s.end) hits.push(id);
    });
    const width = (id: number) => (sites[id]?.end ?? 0) - (sites[id]?.start ?? 0);
    return hits.sort((a, b) => width(a) - width(b));
  }

  // Gradient calls, by index.

  gradient(call: number): GradientCall | null {
    return this.recording.gradients[call] ?? null;
  }
  /** ∂target/∂tensor; null where the sweep did not reach it. */
  adjointOf(call: number, tensor: number): Quantity | null {
    const table = this.gradient(call)?.adjoints;
    const row = this.gradRow(tensor);
    const at = this.adjointIndex(call).get(row);
    if (table === undefined || at === undefined) return null;
    return this.quantity(row, table.scalar[at] ?? NaN, table.previews[at]);
  }
  /** The edges an adjoint flowed along, in the order of the sweep. */
  edgesOf(call: number): readonly EdgeView[] {
    let edges = this.edgesByCall.get(call);
    if (edges === undefined) this.edgesByCall.set(call, (edges = this.readEdges(call)));
    return edges;
  }
  /** What the call returned for this source as a quantity; null when it returned null. */
  partialOf(source: SourceResult): Quantity | null {
    return source.result === null ? null : this.valueOf(source.result);
  }
  /** Whether the call's sweep met the tensor: as a node on the way, a target or a source. */
  concerns(call: number, tensor: number): boolean {
    const gradient = this.gradient(call);
    if (gradient === null) return false;
    const row = this.gradRow(tensor);
    return (
      this.adjointIndex(call).has(row) ||
      gradient.sources.some((s) => this.gradRow(s.tensor) === row) ||
      gradient.targets.some((t) => this.gradRow(t) === row)
    );
  }

  /** The gradient call whose result this row is, and which of its sources it belongs to; null where it is none. */
  resultOf(tensor: number): { readonly call: GradientCall; readonly source: SourceResult } | null {
    this.results ??= new Map(
      this.recording.gradients.flatMap((call) =>
        call.sources.flatMap((source) => (source.result === null ? [] : [[source.result, { call, source }] as const])),
      ),
    );
    return this.results.get(tensor) ?? null;
  }

  private quantity(tensor: number, scalar: number, preview: Preview | undefined): Quantity | null {
    if (preview !== undefined) return { kind: 'array', preview, shape: this.shapeOf(tensor) };
    return this.isScalar(tensor) ? { kind: 'scalar', value: scalar } : null;
  }

  private adjointIndex(call: number): ReadonlyMap<number, number> {
    let index = this.adjointsByCall.get(call);
    if (index === undefined) {
      const rows = this.gradient(call)?.adjoints.tensor ?? new Uint32Array(0);
      index = new Map(Array.from(rows, (row, at) => [row, at] as const));
      this.adjointsByCall.set(call, index);
    }
    return index;
  }

  private readEdges(call: number): EdgeView[] {
    const table = this.gradient(call)?.edges;
    if (table === undefined) return [];
    return Array.from(table.op, (op, i): EdgeView => {
      const position = table.input[i] ?? 0;
      const input = this.inputs(op)[position] ?? 0;
      const output = this.outputs(op)[0] ?? 0;
      return {
        op,
        position,
        input,
        output,
        contribution: this.quantity(input, table.contribution[i] ?? NaN, table.contributionPreviews[i]),
        local: this.localOf(table, i, input, output),
      };
    });
  }

  /** Elementwise edges have the output's shape, an edge into a lone number the input's. */
  private localOf(table: EdgeTable, at: number, input: number, output: number): Quantity | null {
    if (table.hasLocal[at] !== 1) return null;
    const preview = table.localPreviews[at];
    if (preview === undefined) return { kind: 'scalar', value: table.local[at] ?? NaN };
    const ofOutput = this.shapeOf(output).reduce((size, d) => size * d, 1) === preview.size;
    return { kind: 'array', preview, shape: this.shapeOf(ofOutput ? output : input) };
  }

  private indexConsumers(): Map<number, number[]> {
    const index = new Map<number, number[]>();
    for (let op = 0; op < this.opCount; op++) for (const tensor of new Set(this.inputs(op))) push(index, tensor, op);
    return index;
  }

  private indexSites(): Map<number, number[]> {
    const index = groupBy(this.recording.tensors.site, this.tensorCount);
    for (const [row, names] of Object.entries(this.recording.tensors.names)) {
      for (const { site } of names) push(index, site, Number(row));
    }
    for (const rows of index.values()) rows.sort((a, b) => a - b);
    return index;
  }
}

/** A number as itself, an array in nested brackets. */
export function quantityText(quantity: Quantity, dtype: string = 'float32', limit?: number): string {
  if (quantity.kind === 'array') return arrayText(quantity.preview, quantity.shape, dtype, limit);
  return dtype === 'bool' ? scalarText(quantity.value, dtype) : numberText(quantity.value);
}

const NO_ATTRS: Attrs = {};

function groupBy(column: Int32Array, count: number): Map<number, number[]> {
  const index = new Map<number, number[]>();
  for (let row = 0; row < count; row++) push(index, column[row] ?? -1, row);
  return index;
}

function push(index: Map<number, number[]>, key: number, row: number): void {
  const rows = index.get(key);
  if (rows === undefined) index.set(key, [row]);
  else if (rows[rows.length - 1] !== row) rows.push(row);
}
