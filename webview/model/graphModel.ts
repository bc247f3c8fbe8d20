/** @file From a Recording to what the graph shows: nodes, edges and their texts. Pure; derives nothing the Recording does not hold. */

import type { Recording } from '../../engine/recording';
import { RecordingView } from '../../extension/protocol/recordingView';
import { listCalls, preferredCall, type CallChoice } from './calls';
import type { Heat } from './heat';
import { readEdges } from './edges';
import { readNodes } from './nodes';
import { scopeOf } from './scope';

export interface GraphModel {
  /** Every gradient call of the run, in order. */
  readonly calls: readonly CallChoice[];
  /** The one shown; null when the run had none, or all ops are shown of a run without one. */
  readonly call: number | null;
  /** In topological order. */
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  readonly shownOps: number;
  readonly allOps: number;
}

export interface GraphChoice {
  /** The gradient call to show; null: the last that succeeded. */
  readonly call: number | null;
  /** `call`: what leads to its targets, and its sources. `all`: every op of the run. */
  readonly scope: 'call' | 'all';
}

export type NodeKind = 'variable' | 'constant' | 'watched' | 'op';

/** A tensor of the run, or an op that made none because a value left the engine. */
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
}

export function buildGraph(recording: Recording, choice: GraphChoice): GraphModel {
  const view = new RecordingView(recording);
  const calls = listCalls(view);
  const call = choice.call !== null && calls[choice.call] ? choice.call : preferredCall(calls);
  const scope = scopeOf(view, call, choice.scope);
  const nodes = readNodes(view, call, scope);
  return {
    calls,
    call,
    nodes: nodes.list,
    edges: readEdges(view, call, scope, nodes),
    shownOps: scope.ops.length,
    allOps: view.opCount,
  };
}
