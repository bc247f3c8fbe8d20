/** @file Draws the texts of nodes and edges on a canvas above the graph: several colours and weights in one node. */

import { CARD_TOP, FONTS, LINE_HEIGHT, type Card, type HeatBox, type Measure, type TextStyle } from './card';
import type { Theme } from './theme';

/** In the graph's own coordinates. */
export interface PaintedCard {
  readonly x: number;
  readonly y: number;
  readonly card: Card;
  readonly isFaint: boolean;
}
export interface PaintedLabel {
  readonly id: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly text: string;
  readonly isOnPath: boolean;
}
/** A number on its way along an edge. */
export interface PaintedPulse {
  readonly x: number;
  readonly y: number;
  readonly text: string;
  readonly isBackward: boolean;
}
export interface Viewport {
  readonly zoom: number;
  readonly pan: { readonly x: number; readonly y: number };
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** Texts smaller than this many pixels are left out: nobody can read them, and thousands cost time. */
const LEAST_TEXT = 4;
const PULSE_HEIGHT = 21;
/** Of what stands back while something else is looked for. */
export const FAINT = 0.3;

export function paint(
  context: CanvasRenderingContext2D,
  viewport: Viewport,
  theme: Theme,
  cards: Iterable<PaintedCard>,
  labels: Iterable<PaintedLabel>,
  pulses: Iterable<PaintedPulse>,
): void {
  const { zoom, pan, width, height, pixelRatio } = viewport;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.clearRect(0, 0, width * pixelRatio, height * pixelRatio);
  if (zoom * FONTS.value.size < LEAST_TEXT) return;
  context.setTransform(zoom * pixelRatio, 0, 0, zoom * pixelRatio, pan.x * pixelRatio, pan.y * pixelRatio);
  context.textBaseline = 'middle';
  const isVisible = (x: number, y: number, w: number, h: number): boolean => {
    const [left, top] = [(x - w / 2) * zoom + pan.x, (y - h / 2) * zoom + pan.y];
    return left < width && top < height && left + w * zoom > 0 && top + h * zoom > 0;
  };
  for (const label of labels) {
    if (isVisible(label.x, label.y, label.width, label.height)) paintLabel(context, theme, label);
  }
  for (const painted of cards) {
    if (isVisible(painted.x, painted.y, painted.card.width, painted.card.height)) paintCard(context, theme, painted);
  }
  for (const pulse of pulses) paintPulse(context, theme, pulse);
}

/** Measures with the same canvas fonts that `paint` draws with. */
export function canvasMeasure(context: CanvasRenderingContext2D, fontFamily: string): Measure {
  const known = new Map<string, number>();
  return (text, style) => {
    const key = `${style} ${text}`;
    let width = known.get(key);
    if (width === undefined) {
      context.font = fontOf(style, fontFamily);
      known.set(key, (width = context.measureText(text).width));
    }
    return width;
  };
}

function paintCard(context: CanvasRenderingContext2D, theme: Theme, { x, y, card, isFaint }: PaintedCard): void {
  context.textAlign = 'left';
  context.globalAlpha = isFaint ? FAINT : 1;
  const heatHeight = card.height - card.lines.length * LINE_HEIGHT - 2 * CARD_TOP;
  card.lines.forEach((line, i) => {
    let at = x - line.width / 2;
    // The heat map's room stays when its value is still to come.
    const above = i * LINE_HEIGHT + (line.kind === 'adjoint' ? heatHeight : 0);
    const middle = y - card.height / 2 + CARD_TOP + above + LINE_HEIGHT / 2;
    if (line.kind === 'value' && card.heat) paintHeat(context, theme, card.heat, x, middle + LINE_HEIGHT / 2, isFaint);
    for (const { text, style, width } of line.spans) {
      context.font = fontOf(style, theme.fontFamily);
      context.fillStyle = colourOf(style, theme);
      context.fillText(text, at, middle);
      at += width + (line.width - line.spans.reduce((sum, s) => sum + s.width, 0)) / Math.max(1, line.spans.length - 1);
    }
  });
  context.globalAlpha = 1;
}

/** Positive values in one colour, negative ones in another, fading towards zero; what is no number is crossed out. */
function paintHeat(
  context: CanvasRenderingContext2D,
  theme: Theme,
  { heat, width, height }: HeatBox,
  x: number,
  top: number,
  isFaint: boolean,
): void {
  const size = { x: width / heat.columns, y: height / heat.rows };
  const left = x - width / 2;
  const strength = isFaint ? FAINT : 1;
  heat.cells.forEach((cell, i) => {
    if (cell === null) return;
    const at = { x: left + (i % heat.columns) * size.x, y: top + Math.floor(i / heat.columns) * size.y };
    const isNumber = !Number.isNaN(cell);
    context.fillStyle = isNumber ? (cell < 0 ? theme.negative : theme.positive) : theme.broken;
    context.globalAlpha = strength * (isNumber ? Math.abs(cell) : 1);
    context.fillRect(at.x, at.y, size.x, size.y);
  });
  context.globalAlpha = strength * 0.6;
  context.strokeStyle = theme.muted;
  context.lineWidth = 0.75;
  context.strokeRect(left, top, width, height);
  context.globalAlpha = strength;
}

function paintLabel(context: CanvasRenderingContext2D, theme: Theme, label: PaintedLabel): void {
  const { x, y, width, height, text, isOnPath } = label;
  context.beginPath();
  context.roundRect(x - width / 2, y - height / 2, width, height, height / 2);
  context.fillStyle = theme.background;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = isOnPath ? theme.path : theme.edge;
  context.stroke();
  context.textAlign = 'center';
  context.font = fontOf('local', theme.fontFamily);
  context.fillStyle = theme.text;
  context.fillText(text, x, y + 0.5);
}

function paintPulse(context: CanvasRenderingContext2D, theme: Theme, { x, y, text, isBackward }: PaintedPulse): void {
  context.font = fontOf('local', theme.fontFamily);
  const width = Math.max(PULSE_HEIGHT, context.measureText(text).width + 14);
  context.beginPath();
  context.roundRect(x - width / 2, y - PULSE_HEIGHT / 2, width, PULSE_HEIGHT, PULSE_HEIGHT / 2);
  context.fillStyle = isBackward ? theme.adjoint : theme.text;
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = theme.background;
  context.stroke();
  context.textAlign = 'center';
  context.fillStyle = theme.background;
  context.fillText(text, x, y + 0.5);
}

function fontOf(style: TextStyle, family: string): string {
  const { size, weight } = FONTS[style];
  return `${weight} ${size}px ${family}`;
}

function colourOf(style: TextStyle, theme: Theme): string {
  switch (style) {
    case 'name':
    case 'op':
    case 'value':
    case 'local':
      return theme.text;
    case 'leaf':
      return theme.muted;
    case 'adjoint':
      return theme.adjoint;
    case 'null':
      return theme.broken;
  }
}
