/** @file Columns that grow: typed arrays that double, so that a long run costs amortised constant time a row. */

/** What all typed arrays of numbers share, keyed by themselves. */
interface NumberArray<A> {
  [index: number]: number;
  readonly length: number;
  set(values: ArrayLike<number>, offset?: number): void;
  slice(start: number, end: number): A;
}

export class Column<A extends NumberArray<A>> {
  length = 0;
  private store: A;

  constructor(private readonly allocate: (length: number) => A) {
    this.store = allocate(16);
  }

  push(value: number): void {
    if (this.length === this.store.length) this.reserve(this.length + 1);
    this.store[this.length++] = value;
  }
  get(index: number): number | undefined {
    return index < this.length ? this.store[index] : undefined;
  }
  /** Writes beyond the end too; the gap is filled. */
  put(index: number, value: number, gap: number): void {
    if (index >= this.length) {
      this.reserve(index + 1);
      for (let i = this.length; i < index; i++) this.store[i] = gap;
      this.length = index + 1;
    }
    this.store[index] = value;
  }
  append(values: ArrayLike<number>): void {
    this.reserve(this.length + values.length);
    this.store.set(values, this.length);
    this.length += values.length;
  }
  /** A copy of exactly the rows there are. */
  toArray(): A {
    return this.store.slice(0, this.length);
  }
  /** The rows there are, leaving the column empty. */
  take(): A {
    const rows = this.toArray();
    this.length = 0;
    return rows;
  }

  private reserve(length: number): void {
    if (length <= this.store.length) return;
    const grown = this.allocate(Math.max(length, this.store.length * 2));
    grown.set(this.store.slice(0, this.length));
    this.store = grown;
  }
}

export const int32Column = () => new Column<Int32Array>((length) => new Int32Array(length));
export const uint32Column = () => new Column<Uint32Array>((length) => new Uint32Array(length));
export const uint16Column = () => new Column<Uint16Array>((length) => new Uint16Array(length));
export const uint8Column = () => new Column<Uint8Array>((length) => new Uint8Array(length));
export const float64Column = () => new Column<Float64Array>((length) => new Float64Array(length));
