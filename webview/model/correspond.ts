/** @file Which node of one picture is which of another: between steps of a training, and between runs of an edited snippet. Pure. */

import { withoutSubscript } from '../../extension/protocol/subscripts';
import type { GraphModel, GraphNode } from './graphModel';

/** More insertions and deletions than this are another picture: then names and their order count alone. */
const MOST_EDITS = 120;

/** Ids of the new picture by ids of the old. */
export function correspondence(before: GraphModel, now: GraphModel): ReadonlyMap<string, string> {
  return align(before.nodes.map(facts), now.nodes.map(facts));
}

interface Fact {
  readonly id: string;
  /** What the text says of the node. */
  readonly token: string;
}

function facts({ id, kind, op, names, closed }: GraphNode): Fact {
  return {
    id,
    token: closed ? `${closed.group.key} ${closed.part}` : `${kind} ${op ?? ''} ${withoutSubscript(names[0] ?? '')}`,
  };
}

/** The longest common sequence (Myers), so that what stands before and after an edit keeps its partner. */
function align(a: readonly Fact[], b: readonly Fact[]): Map<string, string> {
  const pairs = new Map<string, string>();
  const pair = (i: number, j: number): void => void pairs.set(a[i]!.id, b[j]!.id);
  let start = 0;
  while (start < a.length && start < b.length && a[start]!.token === b[start]!.token) {
    pair(start, start);
    start++;
  }
  let [endA, endB] = [a.length, b.length];
  while (endA > start && endB > start && a[endA - 1]!.token === b[endB - 1]!.token) pair(--endA, --endB);
  const [innerA, innerB] = [a.slice(start, endA), b.slice(start, endB)];
  const trace = editTrace(innerA, innerB);
  if (trace === null) pairInOrder(innerA, innerB, pairs);
  else for (const [i, j] of matches(trace, innerA.length, innerB.length)) pair(start + i, start + j);
  return pairs;
}

/** Per number of edits the furthest place on each diagonal; null where there are too many edits. */
function editTrace(a: readonly Fact[], b: readonly Fact[]): Map<number, number>[] | null {
  const trace: Map<number, number>[] = [];
  let furthest = new Map([[1, 0]]);
  for (let edits = 0; edits <= MOST_EDITS; edits++) {
    trace.push(furthest);
    const next = new Map(furthest);
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      let x = stepDown(furthest, diagonal, edits) ? at(furthest, diagonal + 1) : at(furthest, diagonal - 1) + 1;
      while (x < a.length && x - diagonal < b.length && a[x]!.token === b[x - diagonal]!.token) x++;
      next.set(diagonal, x);
      if (x >= a.length && x - diagonal >= b.length) return trace;
    }
    furthest = next;
  }
  return null;
}

function matches(trace: readonly ReadonlyMap<number, number>[], lengthA: number, lengthB: number): [number, number][] {
  const found: [number, number][] = [];
  let [x, y] = [lengthA, lengthB];
  for (let edits = trace.length - 1; edits >= 0; edits--) {
    const furthest = trace[edits]!;
    const diagonal = x - y;
    const from = stepDown(furthest, diagonal, edits) ? diagonal + 1 : diagonal - 1;
    const fromX = edits === 0 ? 0 : at(furthest, from);
    const fromY = edits === 0 ? 0 : fromX - from;
    while (x > fromX && y > fromY && x > 0 && y > 0) found.push([--x, --y]);
    [x, y] = [fromX, fromY];
  }
  return found;
}

function stepDown(furthest: ReadonlyMap<number, number>, diagonal: number, edits: number): boolean {
  return diagonal === -edits || (diagonal !== edits && at(furthest, diagonal - 1) < at(furthest, diagonal + 1));
}

function at(furthest: ReadonlyMap<number, number>, diagonal: number): number {
  return furthest.get(diagonal) ?? -1;
}

function pairInOrder(a: readonly Fact[], b: readonly Fact[], pairs: Map<string, string>): void {
  const waiting = new Map<string, string[]>();
  for (const { id, token } of [...b].reverse()) {
    const list = waiting.get(token);
    if (list) list.push(id);
    else waiting.set(token, [id]);
  }
  for (const { id, token } of a) {
    const partner = waiting.get(token)?.pop();
    if (partner !== undefined) pairs.set(id, partner);
  }
}
