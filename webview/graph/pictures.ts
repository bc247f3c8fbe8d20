/** @file From a model to its picture: at once where it is small, laid out in the background where it is large. */

import { BackgroundLayout } from '../layout/background';
import { layoutGraph, type Direction, type Point } from '../layout/layered';
import type { GraphModel } from '../model/graphModel';
import type { Measure } from './card';
import { draftOf, pictureFrom, type Picture } from './elements';

/** Larger pictures are laid out in the background, and one way only. */
const LARGEST_AT_ONCE = 150;

export interface PictureEvents {
  /** A large graph of so many nodes is being laid out; null: no longer. */
  laying(nodes: number | null): void;
  refused(sentence: string): void;
}

export class Pictures {
  private model: GraphModel | null = null;
  private readonly known = new Map<Direction, Picture>();
  private readonly background: BackgroundLayout;

  constructor(
    private readonly measure: () => Measure,
    private readonly events: PictureEvents,
  ) {
    this.background = new BackgroundLayout((sentence) => events.refused(sentence));
  }

  static isSmall(model: GraphModel): boolean {
    return model.nodes.length <= LARGEST_AT_ONCE;
  }

  /** Texts are measured anew. */
  forget(): void {
    this.model = null;
  }

  /** Of a small graph. */
  now(model: GraphModel, direction: Direction, previous: ReadonlyMap<string, Point> | null): Picture {
    this.begin(model);
    let picture = this.known.get(direction);
    if (!picture) {
      const draft = draftOf(model, direction, this.measure(), previous);
      this.known.set(direction, (picture = pictureFrom(draft, layoutGraph(draft.input))));
    }
    return picture;
  }

  /** `ready` is not called when another picture is asked for meanwhile. */
  get(
    model: GraphModel,
    direction: Direction,
    previous: ReadonlyMap<string, Point> | null,
    ready: (picture: Picture) => void,
  ): void {
    this.begin(model);
    this.background.stopIfBusy();
    const known = this.known.get(direction);
    if (known || Pictures.isSmall(model)) {
      this.events.laying(null);
      return ready(known ?? this.now(model, direction, previous));
    }
    const draft = draftOf(model, direction, this.measure(), previous);
    this.events.laying(model.nodes.length);
    this.background.run(draft.input, (layout) => {
      const picture = pictureFrom(draft, layout);
      this.known.set(direction, picture);
      this.events.laying(null);
      ready(picture);
    });
  }

  private begin(model: GraphModel): void {
    if (model !== this.model) this.known.clear();
    this.model = model;
  }
}
