/** @file Coordinates: across, each layer as near as it can be to its neighbours; along, layer after layer with room for labels. */

import type { Layering, Slot } from './layers';

const SWEEPS = 10;
/** Least distance between two slots of a layer. */
const GAP_ACROSS = 26;
const GAP_BENDS = 14;
/** Least distance between two layers, and the air on both sides of a label. */
const GAP_ALONG = 56;
const LABEL_AIR = 22;

/** Sets `acrossAt` of every slot. */
export function placeAcross({ slots, layers }: Layering): void {
  for (const layer of layers) {
    let at = 0;
    layer.forEach((slot, i) => {
      at += i === 0 ? 0 : separation(slots[layer[i - 1]!]!, slots[slot]!);
      slots[slot]!.acrossAt = at;
    });
    layer.forEach((slot) => (slots[slot]!.acrossAt -= at / 2));
  }
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    const forward = sweep % 2 === 0;
    const both = sweep >= SWEEPS - 3;
    for (let i = 0; i < layers.length; i++) {
      settle(layers[forward ? i : layers.length - 1 - i]!, slots, (slot) => wishOf(slot, slots, forward, both));
    }
  }
  straighten(slots, layers);
}

/** Sets `alongAt` of every slot. */
export function placeAlong({ slots, layers, labelRoom }: Layering): void {
  let edge = 0;
  layers.forEach((layer, i) => {
    const thickness = layer.reduce((most, slot) => Math.max(most, slots[slot]!.along), 0);
    if (i > 0) edge += Math.max(GAP_ALONG, labelRoom[i]! + 2 * LABEL_AIR);
    for (const slot of layer) slots[slot]!.alongAt = edge + thickness / 2;
    edge += thickness;
  });
}

/** Where a slot would like to stand (the middle of its neighbours) and how much: bends pull hard, so that long edges run straight. */
function wishOf(slot: Slot, slots: readonly Slot[], forward: boolean, both: boolean): { at: number; weight: number } {
  const sides = both ? [slot.before, slot.after] : [forward ? slot.before : slot.after];
  let sum = 0;
  let weight = 0;
  for (const side of sides) {
    for (const n of side) {
      const neighbour = slots[n]!;
      const pull = slot.node < 0 && neighbour.node < 0 ? 4 : 1;
      sum += neighbour.acrossAt * pull;
      weight += pull;
    }
  }
  return weight > 0 ? { at: sum / weight, weight } : { at: slot.acrossAt, weight: 0.05 };
}

/**
 * Puts a layer at the positions nearest to the wishes (least squares) that keep order and distances: subtracting the distances
 * turns this into a monotone regression, which pooling neighbours that stand in the wrong order solves in one pass.
 */
function settle(
  layer: readonly number[],
  slots: readonly Slot[],
  wish: (slot: Slot) => { at: number; weight: number },
): void {
  const blocks: { sum: number; weight: number; size: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  layer.forEach((index, i) => {
    const slot = slots[index]!;
    if (i > 0) offset += separation(slots[layer[i - 1]!]!, slot);
    offsets.push(offset);
    const { at, weight } = wish(slot);
    let block = { sum: (at - offset) * weight, weight, size: 1 };
    for (let last = blocks.at(-1); last && last.sum / last.weight >= block.sum / block.weight; last = blocks.at(-1)) {
      blocks.pop();
      block = { sum: last.sum + block.sum, weight: last.weight + block.weight, size: last.size + block.size };
    }
    blocks.push(block);
  });
  let i = 0;
  for (const block of blocks) {
    for (let k = 0; k < block.size; k++, i++) slots[layer[i]!]!.acrossAt = block.sum / block.weight + offsets[i]!;
  }
}

/** The last step of long edges: bends that follow one another move to one height where their neighbours leave room for it. */
function straighten(slots: readonly Slot[], layers: readonly (readonly number[])[]): void {
  const rank = new Int32Array(slots.length);
  for (const layer of layers) layer.forEach((slot, i) => (rank[slot] = i));
  const isBend = (slot: number): boolean => slots[slot]!.node < 0;
  /** The slot `step` places further in the same layer, with the distance to keep from it. */
  const beside = (slot: number, step: 1 | -1): { at: number; apart: number } | null => {
    const other = layers[slots[slot]!.layer]![rank[slot]! + step];
    return other === undefined ? null : { at: slots[other]!.acrossAt, apart: separation(slots[slot]!, slots[other]!) };
  };
  for (let first = 0; first < slots.length; first++) {
    if (!isBend(first) || slots[first]!.before.some(isBend)) continue;
    const run = [first];
    for (let next = slots[first]!.after.find(isBend); next !== undefined; next = slots[next]!.after.find(isBend)) {
      run.push(next);
    }
    let [least, most, sum] = [-Infinity, Infinity, 0];
    for (const slot of run) {
      const [before, after] = [beside(slot, -1), beside(slot, 1)];
      if (before) least = Math.max(least, before.at + before.apart);
      if (after) most = Math.min(most, after.at - after.apart);
      sum += slots[slot]!.acrossAt;
    }
    if (least > most) continue;
    for (const slot of run) slots[slot]!.acrossAt = Math.min(most, Math.max(least, sum / run.length));
  }
}

function separation(a: Slot, b: Slot): number {
  return (a.across + b.across) / 2 + (a.node < 0 || b.node < 0 ? GAP_BENDS : GAP_ACROSS);
}
