/** @file Who counts tensors: live tensors and bytes for `tf.memory`, and the open `tf.tidy` scopes. */

import { BYTES_PER_VALUE } from './dtype';
import type { Tensor } from './tensor';

/** Live tensors (made and not disposed), as `tf.memory()` tells them. */
export const live = { tensors: 0, bytes: 0 };

/** Tensors made since each open `tidy` began, innermost last. */
const scopes: Tensor[][] = [];

/** A tensor came to life. */
export function countNew(tensor: Tensor): void {
  live.tensors++;
  live.bytes += tensor.size * BYTES_PER_VALUE[tensor.dtype];
  if (scopes.length > 0) trackInScope(tensor);
}

/** A tensor was disposed. */
export function countDisposed(tensor: Tensor): void {
  live.tensors--;
  live.bytes -= tensor.size * BYTES_PER_VALUE[tensor.dtype];
}

/** The innermost open `tidy` disposes this tensor at its end, unless it is returned or kept. */
export function trackInScope(tensor: Tensor): void {
  scopes[scopes.length - 1]?.push(tensor);
}

export function openScope(): void {
  scopes.push([]);
}

/** Ends the innermost scope and hands back what was made in it. */
export function closeScope(): readonly Tensor[] {
  return scopes.pop() ?? [];
}

export function resetScopes(): void {
  scopes.length = 0;
  live.tensors = 0;
  live.bytes = 0;
}
