/** @file The arrays of a node that its details show in full: its value and its adjoint. Pure. */

import type { Quantity, RecordingView } from '../../extension/protocol/recordingView';
import type { GraphModel, GraphNode } from './graphModel';

export interface NamedArray {
  /** `x`, `∂z/∂x` */
  readonly label: string;
  readonly dtype: string;
  readonly array: Extract<Quantity, { kind: 'array' }>;
}

/** None for a number; of a Variable's states the one that was read last. */
export function arraysOf(view: RecordingView, model: GraphModel, node: GraphNode): NamedArray[] {
  const tensor = node.tensors.at(-1);
  if (tensor === undefined) return [];
  const dtype = view.dtypeOf(tensor);
  const value = view.valueOf(tensor);
  const adjoint = model.call === null || node.adjoint === null ? null : view.adjointOf(model.call, tensor);
  return [
    ...(value?.kind === 'array' ? [{ label: node.symbol, dtype, array: value }] : []),
    ...(adjoint?.kind === 'array' ? [{ label: node.adjoint?.symbol ?? 'adjoint', dtype, array: adjoint }] : []),
  ];
}
