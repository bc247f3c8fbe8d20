/** @file Lays large graphs out in a Worker, so that the panel stays alive meanwhile; in the panel itself where none can be started. */

import workerText from './worker?text';
import { layoutGraph, type Layout, type LayoutInput } from './layered';
import { t } from '../words';

export class BackgroundLayout {
  private worker: Worker | null = null;
  private isBusy = false;
  private canStart = true;

  /** `refused` is called once, with a sentence, when no Worker can be had. */
  constructor(private readonly refused: (sentence: string) => void) {}

  /** Only the last request is answered: a newer one ends the one under way. */
  run(input: LayoutInput, done: (layout: Layout) => void): void {
    this.stopIfBusy();
    const worker = this.start();
    if (!worker) return done(layoutGraph(input));
    this.isBusy = true;
    worker.onmessage = ({ data }: MessageEvent<Layout>) => {
      this.isBusy = false;
      done(data);
    };
    worker.onerror = (event) => {
      event.preventDefault();
      this.refuse();
      done(layoutGraph(input));
    };
    worker.postMessage(input);
  }

  /** The request under way, if any, is not answered. */
  stopIfBusy(): void {
    if (this.isBusy) this.stop();
  }

  private stop(): void {
    this.worker?.terminate();
    this.worker = null;
    this.isBusy = false;
  }

  private start(): Worker | null {
    if (this.worker || !this.canStart) return this.worker;
    const url = URL.createObjectURL(new Blob([workerText], { type: 'text/javascript' }));
    try {
      this.worker = new Worker(url);
    } catch {
      this.refuse();
    } finally {
      // Started or refused: the address is no longer needed once the worker has read it.
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    }
    return this.worker;
  }

  private refuse(): void {
    this.stop();
    this.canStart = false;
    this.refused(
      t(
        'This window lets no background worker start, so large graphs are laid out in the panel itself, which may stand still for a moment.',
      ),
    );
  }
}
