/** @file A route of the layout in Cytoscape's terms: ports as offsets from node centres, bends as weights along and distances off the line. */

import type { Point, Route } from '../layout/layered';

export interface Curve {
  readonly sourceEndpoint: string;
  readonly targetEndpoint: string;
  readonly weights: number[];
  readonly distances: number[];
}

export function curveOf(route: Route, sourceCentre: Point, targetCentre: Point): Curve {
  const { start, end } = route;
  const bends = distinct(route);
  const line = { x: end.x - start.x, y: end.y - start.y };
  const length = Math.hypot(line.x, line.y) || 1;
  return {
    sourceEndpoint: offset(start, sourceCentre),
    targetEndpoint: offset(end, targetCentre),
    weights: bends.map((p) => round(((p.x - start.x) * line.x + (p.y - start.y) * line.y) / length ** 2, 1e6)),
    // Cytoscape's normal is the line turned a quarter clockwise on the screen: (-dy, dx).
    distances: bends.map((p) => round(((p.x - start.x) * -line.y + (p.y - start.y) * line.x) / length, 1e3)),
  };
}

/** A bend on an end, or twice in one place, has no direction: Cytoscape would not draw the edge. */
function distinct({ start, end, bends }: Route): readonly Point[] {
  const apart = (a: Point, b: Point): boolean => Math.hypot(a.x - b.x, a.y - b.y) > 0.5;
  const kept: Point[] = [];
  for (const p of bends) if (apart(p, kept.at(-1) ?? start) && apart(p, end)) kept.push(p);
  return kept.length > 0 ? kept : [{ x: (start.x + end.x) / 2, y: (start.y + end.y) / 2 }];
}

function offset(p: Point, centre: Point): string {
  return `${round(p.x - centre.x, 1e3)}px ${round(p.y - centre.y, 1e3)}px`;
}

function round(value: number, grain: number): number {
  return Math.round(value * grain) / grain;
}
