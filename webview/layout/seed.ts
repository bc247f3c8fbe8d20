/** @file Where the slots of a layout stood in an earlier picture; what is new stands beside its neighbours. */

import type { FlowGraph } from './layered';
import type { Layering } from './layers';

/** Across, by slot; null where nothing was seen before. */
export function seedOf(graph: FlowGraph, { slots, layers }: Layering): Float64Array | null {
  if (graph.nodes.every((node) => node.stood === null)) return null;
  const stood = Float64Array.from(slots, ({ node }) => graph.nodes[node]?.stood ?? NaN);
  // To and fro, so that a new part takes its place from whichever end was there before.
  fill(stood, slots, layers, 'before');
  fill(stood, slots, [...layers].reverse(), 'after');
  for (let slot = 0; slot < stood.length; slot++) if (Number.isNaN(stood[slot])) stood[slot] = 0;
  return stood;
}

function fill(
  stood: Float64Array,
  slots: Layering['slots'],
  layers: readonly (readonly number[])[],
  side: 'before' | 'after',
): void {
  for (const layer of layers) {
    for (const slot of layer) {
      if (!Number.isNaN(stood[slot])) continue;
      let [sum, count] = [0, 0];
      for (const neighbour of slots[slot]![side]) {
        if (Number.isNaN(stood[neighbour])) continue;
        sum += stood[neighbour]!;
        count++;
      }
      if (count > 0) stood[slot] = sum / count;
    }
  }
}
