/** @file A recorded tensor again, with other values in some leaf: its ops run forward as they were recorded, and nothing else of the snippet. */

import { findOp } from './findOp';
import { NO_ATTRS, type Op, type Attrs } from './op';
import type { Recording } from './recording';
import { dtypeOf, inputsOf, kindOf, opNameOf, outputsOf, producerOf, shapeOf } from './recordingRows';
import { sizeOf } from './shape';
import { allocate, makeTensor, valuesOf, type Tensor } from './tensor';

/** One number of a leaf. */
export interface LeafElement {
  readonly tensor: number;
  readonly element: number;
}

export interface Replay {
  /** Ops and numbers that one evaluation computes: what it costs. */
  readonly cost: number;
  /** The target, a lone number, with these values in the elements asked for, in their order. */
  at(values: readonly number[]): number;
}

/** Or the sentence that says why it cannot be computed again. */
export function replay(recording: Recording, target: number, elements: readonly LeafElement[]): Replay | string {
  if (sizeOf(shapeOf(recording, target)) !== 1) return 'The target is no single number.';
  const leaves = new Set(elements.map(({ tensor }) => tensor));
  const steps: Step[] = [];
  const changes = changingOps(recording, target, leaves);
  const changing = new Set([...leaves, ...changes.flatMap((op) => [...outputsOf(recording, op)])]);
  const known = new Map<number, Tensor>();
  const keep = (tensor: number): boolean => {
    const value = known.get(tensor) ?? recordedTensor(recording, tensor);
    if (value) known.set(tensor, value);
    return value !== null;
  };
  if (![...leaves].every(keep)) return 'A source is too large: not all of its values were kept.';
  let cost = 0;
  for (const row of changes) {
    const name = opNameOf(recording, row);
    const op = findOp(name);
    if (op === undefined) return `The op ${name} has a gradient of its own, and cannot be computed again.`;
    const inputs = [...inputsOf(recording, row)];
    const outputs = [...outputsOf(recording, row)];
    if (!inputs.every((input) => changing.has(input) || keep(input))) {
      return `An input of ${name} is too large: not all of its values were kept.`;
    }
    cost += OP_COST + [...inputs, ...outputs].reduce((sum, tensor) => sum + sizeOf(shapeOf(recording, tensor)), 0);
    steps.push({ op, inputs, outputs, attrs: recording.ops.attrs[row] ?? NO_ATTRS });
  }
  if (!changing.has(target)) return 'The target does not depend on these sources.';
  return {
    cost,
    at: (values: readonly number[]): number => {
      const now = new Map(known);
      elements.forEach(({ tensor, element }, i) => {
        const before = now.get(tensor);
        if (before) now.set(tensor, withElement(before, element, values[i] ?? NaN));
      });
      for (const { op, inputs, outputs, attrs } of steps) {
        const made = op.forward(
          inputs.flatMap((input) => now.get(input) ?? []),
          attrs,
        );
        const list: readonly Tensor[] = Array.isArray(made) ? (made as readonly Tensor[]) : [made as Tensor];
        outputs.forEach((output, i) => {
          const tensor = list[i];
          if (tensor) now.set(output, tensor);
        });
      }
      const result = now.get(target);
      return result === undefined ? NaN : (valuesOf(result)[0] ?? NaN);
    },
  };
}

interface Step {
  readonly op: Op;
  readonly inputs: readonly number[];
  readonly outputs: readonly number[];
  readonly attrs: Attrs;
}

/** What an op costs beside its numbers, in numbers. */
const OP_COST = 20;

/** The ops between the leaves and the target, in the order they ran. A Variable's state is a leaf, whatever it was computed from. */
function changingOps(recording: Recording, target: number, leaves: ReadonlySet<number>): number[] {
  const above = new Set<number>();
  const open = [target];
  for (let tensor = open.pop(); tensor !== undefined; tensor = open.pop()) {
    const op = producerOf(recording, tensor);
    if (leaves.has(tensor) || op < 0 || above.has(op) || kindOf(recording, tensor) === 'variable') continue;
    above.add(op);
    open.push(...inputsOf(recording, op));
  }
  const changing = new Set(leaves);
  return [...above]
    .sort((a, b) => a - b)
    .filter((op) => {
      const isChanged = inputsOf(recording, op).some((input) => changing.has(input));
      if (isChanged) for (const output of outputsOf(recording, op)) changing.add(output);
      return isChanged;
    });
}

/** Null where the Recording holds not all of its numbers. */
function recordedTensor(recording: Recording, row: number): Tensor | null {
  const dtype = dtypeOf(recording, row);
  if (dtype === 'string' || dtype === 'complex64') return null;
  const shape = shapeOf(recording, row);
  const preview = recording.tensors.previews[row];
  if (preview === undefined) {
    if (shape.length > 0) return null;
    const one = allocate(dtype, 1);
    one[0] = recording.tensors.scalar[row] ?? NaN;
    return makeTensor(one, shape, dtype);
  }
  if (preview.values.length < preview.size) return null;
  const values = allocate(dtype, preview.size);
  values.set(preview.values.map(Number));
  return makeTensor(values, shape, dtype);
}

function withElement(tensor: Tensor, element: number, value: number): Tensor {
  if (tensor.dtype === 'string' || tensor.dtype === 'complex64') return tensor;
  const values = allocate(tensor.dtype, tensor.size);
  values.set(valuesOf(tensor));
  values[element] = value;
  return makeTensor(values, tensor.shape, tensor.dtype);
}
