/** @file The order inside each layer: barycentre sweeps to and fro, keeping the order with the fewest crossings. */

import type { Layering, Slot } from './layers';

const SWEEPS = 8;
/** What has been seen before is put in another order only where that saves at least this share of the crossings. */
const WORTH_MOVING = 0.35;

/** Reorders `layering.layers` in place. `seed`: where each slot stood across in an earlier picture; null: it is the first. */
export function orderLayers({ slots, layers }: Layering, seed: Float64Array | null): void {
  if (layers.length < 2) return;
  const rank = new Float64Array(slots.length);
  const number = (layer: readonly number[]): void => layer.forEach((slot, i) => (rank[slot] = i));
  if (seed) for (const layer of layers) layer.sort((a, b) => seed[a]! - seed[b]!);
  layers.forEach(number);

  let best = layers.map((layer) => [...layer]);
  let fewest = countCrossings(slots, layers, rank);
  if (seed) fewest = Math.ceil(fewest * (1 - WORTH_MOVING));
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
    const forward = sweep % 2 === 0;
    for (let i = 1; i < layers.length; i++) {
      const layer = layers[forward ? i : layers.length - 1 - i]!;
      sortByNeighbours(layer, slots, rank, forward);
      number(layer);
    }
    const crossings = countCrossings(slots, layers, rank);
    if (crossings < fewest) {
      fewest = crossings;
      best = layers.map((layer) => [...layer]);
    }
  }
  best.forEach((layer, i) => (layers[i] = layer));
}

/** Stable: slots without neighbours on that side keep their place. */
function sortByNeighbours(layer: number[], slots: readonly Slot[], rank: Float64Array, forward: boolean): void {
  const wish = new Map<number, number>();
  for (const slot of layer) {
    const neighbours = forward ? slots[slot]!.before : slots[slot]!.after;
    let sum = 0;
    for (const n of neighbours) sum += rank[n]!;
    wish.set(slot, neighbours.length > 0 ? sum / neighbours.length : rank[slot]!);
  }
  layer.sort((a, b) => wish.get(a)! - wish.get(b)! || rank[a]! - rank[b]!);
}

/** Crossings between neighbouring layers, by a Fenwick tree: n log n. */
export function countCrossings(
  slots: readonly Slot[],
  layers: readonly (readonly number[])[],
  rank: Float64Array,
): number {
  let crossings = 0;
  for (let i = 1; i < layers.length; i++) {
    const size = layers[i]!.length;
    const tree = new Int32Array(size + 1);
    let seen = 0;
    for (const slot of layers[i - 1]!) {
      const ends = slots[slot]!.after.map((s) => rank[s]!).sort((a, b) => a - b);
      for (const end of ends) {
        let notAbove = 0;
        for (let k = end + 1; k > 0; k -= k & -k) notAbove += tree[k]!;
        crossings += seen - notAbove;
      }
      for (const end of ends) {
        for (let k = end + 1; k <= size; k += k & -k) tree[k]!++;
        seen++;
      }
    }
  }
  return crossings;
}
