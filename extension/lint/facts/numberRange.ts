/** @file Between which bounds the elements of a tensor surely lie, as far as the ops that made it tell. */

import { isTensorOperand, type Operand, type TensorFact } from './values';

/** An end that is not in is never reached: exp lies between 0 and ∞, 0 not in. */
export interface NumberRange {
  readonly low: number;
  readonly lowIn: boolean;
  readonly high: number;
  readonly highIn: boolean;
}

/** What is taken for granted of a tensor while ranges are worked out. */
export interface Assumption {
  readonly tensor: TensorFact;
  readonly range: NumberRange;
}

export const ANY: NumberRange = { low: -Infinity, lowIn: true, high: Infinity, highIn: true };

export function rangeOf(operand: Operand, assumption: Assumption | null = null): NumberRange {
  return new Ranges(assumption).of(operand);
}

export function contains({ low, lowIn, high, highIn }: NumberRange, number: number): boolean {
  return (lowIn ? low <= number : low < number) && (highIn ? number <= high : number < high);
}

export function intersection(a: NumberRange, b: NumberRange): NumberRange {
  const lower = a.low > b.low || (a.low === b.low && !a.lowIn) ? a : b;
  const upper = a.high < b.high || (a.high === b.high && !a.highIn) ? a : b;
  return { low: lower.low, lowIn: lower.lowIn, high: upper.high, highIn: upper.highIn };
}

/** The same call on the same tensors: `x.abs()` written twice is one value. */
export function isSameValue(a: TensorFact, b: TensorFact, depth = 4): boolean {
  if (a === b) return true;
  if (depth === 0 || a.kind !== 'op' || b.kind !== 'op' || a.op !== b.op) return false;
  return (
    a.operands.length === b.operands.length &&
    a.inputs.length > 0 &&
    a.operands.every((one, i) => {
      const other = b.operands[i];
      if (!isTensorOperand(one) || !isTensorOperand(other)) return one !== null && one === other;
      return isSameValue(one, other, depth - 1);
    })
  );
}

const closed = (low: number, high: number): NumberRange => ({ low, lowIn: true, high, highIn: true });
const open = (low: number, high: number): NumberRange => ({ low, lowIn: false, high, highIn: false });
const NOT_NEGATIVE = closed(0, Infinity);
const POSITIVE: NumberRange = { ...NOT_NEGATIVE, lowIn: false };

/** From the ranges of the operands to that of the result. */
type RangeRule = (a: NumberRange, b: NumberRange, c: NumberRange) => NumberRange;

const RULES: ReadonlyMap<string, RangeRule> = new Map<string, RangeRule>([
  ...Object.entries({
    sigmoid: open(0, 1),
    softmax: { ...closed(0, 1), lowIn: false },
    softplus: POSITIVE,
    rsqrt: POSITIVE,
    tanh: open(-1, 1),
    erf: open(-1, 1),
    sin: closed(-1, 1),
    cos: closed(-1, 1),
    cosh: closed(1, Infinity),
    ones: closed(1, 1),
    onesLike: closed(1, 1),
    zeros: closed(0, 0),
    zerosLike: closed(0, 0),
    eye: closed(0, 1),
    oneHot: closed(0, 1),
    norm: NOT_NEGATIVE,
    euclideanNorm: NOT_NEGATIVE,
    squaredDifference: NOT_NEGATIVE,
    'losses.meanSquaredError': NOT_NEGATIVE,
    'losses.absoluteDifference': NOT_NEGATIVE,
  }).map(([op, fixed]) => [op, () => fixed] as const),
  // These grow with what goes in.
  ['exp', (a) => ({ ...raised(a, Math.exp), lowIn: false })],
  ['expm1', (a) => raised(a, Math.expm1)],
  ['log', (a) => raised(a, (x) => Math.log(Math.max(x, 0)))],
  ['log1p', (a) => raised(a, (x) => Math.log1p(Math.max(x, -1)))],
  ['sqrt', (a) => raised(a, (x) => Math.sqrt(Math.max(x, 0)))],
  ['relu', (a) => raised(a, (x) => Math.max(x, 0))],
  ['relu6', (a) => raised(a, (x) => Math.min(Math.max(x, 0), 6))],
  ['abs', (a) => (a.low >= 0 ? a : larger(a, negated(a), NOT_NEGATIVE))],
  ['square', squared],
  ['neg', negated],
  ['add', sum],
  ['sub', (a, b) => sum(a, negated(b))],
  ['mul', product],
  ['div', (a, b) => (contains(b, 0) ? ANY : product(a, inverse(b)))],
  ['reciprocal', (a) => (contains(a, 0) ? ANY : inverse(a))],
  ['pow', power],
  ['maximum', (a, b) => larger(a, b, ANY)],
  ['minimum', (a, b) => negated(larger(negated(a), negated(b), ANY))],
  ['clipByValue', (_, low, high) => closed(low.low, high.high)],
  ['sum', total],
  ['cumsum', total],
  ['prod', (a) => (a.low >= 0 ? { ...NOT_NEGATIVE, lowIn: contains(a, 0) } : ANY)],
  ['scalar', (a) => a],
  ['constant', (a) => a],
  ['fill', (_, value) => value],
  ['randomUniform', (_, low, high) => closed(low === ANY ? 0 : low.low, high === ANY ? 1 : high.high)],
]);

/** Each element of the result is one that went in, or lies between some of them. */
const KEEPING: ReadonlySet<string> = new Set(
  `reshape as1D as2D as3D as4D as5D asScalar flatten expandDims squeeze transpose reverse slice stridedSlice gather
  gatherND split unstack tile broadcastTo clone identity stopGradient toFloat mean max min stack concat avgPool maxPool
  sort`.split(/\s+/),
);

class Ranges {
  private readonly known = new Map<TensorFact, NumberRange>();

  constructor(private readonly assumption: Assumption | null) {}

  of(operand: Operand | undefined): NumberRange {
    if (typeof operand === 'number') return Number.isNaN(operand) ? ANY : closed(operand, operand);
    if (!isTensorOperand(operand)) return ANY;
    const known = this.known.get(operand);
    if (known !== undefined) return known;
    this.known.set(operand, ANY);
    const own = this.look(operand);
    const { assumption } = this;
    const isAssumed = assumption !== null && isSameValue(operand, assumption.tensor);
    const found = isAssumed ? intersection(own, assumption.range) : own;
    this.known.set(operand, found);
    return found;
  }

  private look({ kind, op, operands, inputs }: TensorFact): NumberRange {
    if (kind === 'either' || KEEPING.has(op)) return inputs.map((one) => this.of(one)).reduce(union, EMPTY);
    const [a, b, c] = operands;
    if (op === 'mul' && isTensorOperand(a) && isTensorOperand(b) && isSameValue(a, b)) return squared(this.of(a));
    return RULES.get(op)?.(this.of(a), this.of(b), this.of(c)) ?? ANY;
  }
}

const EMPTY = open(Infinity, -Infinity);

function union(a: NumberRange, b: NumberRange): NumberRange {
  const lower = a.low < b.low || (a.low === b.low && a.lowIn) ? a : b;
  const upper = a.high > b.high || (a.high === b.high && a.highIn) ? a : b;
  return { low: lower.low, lowIn: lower.lowIn, high: upper.high, highIn: upper.highIn };
}

function raised(a: NumberRange, f: (x: number) => number): NumberRange {
  return { ...a, low: f(a.low), high: f(a.high) };
}

function negated(a: NumberRange): NumberRange {
  return { low: -a.high, lowIn: a.highIn, high: -a.low, highIn: a.lowIn };
}

/** The larger of one of each, and within bounds. */
function larger(a: NumberRange, b: NumberRange, bounds: NumberRange): NumberRange {
  const { low, lowIn } = a.low > b.low || (a.low === b.low && !a.lowIn) ? a : b;
  const { high, highIn } = union(a, b);
  return intersection({ low, lowIn, high, highIn }, bounds);
}

function sum(a: NumberRange, b: NumberRange): NumberRange {
  return { low: a.low + b.low, lowIn: a.lowIn && b.lowIn, high: a.high + b.high, highIn: a.highIn && b.highIn };
}

/** Of any number of elements: only its sign is sure. */
function total(a: NumberRange): NumberRange {
  if (a.low >= 0) return { ...NOT_NEGATIVE, lowIn: contains(a, 0) };
  return a.high <= 0 ? { ...negated(NOT_NEGATIVE), highIn: contains(a, 0) } : ANY;
}

function product(a: NumberRange, b: NumberRange): NumberRange {
  const ends = [a.low * b.low, a.low * b.high, a.high * b.low, a.high * b.high].map((end) => (Number.isNaN(end) ? 0 : end)); // prettier-ignore
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const isZeroIn = contains(a, 0) || contains(b, 0);
  return { low, lowIn: low !== 0 || isZeroIn, high, highIn: high !== 0 || isZeroIn };
}

function squared(a: NumberRange): NumberRange {
  return intersection(product(a, a), { ...NOT_NEGATIVE, lowIn: contains(a, 0) });
}

/** 0 is not in. */
function inverse(a: NumberRange): NumberRange {
  if (a.low < 0 && a.high > 0) return ANY;
  return a.low >= 0
    ? { ...POSITIVE, low: 1 / a.high, lowIn: a.high !== Infinity && a.highIn, high: 1 / Math.abs(a.low) }
    : negated(inverse(negated(a)));
}

function power(base: NumberRange, { low, high }: NumberRange): NumberRange {
  const isEven = low === high && low % 2 === 0;
  if (!isEven && base.low < 0) return ANY;
  return { ...NOT_NEGATIVE, lowIn: contains(base, 0) && low > 0 };
}
