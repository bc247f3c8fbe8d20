/** @file An op by its name in the log; undefined for what is in no table, such as an op made by `customGrad`. */

import type { Op } from './op';
import { OPS } from './ops/index';

export function findOp(name: string): Op | undefined {
  const table: Readonly<Record<string, Op>> = OPS;
  return Object.hasOwn(table, name) ? table[name] : undefined;
}
