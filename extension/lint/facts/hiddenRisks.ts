/** @file Ops in a branch of `where` that the condition keeps from a bad value, but not from a bad derivative: 0 · ∞ is NaN. */

import { ancestorsIn, ancestorsOf } from './ancestors';
import { domainOf, type Domain } from './domains';
import { NOT_DIFFERENTIABLE, SHAPE_ONLY, isIndexInput } from './engineOps';
import { ANY, isSameValue, rangeOf, type Assumption, type NumberRange } from './numberRange';
import type { GradientEvent, Run } from './run';
import { isTensorOperand, tensorsIn, type Operand, type TensorFact } from './values';

export interface HiddenRisk {
  readonly where: TensorFact;
  readonly condition: TensorFact;
  /** Which branch, as an operand of `where`. */
  readonly position: 1 | 2;
  /** The op that may not be finite where the branch is not taken, and the operand that decides it. */
  readonly op: TensorFact;
  readonly operand: TensorFact;
  readonly domain: Domain;
}

/** One for each `where` on the way to a gradient's target: the first op at risk. */
export function hiddenRisks(run: Run): readonly HiddenRisk[] {
  const found = new Map<TensorFact, HiddenRisk>();
  for (const event of run.gradients) {
    const wheres = [...ancestorsOf(event)].filter((one) => one.op === 'where' && !found.has(one));
    if (wheres.length === 0) continue;
    const sources = new Set([...event.sources.flatMap(({ value }) => tensorsIn(value).tensors), ...implied(event)]);
    for (const where of wheres) {
      const risk = riskIn(where, sources);
      if (risk !== null) found.set(where, risk);
    }
  }
  return [...found.values()];
}

/** `tf.variableGrads(f)` without a list: every Variable that f comes by. */
function implied(event: GradientEvent): readonly TensorFact[] {
  return event.method === 'functional' ? [...ancestorsOf(event)].filter((one) => one.variable !== null) : [];
}

function riskIn(where: TensorFact, sources: ReadonlySet<TensorFact>): HiddenRisk | null {
  const [first, second, third] = where.operands;
  const [condition, ...operands] = where.method ? [second, first, third] : [first, second, third];
  if (!isTensorOperand(condition)) return null;
  const ways = operands.map((operand) => (isTensorOperand(operand) ? waysBack(operand) : new Set<TensorFact>()));
  const asked = askedOf(condition);
  for (const position of [1, 2] as const) {
    const [own, other] = [ways[position - 1], ways[2 - position]];
    const assumption = notTaken(condition, position);
    const risky = [...(own ?? [])].reverse().flatMap((op): readonly HiddenRisk[] => {
      // In both branches: the condition is not there to keep it from anything.
      if (other?.has(op) === true) return [];
      const atRisk = operandAtRisk(op, assumption);
      if (atRisk === null) return [];
      const { operand } = atRisk;
      const isTraced = [...waysBack(operand)].some((one) => sources.has(one));
      return isTraced && asked.some((one) => isAbout(one, operand))
        ? [{ where, condition, position, op, ...atRisk }]
        : [];
    });
    const best = risky.find(({ operand }) => operand === assumption?.tensor) ?? risky[0];
    if (best !== undefined) return best;
  }
  return null;
}

/** What the condition asks about: `x` and `y` in `x.greater(0).logicalAnd(y.less(1))`. */
function askedOf(condition: TensorFact): readonly TensorFact[] {
  const isJudgement = NOT_DIFFERENTIABLE.has(condition.op) || RESHAPING.has(condition.op);
  if (!isJudgement) return [condition];
  return condition.inputs.flatMap((one) => (constant(one) === null ? askedOf(one) : []));
}

/** A condition that has nothing to do with the operand, such as a mask of the data, does not guard it. */
function isAbout(asked: TensorFact, operand: TensorFact): boolean {
  return isMadeFrom(operand, asked) || isMadeFrom(asked, operand);
}

function isMadeFrom(tensor: TensorFact, from: TensorFact): boolean {
  return [...ancestorsIn([tensor])].some((one) => isSameValue(one, from));
}

/** What a gradient comes by on its way back. A `where` on it makes safe what comes before, or is told by itself. */
function waysBack(from: TensorFact): ReadonlySet<TensorFact> {
  const found = new Set<TensorFact>();
  const waiting = [from];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    if (isClosed(one)) continue;
    const { op, method } = one;
    waiting.push(...one.inputs.filter((_, position) => !isIndexInput(op, position, method)));
  }
  return found;
}

function isClosed({ op, variable }: TensorFact): boolean {
  return (
    variable !== null ||
    op === 'where' ||
    op === 'stopGradient' ||
    op === 'customGrad' ||
    NOT_DIFFERENTIABLE.has(op) ||
    SHAPE_ONLY.has(op)
  );
}

function operandAtRisk(op: TensorFact, assumption: Assumption | null): Pick<HiddenRisk, 'operand' | 'domain'> | null {
  const domain = op.kind === 'op' ? domainOf(op.op) : undefined;
  const operand = domain === undefined ? undefined : op.operands[domain.operand];
  if (domain === undefined || !isTensorOperand(operand)) return null;
  if (domain.isFar === true && (assumption === null || !isMadeFrom(operand, assumption.tensor))) return null;
  return domain.holds(rangeOf(operand, assumption), op) ? null : { operand, domain };
}

/** Ops that leave a condition what it is. */
const RESHAPING: ReadonlySet<string> = new Set('tile reshape expandDims squeeze broadcastTo toBool cast asType'.split(' ')); // prettier-ignore

/** What the condition says of the tensor it compares, where the branch is not taken. */
function notTaken(condition: TensorFact, position: 1 | 2): Assumption | null {
  const [first, second] = condition.operands;
  if (RESHAPING.has(condition.op)) return isTensorOperand(first) ? notTaken(first, position) : null;
  if (condition.op === 'logicalNot') return isTensorOperand(first) ? notTaken(first, position === 1 ? 2 : 1) : null;
  const isTrue = position === 2;
  const [bound, swapped] = [constant(second), constant(first)];
  if (isTensorOperand(first) && bound !== null) return told(first, condition.op, bound, isTrue);
  if (isTensorOperand(second) && swapped !== null) return told(second, MIRRORED[condition.op] ?? condition.op, swapped, isTrue); // prettier-ignore
  return null;
}

const MIRRORED: Readonly<Record<string, string>> = {
  greater: 'less',
  greaterEqual: 'lessEqual',
  less: 'greater',
  lessEqual: 'greaterEqual',
};

function told(tensor: TensorFact, op: string, bound: number, isTrue: boolean): Assumption | null {
  const range = COMPARED[op]?.(bound, isTrue);
  return range === undefined ? null : { tensor, range };
}

const COMPARED: Readonly<Record<string, (bound: number, isTrue: boolean) => NumberRange>> = {
  greater: (bound, isTrue) => (isTrue ? { ...ANY, low: bound, lowIn: false } : { ...ANY, high: bound }),
  greaterEqual: (bound, isTrue) => (isTrue ? { ...ANY, low: bound } : { ...ANY, high: bound, highIn: false }),
  less: (bound, isTrue) => COMPARED['greaterEqual']?.(bound, !isTrue) ?? ANY,
  lessEqual: (bound, isTrue) => COMPARED['greater']?.(bound, !isTrue) ?? ANY,
  equal: (bound, isTrue) => (isTrue ? { low: bound, lowIn: true, high: bound, highIn: true } : ANY),
  notEqual: (bound, isTrue) => COMPARED['equal']?.(bound, !isTrue) ?? ANY,
};

function constant(operand: Operand | undefined): number | null {
  const { low, high } = operand === undefined ? ANY : rangeOf(operand);
  return low === high ? low : null;
}
