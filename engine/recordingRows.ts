/** @file A Recording's columns by row: plain functions that every reader, engine or view, decodes them with. */

import { DTYPES, isFloating, type DataType } from './dtype';
import { TENSOR_KINDS, type Recording, type TensorKind } from './recording';

export function opNameOf({ ops }: Recording, op: number): string {
  return ops.names[ops.name[op] ?? -1] ?? '?';
}
export function inputsOf({ ops }: Recording, op: number): Uint32Array {
  return ops.inputs.subarray(ops.inputStart[op] ?? 0, ops.inputStart[op + 1] ?? 0);
}
export function outputsOf({ ops }: Recording, op: number): Uint32Array {
  return ops.outputs.subarray(ops.outputStart[op] ?? 0, ops.outputStart[op + 1] ?? 0);
}
/** The tapes that recorded the op. */
export function tapesOf({ ops }: Recording, op: number): readonly number[] {
  return ops.tapeSets[ops.tapeSet[op] ?? 0] ?? [];
}

export function shapeOf({ tensors }: Recording, tensor: number): readonly number[] {
  return tensors.shapes[tensors.shape[tensor] ?? -1] ?? [];
}
export function dtypeOf({ tensors }: Recording, tensor: number): DataType {
  return DTYPES[tensors.dtype[tensor] ?? 0] ?? 'float32';
}
export function kindOf({ tensors }: Recording, tensor: number): TensorKind {
  return TENSOR_KINDS[tensors.kind[tensor] ?? 0] ?? 'intermediate';
}
export function carriesGradient(recording: Recording, tensor: number): boolean {
  return isFloating(dtypeOf(recording, tensor));
}
/** Row of the op that made it, -1 for a leaf. */
export function producerOf({ tensors }: Recording, tensor: number): number {
  return tensors.producer[tensor] ?? -1;
}
/** The row that stands for a tensor in gradients and names: a Variable's first state, whichever state this row is; else itself. */
export function gradRowOf({ tensors }: Recording, tensor: number): number {
  return tensors.variables[tensors.variable[tensor] ?? -1]?.tensor ?? tensor;
}
/** The name the snippet gave it first, or null for an expression without a name. */
export function firstNameOf(recording: Recording, tensor: number): string | null {
  return recording.tensors.names[gradRowOf(recording, tensor)]?.[0]?.name ?? null;
}
