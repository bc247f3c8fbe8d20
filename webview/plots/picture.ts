/** @file What the two pictures over a grid, contour and surface, are given. */

import type { GridAxis } from '../../extension/protocol/grid';
import type { PathPoint } from './landscape';

export interface GridPicture {
  readonly values: Float64Array;
  readonly x: GridAxis & { readonly label: string };
  readonly y: GridAxis & { readonly label: string };
  readonly target: string;
  readonly path: readonly PathPoint[];
  /** Step of the graph that is looked at. */
  readonly current: number | null;
}

/** Where a value lies along an axis: 0 at its start, 1 at its end. */
export function share(value: number, { from, to }: Pick<GridAxis, 'from' | 'to'>): number {
  return (value - from) / (to - from);
}
