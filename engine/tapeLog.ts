/** @file What a tape has recorded, in order. Ops on float scalars are kept as plain numbers, in pages, so that no object outlives them. */

import type { DataType } from './dtype';
import { NO_ATTRS, type Attrs, type Op } from './op';
import { SCALAR } from './shape';
import { scalarOf, Tensor } from './tensor';
import { VariableState, type Variable } from './variable';

/** One recorded op. Variables stand among the inputs as snapshots. */
export interface Entry {
  readonly op: Op;
  readonly inputs: readonly Tensor[];
  readonly outputs: readonly Tensor[];
  readonly attrs: Attrs;
}

/** Columns of a scalar row: the `gradId`s of its inputs a and b and of its output y (b's is 0 where there is one input), and their values. */
export const [A_ID, B_ID, Y_ID, A, B, Y] = [0, 1, 2, 3, 4, 5] as const;
/** 1 where the row is float64, 0 where it is float32. */
const WIDE = 6;
const COLUMNS = 7;

const PAGE_BITS = 7;
const PAGE_ROWS = 1 << PAGE_BITS;
const IN_PAGE = PAGE_ROWS - 1;

class Page {
  readonly ops: Op[] = [];
  /** null where the row is scalar. */
  readonly entries: (Entry | null)[] = [];
  /** Row by row; made when the first scalar row needs it. */
  numbers: Float64Array | null = null;
}

export class TapeLog {
  private readonly pages: Page[] = [];
  private count = 0;
  /** The Variables that scalar rows read, by id. */
  private readonly owners = new Map<number, Variable>();

  static of(entries: Iterable<Entry>): TapeLog {
    const log = new TapeLog();
    for (const entry of entries) log.add(entry);
    return log;
  }

  get length(): number {
    return this.count;
  }

  add(entry: Entry): void {
    const page = this.nextPage();
    page.ops.push(entry.op);
    page.entries.push(entry);
  }

  /** An op without attributes on one or two float scalars of one dtype, with a result of that dtype. */
  addScalars(op: Op, a: Tensor, b: Tensor | null, y: Tensor): void {
    const page = this.nextPage();
    const at = placeOf(page.ops.length);
    page.ops.push(op);
    page.entries.push(null);
    const numbers = (page.numbers ??= new Float64Array(PAGE_ROWS * COLUMNS));
    numbers[at + A_ID] = a.gradId;
    numbers[at + Y_ID] = y.gradId;
    numbers[at + A] = scalarOf(a);
    numbers[at + Y] = scalarOf(y);
    numbers[at + WIDE] = y.dtype === 'float64' ? 1 : 0;
    if (a.gradId !== a.id) this.keepOwner(a);
    if (b === null) return;
    numbers[at + B_ID] = b.gradId;
    numbers[at + B] = scalarOf(b);
    if (b.gradId !== b.id) this.keepOwner(b);
  }

  op(row: number): Op {
    return this.pages[row >>> PAGE_BITS]!.ops[row & IN_PAGE]!;
  }

  /** Where a scalar row's columns stand, from `placeOf(row)` on; null for a row that is an entry. */
  numbers(row: number): Float64Array | null {
    const page = this.pages[row >>> PAGE_BITS]!;
    return page.entries[row & IN_PAGE] === null ? page.numbers : null;
  }

  /** The row with its tensors; those of a scalar row are made anew, with the `gradId`s they had. */
  entry(row: number): Entry {
    const page = this.pages[row >>> PAGE_BITS]!;
    const entry = page.entries[row & IN_PAGE];
    if (entry) return entry;
    const numbers = page.numbers!;
    const at = placeOf(row);
    const dtype = dtypeAt(numbers, at);
    const a = this.tensor(numbers[at + A_ID]!, numbers[at + A]!, dtype);
    const inputs = numbers[at + B_ID] === 0 ? [a] : [a, this.tensor(numbers[at + B_ID]!, numbers[at + B]!, dtype)];
    const y = this.tensor(numbers[at + Y_ID]!, numbers[at + Y]!, dtype);
    return { op: this.op(row), inputs, outputs: [y], attrs: NO_ATTRS };
  }

  private tensor(gradId: number, value: number, dtype: DataType): Tensor {
    const tensor = new Tensor(dtype, SCALAR, value, null, gradId);
    const owner = this.owners.get(gradId);
    return owner === undefined ? tensor : new VariableState(owner, tensor);
  }

  private keepOwner(tensor: Tensor): void {
    if (tensor instanceof VariableState) this.owners.set(tensor.gradId, tensor.owner);
  }

  private nextPage(): Page {
    const at = this.count++ >>> PAGE_BITS;
    return (this.pages[at] ??= new Page());
  }
}

/** Where the columns of a scalar row begin. */
export function placeOf(row: number): number {
  return (row & IN_PAGE) * COLUMNS;
}

export function dtypeAt(numbers: Float64Array, place: number): 'float32' | 'float64' {
  return numbers[place + WIDE] === 1 ? 'float64' : 'float32';
}
