/** @file Finds the tensors in a value a snippet bound to a name: a tensor, or arrays and plain objects of tensors. */

import { Tensor } from './tensor';

const MAX_DEPTH = 4;
const MAX_MEMBERS = 100;
/** Characters of a member's name in a path. */
const MAX_KEY = 200;

/** Calls `found` for each tensor with its path: '' for the value itself, `[0]`, `.w`, `[1].b` … Runs no code of the snippet's. */
export function forEachTensor(value: unknown, found: (tensor: Tensor, path: string) => void): void {
  visit(value, '', MAX_DEPTH, found);
}

function visit(value: unknown, path: string, depth: number, found: (tensor: Tensor, path: string) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (value instanceof Tensor) return found(value, path);
  if (depth === 0) return;
  if (Array.isArray(value)) {
    for (let i = 0; i < Math.min(value.length, MAX_MEMBERS); i++) visit(value[i], `${path}[${i}]`, depth - 1, found);
    return;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== null && prototype !== Object.prototype) return;
  let members = 0;
  // Not all of its descriptors at once: it may be a table of a hundred thousand, bound again in every turn of a loop.
  for (const key in value) {
    if (members++ >= MAX_MEMBERS) return;
    const member = Object.getOwnPropertyDescriptor(value, key);
    if (member !== undefined && 'value' in member) visit(member.value, path + memberPath(key), depth - 1, found);
  }
}

function memberPath(key: string): string {
  if (key.length > MAX_KEY) return memberPath(key.slice(0, MAX_KEY));
  return /^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
}
