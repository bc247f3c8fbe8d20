/** @file Runs a snippet's text without running it: follows tensors, tapes and numbers through functions, branches and loops. */

import ts from 'typescript';
import type { LintContext } from '../lint';
import { findMember, isStatic, nameText } from './classes';
import { callFunction, newArguments, strangeInstance } from './functions';
import { Run, TooLong, declare, newScope } from './run';
import { block } from './statements';
import { UNKNOWN, type ClassFact, type FunctionFact, type Scope } from './values';
import { bareExpression } from '../../snippet/engineNames';

export function dryRun({ checker, sourceFile, names }: LintContext): Run {
  const run = new Run(checker, sourceFile, names);
  const scope = newScope(null);
  declare(scope, 'this', UNKNOWN);
  try {
    const { changes } = run.store.attempt(() => block(run, sourceFile.statements, scope));
    run.store.joinAll([changes]);
    run.lookAtTapes();
    run.rehearsing = true;
    rehearse(run, sourceFile, scope);
  } catch (error) {
    // What was seen until then stands.
    run.complete = false;
    if (!(error instanceof TooLong) && !(error instanceof RangeError)) throw error;
  }
  return run;
}

/** Functions nobody in the file calls are called as a stranger would, with what their types promise. */
function rehearse(run: Run, sourceFile: ts.SourceFile, scope: Scope): void {
  const visit = (node: ts.Node): void => {
    if (
      ts.isFunctionDeclaration(node) &&
      node.body !== undefined &&
      !run.entered.has(node) &&
      node.parent === sourceFile
    ) {
      once(run, { node, scope, self: UNKNOWN, home: null });
    } else if (ts.isVariableStatement(node) && node.parent === sourceFile) {
      for (const { initializer } of node.declarationList.declarations) {
        const fn = initializer === undefined ? undefined : bareExpression(initializer);
        if (fn !== undefined && (ts.isArrowFunction(fn) || ts.isFunctionExpression(fn)) && !run.entered.has(fn)) {
          once(run, { node: fn, scope, self: UNKNOWN, home: null });
        }
      }
    } else if (ts.isClassDeclaration(node) && node.parent === sourceFile) {
      rehearseClass(run, { node, scope, base: null, statics: new Map() });
    }
  };
  for (const statement of sourceFile.statements) visit(statement);
}

function rehearseClass(run: Run, cls: ClassFact): void {
  const unseen = cls.node.members.filter(
    (member) =>
      ts.isMethodDeclaration(member) && member.body !== undefined && !isStatic(member) && !run.entered.has(member),
  );
  if (unseen.length === 0) return;
  run.store.attempt(() => {
    const self = strangeInstance(run, cls);
    // Twice, since the first call may leave behind what the second stumbles over.
    for (let turn = 0; turn < 2; turn++) {
      for (const member of unseen) {
        const name = member.name === undefined ? null : nameText(member.name);
        const found = name === null ? null : findMember(run, cls, name, self);
        if (found !== null) callFunction(run, found.fn, self, newArguments([]), member, cls.scope, true);
      }
    }
  });
}

function once(run: Run, fn: FunctionFact): void {
  // What a stranger's call leaves behind is no business of the next function.
  run.store.attempt(() => {
    callFunction(run, fn, UNKNOWN, newArguments([]), fn.node, fn.scope, true);
    run.lookAtTapes();
  });
}
