/** @file Sets and maps keyed by tensor id, in pages: ids are dense where a tape works, so a page is an array and no hashing is needed. */

const PAGE_BITS = 8;
const PAGE_SIZE = 1 << PAGE_BITS;
const IN_PAGE = PAGE_SIZE - 1;

export class IdSet {
  private readonly pages: (Uint8Array | undefined)[] = [];

  static of(ids: Iterable<number>): IdSet {
    const set = new IdSet();
    for (const id of ids) set.add(id);
    return set;
  }

  has(id: number): boolean {
    const page = this.pages[id >>> PAGE_BITS];
    return page !== undefined && page[id & IN_PAGE] === 1;
  }

  add(id: number): void {
    const at = id >>> PAGE_BITS;
    const page = (this.pages[at] ??= new Uint8Array(PAGE_SIZE));
    page[id & IN_PAGE] = 1;
  }

  clone(): IdSet {
    const copy = new IdSet();
    this.pages.forEach((page, at) => (copy.pages[at] = page?.slice()));
    return copy;
  }
}

export class IdMap<T> {
  private readonly pages: ((T | undefined)[] | undefined)[] = [];

  get(id: number): T | undefined {
    return this.pages[id >>> PAGE_BITS]?.[id & IN_PAGE];
  }

  set(id: number, value: T | undefined): void {
    const at = id >>> PAGE_BITS;
    const page = (this.pages[at] ??= new Array<T | undefined>(PAGE_SIZE).fill(undefined));
    page[id & IN_PAGE] = value;
  }
}
