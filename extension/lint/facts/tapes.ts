/** @file A tape's life in the dry run: made, recording, paused, ended. */

import ts from 'typescript';
import { lookUp, type Run } from './run';
import { alternatives, type Scope, type TapeFact } from './values';

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
      if (one.kind !== 'tape') continue;
      stopRecording(run, [one.tape]);
      run.store.set(one.tape.disposed, 'yes');
      run.released.add(one.tape.node);
    }
  }
}
