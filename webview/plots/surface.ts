/** @file A surface over a grid as flat patches, turned and seen from a side, farthest first. Pure. */

import { GRID_POINTS } from '../../extension/protocol/grid';

export interface View {
  /** Around the upright axis, in radians. */
  readonly yaw: number;
  /** From above: 0 looks along the ground, π/2 straight down. */
  readonly pitch: number;
}

export interface Spot {
  /** -1 … 1 on the screen, y downwards. */
  readonly x: number;
  readonly y: number;
  /** Larger is nearer. */
  readonly near: number;
}

export interface Patch {
  readonly corners: readonly Spot[];
  /** Mean value, 0 for the lowest of all and 1 for the highest. */
  readonly height: number;
}

export const FIRST_VIEW: View = { yaw: -0.65, pitch: 0.55 };
const STEEPEST = Math.PI / 2;

/** Turned further; never upside down. */
export function turned({ yaw, pitch }: View, byYaw: number, byPitch: number): View {
  return { yaw: (yaw + byYaw) % (2 * Math.PI), pitch: Math.min(STEEPEST, Math.max(0, pitch + byPitch)) };
}

/** `x`, `y` and `z` from 0 to 1 within the grid and between the lowest and the highest value. */
export function spotOf(x: number, y: number, z: number, { yaw, pitch }: View): Spot {
  const [u, v, w] = [x - 0.5, y - 0.5, (z - 0.5) * HEIGHT];
  const across = u * Math.cos(yaw) - v * Math.sin(yaw);
  const away = u * Math.sin(yaw) + v * Math.cos(yaw);
  return {
    x: across * SCALE,
    y: -(w * Math.cos(pitch) + away * Math.sin(pitch)) * SCALE,
    near: -away * Math.cos(pitch) + w * Math.sin(pitch),
  };
}
/** The surface is as high as this share of its width. */
const HEIGHT = 0.75;
/** A turned square of width 1 fits into the picture. */
const SCALE = 1.3;

/** Patches without a value are left out. */
export function patchesOf(values: ArrayLike<number>, view: View): Patch[] {
  const heights = heightsOf(values);
  const n = GRID_POINTS;
  const patches: (Patch & { readonly near: number })[] = [];
  for (let row = 0; row + 1 < n; row++) {
    for (let column = 0; column + 1 < n; column++) {
      const cells = [
        [column, row],
        [column + 1, row],
        [column + 1, row + 1],
        [column, row + 1],
      ] as const;
      const zs = cells.map(([c, r]) => heights[r * n + c] ?? NaN);
      if (!zs.every(Number.isFinite)) continue;
      const corners = cells.map(([c, r], i) => spotOf(c / (n - 1), r / (n - 1), zs[i] ?? 0, view));
      patches.push({
        corners,
        height: zs.reduce((sum, z) => sum + z, 0) / zs.length,
        near: corners.reduce((sum, corner) => sum + corner.near, 0),
      });
    }
  }
  return patches.sort((a, b) => a.near - b.near);
}

/** 0 … 1 between lowest and highest. */
function heightsOf(values: ArrayLike<number>): Float64Array {
  const { low, high } = rangeOf(values);
  return Float64Array.from(values, (value) => (high > low ? (value - low) / (high - low) : value === low ? 0.5 : NaN));
}

export function rangeOf(values: ArrayLike<number>): { readonly low: number; readonly high: number } {
  let [low, high] = [Infinity, -Infinity];
  for (let i = 0; i < values.length; i++) {
    const value = values[i] ?? NaN;
    if (!Number.isFinite(value)) continue;
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  return { low, high };
}
