/** @file The recorder's frames: the calls and loop turns under way, as a tree of rows. */

import type { FrameChunk } from './recordingChunk';
import type { Allowance } from './recorderAllowance';
import { int32Column } from './recordingColumns';

/** A frame has a row only once something ran in it, so that an empty loop of a million turns leaves none. */
export class FrameRows {
  private readonly open = [{ site: -1, iteration: -1, row: 0 }];
  private count = 1;
  private drained = 0;
  private readonly parent = int32Column();
  private readonly site = int32Column();
  private readonly iteration = int32Column();

  constructor(private readonly allowance: Allowance) {
    for (const column of [this.parent, this.site, this.iteration]) column.push(-1);
  }

  enter(site: number, iteration: number): void {
    this.open.push({ site, iteration, row: -1 });
  }
  leave(): void {
    if (this.open.length > 1) this.open.pop();
  }

  /** Calls and loop turns under way. */
  get depth(): number {
    return this.open.length;
  }

  /** The row of the innermost frame. */
  row(): number {
    const { open } = this;
    let from = open.length - 1;
    while (from > 0 && (open[from]?.row ?? 0) < 0) from--;
    let parent = open[from]?.row ?? 0;
    for (const frame of open.slice(from + 1)) {
      this.allowance.take();
      this.parent.push(parent);
      this.site.push(frame.site);
      this.iteration.push(frame.iteration);
      parent = frame.row = this.count++;
    }
    return parent;
  }

  get hasNews(): boolean {
    return this.count > this.drained;
  }

  drain(): FrameChunk {
    const first = this.drained;
    this.drained = this.count;
    return { first, parent: this.parent.take(), site: this.site.take(), iteration: this.iteration.take() };
  }
}
