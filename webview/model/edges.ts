/** @file Edges of the graph: from each input of an op to its outputs, with the local derivative and what flowed along it. */

import { partialLabel } from '../../extension/protocol/tensorLabel';
import { quantityText, type EdgeView, type RecordingView } from '../../extension/protocol/recordingView';
import type { GraphEdge } from './graphModel';
import { derivative, type Nodes } from './nodes';
import type { Scope } from './scope';

export function readEdges(view: RecordingView, call: number | null, scope: Scope, nodes: Nodes): GraphEdge[] {
  const flowed = new Map<string, EdgeView>();
  if (call !== null) for (const edge of view.edgesOf(call)) flowed.set(`${edge.op}.${edge.position}`, edge);

  const edges: GraphEdge[] = [];
  for (const op of scope.ops) {
    const isDetached = view.tapesOf(op).length === 0;
    const outputs = [...view.outputs(op)].flatMap((tensor, i) => ({ id: nodes.ofTensor.get(tensor), tensor, i }));
    const ending = nodes.ofOp.get(op);
    const ends = ending === undefined ? outputs : [{ id: ending, tensor: -1, i: 0 }];
    view.inputs(op).forEach((input, position) => {
      const from = nodes.ofTensor.get(input);
      const flow = flowed.get(`${op}.${position}`);
      for (const { id: to, tensor, i } of ends) {
        if (from === undefined || to === undefined) continue;
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
        });
      }
    });
  }
  return edges;
}
