/** @file Asking the type checker: is this expression one of the engine's own types? */

import type ts from 'typescript';
import type { Run } from './run';

export type EngineType = 'tensor' | 'variable' | 'tape';

/** What the expression's type is to the engine; null when it is none of ours. null and undefined beside it are ignored. */
export function engineTypeOf(run: Run, node: ts.Node): EngineType | null {
  const known = run.types.get(node);
  if (known !== undefined) return known;
  const type = run.checker.getTypeAtLocation(node);
  const { names } = run;
  const found = names.isVariable(type)
    ? 'variable'
    : names.isTensor(type)
      ? 'tensor'
      : names.isTape(type)
        ? 'tape'
        : null;
  run.types.set(node, found);
  return found;
}
