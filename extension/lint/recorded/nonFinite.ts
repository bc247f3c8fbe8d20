/** @file Where NaN and infinity begin: forward, in the value of an op, or backward, in its derivative. */

import type { GradientCall } from '../../../engine/recording';
import type { Quantity } from '../../protocol/recordingView';
import { hasNaN, isFinite } from './quantities';
import type { Recorded } from './recorded';
import { findElementOf } from './whereElements';

export interface Origin {
  readonly kind: 'value' | 'derivative';
  readonly op: number;
  /** The value, or what flowed to the input at `position`. */
  readonly quantity: Quantity;
  readonly position: number;
}

/** Whether the call's target or one of its partials is not finite. */
export function isBroken({ view }: Recorded, call: GradientCall): boolean {
  return (
    call.targets.some((target) => isBad(view.valueOf(target))) ||
    call.sources.some((source) => isBad(view.partialOf(source)))
  );
}

/**
 * The op at which values stopped being finite: the first in forward order among all that lead to these tensors along values that are
 * not finite. `met` holds what was looked at before, and grows: what is told already is not told again.
 */
export function originOfValue(run: Recorded, tensors: Iterable<number>, met = new Set<number>()): Origin | null {
  const { view } = run;
  let [first, fromOutside, leaf]: [Origin | null, Origin | null, boolean] = [null, null, false];
  const waiting = [...tensors].filter((tensor) => !met.has(tensor) && isBad(view.valueOf(tensor)));
  for (let tensor = waiting.pop(); tensor !== undefined; tensor = waiting.pop()) {
    met.add(tensor);
    const op = view.producerOf(tensor);
    const quantity = view.valueOf(tensor);
    if (op < 0) leaf ||= isLeaf(run, tensor);
    if (op < 0 || quantity === null) continue;
    const inputs = badInputs(run, op);
    const here: Origin = { kind: 'value', op, quantity, position: 0 };
    if (inputs.length === 0) first = earlier(first, here);
    // 0 · ∞ or ∞ - ∞: what is to blame is where the infinity came from, unless that was meant, such as a mask of -∞.
    else if (hasNaN(quantity) && !inputs.some((input) => hasNaN(view.valueOf(input) ?? NOTHING))) {
      fromOutside = earlier(fromOutside, here);
    }
    for (const input of inputs) if (!met.has(input)) waiting.push(input);
  }
  return first ?? (leaf ? fromOutside : null);
}

/** A leaf whose values were not finite from the start, on the way to one of the tensors. */
export function leafOf(run: Recorded, tensors: Iterable<number>): number | null {
  const bad = [...ancestorsOf(run, tensors)].filter((one) => isBad(run.view.valueOf(one)) && isLeaf(run, one));
  return bad[0] ?? null;
}

/** Made by the snippet from plain values. What a gradient call gave is told at that call. */
function isLeaf({ view }: Recorded, tensor: number): boolean {
  return view.producerOf(tensor) < 0 && view.resultOf(tensor) === null && view.kindOf(tensor) !== 'intermediate';
}

function earlier(known: Origin | null, other: Origin): Origin {
  return known === null || other.op < known.op ? other : known;
}

/** Edges where a finite adjoint came in and what went out is not finite, in forward order. */
export function originsOfDerivative({ recording, view }: Recorded, index: number): readonly Origin[] {
  const call = recording.gradients[index];
  if (call === undefined) return [];
  const { contribution, contributionPreviews, op: ops } = call.edges;
  const bad: number[] = [];
  contribution.forEach((value, at) => {
    const preview = contributionPreviews[at];
    // An array always has a preview.
    if (preview === undefined ? !Number.isFinite(value) : preview.nans + preview.infinities > 0) bad.push(at);
  });
  if (bad.length === 0) return [];
  const edges = view.edgesOf(index);
  return bad
    .flatMap((at): Origin[] => {
      const edge = edges[at];
      const quantity = edge?.contribution ?? null;
      if (edge === undefined || quantity === null || isFinite(quantity)) return [];
      const comesIn = view.outputs(ops[at] ?? 0).some((output) => isBad(view.adjointOf(index, output)));
      return comesIn ? [] : [{ kind: 'derivative', op: edge.op, quantity, position: edge.position }];
    })
    .sort((a, b) => a.op - b.op);
}

/** All tensors that these were made from, they included. */
export function ancestorsOf({ view }: Recorded, tensors: Iterable<number>): ReadonlySet<number> {
  const waiting = [...tensors];
  const met = new Set<number>(waiting);
  for (let tensor = waiting.pop(); tensor !== undefined; tensor = waiting.pop()) {
    const op = view.producerOf(tensor);
    if (op < 0) continue;
    for (const input of view.inputs(op)) if (!met.has(input)) waiting.push(met.add(input) && input);
  }
  return met;
}

export function isBad(quantity: Quantity | null): quantity is Quantity {
  return quantity !== null && !isFinite(quantity);
}

/** What of the inputs went into the output: a `where` takes only its chosen elements. */
function badInputs(run: Recorded, op: number): readonly number[] {
  const isWhere = run.view.opName(op) === 'where';
  return Array.from(run.view.inputs(op)).filter(
    (input, position) =>
      isBad(run.view.valueOf(input)) && !(isWhere && position > 0 && findElementOf(run, op, position, true) === null),
  );
}

const NOTHING: Quantity = { kind: 'scalar', value: 0 };
