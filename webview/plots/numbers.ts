/** @file The numbers of a tensor, one by one, as far as the Recording kept them. Pure. */

import type { RecordingView } from '../../extension/protocol/recordingView';

/** All its numbers in row-major order; null where some were not kept, or it holds none. */
export function numbersOf(view: RecordingView, tensor: number): readonly number[] | null {
  const value = view.valueOf(tensor);
  if (value === null) return null;
  if (value.kind === 'scalar') return [value.value];
  const { values, size } = value.preview;
  return values.length === size && values.every((v) => typeof v === 'number') ? (values as readonly number[]) : null;
}

/** `w` of a lone number, `w[1]` or `w[1, 0]` of an element. */
export function elementLabel(label: string, shape: readonly number[], element: number): string {
  if (shape.length === 0) return label;
  const at: number[] = [];
  let rest = element;
  for (const size of shape.toReversed()) {
    at.unshift(rest % size);
    rest = Math.floor(rest / size);
  }
  return `${label}[${at.join(', ')}]`;
}
