/** @file Opening and closing loops and functions: what the store is told. */

import { opened, type Group, type GroupState } from './model/groups';
import { groupAround } from './graph/hulls';
import type { GraphModel, GraphNode } from './model/graphModel';
import type { Store } from './state';

/** The selection goes to the first node inside. */
export function openGroup(store: Store, group: Group, state: GroupState = opened(group)): void {
  const hadSelection = store.now.selected !== null;
  choose(store, group.key, state);
  const { model } = store;
  const inside = model?.nodes.find((node) => isIn(model, node, group.key));
  if (inside && hadSelection) store.set({ selected: inside.id });
}

/** The selection goes to the closed group. */
export function closeGroup(store: Store, key: string): void {
  const hadSelection = store.now.selected !== null;
  choose(store, key, 'closed');
  const closed = store.model?.nodes.find((node) => node.closed?.group.key === key);
  if (closed && hadSelection) store.set({ selected: closed.id });
}

/** Opens the group that is selected. */
export function openSelected(store: Store): void {
  const node = selectedNode(store);
  if (node?.closed) openClosed(store, node.closed.group, node.closed.part);
}

/** Of the turns before or after the one shown, the next one. */
export function openClosed(store: Store, group: Group, part: 'all' | 'before' | 'after'): void {
  if (part === 'all' || typeof group.state !== 'number') return openGroup(store, group);
  openGroup(store, group, group.state + (part === 'before' ? -1 : 1));
}

/** Closes the innermost group around the selected node. */
export function closeSelected(store: Store): void {
  const node = selectedNode(store);
  const group = node && store.model ? groupAround(store.model, node) : null;
  if (group) closeGroup(store, group.key);
}

export function openAll(store: Store): void {
  store.set({ groups: { rest: 'open', chosen: {} } });
}

export function closeAll(store: Store): void {
  store.set({ groups: { rest: 'closed', chosen: {} } });
}

function choose(store: Store, key: string, state: GroupState): void {
  const { groups } = store.now;
  store.set({ groups: { ...groups, chosen: { ...groups.chosen, [key]: state } } });
}

function selectedNode(store: Store): GraphNode | undefined {
  return store.model?.nodes.find(({ id }) => id === store.now.selected);
}

function isIn(model: GraphModel, node: GraphNode, key: string): boolean {
  for (let group = groupAround(model, node); group !== null; group = group.parent) if (group.key === key) return true;
  return false;
}
