/** @file The range of a slider around a leaf's own value: even steps, or even factors where the value is small or large. Pure. */

export interface LeafRange {
  readonly kind: 'linear' | 'logarithmic';
  readonly min: number;
  readonly max: number;
  /** What an arrow key adds in a number field. */
  readonly step: number;
}

/** Places of the slider. */
export const PLACES = 400;
const SMALL = 0.1;
const LARGE = 1000;
const FACTOR = 100;

/** `own`: the snippet's value. */
export function leafRange(own: number, isInteger: boolean): LeafRange {
  if (!Number.isFinite(own)) return { kind: 'linear', min: -10, max: 10, step: isInteger ? 1 : 0.1 };
  const size = Math.abs(own);
  if (!isInteger && own > 0 && (own < SMALL || own >= LARGE)) {
    return { kind: 'logarithmic', min: own / FACTOR, max: own * FACTOR, step: power(own) / 10 };
  }
  // Twice its size to either side of zero: the sign can turn, and the start is at neither end.
  const reach = isInteger ? Math.max(10, 2 * size) : Math.max(2, roundUp(2 * size));
  const step = isInteger ? Math.max(1, Math.round((2 * reach) / PLACES)) : power(reach) / 10;
  return { kind: 'linear', min: -reach, max: reach, step };
}

/** Where a value stands, from 0 to PLACES. */
export function placeOf(range: LeafRange, value: number): number {
  const { kind, min, max } = range;
  const share =
    kind === 'linear' ? (value - min) / (max - min) : Math.log(Math.max(value, min) / min) / Math.log(max / min);
  return Math.round(Math.min(1, Math.max(0, Number.isNaN(share) ? 0 : share)) * PLACES);
}

/** The value at a place, with no more digits than the places tell apart. */
export function valueAt(range: LeafRange, place: number, isInteger: boolean): number {
  const { kind, min, max } = range;
  const share = place / PLACES;
  const value = kind === 'linear' ? min + share * (max - min) : min * (max / min) ** share;
  if (isInteger) return Math.round(value);
  if (kind === 'logarithmic') return Number(value.toPrecision(3));
  const unit = (max - min) / PLACES;
  const digits = Math.max(0, Math.ceil(-Math.log10(unit)) + (Number.isInteger(Math.log10(unit)) ? 0 : 1));
  return Number(value.toFixed(Math.min(12, digits)));
}

/** 0.03 → 0.01, 75 → 10. */
function power(value: number): number {
  return 10 ** Math.floor(Math.log10(value));
}

/** To one digit that halves and quarters well: 1, 2, 4 or 8 times a power of ten. */
function roundUp(value: number): number {
  if (value === 0) return 0;
  const unit = power(value);
  const digit = [1, 2, 4, 8, 10].find((d) => d * unit >= value * (1 - 1e-9)) ?? 10;
  return digit * unit;
}
