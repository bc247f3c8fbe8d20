/** @file Where a source and a target are arrays of one shape: value and derivative against the source. Pure. */

import type { RecordingView } from '../../extension/protocol/recordingView';
import { labelOf, partialLabel, targetLabel } from '../../extension/protocol/tensorLabel';
import type { Column } from './columns';
import { numbersOf } from './numbers';
import { t } from '../words';

/** All columns have the rows in the source's order from small to large. */
export interface Curve {
  /** Of the pair, for whoever chooses one. */
  readonly label: string;
  readonly source: Column;
  readonly target: Column;
  readonly derivative: Column;
}

/** The curves of one gradient call, one per pair of a target and a source. */
export function curvesOf(view: RecordingView, callIndex: number | null): Curve[] {
  const call = callIndex === null ? null : view.gradient(callIndex);
  // With several targets the derivative is that of their sum, which is no curve of any of them.
  const [target] = call?.targets ?? [];
  if (call === null || call.kind === 'jacobian' || target === undefined || call.targets.length > 1) return [];
  const z = numbersOf(view, target);
  return call.sources.flatMap(({ tensor, result }) => {
    const x = numbersOf(view, tensor);
    const slope = result === null ? null : numbersOf(view, result);
    if (x === null || z === null || slope === null || x.length < 2) return [];
    if (z.length !== x.length || slope.length !== x.length || tensor === target) return [];
    const order = x.map((_, i) => i).sort((a, b) => (x[a] ?? 0) - (x[b] ?? 0));
    const column = (label: string, values: readonly number[]): Column => ({
      label,
      formula: null,
      values: order.map((i) => values[i] ?? NaN),
    });
    const derivative = partialLabel(view, targetLabel(view, call), tensor);
    return [
      {
        label: t('{0} and {1} over {2}', labelOf(view, target), derivative, labelOf(view, tensor)),
        source: column(labelOf(view, tensor), x),
        target: column(labelOf(view, target), z),
        derivative: column(derivative, slope),
      },
    ];
  });
}
