/** @file A tape's life in the dry run: made, recording, paused, ended. */

import ts from 'typescript';
import { symbolName } from './classes';
import { callFunction, newArguments } from './functions';
import { getProperty } from './properties';
import { lookUp, type Run } from './run';
import { alternatives, type Scope, type TapeFact, type Value } from './values';

export function startRecording(run: Run, tapes: readonly TapeFact[]): void {
  run.store.set(run.active, [...run.active.value.filter((one) => !tapes.includes(one)), ...tapes]);
}

export function stopRecording(run: Run, tapes: readonly TapeFact[]): void {
  run.store.set(
    run.active,
    run.active.value.filter((one) => !tapes.includes(one)),
  );
}

/** The end of a block with a `using` declaration. */
export function endScope(run: Run, node: ts.VariableStatement, scope: Scope): void {
  for (const { name } of node.declarationList.declarations) {
    if (!ts.isIdentifier(name)) continue;
    const cell = lookUp(scope, name.text);
    if (cell === null) continue;
    for (const one of alternatives(cell.value)) {
      if (one.kind === 'object') disposeOwner(run, one, node, scope);
      if (one.kind !== 'tape') continue;
      stopRecording(run, [one.tape]);
      run.store.set(one.tape.disposed, 'yes');
      run.released.add(one.tape.node);
    }
  }
}

/** `using owner = new Owner()`: its own `[Symbol.dispose]` says what ends with it. */
function disposeOwner(run: Run, owner: Value & { kind: 'object' }, node: ts.Node, scope: Scope): void {
  const method = getProperty(run, owner, symbolName('Symbol.dispose'), node, scope);
  if (method.kind === 'function') callFunction(run, method.fn, owner, newArguments([]), node, scope);
}
