/** @file Mutable state of the dry run, so that a branch can be tried, undone, and joined with its sibling. */

/** One piece of state. `join` says what is known when either of two ends may be the real one. */
export class Cell<T> {
  /** Changed by `Store.set` only. */
  value: T;
  readonly join: (a: T, b: T) => T;

  constructor(value: T, join: (a: T, b: T) => T) {
    this.value = value;
    this.join = join;
  }
}

/** A cell with what a branch left in it; the type parameter is forgotten on purpose, each entry agrees with itself. */
interface Entry {
  /** Puts the value in that the cell had before the branch. */
  readonly undo: () => void;
  /** Remembers the value at the branch's end. */
  readonly leave: () => Left;
}
interface Left {
  /** Joins the branch's end into what the cell holds now. */
  readonly join: () => void;
  /** Replaces what the cell holds. */
  readonly replace: () => void;
}

/** What a branch changed. */
export type Changes = ReadonlyMap<object, Left>;

export class Store {
  private readonly journals: Map<object, Entry>[] = [];

  set<T>(cell: Cell<T>, value: T): void {
    const journal = this.journals.at(-1);
    if (journal !== undefined && !journal.has(cell)) {
      const before = cell.value;
      journal.set(cell, {
        undo: () => {
          cell.value = before;
        },
        leave: () => this.kept(cell),
      });
    }
    cell.value = value;
  }

  /** What the cell holds now, to come back to. */
  kept<T>(cell: Cell<T>): Left {
    const after = cell.value;
    return {
      join: () => this.set(cell, cell.join(cell.value, after)),
      replace: () => this.set(cell, after),
    };
  }

  /** Runs `branch`, undoes what it changed, and returns the changes. */
  attempt<R>(branch: () => R): { readonly result: R; readonly changes: Changes } {
    const journal = new Map<object, Entry>();
    this.journals.push(journal);
    try {
      const result = branch();
      return { result, changes: this.rollBack(journal) };
    } catch (error) {
      this.rollBack(journal);
      throw error;
    } finally {
      this.journals.pop();
    }
  }

  private rollBack(journal: ReadonlyMap<object, Entry>): Changes {
    const changes = new Map<object, Left>();
    for (const [cell, entry] of journal) {
      changes.set(cell, entry.leave());
      entry.undo();
    }
    return changes;
  }

  /** The state after one of several branches ran, nobody knows which. */
  joinAll(branches: readonly Changes[]): void {
    const [only] = branches;
    if (branches.length === 1 && only !== undefined) {
      for (const left of only.values()) left.replace();
      return;
    }
    const cells = new Set(branches.flatMap((changes) => [...changes.keys()]));
    for (const cell of cells) {
      // A branch that left the cell alone ends with the old value, which the cell still holds.
      const touched = branches.flatMap((changes) => changes.get(cell) ?? []);
      const everyBranch = touched.length === branches.length;
      touched.forEach((left, i) => (everyBranch && i === 0 ? left.replace() : left.join()));
    }
  }

  /** Changes that may have happened. */
  mayHave(changes: Changes): void {
    for (const left of changes.values()) left.join();
  }
}
