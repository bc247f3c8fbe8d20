/** @file What softmax and logSoftmax share: they look at one row along the last axis at a time. */

import { valuesOf, type Tensor } from '../../tensor';

/** Calls `row` with each row's range and the logarithm of its Σ eˣ, found without overflow. */
export function eachLogRow(logits: Tensor, row: (start: number, end: number, logTotal: number) => void): void {
  const x = valuesOf(logits);
  const width = logits.shape[logits.shape.length - 1] ?? 1;
  for (let start = 0; start < x.length; start += width) {
    let top = -Infinity;
    for (let i = start; i < start + width; i++) top = Math.max(top, x[i]!);
    let total = 0;
    for (let i = start; i < start + width; i++) total += Math.exp(x[i]! - top);
    row(start, start + width, top + Math.log(total));
  }
}

export function checkLastAxis(title: string, logits: Tensor, axis: number): void {
  const rank = logits.shape.length;
  if (axis !== -1 && axis !== rank - 1) {
    throw new Error(
      `${title} along a non-last dimension is not yet supported. Logits was rank ${rank} and dim was ${axis}`,
    );
  }
}
