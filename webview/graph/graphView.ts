/** @file The one owner of the Cytoscape instance: shows a model, highlights by classes, reports what was clicked. */

import cytoscape, { type Core, type NodeSingular } from 'cytoscape';
import type { Direction, Point } from '../layout/layered';
import type { GraphModel } from '../model/graphModel';
import type { Stage } from '../model/stage';
import { pictureOf, type Picture } from './elements';
import { Minimap } from './minimap';
import { animate, pulseAt, pulsesOf } from './motion';
import { canvasMeasure, paint, type PaintedPulse } from './paint';
import { stageClasses } from './staging';
import { stagedCard } from './stagedCard';
import { CLASSES, graphStyles } from './styles';
import type { Theme } from './theme';

export interface GraphEvents {
  /** A node was clicked; null: the ground between nodes. */
  clicked(id: string | null): void;
  /** The pointer is over an edge at this place of the container, or over none. */
  overEdge(id: string | null, at: Point): void;
}

const LARGEST_FIT = 1.25;
const FIT_PADDING = 28;
/** Below this zoom texts cannot be read; then the view begins at this comfortable one. */
const LEAST_READABLE = 0.42;
const COMFORTABLE = 0.8;
const MUCH_LARGER = 1.3;
/** Larger graphs are laid out one way only. */
const LARGEST_TRIED = 500;

export class GraphView {
  private readonly cy: Core;
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private picture: Picture | null = null;
  private model: GraphModel | null = null;
  private readonly pictures = new Map<Direction, Picture>();
  private wish: Direction | 'auto' = 'auto';
  private flow: Direction = 'right';
  private stage: Stage | null = null;
  private pulses: readonly PaintedPulse[] = [];
  private readonly minimap: Minimap;
  private marked: Marks = { selected: null, highlighted: [], found: null };
  /** Nodes that stand back while something else is looked for. */
  private faint: ReadonlySet<string> = new Set();
  private endMotion: (() => void) | null = null;
  /** How the view was placed, to place it so again when the panel changes its size; null once the reader moved it. */
  private home: (() => void) | null = () => this.showReadable();

  constructor(
    container: HTMLElement,
    private theme: Theme,
    events: GraphEvents,
  ) {
    const ground = document.createElement('div');
    ground.className = 'graph-ground';
    this.canvas = document.createElement('canvas');
    this.canvas.className = 'graph-texts';
    this.canvas.setAttribute('aria-hidden', 'true');
    this.minimap = new Minimap((place) => this.centreOn(place));
    container.append(ground, this.canvas, this.minimap.element);
    this.context = this.canvas.getContext('2d') ?? fail('This browser draws no 2D canvas.');
    standInForInjectedStyle();
    this.cy = cytoscape({
      container: ground,
      style: graphStyles(theme),
      layout: { name: 'preset' },
      minZoom: 0.02,
      maxZoom: 4,
      autoungrabify: true,
      boxSelectionEnabled: false,
      selectionType: 'single',
    });
    this.cy.on('tap', (event) => events.clicked(event.target === this.cy ? null : nodeIdOf(event.target)));
    this.cy.on('mouseover', 'edge', (event) => events.overEdge(event.target.id(), event.renderedPosition));
    this.cy.on('mouseout', 'edge', (event) => events.overEdge(null, event.renderedPosition));
    this.cy.on('mouseover', 'node', () => ground.classList.add('is-over-node'));
    this.cy.on('mouseout', 'node', () => ground.classList.remove('is-over-node'));
    this.cy.on('dragpan scrollzoom pinchzoom', () => (this.home = null));
    this.cy.on('render', () => this.paint());
    new ResizeObserver(() => this.resize()).observe(container);
    this.resize();
  }

  /** `auto`: whichever way fills the panel better. */
  show(model: GraphModel, direction: Direction | 'auto'): void {
    if (this.picture && model === this.model && direction === this.wish) return;
    if (model !== this.model) this.pictures.clear();
    this.model = model;
    this.wish = direction;
    this.place();
  }

  private place(): void {
    const before = this.picture;
    this.flow = this.wish === 'auto' ? this.betterDirection() : this.wish;
    const picture = this.pictureFor(this.flow);
    if (picture === before) return;
    this.picture = picture;
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add([...picture.elements]);
    });
    this.showStage(this.stage, 0);
    this.mark(this.marked);
    // The same graph with other numbers keeps its place on the screen.
    const turned = before !== null && before.direction !== picture.direction;
    if (turned || this.home || !before || !sameNodes(before, picture)) this.showReadable();
  }

  /** The way values flow now. */
  get direction(): Direction {
    return this.flow;
  }

  get positions(): ReadonlyMap<string, Point> {
    return this.picture?.layout.nodes ?? new Map();
  }

  /** The selected node with its edges, the nodes that the editor's cursor stands on, and what is looked for, if anything. */
  mark(marks: Marks): void {
    this.marked = marks;
    const { selected, highlighted, found } = marks;
    const kept = found && new Set(found);
    this.faint = new Set(kept ? this.model?.nodes.map(({ id }) => id).filter((id) => !kept.has(id)) : []);
    this.cy.batch(() => {
      this.cy.elements().removeClass([CLASSES.selected, CLASSES.highlighted, CLASSES.faint]);
      if (kept) {
        this.cy.edges().addClass(CLASSES.faint);
        for (const id of this.faint) this.cy.getElementById(id).addClass(CLASSES.faint);
      }
      if (selected !== null) {
        const node = this.cy.getElementById(selected);
        node.addClass(CLASSES.selected);
        if (node.isNode()) node.connectedEdges().addClass(CLASSES.selected);
      }
      for (const id of highlighted) this.cy.getElementById(id).addClass(CLASSES.highlighted);
    });
    this.paint();
  }

  /** How far the picture has come; `motionMs` above 0 lets what the last step moved be seen on its way. */
  showStage(stage: Stage | null, motionMs: number): void {
    const { model, picture } = this;
    this.endMotion?.();
    this.endMotion = null;
    this.pulses = [];
    const step = stage?.step ?? null;
    const moving = motionMs > 0 && model && picture && step ? pulsesOf(model, step, picture.layout.edges) : [];
    if (moving.length === 0 || !this.stage) return this.setStage(stage);
    // Until it has arrived, all stands as it stood before.
    this.setStage({ ...this.stage, step });
    this.endMotion = animate(
      motionMs,
      (share) => {
        this.pulses = moving.map((pulse) => pulseAt(pulse, share));
        this.paint();
      },
      () => {
        this.pulses = [];
        this.setStage(stage);
      },
    );
  }

  private setStage(stage: Stage | null): void {
    this.stage = stage;
    const classes = this.model && stage ? stageClasses(this.model, stage) : new Map<string, string[]>();
    this.cy.batch(() => {
      this.cy.elements().removeClass([CLASSES.ahead, CLASSES.unflowed, CLASSES.active, CLASSES.activeBack]);
      for (const [id, names] of classes) this.cy.getElementById(id).addClass(names);
    });
    this.paint();
  }

  /** Moves the view only as far as needed to see the node. */
  bringIntoView(id: string): void {
    const node = this.cy.getElementById(id);
    if (node.empty()) return;
    const box = node.renderedBoundingBox();
    const by = {
      x: box.x1 < 0 ? -box.x1 + FIT_PADDING : Math.min(0, this.cy.width() - box.x2 - FIT_PADDING),
      y: box.y1 < 0 ? -box.y1 + FIT_PADDING : Math.min(0, this.cy.height() - box.y2 - FIT_PADDING),
    };
    if (!this.isOutside(id)) return;
    this.home = null;
    this.cy.panBy(by);
  }

  private isOutside(id: string): boolean {
    const box = this.cy.getElementById(id).renderedBoundingBox();
    return box.x1 < 0 || box.y1 < 0 || box.x2 > this.cy.width() || box.y2 > this.cy.height();
  }

  private centreOn({ x, y }: Point): void {
    this.home = null;
    const zoom = this.cy.zoom();
    this.cy.pan({ x: this.cy.width() / 2 - x * zoom, y: this.cy.height() / 2 - y * zoom });
  }

  fit(): void {
    this.home = () => this.fit();
    this.cy.fit(undefined, FIT_PADDING);
    if (this.cy.zoom() > LARGEST_FIT) {
      this.cy.zoom(LARGEST_FIT);
      this.cy.center();
    }
  }

  /** All of it where that can be read, else the targets' end at a size that can. */
  private showReadable(): void {
    this.fit();
    this.home = () => this.showReadable();
    const target = this.model?.nodes.findLast((node) => node.isTarget);
    if (this.cy.zoom() >= LEAST_READABLE || !target) return;
    this.cy.zoom(COMFORTABLE);
    this.cy.center(this.cy.getElementById(target.id));
    const by = this.flow === 'right' ? { x: this.cy.width() / 3, y: 0 } : { x: 0, y: this.cy.height() / 3 };
    this.cy.panBy(by);
  }

  zoomBy(factor: number): void {
    this.home = null;
    this.cy.zoom({
      level: this.cy.zoom() * factor,
      renderedPosition: { x: this.cy.width() / 2, y: this.cy.height() / 2 },
    });
  }

  setTheme(theme: Theme): void {
    const newFont = theme.fontFamily !== this.theme.fontFamily;
    this.theme = theme;
    this.cy.style(graphStyles(theme));
    if (newFont && this.model) {
      this.pictures.clear();
      this.place();
    }
  }

  private pictureFor(direction: Direction): Picture {
    let picture = this.pictures.get(direction);
    if (!picture) {
      const measure = canvasMeasure(this.context, this.theme.fontFamily);
      picture = pictureOf(this.model ?? fail('There is no model to lay out.'), direction, measure);
      this.pictures.set(direction, picture);
    }
    return picture;
  }

  /** Left to right unless the graph could be shown much larger top down, and then back only when that is much larger again. */
  private betterDirection(): Direction {
    if (!this.model || this.model.nodes.length > LARGEST_TRIED || this.cy.width() === 0) return this.flow;
    const zoom = (direction: Direction): number => {
      const { width, height } = this.pictureFor(direction).layout;
      const room = { width: this.cy.width() - 2 * FIT_PADDING, height: this.cy.height() - 2 * FIT_PADDING };
      return Math.min(LARGEST_FIT, room.width / width, room.height / height);
    };
    const other = this.flow === 'right' ? 'down' : 'right';
    return zoom(other) > MUCH_LARGER * zoom(this.flow) ? other : this.flow;
  }

  private resize(): void {
    const before = { width: this.cy.width(), height: this.cy.height() };
    const { width, height } = this.canvas.parentElement!.getBoundingClientRect();
    const ratio = window.devicePixelRatio;
    this.canvas.width = Math.round(width * ratio);
    this.canvas.height = Math.round(height * ratio);
    this.cy.resize();
    // A panel that opens below takes height: that is no reason to turn the graph under the reader's eyes.
    if (this.model && this.wish === 'auto' && before.width !== width) this.place();
    if (this.home && width > 0 && !this.staysInView(before, { width, height })) {
      this.home();
      const place = this.positions.get(this.marked.selected ?? '');
      if (place && this.isOutside(this.marked.selected ?? '')) this.centreOn(place);
    } else this.paint();
  }

  /** A panel opening or closing below must not move the node from under the pointer while all of the graph is still in view. */
  private staysInView(before: Size, now: Size): boolean {
    if (before.width !== now.width || before.height === 0 || now.height > before.height * 1.5) return false;
    const box = this.cy.elements().renderedBoundingBox();
    return this.cy.nodes().nonempty() && box.y1 >= 0 && box.y2 <= now.height;
  }

  private paint(): void {
    const { picture, model, stage } = this;
    if (!picture) return;
    const viewport = {
      zoom: this.cy.zoom(),
      pan: this.cy.pan(),
      width: this.cy.width(),
      height: this.cy.height(),
      pixelRatio: window.devicePixelRatio,
    };
    const cards = new Map(picture.cards);
    if (stage && model) {
      const measure = canvasMeasure(this.context, this.theme.fontFamily);
      for (const node of model.nodes) cards.set(node.id, stagedCard(cards.get(node.id)!, node, stage, measure));
    }
    const placed = [...cards].map(([id, card]) => ({
      ...picture.layout.nodes.get(id)!,
      card,
      isFaint: this.faint.has(id),
    }));
    const isSearch = this.faint.size > 0;
    const labels = isSearch ? [] : picture.labels.filter(({ id }) => !stage?.unflowed.has(id));
    paint(this.context, viewport, this.theme, placed, labels, this.pulses);
    this.minimap.paint(picture, viewport, this.theme);
  }
}

/**
 * Cytoscape adds a style element to the page (it makes its container a positioned one), which the panel's policy refuses and
 * reports. An element with its id makes it believe that was done; index.css does it.
 */
function standInForInjectedStyle(): void {
  const id = '__________cytoscape_stylesheet';
  if (document.getElementById(id)) return;
  const mark = document.createElement('meta');
  mark.id = id;
  document.head.append(mark);
}

export interface Marks {
  readonly selected: string | null;
  readonly highlighted: readonly string[];
  /** Null while nothing is looked for. */
  readonly found: readonly string[] | null;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

function nodeIdOf(target: NodeSingular): string | null {
  return target.isNode() ? target.id() : null;
}

function sameNodes(a: Picture, b: Picture): boolean {
  if (a.cards.size !== b.cards.size) return false;
  for (const id of a.cards.keys()) if (!b.cards.has(id)) return false;
  return true;
}

function fail(message: string): never {
  throw new Error(message);
}
