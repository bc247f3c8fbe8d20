/** @file Values of a Recording element by element: which are not finite, which one is first, and how small they are. */

import type { Quantity } from '../../protocol/recordingView';

export function isFinite(quantity: Quantity): boolean {
  if (quantity.kind === 'scalar') return Number.isFinite(quantity.value);
  return quantity.preview.nans === 0 && quantity.preview.infinities === 0;
}

export function hasNaN(quantity: Quantity): boolean {
  return quantity.kind === 'scalar' ? Number.isNaN(quantity.value) : quantity.preview.nans > 0;
}

export function sizeOf(quantity: Quantity): number {
  return quantity.kind === 'scalar' ? 1 : quantity.preview.size;
}

/** The largest size of a finite element; 0 when there is none. */
export function largest(quantity: Quantity): number {
  if (quantity.kind === 'scalar') return Math.abs(quantity.value);
  const { min, max, nans, infinities } = quantity.preview;
  if (nans + infinities > 0) return Infinity;
  return quantity.preview.size === 0 ? 0 : Math.max(Math.abs(min), Math.abs(max));
}

/** The element at a flat position; null where the Recording did not keep it. */
export function elementAt(quantity: Quantity, flat: number): number | null {
  if (quantity.kind === 'scalar') return quantity.value;
  const value = quantity.preview.values[flat];
  return typeof value === 'number' ? value : null;
}

/** Flat position of the first element for which `test` holds, among those that were kept. */
export function findElement(quantity: Quantity, test: (value: number, flat: number) => boolean): number | null {
  if (quantity.kind === 'scalar') return test(quantity.value, 0) ? 0 : null;
  const at = quantity.preview.values.findIndex((value, flat) => typeof value === 'number' && test(value, flat));
  return at < 0 ? null : at;
}

export function shapeOf(quantity: Quantity): readonly number[] {
  return quantity.kind === 'scalar' ? [] : quantity.shape;
}

/** Where an operand of shape `from` has the element that a broadcast result has at `flat`; null when the shapes do not fit. */
export function broadcastFlat(from: readonly number[], to: readonly number[], flat: number): number | null {
  let [rest, position, stride] = [flat, 0, 1];
  for (let back = 1; back <= to.length; back++) {
    const size = to[to.length - back] ?? 1;
    const own = back <= from.length ? (from[from.length - back] ?? 1) : 1;
    if (own !== 1 && own !== size) return null;
    const index = rest % size;
    rest = (rest - index) / size;
    position += (own === 1 ? 0 : index) * stride;
    stride *= own;
  }
  return from.length > to.length ? null : position;
}

/** `[1, 0]`; empty for a lone number. */
export function indexText(shape: readonly number[], flat: number): string {
  if (shape.length === 0) return '';
  const index: number[] = [];
  let rest = flat;
  for (const size of [...shape].reverse()) {
    index.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return `[${index.join(', ')}]`;
}
