/** @file Draws the frames of open groups beneath the graph. */

import { FONTS } from './card';
import { TAB_HEIGHT, type Hull } from './hulls';
import type { Viewport } from './paint';
import type { Theme } from './theme';

/** Tabs smaller than this many pixels cannot be read. */
const LEAST_TAB = 5;

export function paintHulls(
  context: CanvasRenderingContext2D,
  { zoom, pan, width, height, pixelRatio }: Viewport,
  theme: Theme,
  hulls: readonly Hull[],
): void {
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width * pixelRatio, height * pixelRatio);
  context.setTransform(zoom * pixelRatio, 0, 0, zoom * pixelRatio, pan.x * pixelRatio, pan.y * pixelRatio);
  for (const { left, top, right, bottom, tab } of hulls) {
    context.beginPath();
    context.roundRect(left, top, right - left, bottom - top, 8);
    context.globalAlpha = theme.isHighContrast ? 0 : 0.06;
    context.fillStyle = theme.text;
    context.fill();
    context.globalAlpha = theme.isHighContrast ? 1 : 0.45;
    context.lineWidth = 1;
    context.strokeStyle = theme.nodes.group.line;
    context.stroke();
    context.globalAlpha = 1;
    if (zoom * FONTS.leaf.size < LEAST_TAB) continue;
    context.font = `${FONTS.leaf.weight} ${FONTS.leaf.size}px ${theme.fontFamily}`;
    context.fillStyle = theme.text;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    context.fillText(tab.text, left + tab.width / 2, top + TAB_HEIGHT / 2);
  }
}
