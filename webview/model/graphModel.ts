/** @file From a Recording to what the graph shows: nodes, edges and their texts. Pure; derives nothing the Recording does not hold. */

import type { Recording } from '../../engine/recording';
import { listCalls, preferredCall, type CallChoice } from './calls';
import { readEdges } from './edges';
import { AUTO_GROUPS, groupOps, type Closed, type Group, type GroupChoice } from './groups';
import type { Heat } from './heat';
import { readNodes } from './nodes';
import { scopeOf } from './scope';
import { viewOf } from './views';
import { t } from '../words';

export interface GraphModel {
  /** Every gradient call of the run, in order. */
  readonly calls: readonly CallChoice[];
  /** The one shown; null when the run had none, or all ops are shown of a run without one. */
  readonly call: number | null;
  /** In topological order. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Loops and functions that are in the picture, open or closed; each after the one it stands in. */
  readonly groups: readonly Group[];
  /** The node that shows a tensor row: its own, or the closed group that it is in. */
  nodeOf(tensor: number): string | null;
  /** The innermost open group around a node, or the closed group that the node is; null for none. */
  groupOf(node: GraphNode): Group | null;
  /** Ops of the gradient call or the run, those in closed groups among them. */
  readonly shownOps: number;
  readonly allOps: number;
}

export interface GraphChoice {
  /** The gradient call to show; null: the last that succeeded. */
  readonly call: number | null;
  /** `call`: what leads to its targets, and its sources. `all`: every op of the run. */
  readonly scope: 'call' | 'all';
  /** Which loops and functions are open; large ones are closed where it is left out. */
  readonly groups?: GroupChoice;
}

export type NodeKind = 'variable' | 'constant' | 'watched' | 'op' | 'group';

/** A tensor of the run, an op that made none because a value left the engine, or a closed group of ops. */
export interface GraphNode {
  readonly id: string;
  readonly kind: NodeKind;
  readonly isTarget: boolean;
  readonly isSource: boolean;
  /** Made by an op that no tape recorded. */
  readonly isDetached: boolean;
  /** Made by an op of the backward pass (a nested tape differentiated inside another). */
  readonly isBackward: boolean;
  /** Names the snippet gave it. */
  readonly names: readonly string[];
  /** The op that made it, null for a leaf. */
  readonly op: string | null;
  /** Row of that op, where it is in the picture. */
  readonly opRow: number | null;
  /** How formulas call it: its name, else `square(x)`. */
  readonly symbol: string;
  /** As much as fits on a label. */
  readonly value: string;
  readonly longValue: string;
  /** An array as a small picture. */
  readonly heat: Heat | null;
  /** `float32`, `int32 (2, 3)` … */
  readonly type: string;
  readonly adjoint: Derivative | null;
  /** For a source that got null: the sentence that says why. */
  readonly nullCause: string | null;
  /** The path from a null source breaks here. */
  readonly isBreak: boolean;
  /** Rows of the Recording that it stands for: one, or the states of a Variable. */
  readonly tensors: readonly number[];
  /** Site to reveal, -1 unknown. */
  readonly site: number;
  /** The closed group that it stands for; null for every other node. */
  readonly closed: Closed | null;
}

/** `∂z/∂m` and its value. */
export interface Derivative {
  readonly symbol: string;
  /** As much as fits on a label. */
  readonly short: string;
  readonly text: string;
  /** Whether `text` can stand in a product as it is: a number, not an array. */
  readonly isNumber: boolean;
}

/** From an op's input to its output. */
export interface GraphEdge {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** Row of the op. */
  readonly op: number;
  /** Position among the op's inputs. */
  readonly position: number;
  /** An adjoint flowed along it, backwards. */
  readonly isOnPath: boolean;
  readonly isDetached: boolean;
  /** ∂output/∂input; null where the Recording holds no such array. */
  readonly local: Derivative | null;
  /** What flowed along it into the input's adjoint. */
  readonly contribution: string | null;
  /** From or to a closed group: all that it stands for. Of every other edge the op and position above. */
  readonly parts: readonly EdgePart[];
}
export interface EdgePart {
  readonly op: number;
  readonly position: number;
}

export function buildGraph(recording: Recording, choice: GraphChoice): GraphModel {
  const view = viewOf(recording);
  const calls = listCalls(view);
  const call = choice.call !== null && calls[choice.call] ? choice.call : preferredCall(calls);
  const scope = scopeOf(view, call, choice.scope);
  const grouping = groupOps(view, scope.ops, choice.groups ?? AUTO_GROUPS);
  const nodes = readNodes(view, call, scope, grouping);
  const edges = readEdges(view, call, scope, nodes);
  return {
    calls,
    call,
    nodes: tellGroups(nodes.list, edges),
    edges,
    groups: grouping.groups,
    nodeOf: (tensor) => nodes.nodeOf(tensor) ?? null,
    groupOf: ({ closed, opRow }) => closed?.group ?? (opRow === null ? null : grouping.groupAround(opRow)),
    shownOps: scope.ops.length,
    allOps: view.opCount,
  };
}

/** What a closed group holds, and how many edges lead in and out. */
function tellGroups(nodes: readonly GraphNode[], edges: readonly GraphEdge[]): GraphNode[] {
  const incoming = new Map<string, number>();
  const outgoing = new Map<string, number>();
  for (const { from, to, parts } of edges) {
    incoming.set(to, (incoming.get(to) ?? 0) + parts.length);
    outgoing.set(from, (outgoing.get(from) ?? 0) + parts.length);
  }
  return nodes.map((node) => {
    if (node.closed === null) return node;
    const ops = t(node.closed.ops === 1 ? '{0} op' : '{0} ops', node.closed.ops);
    const [ins, outs] = [incoming.get(node.id) ?? 0, outgoing.get(node.id) ?? 0];
    return {
      ...node,
      value: t('{0} · {1} in, {2} out', ops, ins, outs),
      longValue: t('{0}; edges: {1} in, {2} out', ops, ins, outs),
    };
  });
}
