/** @file Where ops are finite, value and derivative both, and which operand decides it. */

import { t } from '../../protocol/words';
import { contains, type NumberRange } from './numberRange';
import type { Operand, TensorFact } from './values';

export interface Domain {
  /** Position of the operand that must stay inside; a method's receiver is the first. */
  readonly operand: 0 | 1;
  /** A number inside; null where no single one will do. */
  readonly safe: 0 | 1 | null;
  /** Are all numbers of the range inside? */
  readonly holds: (range: NumberRange, op: TensorFact) => boolean;
  /** Only numbers far away are outside: worth a word where they are sure to be reached for, not wherever nothing is known. */
  readonly isFar?: true;
  /** Where the op stops being finite: a sentence without its full stop. */
  readonly edge: () => string;
}

/** Of several ops, all but where that is. */
type Span = Omit<Domain, 'edge'>;

const above = (edge: number) => (range: NumberRange) => range.low > edge || (range.low === edge && !range.lowIn);
const inside = (low: number, high: number) => (range: NumberRange) =>
  above(low)(range) && (range.high < high || (range.high === high && !range.highIn));
const not0 = (range: NumberRange): boolean => !contains(range, 0);

const zeroDivisor = (): string => t('what it divides by may be 0');

const ABOVE_0: Span = { operand: 0, safe: 1, holds: above(0) };
const ABOVE_1: Span = { operand: 0, safe: null, holds: above(1) };
const INSIDE_1: Span = { operand: 0, safe: 0, holds: inside(-1, 1) };
const NORM: Domain = { operand: 0, safe: null, holds: not0, edge: () => t('the slope of a norm at 0 is NaN') };
/** float32 ends at e^88.7. */
const EXPONENT: Span = { operand: 0, safe: 1, holds: ({ high }) => high <= 88, isFar: true };

const DOMAINS: ReadonlyMap<string, Domain> = new Map<string, Domain>([
  ['log', { ...ABOVE_0, edge: () => t('log is not finite at 0 and below') }],
  ['log1p', { ...ABOVE_0, holds: above(-1), edge: () => t('log1p is not finite at -1 and below') }],
  ['sqrt', { ...ABOVE_0, edge: () => t('sqrt is NaN below 0, and its slope at 0 is infinite') }],
  ['rsqrt', { ...ABOVE_0, edge: () => t('rsqrt is not finite at 0 and below') }],
  ['reciprocal', { ...ABOVE_0, holds: not0, edge: zeroDivisor }],
  ['div', { operand: 1, safe: 1, holds: not0, edge: zeroDivisor }],
  ['pow', { ...ABOVE_0, holds: isPowerFinite, edge: () => t('the power, or its slope, is not finite at 0 or below') }],
  ['acos', { ...INSIDE_1, edge: () => t('the slope of acos is infinite at -1 and 1, with NaN beyond') }],
  ['asin', { ...INSIDE_1, edge: () => t('the slope of asin is infinite at -1 and 1, with NaN beyond') }],
  ['atanh', { ...INSIDE_1, edge: () => t('atanh is not finite from -1 down and from 1 up') }],
  ['erfinv', { ...INSIDE_1, edge: () => t('erfinv is not finite from -1 down and from 1 up') }],
  ['acosh', { ...ABOVE_1, edge: () => t('acosh is NaN below 1, and its slope at 1 is infinite') }],
  ['norm', { ...NORM, holds: (range, { operands }) => isSmooth(operands[1]) || not0(range) }],
  ['euclideanNorm', NORM],
  ['exp', { ...EXPONENT, edge: () => t('exp overflows above 88') }],
  ['expm1', { ...EXPONENT, edge: () => t('expm1 overflows above 88') }],
]);

export function domainOf(op: string): Domain | undefined {
  return DOMAINS.get(op);
}

/** x ^ n: for n < 0 the value and for n < 1 the derivative is infinite at 0; fractions need x ≥ 0. */
function isPowerFinite(base: NumberRange, { operands }: TensorFact): boolean {
  const exponent: Operand | undefined = operands[1];
  // Of an unknown exponent most are harmless.
  if (typeof exponent !== 'number' || (Number.isInteger(exponent) && exponent > 0)) return true;
  if (Number.isInteger(exponent)) return not0(base);
  return exponent > 1 ? base.low >= 0 : above(0)(base);
}

/** The norms of order 1 and ∞ have a slope of at most 1 everywhere. */
function isSmooth(order: Operand | undefined): boolean {
  return order === 1 || order === Infinity;
}
