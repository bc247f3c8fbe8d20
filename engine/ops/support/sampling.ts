/** @file Where the pixels of a resized image lie in the original. */

/** The place in an axis of `from` pixels that pixel `i` of `to` is taken at. */
export function sourcePlace(
  i: number,
  from: number,
  to: number,
  alignCorners: boolean,
  halfPixelCenters: boolean,
): number {
  if (halfPixelCenters) return ((i + 0.5) * from) / to - 0.5;
  return alignCorners && to > 1 ? (i * (from - 1)) / (to - 1) : (i * from) / to;
}

export function checkResize(
  opName: string,
  rank: number,
  size: readonly number[],
  alignCorners: boolean,
  halfPixelCenters: boolean,
): void {
  if (rank !== 3 && rank !== 4) throw new Error(`Error in ${opName}: x must be rank 3 or 4, but got rank ${rank}.`);
  if (size.length !== 2) throw new Error(`Error in ${opName}: new shape must 2D, but got shape ${size}.`);
  if (halfPixelCenters && alignCorners) {
    throw new Error(`Error in ${opName}: If halfPixelCenters is true, alignCorners must be false.`);
  }
}
