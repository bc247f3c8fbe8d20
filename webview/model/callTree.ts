/** @file The calls and loop turns that the shown ops ran in, as a tree with what each holds. Pure; linear in ops and frames. */

import type { RecordingView } from '../../extension/protocol/recordingView';

/** `repeat`: all turns of a loop, or many calls of one function from one place; its children are its turns. */
export interface CallNode {
  readonly kind: 'repeat' | 'turn' | 'function';
  /** Of the loop or function. */
  readonly site: number;
  readonly isLoop: boolean;
  /** Position in the tree of what it stands in, -1 at the top. */
  readonly parent: number;
  /** Which turn, or which of the calls, from 0; 0 for what is not repeated. */
  readonly turn: number;
  readonly children: number[];
  /** Shown ops inside, and the first and last of them. */
  ops: number;
  /** Those that are in none of the children. */
  direct: number;
  first: number;
  last: number;
}

export interface CallTree {
  /** Parents come before their children. */
  readonly nodes: readonly CallNode[];
  readonly top: readonly number[];
  /** Shown ops that ran in none of the nodes. */
  readonly direct: number;
  /** Position of the node that an op ran in, -1 for none. */
  nodeOf(op: number): number;
}

/** More calls of one function than this from one place are shown like the turns of a loop. */
const MANY_CALLS = 6;

/** `ops`: rows, ascending. What all of them ran in is left out. */
export function callTree(view: RecordingView, ops: readonly number[]): CallTree {
  const { frames, ops: table } = view.recording;
  const held = new Uint32Array(frames.count);
  const direct = new Uint32Array(frames.count);
  for (const op of ops) direct[table.frame[op]!]!++;
  // Rows of frames come after those they stand in.
  for (let frame = frames.count - 1; frame >= 0; frame--) {
    held[frame]! += direct[frame]!;
    const parent = frames.parent[frame]!;
    if (parent >= 0) held[parent]! += held[frame]!;
  }
  let root = 0;
  for (let frame = 1; frame < frames.count; frame++) {
    if (frames.parent[frame] === root && held[frame] === held[root] && held[root]! > 0) root = frame;
  }

  const sites = view.recording.sites.length + 1;
  const placeOf = (frame: number): number => frames.parent[frame]! * sites + frames.site[frame]! + 1;
  const calls = new Map<number, number>();
  for (let frame = root + 1; frame < frames.count; frame++) {
    if (held[frame]! > 0 && frames.iteration[frame]! < 0)
      calls.set(placeOf(frame), (calls.get(placeOf(frame)) ?? 0) + 1);
  }

  const nodes: CallNode[] = [];
  const top: number[] = [];
  const add = (node: Omit<CallNode, 'children' | 'ops' | 'direct' | 'first' | 'last'>): number => {
    const at = nodes.push({ ...node, children: [], ops: 0, direct: 0, first: Infinity, last: -1 }) - 1;
    (nodes[node.parent]?.children ?? top).push(at);
    return at;
  };
  const ofFrame = new Int32Array(frames.count).fill(-1);
  const repeats = new Map<number, number>();
  for (let frame = root + 1; frame < frames.count; frame++) {
    const parentFrame = frames.parent[frame]!;
    const parent = ofFrame[parentFrame]!;
    if (held[frame] === 0 || (parent < 0 && parentFrame !== root)) continue;
    const [site, place] = [frames.site[frame]!, placeOf(frame)];
    const isLoop = frames.iteration[frame]! >= 0;
    if (!isLoop && (calls.get(place) ?? 0) <= MANY_CALLS) {
      ofFrame[frame] = add({ kind: 'function', site, isLoop, parent, turn: 0 });
      continue;
    }
    let repeat = repeats.get(place);
    // A loop that begins again is another one.
    const begunAgain = isLoop && repeat !== undefined && frames.iteration[frame]! <= lastTurn(nodes, repeat);
    if (repeat === undefined || begunAgain)
      repeats.set(place, (repeat = add({ kind: 'repeat', site, isLoop, parent, turn: 0 })));
    const turn = isLoop ? frames.iteration[frame]! : nodes[repeat]!.children.length;
    ofFrame[frame] = add({ kind: 'turn', site, isLoop, parent: repeat, turn });
  }

  let outside = 0;
  for (const op of ops) {
    const node = nodes[ofFrame[table.frame[op]!]!];
    if (node === undefined) {
      outside++;
      continue;
    }
    node.ops++;
    node.direct++;
    node.first = Math.min(node.first, op);
    node.last = op;
  }
  for (let at = nodes.length - 1; at >= 0; at--) {
    const node = nodes[at]!;
    const parent = nodes[node.parent];
    if (!parent) continue;
    parent.ops += node.ops;
    parent.first = Math.min(parent.first, node.first);
    parent.last = Math.max(parent.last, node.last);
  }
  return { nodes, top, direct: outside, nodeOf: (op) => ofFrame[table.frame[op]!]! };
}

function lastTurn(nodes: readonly CallNode[], repeat: number): number {
  return nodes[nodes[repeat]?.children.at(-1) ?? -1]?.turn ?? -1;
}
