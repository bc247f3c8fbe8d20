/** @file A finished run next to the text it came from: what the rules that judge a Recording ask. */

import type ts from 'typescript';
import type { Recording } from '../../../engine/recording';
import { RecordingView } from '../../protocol/recordingView';
import { t } from '../../protocol/words';
import type { Facts } from '../facts/facts';

export interface Range {
  readonly start: number;
  readonly end: number;
}

export class Recorded {
  readonly view: RecordingView;
  private calls: ReadonlyMap<string, ts.CallExpression> | null = null;

  constructor(
    readonly facts: Facts,
    readonly recording: Recording,
  ) {
    this.view = new RecordingView(recording);
  }

  /** Where a finding on this site stands; null unless it lies in the file under the eyes. */
  placeOf(site: number): Range | null {
    const found = this.view.site(site);
    return found?.file === 0 ? { start: found.anchor, end: found.end } : null;
  }

  /** The call a site stands for. */
  callAt(site: number): ts.CallExpression | null {
    const found = this.view.site(site);
    if (found?.file !== 0) return null;
    this.calls ??= new Map(this.facts.all('call').map((node) => [`${node.getStart()} ${node.getEnd()}`, node]));
    return this.calls.get(`${found.start} ${found.end}`) ?? null;
  }

  /** An op of a sweep, which an outer tape recorded. */
  isBackward(op: number): boolean {
    return (this.recording.ops.gradient[op] ?? -1) >= 0;
  }

  /** `, in turn 3 of the loop`: of the innermost loop the op ran in; empty outside of loops. */
  turnText(op: number): string {
    const { parent, iteration } = this.recording.frames;
    for (let frame = this.recording.ops.frame[op] ?? 0; frame > 0; frame = parent[frame] ?? -1) {
      const turn = iteration[frame] ?? -1;
      if (turn >= 0) return t(', in turn {0} of the loop', turn + 1);
    }
    return '';
  }
}
