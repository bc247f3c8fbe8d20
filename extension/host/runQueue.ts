/** @file Runs in turn: there is one sandbox, and the run of one document never ends that of another. */

interface Waiting {
  /** Somebody asked for it: it goes before those that nobody did. */
  readonly asked: boolean;
  readonly begin: () => void;
}

export interface Turn {
  readonly asked: boolean;
  readonly signal: AbortSignal;
  /** Another document's run comes first. */
  readonly onWait: () => void;
}

export class RunQueue {
  private isBusy = false;
  private readonly waiting: Waiting[] = [];

  /** What `job` gives once it is its turn; null when it was called off before. */
  async inTurn<T>({ asked, signal, onWait }: Turn, job: () => Promise<T>): Promise<T | null> {
    if (signal.aborted) return null;
    if (this.isBusy) {
      onWait();
      await this.turnOf(asked, signal);
      if (signal.aborted) return null;
    }
    this.isBusy = true;
    try {
      return await job();
    } finally {
      this.isBusy = false;
      this.waiting.shift()?.begin();
    }
  }

  private turnOf(asked: boolean, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const entry: Waiting = {
        asked,
        begin: () => {
          signal.removeEventListener('abort', leave);
          // Taken at once: nobody who comes between this and the job's beginning may go first.
          this.isBusy = true;
          resolve();
        },
      };
      const leave = (): void => {
        this.waiting.splice(this.waiting.indexOf(entry), 1);
        resolve();
      };
      signal.addEventListener('abort', leave, { once: true });
      const before = asked ? this.waiting.findIndex((other) => !other.asked) : -1;
      this.waiting.splice(before < 0 ? this.waiting.length : before, 0, entry);
    });
  }
}
