/** @file The reverse sweep: recorded ops and seeds in, adjoints of the sources out. A loop, however long the tape. */

import type { Adjoints } from './adjoints';
import { context, unrecorded, type RunListener } from './context';
import { isFloating, type DataType } from './dtype';
import type { IdSet } from './ids';
import type { Op } from './op';
import { cast } from './ops/cast';
import { reshape } from './ops/reshape';
import { sum } from './ops/sum';
import { filled } from './ops/support/filled';
import { numberRules } from './scalarRule';
import { sameShape, shapeText, type Shape } from './shape';
import { A, A_ID, B, B_ID, dtypeAt, placeOf, Y, Y_ID, type Entry, type TapeLog } from './tapeLog';
import { aliasOf, type Tensor } from './tensor';

/** Which dtypes carry gradients. */
export type Carries = (dtype: DataType) => boolean;

/** TF.js's functional family goes through every dtype; adjoints of what is not floating are float32. */
export const carriesAll: Carries = () => true;

/**
 * Goes back over the first `count` rows. `adjoints` holds the seeds (∂target/∂target) and is filled on the way; in the end it holds
 * the adjoints of the sources that were reached. The log may grow meanwhile: a tape that records its own sweep appends to it.
 *
 * Rules are run only for inputs that lead to a source. Whatever they compute goes through recorded ops, so that an
 * outer tape sees it; where no tape records, nothing is kept, and scalars are swept as plain numbers.
 */
export function backprop(
  log: TapeLog,
  count: number,
  adjoints: Adjoints,
  sources: IdSet,
  listener: Pick<RunListener, 'adjoint' | 'contribution'> | null,
  carries: Carries = isFloating,
): void {
  const { readAt } = context;
  try {
    goBack(log, count, adjoints, sources, listener, carries);
  } finally {
    context.readAt = readAt;
  }
}

function goBack(
  log: TapeLog,
  count: number,
  adjoints: Adjoints,
  sources: IdSet,
  listener: Pick<RunListener, 'adjoint' | 'contribution'> | null,
  carries: Carries,
): void {
  const wanted = leadingFrom(log, count, sources, carries);
  for (let row = count - 1; row >= 0; row--) {
    const numbers = log.numbers(row);
    if (numbers !== null) {
      const y = numbers[placeOf(row) + Y_ID]!;
      if (!adjoints.has(y)) continue;
      if (
        listener === null &&
        adjoints.isNumber(y) &&
        !(carries === carriesAll && hasFunctionalRule(log.op(row))) &&
        sweepNumbers(log.op(row), numbers, placeOf(row), adjoints, wanted)
      ) {
        if (!sources.has(y)) adjoints.delete(y);
        continue;
      }
    }
    const entry = log.entry(row);
    if (!hasAdjoint(entry.outputs, adjoints)) continue;
    if (listener !== null) reportAdjoints(entry.outputs, adjoints, listener);
    context.readAt = entry.outputs[0]?.gradId ?? null;
    const rule = entry.op.gradient;
    if (rule.kind === 'partials') sweepPartials(entry, adjoints, wanted, carries, listener);
    else if (rule.kind === 'joint') sweepJoint(entry, adjoints, wanted, carries, listener);
    // Nothing earlier can add to these: let go of them, unless asked for.
    for (const output of entry.outputs) if (!sources.has(output.gradId)) adjoints.delete(output.gradId);
  }
}

/** The ids from which a path leads from a source: forward over the log, once. */
function leadingFrom(log: TapeLog, count: number, sources: IdSet, carries: Carries): IdSet {
  const wanted = sources.clone();
  for (let row = 0; row < count; row++) {
    const numbers = log.numbers(row);
    if (numbers !== null) {
      const at = placeOf(row);
      if (wanted.has(numbers[at + A_ID]!) || wanted.has(numbers[at + B_ID]!)) wanted.add(numbers[at + Y_ID]!);
      continue;
    }
    const { inputs, outputs } = log.entry(row);
    for (const input of inputs) {
      if (!wanted.has(input.gradId) || !carries(input.dtype)) continue;
      for (const output of outputs) if (carries(output.dtype)) wanted.add(output.gradId);
      break;
    }
  }
  return wanted;
}

/** A scalar row (its columns at `place`) whose adjoint is a number; false where a rule needs tensors. */
function sweepNumbers(op: Op, row: Float64Array, place: number, adjoints: Adjoints, wanted: IdSet): boolean {
  const dtype = dtypeAt(row, place);
  const rules = numberRules(op, dtype);
  const aId = row[place + A_ID]!;
  const bId = row[place + B_ID]!;
  const aRule = wanted.has(aId) ? rules[0] : null;
  const bRule = wanted.has(bId) ? rules[1] : null;
  if (aRule === undefined || bRule === undefined) return false;
  const dy = adjoints.number(row[place + Y_ID]!);
  const y = row[place + Y]!;
  const a = row[place + A]!;
  const b = row[place + B]!;
  if (aRule !== null) adjoints.addNumber(aId, aRule(dy, y, a, b), dtype);
  if (bRule !== null) adjoints.addNumber(bId, bRule(dy, y, a, b), dtype);
  return true;
}

function hasFunctionalRule({ gradient }: Op): boolean {
  return gradient.kind === 'partials' && gradient.partials.some((partial) => partial?.functional !== undefined);
}

function hasAdjoint(outputs: readonly Tensor[], adjoints: Adjoints): boolean {
  for (const output of outputs) if (adjoints.has(output.gradId)) return true;
  return false;
}

/** One rule per input. */
function sweepPartials(
  entry: Entry,
  adjoints: Adjoints,
  wanted: IdSet,
  carries: Carries,
  listener: Pick<RunListener, 'contribution'> | null,
): void {
  const { op, attrs } = entry;
  if (op.gradient.kind !== 'partials') return;
  const inputs = usable(entry.inputs);
  const outputs = usable(entry.outputs);
  const y = outputs[0];
  const dy = y && adjoints.get(y);
  if (y === undefined || dy === undefined) return;
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    const partial = op.gradient.partials[i];
    if (!input || !partial || !isWanted(input, wanted, carries)) continue;
    const rule = (adjoint: Tensor): Tensor =>
      carries === carriesAll && partial.functional
        ? partial.functional(adjoint, y, inputs, attrs)
        : partial.vjp(adjoint, y, inputs, attrs);
    const contribution = fitted(rule(dy), input, op);
    adjoints.add(input, contribution);
    if (listener !== null) {
      const local = () => {
        if (op.elementwise) return rule(filledLike(y, 1));
        return y.size === 1 ? fitted(rule(filledLike(y, 1)), input, op) : null;
      };
      listener.contribution(y, i, input, contribution, () => unrecorded(local));
    }
  }
}

/** One rule for all inputs. */
function sweepJoint(
  entry: Entry,
  adjoints: Adjoints,
  wanted: IdSet,
  carries: Carries,
  listener: Pick<RunListener, 'contribution'> | null,
): void {
  const { op, attrs } = entry;
  const rule = op.gradient;
  if (rule.kind !== 'joint') return;
  const inputs = usable(entry.inputs);
  const outputs = usable(entry.outputs);
  const needs = inputs.map((input) => isWanted(input, wanted, carries));
  if (!needs.includes(true)) return;
  const dys = outputs.map((y) => adjoints.get(y) ?? adjointLike(y, 0));
  const flown = rule.vjp(dys, outputs, inputs, attrs, needs);
  if (flown.length < inputs.length) {
    throw new Error(
      `InvalidBackprop: the rule of ${op.name} returned too few gradients: ${flown.length} for ${inputs.length} inputs.`,
    );
  }
  inputs.forEach((input, i) => {
    const raw = flown[i];
    if (!raw || !needs[i]) return;
    const contribution = fitted(raw, input, op);
    adjoints.add(input, contribution);
    if (listener === null) return;
    outputs.forEach((y) => {
      if (!adjoints.has(y.gradId)) return;
      const local = () => {
        if (outputs.length > 1 || !(op.elementwise || y.size === 1)) return null;
        const ones = rule.vjp([filledLike(y, 1)], outputs, inputs, attrs, needs)[i];
        return ones ? (op.elementwise ? ones : fitted(ones, input, op)) : null;
      };
      listener.contribution(y, i, input, contribution, () => unrecorded(local));
    });
  });
}

function reportAdjoints(outputs: readonly Tensor[], adjoints: Adjoints, listener: Pick<RunListener, 'adjoint'>): void {
  for (const output of outputs) {
    const adjoint = adjoints.get(output);
    if (adjoint !== undefined) listener.adjoint(output, adjoint);
  }
}

function isWanted(input: Tensor, wanted: IdSet, carries: Carries): boolean {
  return wanted.has(input.gradId) && carries(input.dtype);
}

/**
 * The contribution in the input's own shape and dtype. A broadcast input was used once per copy, so its adjoint is the sum over
 * the axes along which it was copied; an input that was cast up gets its own dtype back (float32 where that is not floating).
 */
function fitted(contribution: Tensor, input: Tensor, op: Op): Tensor {
  const summed = sameShape(contribution.shape, input.shape) ? contribution : unbroadcast(contribution, input.shape, op);
  const dtype = adjointDtype(input.dtype);
  return summed.dtype === dtype ? summed : cast(summed, dtype);
}

/** The dtype of what flows to a tensor of `dtype`. */
function adjointDtype(dtype: DataType): DataType {
  return isFloating(dtype) ? dtype : 'float32';
}

function unbroadcast(contribution: Tensor, shape: Shape, op: Op): Tensor {
  const extra = contribution.shape.length - shape.length;
  const axes = contribution.shape.flatMap((d, axis) => {
    const own = axis < extra ? 1 : (shape[axis - extra] ?? 1);
    if (own !== 1 && own !== d) throw misshapen(contribution, shape, op);
    return axis < extra || (own === 1 && d !== 1) ? [axis] : [];
  });
  if (extra < 0) throw misshapen(contribution, shape, op);
  return reshape(axes.length === 0 ? contribution : sum(contribution, axes), shape.slice());
}

function misshapen(contribution: Tensor, shape: Shape, op: Op): Error {
  return new Error(
    `The gradient rule of ${op.name} returned shape ${shapeText(contribution.shape)} for an input of shape ${shapeText(shape)}.`,
  );
}

/** Tensors a rule may compute with: one its user disposed meanwhile comes back under another name, with the same `gradId`. */
function usable(tensors: readonly Tensor[]): readonly Tensor[] {
  for (const t of tensors) if (t.isDisposed) return tensors.map((u) => (u.isDisposed ? aliasOf(u, u.gradId) : u));
  return tensors;
}

/** A tensor like `x` with every element `value`; not an op and not a leaf of the snippet. */
export function filledLike(x: Tensor, value: number): Tensor {
  return filled(x.shape, value, x.dtype);
}

/** The same in the dtype of its adjoint. */
export function adjointLike(x: Tensor, value: number): Tensor {
  return filled(x.shape, value, adjointDtype(x.dtype));
}
