/** @file Axes: from what people write (negative, one or several, left out) to sorted places, and the shapes that follow. */

import type { Shape } from '../../shape';

/** All axes as sorted distinct places; undefined or null means every axis. */
export function toAxes(axis: number | readonly number[] | undefined | null, rank: number, opName: string): number[] {
  if (axis === undefined || axis === null) return Array.from({ length: rank }, (_, i) => i);
  const axes = typeof axis === 'number' ? [axis] : axis;
  return [...new Set(axes.map((a) => toAxis(a, rank, opName)))].sort((a, b) => a - b);
}

/** One axis as a place from 0 on. */
export function toAxis(axis: number, rank: number, opName: string): number {
  if (!Number.isInteger(axis) || axis < -rank || axis >= rank) {
    throw new Error(
      `Argument 'axis' passed to '${opName}' must be a whole number in [${-rank}, ${rank}) for a tensor of rank ${rank}, but got ${axis}.`,
    );
  }
  return axis < 0 ? axis + rank : axis;
}

/** `shape` with the given axes set to 1. */
export function keptShape(shape: Shape, axes: readonly number[]): number[] {
  return shape.map((size, d) => (axes.includes(d) ? 1 : size));
}

/** `shape` without the given axes. */
export function reducedShape(shape: Shape, axes: readonly number[]): number[] {
  return shape.filter((_, d) => !axes.includes(d));
}

/** The sizes before, at and after an axis: any array is [outer, size, inner] around each of its axes. */
export function aroundAxis(shape: Shape, axis: number): { outer: number; size: number; inner: number } {
  const product = (sizes: Shape): number => sizes.reduce((a, b) => a * b, 1);
  return { outer: product(shape.slice(0, axis)), size: shape[axis] ?? 1, inner: product(shape.slice(axis + 1)) };
}
