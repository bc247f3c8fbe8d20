/** @file tidy, keep, dispose, memory: TF.js's way of letting go of tensors. Here the garbage collector does the work; these keep the books. */

import { context } from './context';
import { closeScope, live, openScope, trackInScope } from './scopes';
import { Tensor } from './tensor';
import { leavesOf } from './nest';

/** Tensors, alone or nested in arrays and objects, among anything else. */
export type TensorContainer =
  | Tensor
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly TensorContainer[]
  | { readonly [key: string]: TensorContainer };

/** Runs a function and disposes every tensor made in it but those it returns, those kept, and Variables. */
export function tidy<T>(nameOrFn: string | (() => T), fn?: () => T): T {
  if (fn !== undefined && typeof nameOrFn !== 'string') {
    throw new Error('When calling with two arguments, the first argument to tidy() must be a string');
  }
  const body = typeof nameOrFn === 'function' ? nameOrFn : fn;
  if (typeof body !== 'function') {
    throw new Error(
      typeof nameOrFn === 'string'
        ? 'When calling with two arguments, the 2nd argument to tidy() must be a function'
        : 'Please provide a function to tidy()',
    );
  }
  const site = context.listener?.site ?? -1;
  openScope();
  let result: T;
  try {
    result = body();
  } catch (error) {
    closeTidy([]);
    throw error;
  } finally {
    if (context.listener !== null) context.listener.site = site;
  }
  if (result instanceof Promise) {
    closeScope();
    throw new Error('Cannot return a Promise inside of tidy.');
  }
  closeTidy(tensorsIn(result));
  return result;
}

function closeTidy(returned: readonly Tensor[]): void {
  const stay = new Set(returned);
  for (const tensor of closeScope()) {
    if (tensor.kept) continue;
    // What leaves this scope belongs to the one around it.
    if (stay.has(tensor)) trackInScope(tensor);
    else tensor.dispose();
  }
}

/** Saves a tensor from the `tidy` around it. */
export function keep<T extends Tensor>(tensor: T): T {
  tensor.kept = true;
  return tensor;
}

/** Disposes every tensor found in a nest. */
export function dispose(container: unknown): void {
  for (const tensor of tensorsIn(container)) tensor.dispose();
}

export interface MemoryInfo {
  numTensors: number;
  numDataBuffers: number;
  numBytes: number;
  unreliable: boolean;
}

/** How many tensors are alive. Bytes are of their values only. */
export function memory(): MemoryInfo {
  return { numTensors: live.tensors, numDataBuffers: live.tensors, numBytes: live.bytes, unreliable: false };
}

function tensorsIn(container: unknown): Tensor[] {
  return leavesOf(container).flatMap(({ value }) => (value instanceof Tensor ? [value] : []));
}
