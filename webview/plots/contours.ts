/** @file Lines of equal value over a grid, as paths in a square from 0 to 1. Pure. */

import { contours } from 'd3-contour';
import { GRID_POINTS } from '../../extension/protocol/grid';

export interface Band {
  readonly level: number;
  /** 0 for the lowest, 1 for the highest. */
  readonly rank: number;
  /** Rings as lists of points; y grows upwards. */
  readonly rings: readonly (readonly Point[])[];
}
export interface Point {
  readonly x: number;
  readonly y: number;
}

const LEVELS = 12;
/** Where the highest lies this much further from the middle than the lowest, even steps would show one ring only. */
const STEEP = 12;

/** What lies above each level, lowest first. */
export function bandsOf(values: ArrayLike<number>): Band[] {
  const levels = levelsOf(values);
  const n = GRID_POINTS;
  const shapes = contours().size([n, n]).thresholds(levels)(Array.from(values));
  return shapes.map(({ value, coordinates }, i) => ({
    level: value,
    rank: levels.length > 1 ? i / (levels.length - 1) : 0,
    // d3 puts a value in the middle of its cell.
    rings: coordinates.flatMap((polygon) =>
      polygon.map((ring) => ring.map(([x = 0, y = 0]) => ({ x: (x - 0.5) / (n - 1), y: (y - 0.5) / (n - 1) }))),
    ),
  }));
}

/** Even steps between lowest and highest; where the sides are steep, as many points between each two. */
export function levelsOf(values: ArrayLike<number>): number[] {
  const sorted = Array.from(values)
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const [low, high] = [sorted[0], sorted.at(-1)];
  if (low === undefined || high === undefined || low === high) return [];
  const middle = sorted[Math.floor(sorted.length / 2)] ?? low;
  const isSteep = high - middle > STEEP * (middle - low);
  const levels = Array.from({ length: LEVELS }, (_, i) =>
    isSteep ? (sorted[Math.floor((i / LEVELS) * (sorted.length - 1))] ?? low) : low + ((high - low) * i) / LEVELS,
  );
  return [...new Set(levels)];
}
