/** @file The frames around open loops and functions: where they stand, and the tab that closes them. Pure. */

import type { Layout } from '../layout/layered';
import type { GraphModel, GraphNode } from '../model/graphModel';
import type { Group } from '../model/groups';
import type { Card, Measure } from './card';

export interface Hull {
  readonly key: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly tab: { readonly text: string; readonly width: number };
}

const PADDING = 16;
export const TAB_HEIGHT = 20;
const TAB_PADDING = 8;
/** More frames than this are no help. */
const MOST = 80;

/** Outermost first. None for a group whose frame would also hold ops of others. */
export function hullsOf(
  model: GraphModel,
  layout: Layout,
  cards: ReadonlyMap<string, Card>,
  measure: Measure,
): readonly Hull[] {
  const open = model.groups.filter((group) => group.state !== 'closed');
  if (open.length === 0 || open.length > MOST) return [];
  const members = new Map<Group, GraphNode[]>();
  const ops = model.nodes.filter((node) => node.opRow !== null);
  for (const node of ops) {
    for (let group = groupAround(model, node); group !== null; group = group.parent) {
      const list = members.get(group);
      if (list) list.push(node);
      else members.set(group, [node]);
    }
  }
  const hulls = new Map<Group, Hull>();
  // Innermost first, so that the outer ones leave room around them.
  for (const group of [...open].reverse()) {
    const inside = members.get(group) ?? [];
    // A frame around one op, or the very one around it, tells nothing.
    if (inside.length < 2 || inside.length === (group.parent && members.get(group.parent)?.length)) continue;
    let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
    const add = (l: number, t: number, r: number, b: number): void => {
      [left, top, right, bottom] = [Math.min(left, l), Math.min(top, t), Math.max(right, r), Math.max(bottom, b)];
    };
    const held = new Set(inside.map((node) => node.id));
    for (const { id } of inside) {
      const [{ x, y }, { width, height }] = [layout.nodes.get(id)!, cards.get(id)!];
      add(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
    }
    for (const [inner, hull] of hulls) if (inner.parent === group) add(hull.left, hull.top, hull.right, hull.bottom);
    [left, top, right, bottom] = [left - PADDING, top - PADDING - TAB_HEIGHT, right + PADDING, bottom + PADDING];
    const holdsOthers = ops.some(({ id }) => {
      const { x, y } = layout.nodes.get(id)!;
      return !held.has(id) && x > left && x < right && y > top && y < bottom;
    });
    if (holdsOthers) continue;
    const text = `${group.name} −`;
    hulls.set(group, {
      key: group.key,
      left,
      top,
      right,
      bottom,
      tab: { text, width: measure(text, 'leaf') + 2 * TAB_PADDING },
    });
  }
  return [...hulls.values()].reverse();
}

/** The innermost open group that a node is in. */
export function groupAround(model: GraphModel, node: GraphNode): Group | null {
  const group = model.groupOf(node);
  return node.closed?.part === 'all' ? (group?.parent ?? null) : group;
}

/** The key of the group whose tab is at this place. */
export function tabAt(hulls: readonly Hull[], { x, y }: { readonly x: number; readonly y: number }): string | null {
  const hit = hulls.findLast(
    ({ left, top, tab }) => x >= left && x <= left + tab.width && y >= top && y <= top + TAB_HEIGHT,
  );
  return hit?.key ?? null;
}
