/** @file What a tab of the plots is, and what all of them draw from. */

import type { RecordingView } from '../../extension/protocol/recordingView';
import type { Curve } from './curves';
import type { Descent } from './descent';
import type { Landscape } from './landscape';

export interface Plotted {
  readonly view: RecordingView;
  /** The run shown is the answer to a question, not the editor's. */
  readonly isAsked: boolean;
  /** The gradient call that is looked at. */
  readonly call: number | null;
  readonly curves: readonly Curve[];
  readonly descents: readonly Descent[];
  readonly landscape: Landscape | null;
}

export interface Tab {
  readonly label: string;
  readonly element: HTMLElement;
  /** Whether there is anything to show. */
  fits(plotted: Plotted): boolean;
  show(plotted: Plotted): void;
}

/** The descent that the call is a step of, else the first. */
export function descentAt({ descents, call }: Pick<Plotted, 'descents' | 'call'>): Descent | null {
  return descents.find(({ calls }) => call !== null && calls.includes(call)) ?? descents[0] ?? null;
}

/** Which step the call is; null where it is none. */
export function stepAt({ calls }: Descent, call: number | null): number | null {
  const at = call === null ? -1 : calls.indexOf(call);
  return at < 0 ? null : at;
}
