/** @file What a tensor was computed from, whether or not a tape saw it. */

import type { GradientEvent } from './run';
import { tensorsIn, type TensorFact } from './values';

/** All tensors that the event's target was made from, itself included. */
export function ancestorsOf(event: GradientEvent): ReadonlySet<TensorFact> {
  return ancestorsIn(tensorsIn(event.target).tensors);
}

export function ancestorsIn(tensors: readonly TensorFact[]): ReadonlySet<TensorFact> {
  const found = new Set<TensorFact>();
  const waiting = [...tensors];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (found.has(one)) continue;
    found.add(one);
    waiting.push(...one.inputs);
  }
  return found;
}
