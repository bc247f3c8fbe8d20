/** @file The one entry of every op: snapshots its inputs, computes, lets the tapes look, tells the listener. */

import { TensorTooLargeError } from './budget';
import { context } from './context';
import type { NumericDataType } from './dtype';
import type { Attrs, Op } from './op';
import { makeScalar, Tensor } from './tensor';

/** Runs an op with one output. Variables among the inputs stand for their value of this moment. */
export function run<A extends Attrs>(op: Op<A>, inputs: readonly Tensor[], attrs: A): Tensor {
  const values = snapshots(op, inputs);
  const output = computed(op, values, attrs);
  if (!(output instanceof Tensor))
    throw new Error(`The op ${op.name} has several outputs; it must be run with runMany.`);
  if (context.tapes.length > 0 || context.listener !== null) announce(op, values, [output], attrs);
  return output;
}

/** Runs an op with any number of outputs. */
export function runMany<A extends Attrs>(op: Op<A>, inputs: readonly Tensor[], attrs: A): readonly Tensor[] {
  const values = snapshots(op, inputs);
  const result = computed(op, values, attrs);
  const outputs = result instanceof Tensor ? [result] : result;
  if (context.tapes.length > 0 || context.listener !== null) announce(op, values, outputs, attrs);
  return outputs;
}

/** As `run` for an op without attributes on float scalars, with the result's value known: while nobody listens. */
export function runScalars(op: Op, a: Tensor, b: Tensor | null, value: number, dtype: NumericDataType): Tensor {
  const output = makeScalar(value, dtype);
  const { tapes } = context;
  for (let i = 0; i < tapes.length; i++) tapes[i]!.observeScalars(op, a, b, output);
  return output;
}

/** Tells the listener of a tensor that was made from no other tensor, and hands it back. */
export function leaf<T extends Tensor>(tensor: T): T {
  if (isHeard()) context.listener?.leaf(tensor);
  return tensor;
}

/** The inputs with Variables replaced by their values; the same array where there is none. */
function snapshots<A extends Attrs>(op: Op<A>, inputs: readonly Tensor[]): readonly Tensor[] {
  let changed: Tensor[] | null = null;
  for (let i = 0; i < inputs.length; i++) {
    const input = inputs[i];
    if (input === undefined) continue;
    if (input.isDisposed) throw disposedInput(op, i);
    const value = input.snapshot();
    if (value === input) continue;
    changed ??= inputs.slice();
    changed[i] = value;
  }
  return changed ?? inputs;
}

/** The op's own computation; a tensor that got too large is told of with the op's name. */
function computed<A extends Attrs>(op: Op<A>, values: readonly Tensor[], attrs: A): Tensor | readonly Tensor[] {
  try {
    return op.forward(values, attrs);
  } catch (error) {
    throw error instanceof TensorTooLargeError ? error.by(op.name) : error;
  }
}

function disposedInput<A extends Attrs>(op: Op<A>, i: number): Error {
  const argument = op.inputs === 'variadic' ? `tensors[${i}]` : (op.inputs[i] ?? String(i));
  return new Error(
    `Tensor is disposed. It was given to ${op.name} as argument '${argument}': use it before dispose(), or save it from tf.tidy with tf.keep.`,
  );
}

function announce(op: Op, inputs: readonly Tensor[], outputs: readonly Tensor[], attrs: Attrs): void {
  const { tapes, listener } = context;
  const seenBy: number[] | null = listener === null ? null : [];
  for (let i = 0; i < tapes.length; i++) {
    const tape = tapes[i];
    if (tape !== undefined && tape.observe(op, inputs, outputs, attrs)) seenBy?.push(tape.index);
  }
  if (listener !== null && seenBy !== null && isHeard()) listener.op(op, inputs, outputs, attrs, seenBy);
}

/** The ops of a sweep are the engine's own business, unless a tape records them. */
function isHeard(): boolean {
  return context.sweeps === 0 || context.tapes.length > 0;
}
