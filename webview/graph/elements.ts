/** @file A laid-out model as Cytoscape's elements. Pure, so that a test reads what the picture is made of. */

import type { ElementDefinition } from 'cytoscape';
import { layoutGraph, type Direction, type Layout, type LayoutInput, type Point } from '../layout/layered';
import type { GraphEdge, GraphModel, GraphNode } from '../model/graphModel';
import { cardOf, edgeLabel, edgeLabelSize, type Card, type Measure } from './card';
import { curveOf } from './curve';
import { hullsOf, type Hull } from './hulls';
import type { PaintedLabel } from './paint';
import { CLASSES } from './styles';

export interface Picture {
  readonly elements: readonly ElementDefinition[];
  readonly cards: ReadonlyMap<string, Card>;
  readonly labels: readonly PaintedLabel[];
  readonly layout: Layout;
  readonly direction: Direction;
  /** Frames of open groups. */
  readonly hulls: readonly Hull[];
}

/** All that is known before the layout. */
export interface Draft {
  readonly model: GraphModel;
  readonly input: LayoutInput;
  readonly cards: ReadonlyMap<string, Card>;
  readonly measure: Measure;
}

export function pictureOf(model: GraphModel, direction: Direction, measure: Measure): Picture {
  const draft = draftOf(model, direction, measure, null);
  return pictureFrom(draft, layoutGraph(draft.input));
}

/** `previous`: where nodes stood in the picture before. */
export function draftOf(
  model: GraphModel,
  direction: Direction,
  measure: Measure,
  previous: ReadonlyMap<string, Point> | null,
): Draft {
  const cards = new Map(model.nodes.map((node) => [node.id, cardOf(node, measure)]));
  const input: LayoutInput = {
    direction,
    ...(previous ? { previous } : {}),
    nodes: model.nodes.map(({ id }) => ({ id, width: cards.get(id)!.width, height: cards.get(id)!.height })),
    edges: model.edges.map((edge) => {
      const { width, height } = edgeLabelSize(edgeLabel(edge), measure);
      return { id: edge.id, from: edge.from, to: edge.to, labelWidth: width, labelHeight: height };
    }),
  };
  return { model, input, cards, measure };
}

export function pictureFrom({ model, input, cards, measure }: Draft, layout: Layout): Picture {
  return {
    cards,
    layout,
    direction: input.direction,
    hulls: hullsOf(model, layout, cards, measure),
    labels: model.edges.flatMap((edge) => {
      const text = edgeLabel(edge);
      const size = edgeLabelSize(text, measure);
      const at = layout.edges.get(edge.id)!.label;
      return text === '' ? [] : [{ id: edge.id, ...at, ...size, text, isOnPath: edge.isOnPath }];
    }),
    elements: [
      ...model.nodes.map((node) => nodeElement(node, cards.get(node.id)!, layout)),
      ...model.edges.map((edge) => edgeElement(edge, layout)),
    ],
  };
}

function nodeElement(node: GraphNode, card: Card, layout: Layout): ElementDefinition {
  const { width, height, look } = card;
  const label = card.lines.map((line) => line.spans.map((span) => span.text).join(' ')).join('\n');
  return {
    group: 'nodes',
    data: { id: node.id, width, height, label, outline: look === 'target' ? hexagon(width) : '' },
    position: { ...layout.nodes.get(node.id)! },
    classes: classes(look, {
      source: node.isSource,
      detached: node.isDetached,
      backward: node.isBackward,
      broken: node.isBreak || node.nullCause !== null,
    }),
  };
}

function edgeElement(edge: GraphEdge, layout: Layout): ElementDefinition {
  const route = layout.edges.get(edge.id)!;
  return {
    group: 'edges',
    data: {
      id: edge.id,
      source: edge.from,
      target: edge.to,
      label: edgeLabel(edge),
      ...curveOf(route, layout.nodes.get(edge.from)!, layout.nodes.get(edge.to)!),
    },
    classes: classes('', { onPath: edge.isOnPath, detached: edge.isDetached }),
  };
}

function classes(look: string, flags: Partial<Record<keyof typeof CLASSES, boolean>>): string {
  const set = (Object.keys(flags) as (keyof typeof CLASSES)[])
    .filter((flag) => flags[flag])
    .map((flag) => CLASSES[flag]);
  return [look, ...set].join(' ').trim();
}

/** Points at both ends, 14 pixels deep whatever the width; in Cytoscape's -1…1 of the node's box. */
function hexagon(width: number): string {
  const inset = 1 - 28 / width;
  return [-1, 0, -inset, -1, inset, -1, 1, 0, inset, 1, -inset, 1].map((n) => Number(n.toFixed(4))).join(' ');
}
