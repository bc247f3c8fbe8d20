/** @file Shapes: sizes, strides and the broadcasting rule; pure functions on arrays of numbers. */

export type Shape = readonly number[];

/** The one shape of every scalar, shared so that scalars allocate none. */
export const SCALAR: Shape = Object.freeze([]);

/** Number of elements. */
export function sizeOf(shape: Shape): number {
  let size = 1;
  for (let i = 0; i < shape.length; i++) size *= shape[i]!;
  return size;
}

/** Refuses a shape that somebody made up of anything but whole sizes from 0 on. */
export function checkSizes(shape: Shape): void {
  for (const d of shape) {
    if (!Number.isInteger(d) || d < 0) {
      throw new Error(`Tensor must have a shape comprised of positive integers but got shape [${shape}].`);
    }
  }
}

export function sameShape(a: Shape, b: Shape): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

/** Row-major strides, in elements. */
export function stridesOf(shape: Shape): number[] {
  const strides = new Array<number>(shape.length);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    strides[i] = step;
    step *= shape[i] ?? 1;
  }
  return strides;
}

/** The shape two operands broadcast to, or null where they do not fit. */
export function broadcastShape(a: Shape, b: Shape): Shape | null {
  if (sameShape(a, b)) return a;
  const rank = Math.max(a.length, b.length);
  const out = new Array<number>(rank);
  for (let i = 1; i <= rank; i++) {
    const m = a[a.length - i] ?? 1;
    const n = b[b.length - i] ?? 1;
    if (m !== n && m !== 1 && n !== 1) return null;
    out[rank - i] = m === 1 ? n : m;
  }
  return out;
}

/** Strides of `shape` inside `outShape`: 0 along every axis that is repeated. */
export function broadcastStrides(shape: Shape, outShape: Shape): number[] {
  const lead = outShape.length - shape.length;
  const strides = new Array<number>(outShape.length).fill(0);
  let step = 1;
  for (let i = shape.length - 1; i >= 0; i--) {
    const size = shape[i]!;
    strides[lead + i] = size === 1 ? 0 : step;
    step *= size;
  }
  return strides;
}

/** A shape in TensorFlow's words: (), (3,), (2, 3). */
export function shapeText(shape: Shape): string {
  return shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
}
