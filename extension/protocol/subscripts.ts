/** @file Names that one tape saw bound several times, as in `product = product.mul(x)` in a loop: product₁, product₂ … */

import type { RecordingView } from './recordingView';

/** `product₃`; the name alone where the tape knows only one tensor of it. */
export function withSubscript(view: RecordingView, tensor: number, name: string): string {
  let known = indices.get(view);
  if (known === undefined) indices.set(view, (known = indexOf(view)));
  const at = known.get(tensor);
  return at === undefined ? name : name + [...String(at)].map((digit) => DIGITS[Number(digit)]).join('');
}

/** The name without what `withSubscript` put after it. */
export function withoutSubscript(name: string): string {
  return name.replace(/[₀-₉]+$/, '');
}

const DIGITS = '₀₁₂₃₄₅₆₇₈₉';
const indices = new WeakMap<RecordingView, ReadonlyMap<number, number>>();

/** From 1 for what ops made, in the order of the run; 0 for the leaf that such a row of values began with. */
function indexOf(view: RecordingView): ReadonlyMap<number, number> {
  const { names, variable } = view.recording.tensors;
  const made = new Map<string, number[]>();
  const leaves: { readonly row: number; readonly name: string }[] = [];
  for (const [key, bound] of Object.entries(names)) {
    const row = Number(key);
    const name = bound[0]?.name;
    // A Variable is one and the same, however often it is assigned.
    if (name === undefined || (variable[row] ?? -1) >= 0) continue;
    const producer = view.producerOf(row);
    if (producer < 0) leaves.push({ row, name });
    else add(made, placeOf(view, producer, name), row);
  }
  const index = new Map<number, number>();
  for (const rows of made.values()) if (rows.length > 1) rows.forEach((row, i) => index.set(row, i + 1));
  const begun = new Set<string>();
  for (const { row, name } of leaves) {
    const [first] = view.consumersOf(row);
    const place = first === undefined ? null : placeOf(view, first, name);
    const rows = place === null ? undefined : made.get(place);
    if (place === null || rows === undefined || rows.length < 2 || begun.has(place) || row > (rows[0] ?? 0)) continue;
    begun.add(place);
    index.set(row, 0);
  }
  return index;
}

/**
 * Tensors of one name are told apart where one tape recorded them: each step of a training has a tape, and names, of its own.
 * Outside of tapes nothing is added: null.
 */
function placeOf(view: RecordingView, op: number, name: string): string | null {
  const [tape] = view.tapesOf(op);
  return tape === undefined ? null : `${tape} ${name}`;
}

function add(map: Map<string, number[]>, key: string | null, row: number): void {
  if (key === null) return;
  const rows = map.get(key);
  if (rows === undefined) map.set(key, [row]);
  else rows.push(row);
}
