/** @file The arrays of a node that its details show in full: its value and its adjoint. Pure. */

import type { TensorRef } from '../../engine/askedRecorder';
import type { Quantity, RecordingView } from '../../extension/protocol/recordingView';
import { askedTensor } from '../repeat';
import type { GraphModel, GraphNode } from './graphModel';

export interface NamedArray {
  /** `x`, `∂z/∂x` */
  readonly label: string;
  readonly dtype: string;
  readonly array: Extract<Quantity, { kind: 'array' }>;
  /** How its other values can be asked for, where not all were kept; null where nobody can tell them. */
  readonly ref: TensorRef | null;
}

/**
 * None for a number; of a Variable's states the one that was read last. `ownCalls`: so many gradient calls are the snippet's,
 * and not asked for by the reader.
 */
export function arraysOf(view: RecordingView, model: GraphModel, node: GraphNode, ownCalls: number): NamedArray[] {
  const tensor = node.tensors.at(-1);
  if (tensor === undefined) return [];
  const dtype = view.dtypeOf(tensor);
  const value = view.valueOf(tensor);
  const adjoint = model.call === null || node.adjoint === null ? null : view.adjointOf(model.call, tensor);
  return [
    ...(value?.kind === 'array'
      ? [{ label: node.symbol, dtype, array: value, ref: valueRef(view, tensor, value) }]
      : []),
    ...(adjoint?.kind === 'array'
      ? [
          {
            label: node.adjoint?.symbol ?? 'adjoint',
            dtype,
            array: adjoint,
            ref: model.call === null || model.call >= ownCalls ? null : adjointRef(view, model.call, tensor, adjoint),
          },
        ]
      : []),
  ];
}

type ArrayQuantity = NamedArray['array'];

function isCut({ preview }: ArrayQuantity): boolean {
  return preview.values.length < preview.size;
}

function valueRef({ recording }: RecordingView, tensor: number, value: ArrayQuantity): TensorRef | null {
  return isCut(value) ? askedTensor(recording, tensor).ref : null;
}

/** Only what a gradient call returned is a tensor of the run; what else flowed back is gone after the sweep. */
function adjointRef(view: RecordingView, call: number, tensor: number, adjoint: ArrayQuantity): TensorRef | null {
  if (!isCut(adjoint)) return null;
  const row = view.gradRow(tensor);
  const sources = view.gradient(call)?.sources ?? [];
  const source = sources.findIndex((s) => view.gradRow(s.tensor) === row);
  const result = sources[source]?.result ?? null;
  // A jacobian's result is another array than the adjoint.
  if (result === null || view.shapeOf(result).join() !== adjoint.shape.join()) return null;
  return { kind: 'partial', call, source };
}
