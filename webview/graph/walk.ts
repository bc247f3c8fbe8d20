/** @file Where an arrow key leads from a node: along an edge in the direction of the flow, to the next node beside it across. */

import type { Direction, Point } from '../layout/layered';
import type { GraphEdge, GraphModel } from '../model/graphModel';

export type ArrowKey = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The node to go to; null where there is none. Without a node to start from, the first target. */
export function nextNode(
  model: GraphModel,
  positions: ReadonlyMap<string, Point>,
  direction: Direction,
  from: string | null,
  key: ArrowKey,
): string | null {
  const start = from === null ? undefined : positions.get(from);
  if (from === null || !start) return (model.nodes.find((node) => node.isTarget) ?? model.nodes.at(-1))?.id ?? null;

  const [forward, back] = direction === 'right' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowDown', 'ArrowUp'];
  const across = (p: Point): number => (direction === 'right' ? p.y - start.y : p.x - start.x);
  const along = (p: Point): number => (direction === 'right' ? p.x - start.x : p.y - start.y);
  if (key === forward || key === back) {
    const ends = model.edges.filter((e) => (key === forward ? e.from : e.to) === from);
    const end = (e: GraphEdge): string => (key === forward ? e.to : e.from);
    return nearest(ends.map(end), (id) => Math.abs(across(positions.get(id)!)));
  }
  const sign = key === 'ArrowDown' || key === 'ArrowRight' ? 1 : -1;
  const beside = model.nodes.map((n) => n.id).filter((id) => across(positions.get(id)!) * sign > 1);
  // Nodes of the same layer first: a step along the flow counts more than one across.
  return nearest(beside, (id) => Math.abs(across(positions.get(id)!)) + 4 * Math.abs(along(positions.get(id)!)));
}

export function isArrowKey(key: string): key is ArrowKey {
  return key === 'ArrowLeft' || key === 'ArrowRight' || key === 'ArrowUp' || key === 'ArrowDown';
}

function nearest(ids: readonly string[], distance: (id: string) => number): string | null {
  let best: string | null = null;
  for (const id of ids) if (best === null || distance(id) < distance(best)) best = id;
  return best;
}
