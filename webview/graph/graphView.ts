/** @file The one owner of the Cytoscape instance: shows a model, highlights by classes, reports what was clicked. */

import cytoscape, { type Core, type NodeSingular } from 'cytoscape';
import type { Direction, Point } from '../layout/layered';
import type { GraphModel } from '../model/graphModel';
import type { Stage } from '../model/stage';
import { correspondence } from '../model/correspond';
import type { Picture } from './elements';
import { tabAt } from './hulls';
import { Minimap } from './minimap';
import { animate, pulseAt, pulsesOf } from './motion';
import { canvasMeasure, paint, type PaintedPulse } from './paint';
import { paintHulls } from './paintHulls';
import { Pictures, type PictureEvents } from './pictures';
import { stageClasses } from './staging';
import { stagedCard } from './stagedCard';
import { CLASSES, graphStyles } from './styles';
import type { Theme } from './theme';

export interface GraphEvents extends PictureEvents {
  /** A node was clicked; null: the ground between nodes. */
  clicked(id: string | null): void;
  /** A node was clicked twice. */
  entered(id: string): void;
  /** The tab of an open group was clicked. */
  closed(group: string): void;
  /** The pointer is over an edge at this place of the container, or over none. */
  overEdge(id: string | null, at: Point): void;
}

const LARGEST_FIT = 1.25;
const FIT_PADDING = 28;
/** Below this zoom texts cannot be read; then the view begins at this comfortable one. */
const LEAST_READABLE = 0.42;
const COMFORTABLE = 0.8;
const MUCH_LARGER = 1.3;

export class GraphView {
  private readonly cy: Core;
  private readonly canvas: HTMLCanvasElement;
  private readonly context: CanvasRenderingContext2D;
  private readonly below: CanvasRenderingContext2D;
  private picture: Picture | null = null;
  private model: GraphModel | null = null;
  private readonly pictures: Pictures;
  /** What is asked for; the model above is what is shown, until the layout of a large one is there. */
  private asked: { readonly model: GraphModel; readonly wish: Direction | 'auto' } | null = null;
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
    const frames = document.createElement('canvas');
    frames.className = 'graph-frames';
    frames.setAttribute('aria-hidden', 'true');
    container.append(frames, ground, this.canvas, this.minimap.element);
    this.context = this.canvas.getContext('2d') ?? fail('This browser draws no 2D canvas.');
    this.below = frames.getContext('2d') ?? fail('This browser draws no 2D canvas.');
    this.pictures = new Pictures(() => canvasMeasure(this.context, this.theme.fontFamily), events);
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
    this.cy.on('tap', (event) => {
      const group = event.target === this.cy ? tabAt(this.picture?.hulls ?? [], event.position) : null;
      if (group !== null) events.closed(group);
      else events.clicked(event.target === this.cy ? null : nodeIdOf(event.target));
    });
    this.cy.on('dbltap', 'node', (event) => events.entered(event.target.id()));
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
  show(model: GraphModel, wish: Direction | 'auto'): void {
    if (this.asked?.model === model && this.asked.wish === wish) return;
    this.asked = { model, wish };
    this.place();
  }

  private place(): void {
    if (!this.asked) return;
    const { model, wish } = this.asked;
    const partners = this.model && this.picture ? correspondence(this.model, model) : new Map<string, string>();
    const previous = this.placesOf(partners);
    if (wish !== 'auto') this.flow = wish;
    else if (Pictures.isSmall(model)) this.flow = this.betterDirection(model, previous);
    const isSameWay = this.picture?.direction === this.flow;
    this.pictures.get(model, this.flow, isSameWay ? previous : null, (picture) => this.put(model, picture, partners));
  }

  /** Where the nodes of the new picture stand in the one that is shown. */
  private placesOf(partners: ReadonlyMap<string, string>): ReadonlyMap<string, Point> {
    const places = new Map<string, Point>();
    for (const [was, is] of partners) {
      const place = this.positions.get(was);
      if (place) places.set(is, place);
    }
    return places;
  }

  private put(model: GraphModel, picture: Picture, partners: ReadonlyMap<string, string>): void {
    const before = this.picture;
    this.model = model;
    if (picture === before) return;
    const held = before?.direction === picture.direction ? this.holdOn(before, picture, partners) : null;
    this.picture = picture;
    this.cy.batch(() => {
      this.cy.elements().remove();
      this.cy.add([...picture.elements]);
    });
    this.showStage(this.stage, 0);
    this.mark(this.marked);
    // What is still there keeps its place on the screen.
    if (this.home || held === null) this.showReadable();
    else this.cy.panBy(held);
  }

  /** How far to move the view for the node nearest to its middle to stay; null where too little is the same. */
  private holdOn(before: Picture, now: Picture, partners: ReadonlyMap<string, string>): Point | null {
    if (partners.size * 2 < Math.min(before.cards.size, now.cards.size)) return null;
    const { x1, x2, y1, y2 } = this.cy.extent();
    const middle = this.positions.get(this.marked.selected ?? '') ?? { x: (x1 + x2) / 2, y: (y1 + y2) / 2 };
    let [nearest, moved]: [number, Point | null] = [Infinity, null];
    for (const [was, is] of partners) {
      const [a, b] = [before.layout.nodes.get(was), now.layout.nodes.get(is)];
      const distance = a ? Math.hypot(a.x - middle.x, a.y - middle.y) : Infinity;
      if (!a || !b || distance >= nearest) continue;
      [nearest, moved] = [distance, { x: (a.x - b.x) * this.cy.zoom(), y: (a.y - b.y) * this.cy.zoom() }];
    }
    return moved;
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
    if (newFont) this.pictures.forget();
    if (newFont) this.place();
  }

  /** Left to right unless the graph could be shown much larger top down, and then back only when that is much larger again. */
  private betterDirection(model: GraphModel, previous: ReadonlyMap<string, Point>): Direction {
    if (this.cy.width() === 0) return this.flow;
    const zoom = (direction: Direction): number => {
      const seen = direction === this.picture?.direction ? previous : null;
      const { width, height } = this.pictures.now(model, direction, seen).layout;
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
    for (const { canvas } of [this.context, this.below]) {
      canvas.width = Math.round(width * ratio);
      canvas.height = Math.round(height * ratio);
    }
    this.cy.resize();
    // A panel that opens below takes height: that is no reason to turn the graph under the reader's eyes.
    if (this.asked?.wish === 'auto' && before.width !== width) this.place();
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
    const measure = canvasMeasure(this.context, this.theme.fontFamily);
    const placed = (model?.nodes ?? []).map((node) => {
      const card = picture.cards.get(node.id)!;
      const { x, y } = picture.layout.nodes.get(node.id)!;
      return { x, y, card: stage ? stagedCard(card, node, stage, measure) : card, isFaint: this.faint.has(node.id) };
    });
    const isSearch = this.faint.size > 0;
    const labels = isSearch ? [] : picture.labels.filter(({ id }) => !stage?.unflowed.has(id));
    paintHulls(this.below, viewport, this.theme, isSearch ? [] : picture.hulls);
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

function fail(message: string): never {
  throw new Error(message);
}
