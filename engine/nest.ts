/** @file Nests: tensors in arrays and objects to any depth, flattened with their paths and put together again. */

import { Tensor } from './tensor';

/** A tensor, or arrays and objects of tensors nested to any depth. */
export type Nest<T> = T | readonly Nest<T>[] | { readonly [key: string]: Nest<T> };

/** The structure of `S` with every tensor replaced by its gradient: same shape as the tensor, or null where unconnected. */
export type GradientOf<S> = S extends Tensor ? Tensor | null : { -readonly [K in keyof S]: GradientOf<S[K]> };

export interface NestLeaf {
  readonly value: unknown;
  /** '' for a lone leaf, then `[0]`, `.x`, `[1].w` … */
  readonly path: string;
}

/** All leaves in order; what is neither array nor plain object is a leaf, whether or not it is a tensor. */
export function leavesOf(nest: unknown, path = '', out: NestLeaf[] = []): NestLeaf[] {
  if (Array.isArray(nest)) {
    nest.forEach((item: unknown, i) => leavesOf(item, `${path}[${i}]`, out));
  } else if (isPlainObject(nest)) {
    for (const key of Object.keys(nest)) leavesOf(nest[key], `${path}.${key}`, out);
  } else {
    out.push({ value: nest, path });
  }
  return out;
}

/** The nest's structure with `values` in place of its leaves, in the same order. */
export function packAs(nest: unknown, values: readonly unknown[]): unknown {
  let next = 0;
  const pack = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(pack);
    if (isPlainObject(part)) return Object.fromEntries(Object.keys(part).map((key) => [key, pack(part[key])]));
    return values[next++];
  };
  return pack(nest);
}

function isPlainObject(x: unknown): x is Record<string, unknown> {
  if (typeof x !== 'object' || x === null || x instanceof Tensor || ArrayBuffer.isView(x)) return false;
  // Objects of a class (a layer, say) are not structure; those of another realm's Object are.
  const prototype: unknown = Object.getPrototypeOf(x);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}
