/** @file The recorder's tensor rows: which row a tensor has, and the columns of rows not yet drained. */

import { DTYPES } from './dtype';
import { NAME_ROWS, type Allowance } from './recorderAllowance';
import { type Preview, TENSOR_KINDS, type TensorKind, type VariableInfo } from './recording';
import type { TensorChunk, Binding } from './recordingChunk';
import { float64Column, int32Column, uint32Column, uint8Column } from './recordingColumns';
import { PreviewBudget, previewOf, type PreviewTable } from './recordingPreview';
import type { Shape } from './shape';
import { isTakenId, scalarOf, type Tensor } from './tensor';

export interface NewRow {
  readonly kind: TensorKind;
  /** Op row, -1 for a leaf. */
  readonly producer: number;
  /** Index of its Variable, -1 for none. */
  readonly variable: number;
  readonly site: number;
}

export class TensorRows {
  count = 0;
  private drained = 0;
  // For the whole run: tensor id → row (ids grow by one, so a column from the first id seen is a dense map), and each row's origin.
  private firstId = -1;
  private readonly rowById = int32Column();
  private readonly producers = int32Column();
  // Since the last drain.
  private readonly dtype = uint8Column();
  private readonly shape = uint32Column();
  private readonly kind = uint8Column();
  private readonly producer = int32Column();
  private readonly variable = int32Column();
  private readonly scalar = float64Column();
  private readonly site = int32Column();
  private previews: PreviewTable = {};
  private bindings: Binding[] = [];
  private newShapes: (readonly number[])[] = [];
  private newVariables: VariableInfo[] = [];
  private readonly shapeIndex = new Map<string, number>();
  private readonly bound = new Set<string>();
  // Variables: engine id → index, then per index the first and the present state's row.
  private readonly variableById = new Map<number, number>();
  private readonly firstState: number[] = [];
  private readonly presentState: number[] = [];

  constructor(
    private readonly budget: PreviewBudget,
    private readonly allowance: Allowance,
    private readonly previewValues: number,
    /** Hears of each new row. */
    private readonly added: (tensor: Tensor, site: number) => void,
  ) {}

  /** The row of a tensor (a Variable: of its present state); one never seen before becomes a constant made at `site`. */
  rowOf(tensor: Tensor, site: number): number {
    return this.find(tensor) ?? this.add(tensor, { kind: 'constant', producer: -1, variable: -1, site });
  }

  find(tensor: Tensor): number | undefined {
    const known = this.rowById.get(tensor.id - this.firstId);
    if (known !== undefined && known >= 0) return known;
    const state = this.presentState[this.variableById.get(tensor.gradId) ?? -1];
    if (state !== undefined || tensor.gradId === tensor.id) return state;
    // A tensor that was disposed comes back in the sweep under another name.
    const original = this.rowById.get(tensor.gradId - this.firstId);
    return original !== undefined && original >= 0 ? original : undefined;
  }

  /** Everything is read and checked before anything is written: a snippet may hand in what only looks like a tensor. */
  add(tensor: Tensor, row: NewRow): number {
    const { id, dtype, shape } = tensor;
    const dtypeIndex = DTYPES.indexOf(dtype);
    if (!isTakenId(id) || dtypeIndex < 0 || !isShape(shape)) {
      throw new Error('This is no tensor of the engine: make tensors with tf.tensor, tf.variable and the ops.');
    }
    const quantity = this.quantityOf(tensor);
    this.allowance.take();
    const shapeIndex = this.shapeOf(shape);
    const index = this.count++;
    this.remember(id, index);
    this.producers.push(row.producer);
    this.dtype.push(dtypeIndex);
    this.shape.push(shapeIndex);
    this.kind.push(TENSOR_KINDS.indexOf(row.kind));
    this.producer.push(row.producer);
    this.variable.push(row.variable);
    this.site.push(row.site);
    this.scalar.push(quantity.scalar);
    if (quantity.preview !== null) this.budget.put(this.previews, index, quantity.preview);
    this.added(tensor, row.site);
    return index;
  }

  addVariable(
    variableId: number,
    name: string,
    trainable: boolean,
    state: Tensor,
    producer: number,
    site: number,
  ): number {
    const told = this.allowance.name(String(name));
    const variable = this.firstState.length;
    const row = this.add(state, { kind: 'variable', producer, variable, site });
    this.variableById.set(variableId, variable);
    this.firstState.push(row);
    this.presentState.push(row);
    this.newVariables.push({ name: told, trainable, tensor: row });
    return row;
  }

  /** A Variable's next state, which gradients and names know under the first one. */
  addState(variableId: number, after: Tensor, producer: number, site: number): number {
    const variable = this.variableById.get(variableId) ?? -1;
    const row = this.add(after, { kind: 'variable', producer, variable, site });
    if (variable >= 0) this.presentState[variable] = row;
    return row;
  }

  producerOf(row: number): number {
    return this.producers.get(row) ?? -1;
  }

  /** The row that stands for a tensor in gradients: a Variable's first state, else its own. */
  gradRowOf(tensor: Tensor, site: number): number {
    return this.firstState[this.variableById.get(tensor.gradId) ?? -1] ?? this.rowOf(tensor, site);
  }

  /** Gives a tensor a name; a second time with the same one, as in a loop, changes nothing. */
  bind(tensor: Tensor, site: number, path: string): void {
    const row = this.gradRowOf(tensor, site);
    const key = `${row}:${site}${path}`;
    if (this.bound.has(key)) return;
    this.allowance.take(NAME_ROWS);
    this.bound.add(key);
    this.bindings.push({ tensor: row, site, path });
  }

  /** A number inline, everything else as preview. */
  quantityOf(tensor: Tensor): { readonly scalar: number; readonly preview: Preview | null } {
    const isNumber = tensor.shape.length === 0 && tensor.dtype !== 'string' && tensor.dtype !== 'complex64';
    return isNumber
      ? { scalar: scalarOf(tensor), preview: null }
      : { scalar: NaN, preview: previewOf(tensor, this.previewValues) };
  }

  get hasNews(): boolean {
    return this.count > this.drained || this.bindings.length > 0;
  }

  drain(): TensorChunk {
    const chunk: TensorChunk = {
      first: this.drained,
      dtype: this.dtype.take(),
      newShapes: this.newShapes,
      shape: this.shape.take(),
      kind: this.kind.take(),
      producer: this.producer.take(),
      variable: this.variable.take(),
      newVariables: this.newVariables,
      scalar: this.scalar.take(),
      site: this.site.take(),
      previews: this.previews,
      bindings: this.bindings,
    };
    this.drained = this.count;
    [this.newShapes, this.newVariables, this.previews, this.bindings] = [[], [], {}, []];
    return chunk;
  }

  private remember(id: number, row: number): void {
    if (this.firstId < 0) this.firstId = id;
    // An older tensor than the first one seen: made before the run, and seldom enough to shift the map for it.
    if (id < this.firstId) {
      const rows = this.rowById.take();
      const shift = this.firstId - id;
      for (let i = 0; i < shift; i++) this.rowById.push(-1);
      this.rowById.append(rows);
      this.firstId = id;
    }
    this.rowById.put(id - this.firstId, row, -1);
  }

  private shapeOf(shape: Shape): number {
    const key = shape.join();
    let index = this.shapeIndex.get(key);
    if (index === undefined) {
      this.shapeIndex.set(key, (index = this.shapeIndex.size));
      this.allowance.take(shape.length);
      this.newShapes.push([...shape]);
    }
    return index;
  }
}

/** Dimensions of a tensor, at most; TensorFlow's limit. */
const MAX_RANK = 254;

function isShape(shape: unknown): boolean {
  if (!Array.isArray(shape) || shape.length > MAX_RANK) return false;
  // Not `every`, which steps over holes.
  for (let i = 0; i < shape.length; i++) if (!(Number.isSafeInteger(shape[i]) && shape[i] >= 0)) return false;
  return true;
}
