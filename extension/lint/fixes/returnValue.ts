/** @file The fix that returns what a callback computes last. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from '../facts/facts';
import type { RecordEvent } from '../facts/run';
import { alternatives, asTensors, type Value } from '../facts/values';
import type { Fix } from '../finding';
import { fix, insertAt } from './edit';
import { insertAfter } from './lines';

export function returnValue({ value }: RecordEvent, facts: Facts): readonly Fix[] {
  const [callback, ...others] = alternatives(value).flatMap((one) => (one.kind === 'function' ? [one.fn.node] : []));
  if (callback === undefined || others.length > 0 || callback.asteriskToken !== undefined) return [];
  return fixFor(callback.body, facts);
}

function fixFor(body: ts.Node | undefined, facts: Facts, depth = 0): readonly Fix[] {
  const { run, context } = facts;
  const isTensor = (node: ts.Expression): boolean => {
    const value = run.seen.get(bareExpression(node));
    return value !== undefined && asTensors(value).length > 0;
  };
  if (body === undefined || depth > 3) return [];
  // `() => helper(x)`: what is missing is missing there.
  if (!ts.isBlock(body))
    return ts.isExpression(body) ? fixFor(bodyOf(bareExpression(body), run.seen), facts, depth + 1) : [];
  if (returns(body)) return [];
  for (const statement of [...body.statements].reverse()) {
    if (ts.isExpressionStatement(statement) && isTensor(statement.expression)) {
      if (statement !== body.statements.at(-1)) return [];
      const text = statement.expression.getText();
      return fix(text.length > 40 ? t('Return it') : t('Return {0}', text), true, context.sourceFile, [
        insertAt(statement.getStart(), 'return '),
      ]);
    }
    if (!ts.isVariableStatement(statement)) continue;
    const declared = statement.declarationList.declarations.at(-1);
    if (declared?.initializer === undefined || !ts.isIdentifier(declared.name) || !isTensor(declared.initializer))
      return [];
    const { text } = declared.name;
    const last = body.statements.at(-1) ?? statement;
    return fix(t('Return {0}', text), true, context.sourceFile, [
      insertAfter(last, () => `return ${text};`, context.sourceFile),
    ]);
  }
  return [];
}

function bodyOf(call: ts.Expression, seen: ReadonlyMap<ts.Node, Value>): ts.Node | undefined {
  const callee = ts.isCallExpression(call) ? seen.get(bareExpression(call.expression)) : undefined;
  return callee?.kind === 'function' ? callee.fn.node.body : undefined;
}

function returns(node: ts.Node): boolean {
  if (ts.isFunctionLike(node)) return false;
  if (ts.isReturnStatement(node)) return true;
  return ts.forEachChild(node, (child) => returns(child) || undefined) === true;
}
