/** @file The whole graph small, in a corner, with the part that is in view: to see where one is, and to go elsewhere with the pointer. */

import type { Point } from '../layout/layered';
import type { Picture } from './elements';
import type { Viewport } from './paint';
import type { Theme } from './theme';

const WIDEST = 168;
const HIGHEST = 116;
const MARGIN = 6;
/** Room for the graph itself: in a smaller view the map would cover it. */
const LEAST_VIEW = { width: 380, height: 260 };

/** The keyboard has its own ways about, so this is for the pointer only and hidden from readers. */
export class Minimap {
  readonly element = document.createElement('canvas');
  private scale = 1;

  /** `goTo`: a place of the graph that shall be in the middle of the view. */
  constructor(goTo: (place: Point) => void) {
    const { element } = this;
    element.className = 'minimap';
    element.setAttribute('aria-hidden', 'true');
    element.hidden = true;
    const go = (event: PointerEvent): void => {
      goTo({ x: (event.offsetX - MARGIN) / this.scale, y: (event.offsetY - MARGIN) / this.scale });
    };
    element.addEventListener('pointerdown', (event) => {
      element.setPointerCapture(event.pointerId);
      go(event);
    });
    element.addEventListener('pointermove', (event) => {
      if (event.buttons > 0) go(event);
    });
  }

  paint(picture: Picture, view: Viewport, theme: Theme): void {
    const { layout, cards } = picture;
    const { element } = this;
    element.hidden = isAllInView(layout, view) || view.width < LEAST_VIEW.width || view.height < LEAST_VIEW.height;
    if (element.hidden) return;
    const scale = Math.min((WIDEST - 2 * MARGIN) / layout.width, (HIGHEST - 2 * MARGIN) / layout.height);
    this.scale = scale;
    const size = { width: layout.width * scale + 2 * MARGIN, height: layout.height * scale + 2 * MARGIN };
    element.width = Math.round(size.width * view.pixelRatio);
    element.height = Math.round(size.height * view.pixelRatio);
    element.style.setProperty('width', `${size.width}px`);
    element.style.setProperty('height', `${size.height}px`);
    const context = element.getContext('2d');
    if (!context) return;
    context.setTransform(view.pixelRatio, 0, 0, view.pixelRatio, MARGIN * view.pixelRatio, MARGIN * view.pixelRatio);
    for (const [id, { x, y }] of layout.nodes) {
      const card = cards.get(id);
      if (!card) continue;
      const [width, height] = [Math.max(1.5, card.width * scale), Math.max(1.5, card.height * scale)];
      context.fillStyle = theme.nodes[card.look].line;
      context.fillRect(x * scale - width / 2, y * scale - height / 2, width, height);
    }
    const { pan, zoom } = view;
    context.strokeStyle = theme.focus;
    context.lineWidth = 1.5;
    context.strokeRect(
      (-pan.x / zoom) * scale,
      (-pan.y / zoom) * scale,
      (view.width / zoom) * scale,
      (view.height / zoom) * scale,
    );
  }
}

function isAllInView({ width, height }: { width: number; height: number }, { pan, zoom, ...view }: Viewport): boolean {
  return pan.x >= 0 && pan.y >= 0 && pan.x + width * zoom <= view.width && pan.y + height * zoom <= view.height;
}
