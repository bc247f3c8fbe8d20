/** @file What stands in a node, line by line, and how large the node must be for it. Pure; the painter draws it. */

import type { GraphEdge, GraphNode, NodeKind } from '../model/graphModel';
import type { Heat } from '../model/heat';
import { kindWord } from '../model/kindWord';
import { t } from '../words';

/** A target looks like one whatever else it is. */
export type NodeLook = NodeKind | 'target';

export interface Card {
  readonly width: number;
  readonly height: number;
  readonly look: NodeLook;
  readonly lines: readonly CardLine[];
  /** Stands below the value. */
  readonly heat: HeatBox | null;
}
export interface HeatBox {
  readonly heat: Heat;
  readonly width: number;
  readonly height: number;
}
/** Spans side by side, the line centred. */
export interface CardLine {
  readonly kind: 'title' | 'value' | 'adjoint';
  readonly spans: readonly Span[];
  readonly width: number;
}
export interface Span {
  readonly text: string;
  readonly style: TextStyle;
  readonly width: number;
}
export type TextStyle = 'name' | 'op' | 'leaf' | 'value' | 'adjoint' | 'null' | 'local';

/** Width of a text in a style, in pixels. */
export type Measure = (text: string, style: TextStyle) => number;

/** Font size and weight; the family is the editor's. */
export const FONTS: Readonly<Record<TextStyle, { readonly size: number; readonly weight: number }>> = {
  name: { size: 14, weight: 700 },
  op: { size: 13, weight: 400 },
  leaf: { size: 12, weight: 400 },
  value: { size: 13, weight: 400 },
  adjoint: { size: 12, weight: 600 },
  null: { size: 12, weight: 700 },
  local: { size: 12, weight: 600 },
};
export const LINE_HEIGHT = 19;

/** Above the first line and below the last. */
export const CARD_TOP = 9;
const PADDING_ALONG = 14;
/** Room that a line leaves at either end, whatever the shape. */
export const CARD_PADDING = 8;
/** Shapes whose ends are not straight need more room beside the text. */
const EXTRA_ALONG: Readonly<Record<NodeLook, number>> = {
  variable: 6,
  constant: 0,
  watched: 6,
  op: 0,
  target: 16,
  group: 4,
};
/** Between the heat map and the next line. */
export const HEAT_AIR = 5;
const HEAT_WIDTH = 130;
const HEAT_CELL = { least: 4, most: 12, row: 9 } as const;
const LEAST_WIDTH = 64;
const SPACE = 7;
const LONGEST = { name: 22, op: 16, value: 28, adjoint: 34, group: 48 } as const;

export function cardOf(node: GraphNode, measure: Measure): Card {
  const look = node.isTarget ? 'target' : node.kind;
  const span = (text: string, style: TextStyle): Span => ({ text, style, width: measure(text, style) });

  const lines = [
    lineOf('title', titleSpans(node, span)),
    lineOf('value', [span(shorten(node.value, node.closed ? LONGEST.group : LONGEST.value), 'value')]),
  ];
  if (node.adjoint) {
    const isNull = node.adjoint.text === 'null';
    const text = shorten(`${node.adjoint.symbol} = ${node.adjoint.short}`, LONGEST.adjoint);
    lines.push(lineOf('adjoint', [span(text, isNull ? 'null' : 'adjoint')]));
  }
  const widest = lines.reduce((most, l) => Math.max(most, l.width), LEAST_WIDTH);
  const heat = node.heat && heatBox(node.heat);
  return {
    look,
    lines,
    heat,
    width: Math.ceil(Math.max(widest, heat?.width ?? 0)) + 2 * (PADDING_ALONG + EXTRA_ALONG[look]),
    height: lines.length * LINE_HEIGHT + (heat ? heat.height + HEAT_AIR : 0) + 2 * CARD_TOP,
  };
}

/** Cells as square as the room allows; a long vector is a strip. */
function heatBox(heat: Heat): HeatBox {
  const cell = Math.min(HEAT_CELL.most, Math.max(HEAT_CELL.least, HEAT_WIDTH / heat.columns));
  const height = heat.rows === 1 ? HEAT_CELL.most : heat.rows * Math.min(cell, HEAT_CELL.row);
  return { heat, width: heat.columns * cell, height };
}

export function lineOf(kind: CardLine['kind'], spans: readonly Span[]): CardLine {
  return { kind, spans, width: spans.reduce((sum, s) => sum + s.width, 0) + SPACE * Math.max(0, spans.length - 1) };
}

function titleSpans(node: GraphNode, span: (text: string, style: TextStyle) => Span): Span[] {
  // The first name is what formulas use; the others stand in the details.
  const [first] = node.names;
  const name = first === undefined ? null : shorten(first, LONGEST.name);
  const op = node.op === null ? null : shorten(node.op, LONGEST.op);
  if (name !== null) return op === null ? [span(name, 'name')] : [span(name, 'name'), span(op, 'leaf')];
  return [op === null ? span(kindWord(node.kind), 'leaf') : span(op, 'op')];
}

/** The label of an edge: its local derivative, when there is one; how many edges it stands for, when there are several. */
export function edgeLabel(edge: GraphEdge): string {
  if (edge.parts.length > 1) return t('{0} edges', edge.parts.length);
  return edge.local ? shorten(edge.local.short, LONGEST.value) : '';
}
/** Room of an edge's label with its frame. */
export function edgeLabelSize(label: string, measure: Measure): { width: number; height: number } {
  return label === '' ? { width: 0, height: 0 } : { width: Math.ceil(measure(label, 'local')) + 12, height: 18 };
}

export function shorten(text: string, longest: number): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
