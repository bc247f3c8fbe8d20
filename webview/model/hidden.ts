/** @file Which closed group stands for which op and tensor of a scope. Pure, and fast: a run may have a hundred thousand ops. */

import type { RecordingView } from '../../extension/protocol/recordingView';
import type { Closed, Grouping } from './groups';
import type { Scope } from './scope';

export interface Hidden {
  /** Null for what is shown itself. */
  ofOp(op: number): Closed | null;
  ofTensor(tensor: number): Closed | null;
  /** The last op that each closed group stands for, by the group's node. */
  readonly lastOps: ReadonlyMap<string, number>;
}

/** What is shown whatever is closed. */
export interface Kept {
  /** Targets and sources. */
  readonly pinned: ReadonlySet<number>;
  /** Leaves that say more beside a group than inside. */
  isKept(leaf: number): boolean;
}

export function hiddenIn(view: RecordingView, scope: Scope, grouping: Grouping, { pinned, isKept }: Kept): Hidden {
  const { inputStart, inputs, outputStart, outputs } = view.recording.ops;
  const ofTensor = new Array<Closed | undefined>(view.tensorCount);
  const made = new Uint8Array(view.tensorCount);
  const leaves = new Map<number, Closed | null>();
  const lastOps = new Map<string, number>();
  const shown = new Set<number>();
  for (const op of scope.ops) {
    const group = grouping.closedOver(op);
    let isPinned = false;
    for (let i = outputStart[op]!; i < outputStart[op + 1]!; i++) {
      const output = outputs[i]!;
      made[output] = 1;
      if (pinned.has(output)) isPinned = true;
      else if (group !== null) ofTensor[output] = group;
    }
    if (isPinned) shown.add(op);
    else if (group !== null) lastOps.set(group.id, op);
    for (let i = inputStart[op]!; i < inputStart[op + 1]!; i++) {
      const input = inputs[i]!;
      if (made[input] === 1) continue;
      const known = leaves.get(input);
      leaves.set(input, known === undefined || known === group ? group : null);
    }
  }
  for (const [leaf, group] of leaves) {
    const isInside = group !== null && !pinned.has(leaf) && !isKept(leaf);
    if (isInside && !isNamedOutside(view, leaf, group.group.site)) ofTensor[leaf] = group;
  }
  return {
    ofOp: (op) => (shown.has(op) ? null : grouping.closedOver(op)),
    ofTensor: (tensor) => ofTensor[tensor] ?? null,
    lastOps,
  };
}

/** What has a name before its loop or function is reached says more beside it than inside. */
function isNamedOutside(view: RecordingView, tensor: number, groupSite: number): boolean {
  const [bound] = view.namesOf(tensor);
  if (bound === undefined) return false;
  const [name, group] = [view.site(bound.site), view.site(groupSite)];
  return !name || !group || name.file !== group.file || name.start < group.start || name.end > group.end;
}
