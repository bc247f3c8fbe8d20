/** @file The question for a target's values over a grid of two numbers of its sources, and its answer. */

export interface GridAxis {
  readonly tensor: number;
  /** Position among the tensor's numbers. */
  readonly element: number;
  readonly from: number;
  readonly to: number;
}

export interface GridQuestion {
  /** The gradient call whose target it is. */
  readonly gradient: number;
  readonly x: GridAxis;
  readonly y: GridAxis;
}

/** Points along each side: enough for smooth lines, few enough to compute at once. */
export const GRID_POINTS = 41;

export type GridAnswer =
  /** A row per y from its `from` to its `to`, in each a value per x. */
  | { readonly kind: 'grid'; readonly values: Float64Array }
  /** Why there is none, as a sentence. */
  | { readonly kind: 'none'; readonly sentence: string };
