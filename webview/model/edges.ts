/** @file Edges of the graph: from each input of an op to its outputs, with the local derivative and what flowed along it. */

import { partialLabel } from '../../extension/protocol/tensorLabel';
import { quantityText, type EdgeView, type RecordingView } from '../../extension/protocol/recordingView';
import type { EdgePart, GraphEdge } from './graphModel';
import { derivative, type Nodes } from './nodes';
import type { Scope } from './scope';

/** Edges from and to a closed group are one edge per other end; those inside it are none. */
export function readEdges(view: RecordingView, call: number | null, scope: Scope, nodes: Nodes): GraphEdge[] {
  const { inputStart, inputs, outputStart, outputs } = view.recording.ops;
  // By place in the column of inputs, which is one number per op and position.
  const flowed = new Map<number, EdgeView>();
  if (call !== null) for (const edge of view.edgesOf(call)) flowed.set(inputStart[edge.op]! + edge.position, edge);

  const edges: GraphEdge[] = [];
  const merged = new Map<string, { readonly at: number; readonly parts: EdgePart[] }>();
  const merge = (from: string, to: string, op: number, position: number, isOnPath: boolean): void => {
    const id = `m${from} ${to}`;
    const part = { op, position };
    const known = merged.get(id);
    if (known === undefined) {
      const parts = [part];
      const isDetached = view.tapesOf(op).length === 0;
      merged.set(id, { at: edges.length, parts });
      edges.push({ id, from, to, op, position, isOnPath, isDetached, local: null, contribution: null, parts });
      return;
    }
    known.parts.push(part);
    const edge = edges[known.at]!;
    const isDetached = edge.isDetached && view.tapesOf(op).length === 0;
    if (isDetached !== edge.isDetached || (isOnPath && !edge.isOnPath))
      edges[known.at] = { ...edge, isDetached, isOnPath: edge.isOnPath || isOnPath };
  };

  for (const op of scope.ops) {
    const own = nodes.hidden.ofOp(op)?.id;
    if (own !== undefined) {
      for (let i = inputStart[op]!; i < inputStart[op + 1]!; i++) {
        const from = nodes.nodeOf(inputs[i]!);
        if (from !== undefined && from !== own) merge(from, own, op, i - inputStart[op]!, flowed.has(i));
      }
      // A new state of a Variable that was assigned inside a closed group.
      for (let i = outputStart[op]!; i < outputStart[op + 1]!; i++) {
        const to = nodes.nodeOf(outputs[i]!);
        if (to !== undefined && to !== own) merge(own, to, op, 0, false);
      }
      continue;
    }
    const isDetached = view.tapesOf(op).length === 0;
    const ending = nodes.endings.get(op);
    const results = [...view.outputs(op)].flatMap((tensor, i) => ({ id: nodes.nodeOf(tensor), tensor, i }));
    const ends = ending === undefined ? results : [{ id: ending, tensor: -1, i: 0 }];
    view.inputs(op).forEach((input, position) => {
      const from = nodes.nodeOf(input);
      const flow = flowed.get(inputStart[op]! + position);
      const isFromGroup = nodes.hidden.ofTensor(input)?.id === from;
      for (const { id: to, tensor, i } of ends) {
        if (from === undefined || to === undefined) continue;
        if (isFromGroup) {
          merge(from, to, op, position, flow !== undefined);
          continue;
        }
        edges.push({
          id: `e${op}.${position}.${i}`,
          from,
          to,
          op,
          position,
          isOnPath: flow !== undefined,
          isDetached,
          // One number per op and input: the Recording keeps it for the first output.
          local:
            flow?.local && tensor >= 0 && i === 0 ? derivative(partialLabel(view, tensor, input), flow.local) : null,
          contribution: flow?.contribution ? quantityText(flow.contribution) : null,
          parts: [{ op, position }],
        });
      }
    });
  }
  return edges;
}
