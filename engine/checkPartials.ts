/** @file Are the partials of a run right? What a tape saw is computed again in float64 with each source moved a little: central differences. */

import { computedInside } from './customGrad';
import type { Attrs } from './op';
import { castTo } from './ops/support/dtypes';
import type { Entry } from './tapeLog';
import { aliasOf, makeTensor, Tensor, valuesOf } from './tensor';

/** One number beside its difference quotient. */
export interface PartialCheck {
  /** Position in the source, row by row. */
  readonly element: number;
  /** What the backward pass gave. */
  readonly rule: number;
  readonly difference: number;
  /** The slopes to either side. */
  readonly left: number;
  readonly right: number;
  /** |rule − difference| over the larger of the two. */
  readonly error: number;
  readonly verdict: Verdict;
}
export type Verdict = 'right' | 'wrong' | 'kink';

/** Rules run in float32, differences in float64: so far apart they may be, relative to the larger. */
const TOLERANCE = 1e-3;
/** Next to the largest partial of its source, such a distance is nothing. */
const NEGLIGIBLE = 1e-6;
const STEP = 1e-4;
const LEAST_STEP = 1e-6;
/** A gap between the slopes to either side is a kink when it does not shrink with the step. */
const SHRINK = 8;

/** `entries`: all ops between sources and targets, in order. `partials`: ∂(sum of targets)/∂source, null where unconnected. */
export function checkPartials(
  entries: readonly Entry[],
  targets: readonly Tensor[],
  sources: readonly Tensor[],
  partials: readonly (Tensor | null)[],
  most: number,
): readonly (readonly PartialCheck[])[] {
  const compute = recomputed(entries, targets);
  const here = compute(null);
  return sources.map((source, s) => {
    const partial = partials[s];
    const rules = partial ? valuesOf(partial) : null;
    const values = valuesOf(source);
    const largest = largestOf(rules ?? []);
    return Array.from({ length: Math.min(most, source.size) }, (_, element): PartialCheck => {
      const rule = rules?.[element] ?? 0;
      const step = Math.max(LEAST_STEP, STEP * Math.abs(values[element] ?? 0));
      const slopes = (by: number): readonly [number, number] => [
        (here - compute({ gradId: source.gradId, element, by: -by })) / by,
        (compute({ gradId: source.gradId, element, by }) - here) / by,
      ];
      const [left, right] = slopes(step);
      const difference = (left + right) / 2;
      const size = Math.max(Math.abs(rule), Math.abs(difference));
      const distance = Math.abs(rule - difference);
      const error = size === 0 ? 0 : distance / size;
      const isNear = error <= TOLERANCE || distance <= NEGLIGIBLE * largest || Object.is(rule, difference);
      const gap = Math.abs(right - left);
      const isKink = gap > TOLERANCE * Math.max(Math.abs(left), Math.abs(right)) && staysApart(slopes, step, gap);
      return { element, rule, difference, left, right, error, verdict: isKink ? 'kink' : isNear ? 'right' : 'wrong' };
    });
  });
}

/** `gap`: between the slopes at this step. */
function staysApart(slopes: (by: number) => readonly [number, number], step: number, gap: number): boolean {
  const [left, right] = slopes(step / SHRINK);
  return Math.abs(right - left) > (2 / SHRINK) * gap;
}

/** By size; of what is finite. */
function largestOf(values: Iterable<number>): number {
  let largest = 0;
  for (const value of values) if (Number.isFinite(value)) largest = Math.max(largest, Math.abs(value));
  return largest;
}

interface Move {
  readonly gradId: number;
  readonly element: number;
  readonly by: number;
}

/** The sum of the targets as a function of one source moved, in float64. */
function recomputed(entries: readonly Entry[], targets: readonly Tensor[]): (move: Move | null) => number {
  // What no entry computes is the same every time; a Variable has a value for each state.
  const wide = new Map<Tensor, Tensor>();
  const asIs = (tensor: Tensor): Tensor => {
    let found = wide.get(tensor);
    if (found === undefined) wide.set(tensor, (found = widened(tensor)));
    return found;
  };
  return (move) => {
    const made = new Map<number, Tensor>();
    const moved = (tensor: Tensor, gradId: number): Tensor =>
      move?.gradId === gradId ? movedBy(tensor, move) : tensor;
    const valueOf = (tensor: Tensor): Tensor => made.get(tensor.gradId) ?? moved(asIs(tensor), tensor.gradId);
    for (const { op, inputs, outputs, attrs } of entries) {
      const inside = computedInside.get(op);
      const results = inside?.map(valueOf) ?? op.forward(inputs.map(valueOf), widenedAttrs(attrs));
      const list = results instanceof Tensor ? [results] : results;
      outputs.forEach((output, i) => {
        const result = list[i];
        if (result !== undefined) made.set(output.gradId, moved(widened(result), output.gradId));
      });
    }
    return targets.reduce((total, target) => total + sumOf(valueOf(target)), 0);
  };
}

/** float32 as float64; everything else as it is. */
function widened(tensor: Tensor): Tensor {
  const usable = tensor.isDisposed ? aliasOf(tensor) : tensor.snapshot();
  return usable.dtype === 'float32' ? castTo(usable, 'float64') : usable;
}

/** An op that makes float32 of its inputs makes float64 here. */
function widenedAttrs(attrs: Attrs): Attrs {
  return attrs['dtype'] === 'float32' ? { ...attrs, dtype: 'float64' } : attrs;
}

function movedBy(tensor: Tensor, { element, by }: Move): Tensor {
  const values = Float64Array.from(valuesOf(tensor));
  values[element] = (values[element] ?? 0) + by;
  return makeTensor(values, tensor.shape, 'float64');
}

function sumOf(tensor: Tensor): number {
  let total = 0;
  for (const value of valuesOf(tensor)) total += value;
  return total;
}
