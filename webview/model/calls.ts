/** @file The gradient calls of a run, for the one who chooses which to see. */

import type { GradientCall } from '../../engine/recording';
import type { RecordingView } from '../../extension/protocol/recordingView';
import { labelOf, partialLabel, targetLabel } from '../../extension/protocol/tensorLabel';

export interface CallChoice {
  readonly index: number;
  /** `∂z/∂x, ∂z/∂y` */
  readonly label: string;
  readonly failed: boolean;
  readonly site: number;
}

const SOURCES_SHOWN = 3;

/** The same list for the same view: a training loop makes thousands. */
export function listCalls(view: RecordingView): readonly CallChoice[] {
  let list = lists.get(view);
  if (list === undefined) {
    list = view.recording.gradients.map((call, index) => ({
      index,
      label: callLabel(view, call),
      failed: call.error !== null,
      site: call.site,
    }));
    lists.set(view, list);
  }
  return list;
}

const lists = new WeakMap<RecordingView, readonly CallChoice[]>();

/** The last that succeeded, else the last; null where there is none. */
export function preferredCall(calls: readonly CallChoice[]): number | null {
  return (calls.findLast((call) => !call.failed) ?? calls.at(-1))?.index ?? null;
}

function callLabel(view: RecordingView, call: GradientCall): string {
  const target = targetLabel(view, call);
  const sources = call.sources.slice(0, SOURCES_SHOWN).map((s) => s.tensor);
  const more = call.sources.length > SOURCES_SHOWN ? ', …' : '';
  if (call.kind === 'jacobian' || call.kind === 'batchJacobian')
    return `J(${target}; ${sources.map((s) => labelOf(view, s)).join(', ')}${more})`;
  return sources.map((source) => partialLabel(view, target, source)).join(', ') + more || `∂${target}`;
}
