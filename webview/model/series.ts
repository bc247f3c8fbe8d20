/** @file The same gradient call made again and again, as in a training loop: which step is shown, and the others. Pure. */

import type { RecordingView } from '../../extension/protocol/recordingView';
import type { CallChoice } from './calls';
import { countText, t } from '../words';

export interface Series {
  /** Indices of gradient calls from one place in the text, in the order of the run. */
  readonly calls: readonly number[];
  /** Which of them is shown. */
  readonly at: number;
}

/** Null for a call that was made once. */
export function seriesOf(calls: readonly CallChoice[], call: number | null): Series | null {
  const site = call === null ? undefined : calls[call]?.site;
  if (call === null || site === undefined || site < 0) return null;
  const same = calls.filter((other) => other.site === site).map(({ index }) => index);
  return same.length < 2 ? null : { calls: same, at: same.indexOf(call) };
}

/** `turn 3, turn 1`: of the loops around the call, outermost first; empty where there are fewer than two. */
export function turnsText(view: RecordingView, call: number): string {
  const { frames } = view.recording;
  const turns: string[] = [];
  for (let frame = view.gradient(call)?.frame ?? -1; frame >= 0; frame = frames.parent[frame] ?? -1) {
    const turn = frames.iteration[frame] ?? -1;
    if (turn >= 0) turns.unshift(t('turn {0}', turn + 1));
  }
  return turns.length < 2 ? '' : turns.join(', ');
}

export interface Place {
  /** The call that is shown when this is chosen. */
  readonly call: number;
  readonly text: string;
}

/** What there is to choose: each place in the text that asked for a gradient, once. */
export function places(calls: readonly CallChoice[], shown: number | null): Place[] {
  const bySite = new Map<number, CallChoice[]>();
  for (const call of calls) {
    // A call of unknown place is a place of its own.
    const key = call.site >= 0 ? call.site : -1 - call.index;
    const list = bySite.get(key);
    if (list) list.push(call);
    else bySite.set(key, [call]);
  }
  return [...bySite.values()].map((list) => {
    const one = list.find(({ index }) => index === shown) ?? list.findLast(({ failed }) => !failed) ?? list[0]!;
    const times = list.length > 1 ? ` ×${countText(list.length)}` : '';
    const text = `${list[0]!.index + 1}: ${one.label}${times}`;
    return { call: one.index, text: one.failed ? t('{0} (failed)', text) : text };
  });
}
