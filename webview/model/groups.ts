/** @file Loops and functions as groups that are open or closed, and which group stands for an op that is not shown. Pure. */

import type { RecordingView } from '../../extension/protocol/recordingView';
import { callTree, type CallNode, type CallTree } from './callTree';
import { countText, t } from '../words';

/** A number: of a repeat only this turn (its position among those that are there), those before and after it closed. */
export type GroupState = 'open' | 'closed' | number;

export interface GroupChoice {
  /** `auto`: large ones are closed. */
  readonly rest: 'auto' | 'open' | 'closed';
  /** What the reader chose, by the groups' keys. */
  readonly chosen: Readonly<Record<string, GroupState>>;
}
export const AUTO_GROUPS: GroupChoice = { rest: 'auto', chosen: {} };

/** A group that is in the picture, open or closed. */
export interface Group {
  /** The way to it from the top: the same in the next run and in the next step of a training. */
  readonly key: string;
  readonly kind: CallNode['kind'];
  /** `for ×20`, `turn 3 of 20`, `loss()` */
  readonly name: string;
  readonly site: number;
  readonly ops: number;
  /** How often a repeat ran; 0 for what is none. */
  readonly turns: number;
  readonly state: GroupState;
  /** Whether all of it fits into a picture. */
  readonly fits: boolean;
  readonly parent: Group | null;
}

/** What stands in the picture for ops that are not shown. */
export interface Closed {
  readonly id: string;
  readonly group: Group;
  readonly part: 'all' | 'before' | 'after';
  readonly name: string;
  readonly ops: number;
  readonly turns: number;
  readonly last: number;
}

export interface Grouping {
  /** Each after the one it stands in. */
  readonly groups: readonly Group[];
  /** Null for an op that is shown itself. */
  closedOver(op: number): Closed | null;
  /** The innermost open group around a shown op. */
  groupAround(op: number): Group | null;
}

/** More ops cannot be shown at once. */
export const MOST_SHOWN = 5000;
/** Without being asked, no more ops than this are shown, and no group larger than that is opened. */
const AUTO_SHOWN = 120;
const AUTO_LARGEST = 48;
const AUTO_GROUPS_SHOWN = 24;
/** What is opened by hand shows no more than this at once of each group inside it. */
const MOST_AT_ONCE = 150;
/** A repeat that is opened shows all its turns up to so many ops, else its first turn. */
const WHOLE_REPEAT = MOST_AT_ONCE;

export function groupOps(view: RecordingView, ops: readonly number[], choice: GroupChoice): Grouping {
  const tree = callTree(view, ops);
  const groupOf = new Array<Group | undefined>(tree.nodes.length);
  const closedBy = new Array<Closed | undefined>(tree.nodes.length);
  const groups: Group[] = [];
  let room = (choice.rest === 'open' ? MOST_SHOWN : AUTO_SHOWN) - tree.direct;
  const earlier = earlierOps(tree, ops);
  let shown = Math.min(tree.direct, MOST_SHOWN);

  const stateOf = (node: CallNode, key: string, parent: Group | null): GroupState => {
    if (shown + node.direct > MOST_SHOWN) return 'closed';
    const wish = choice.chosen[key];
    if (wish !== undefined) return fitting(tree, node, wish);
    if (choice.rest === 'closed') return 'closed';
    // Inside what was opened by hand all is shown, as long as it can be.
    const isAsked = choice.rest === 'open' || (parent !== null && parent.key in choice.chosen);
    const state = isAsked
      ? firstLook(tree, node, choice.rest === 'open' ? room : MOST_AT_ONCE)
      : node.ops <= Math.min(room, AUTO_LARGEST) || (node.kind !== 'repeat' && isOverview(node, room))
        ? 'open'
        : 'closed';
    room -= state === 'closed' ? 1 : node.direct;
    return state;
  };

  // Level by level, so that what is deep inside one group does not take the room of the next.
  const queue = keyed(view, tree, tree.top, null);
  for (let i = 0; i < queue.length; i++) {
    const { at, key, parent } = queue[i]!;
    const node = tree.nodes[at]!;
    const turns = node.kind === 'repeat' ? node.children.length : 0;
    const wish = stateOf(node, key, parent);
    const state = typeof wish === 'number' ? Math.min(Math.max(0, wish), turns - 1) : wish;
    if (state !== 'closed') shown += node.direct;
    const group: Group = {
      key,
      kind: node.kind,
      name: nameOf(view, tree, node),
      site: node.site,
      ops: node.ops,
      turns,
      state,
      fits: node.ops <= MOST_SHOWN,
      parent,
    };
    groups.push(group);
    groupOf[at] = group;
    if (state === 'closed') {
      const { name, ops: count } = group;
      closedBy[at] = { id: `g${key}`, group, part: 'all', name, ops: count, turns, last: node.last };
    } else if (state === 'open') {
      queue.push(...keyed(view, tree, node.children, group));
    } else {
      const before = closedPart(tree, group, node.children.slice(0, state), 'before');
      const after = closedPart(tree, group, node.children.slice(state + 1), 'after');
      node.children.forEach((child, turn) => {
        const part = turn < state ? before : turn > state ? after : null;
        if (part) closedBy[child] = part;
      });
      queue.push(...keyed(view, tree, node.children.slice(state, state + 1), group));
    }
  }
  tree.nodes.forEach(({ parent }, at) => {
    closedBy[at] ??= closedBy[parent];
    groupOf[at] ??= groupOf[parent];
  });
  return {
    groups,
    closedOver: (op) => closedBy[tree.nodeOf(op)] ?? (earlier !== null && op <= earlier.last ? earlier : null),
    groupAround: (op) => groupOf[tree.nodeOf(op)] ?? null,
  };
}

/** What a group becomes when the reader opens it. */
export function opened(group: Pick<Group, 'kind' | 'ops'>): GroupState {
  return group.kind === 'repeat' && group.ops > WHOLE_REPEAT ? 0 : 'open';
}

function firstLook(tree: CallTree, node: CallNode, room: number): GroupState {
  if (node.ops <= room) return 'open';
  if (node.kind !== 'repeat') return isOverview(node, room) ? 'open' : 'closed';
  const [first] = node.children;
  return (tree.nodes[first ?? -1]?.ops ?? Infinity) <= room ? 0 : 'closed';
}

/** Opening it shows few ops and few groups, however much is in them. */
function isOverview(node: CallNode, room: number): boolean {
  return node.direct + node.children.length <= room && node.children.length <= AUTO_GROUPS_SHOWN;
}

function fitting(tree: CallTree, node: CallNode, wish: GroupState): GroupState {
  if (wish === 'open' && node.kind === 'repeat' && node.ops > MOST_SHOWN) return firstLook(tree, node, MOST_SHOWN);
  return wish;
}

/** Of too many ops in no group at all, those that ran first are closed over. */
function earlierOps(tree: CallTree, ops: readonly number[]): Closed | null {
  const surplus = tree.direct - MOST_SHOWN;
  if (surplus <= 0) return null;
  const last = ops.filter((op) => tree.nodeOf(op) < 0)[surplus - 1] ?? -1;
  const name = t('earlier ops');
  const group: Group = {
    key: '/earlier',
    kind: 'function',
    name,
    site: -1,
    ops: surplus,
    turns: 0,
    state: 'closed',
    fits: false,
    parent: null,
  };
  return { id: 'gearlier', group, part: 'all', name, ops: surplus, turns: 0, last };
}

function closedPart(tree: CallTree, group: Group, turns: readonly number[], part: 'before' | 'after'): Closed | null {
  const nodes = turns.map((at) => tree.nodes[at]!);
  if (nodes.length === 0) return null;
  return {
    id: `g${group.key}${part === 'before' ? '<' : '>'}`,
    group,
    part,
    name: part === 'before' ? beforeText(nodes) : afterText(nodes),
    ops: nodes.reduce((sum, node) => sum + node.ops, 0),
    turns: nodes.length,
    last: nodes.at(-1)!.last,
  };
}

function beforeText({ 0: first, length: count }: readonly CallNode[]): string {
  return first?.isLoop === true
    ? t(count === 1 ? '{0} turn before' : '{0} turns before', count)
    : t(count === 1 ? '{0} call before' : '{0} calls before', count);
}

function afterText({ 0: first, length: count }: readonly CallNode[]): string {
  return first?.isLoop === true
    ? t(count === 1 ? '{0} turn after' : '{0} turns after', count)
    : t(count === 1 ? '{0} call after' : '{0} calls after', count);
}

interface Keyed {
  readonly at: number;
  readonly key: string;
  readonly parent: Group | null;
}

/** Names and counts rather than sites, which an edit further up would change. */
function keyed(view: RecordingView, tree: CallTree, nodes: readonly number[], parent: Group | null): Keyed[] {
  const seen = new Map<string, number>();
  return nodes.map((at) => {
    const node = tree.nodes[at]!;
    const own =
      node.kind === 'turn'
        ? String(node.turn)
        : (view.site(node.site)?.name ?? '') || (node.isLoop ? 'loop' : 'function');
    const nth = seen.get(own) ?? 0;
    seen.set(own, nth + 1);
    return { at, key: `${parent === null ? '' : parent.key}/${own}${nth > 0 ? `#${nth}` : ''}`, parent };
  });
}

function nameOf(view: RecordingView, tree: CallTree, node: CallNode): string {
  const name = view.site(node.site)?.name ?? '';
  const called = name === '' ? t('function') : `${name}()`;
  switch (node.kind) {
    case 'function':
      return called;
    case 'repeat':
      return `${node.isLoop ? t('loop') : called} ×${countText(node.children.length)}`;
    case 'turn':
      return t(
        node.isLoop ? 'turn {0} of {1}' : 'call {0} of {1}',
        node.turn + 1,
        tree.nodes[node.parent]!.children.length,
      );
  }
}
