/** @file Sets and maps keyed by tensor id, in pages: ids are dense where a tape works, so a page is an array and no hashing is needed. */

const PAGE_BITS = 8;
const PAGE_SIZE = 1 << PAGE_BITS;
const IN_PAGE = PAGE_SIZE - 1;
/** Pages stand in blocks, so that a tape late in a long run does not begin with a long row of holes. */
const BLOCK_BITS = 7;
const IN_BLOCK = (1 << BLOCK_BITS) - 1;

/** Pages by id; a page is made when it is first written to. */
class Pages<P> {
  private blocks: ((P | undefined)[] | undefined)[] = [];

  constructor(private readonly create: () => P) {}

  find(id: number): P | undefined {
    const block = this.blocks[id >>> (PAGE_BITS + BLOCK_BITS)];
    return block === undefined ? undefined : block[(id >>> PAGE_BITS) & IN_BLOCK];
  }

  at(id: number): P {
    const block = this.blockAt(id >>> (PAGE_BITS + BLOCK_BITS));
    return (block[(id >>> PAGE_BITS) & IN_BLOCK] ??= this.create());
  }

  clone(copy: (page: P) => P): Pages<P> {
    const pages = new Pages(this.create);
    pages.blocks = this.blocks.map((block) => block?.map((page) => page && copy(page)));
    return pages;
  }

  private blockAt(at: number): (P | undefined)[] {
    // Grown by hand: an array written to far beyond its end would turn into a hash table.
    if (at >= this.blocks.length) {
      const grown = new Array<(P | undefined)[] | undefined>(at + 1).fill(undefined);
      this.blocks.forEach((block, i) => (grown[i] = block));
      this.blocks = grown;
    }
    return (this.blocks[at] ??= new Array<P | undefined>(IN_BLOCK + 1).fill(undefined));
  }
}

export class IdSet {
  private pages = new Pages(() => new Uint8Array(PAGE_SIZE));

  static of(ids: Iterable<number>): IdSet {
    const set = new IdSet();
    for (const id of ids) set.add(id);
    return set;
  }

  has(id: number): boolean {
    const page = this.pages.find(id);
    return page !== undefined && page[id & IN_PAGE] === 1;
  }

  add(id: number): void {
    this.pages.at(id)[id & IN_PAGE] = 1;
  }

  clone(): IdSet {
    const copy = new IdSet();
    copy.pages = this.pages.clone((page) => page.slice());
    return copy;
  }
}

/** Ids given out while something went on, as spans from one id to before another, in order. */
export class IdSpans {
  private readonly from: number[] = [];
  private readonly to: number[] = [];

  /** From this id on, which is later than all before; until `end`. */
  begin(id: number): void {
    this.from.push(id);
    this.to.push(Infinity);
  }

  end(id: number): void {
    if (this.to.at(-1) === Infinity) this.to[this.to.length - 1] = id;
  }

  has(id: number): boolean {
    let low = 0;
    let high = this.from.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.from[middle]! <= id) low = middle + 1;
      else high = middle;
    }
    return low > 0 && id < this.to[low - 1]!;
  }
}

export class IdMap<T> {
  private readonly pages = new Pages(() => new Array<T | undefined>(PAGE_SIZE).fill(undefined));

  get(id: number): T | undefined {
    return this.pages.find(id)?.[id & IN_PAGE];
  }

  set(id: number, value: T): void {
    this.pages.at(id)[id & IN_PAGE] = value;
  }

  delete(id: number): void {
    const page = this.pages.find(id);
    if (page !== undefined) page[id & IN_PAGE] = undefined;
  }
}

/** Numbers by id, without an object for each. */
export class NumberMap {
  private readonly pages = new Pages(() => ({
    values: new Float64Array(PAGE_SIZE),
    present: new Uint8Array(PAGE_SIZE),
  }));

  has(id: number): boolean {
    const page = this.pages.find(id);
    return page !== undefined && page.present[id & IN_PAGE] === 1;
  }

  /** Of an id that is present. */
  get(id: number): number {
    return this.pages.at(id).values[id & IN_PAGE]!;
  }

  set(id: number, value: number): void {
    const page = this.pages.at(id);
    page.values[id & IN_PAGE] = value;
    page.present[id & IN_PAGE] = 1;
  }

  delete(id: number): void {
    const page = this.pages.find(id);
    if (page !== undefined) page.present[id & IN_PAGE] = 0;
  }
}
