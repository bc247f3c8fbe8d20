/** @file The fix that gives the op in a branch of `where` a safe operand wherever the branch is not taken. */

import ts from 'typescript';
import type { Facts } from '../facts/facts';
import type { Fix } from '../finding';
import type { Recorded } from '../recorded/recorded';
import type { Shadow } from '../recorded/shadows';
import { fix, replaceNode } from './edit';
import { operandsOf } from './safeVariants';

/** Ops that are safe at 1, by the position of the operand that must be. */
const OPERANDS: ReadonlyMap<string, number> = new Map([
  ...'log log1p sqrt rsqrt reciprocal pow acosh exp expm1'.split(' ').map((op) => [op, 0] as const),
  ['div', 1] as const,
]);

/** `where(c, f(x), b)` → `where(c, f(where(c, x, 1)), b)`: f never sees what its branch is not taken for. */
export function doubleWhere(run: Recorded, { op, position, origin }: Shadow): readonly Fix[] {
  const at = OPERANDS.get(run.view.opName(origin.op));
  const where = run.callAt(run.view.siteOfOp(op));
  const call = run.callAt(run.view.siteOfOp(origin.op));
  if (at === undefined || where === null || call === null) return [];
  const { names, sourceFile } = run.facts.context;
  if (names.opCall(where)?.op !== 'where' || names.opCall(call)?.op !== run.view.opName(origin.op)) return [];
  const operand = operandsOf(call, run.facts)[at];
  const condition = conditionOf(where, run.facts);
  const callee = calleeOf(where, run.facts);
  if (operand === undefined || condition === undefined || callee === null) return [];
  if (!names.isTensorExpression(operand) || !fits(run, op, origin.op, at)) return [];
  if (!isVisibleAt(condition, call, run.facts)) return [];
  const text = operand.getText();
  const safe =
    ts.isIdentifier(operand) && run.facts.namespace !== null ? `${run.facts.namespace}.onesLike(${text})` : '1';
  const [a, b] = position === 1 ? [text, safe] : [safe, text];
  return fix('Give the op a safe value where its branch is not taken', false, sourceFile, [
    replaceNode(operand, `${callee}(${condition.getText()}, ${a}, ${b})`),
  ]);
}

function isMethod(where: ts.CallExpression, facts: Facts): boolean {
  return facts.context.names.engineCall(where)?.owner !== 'tf';
}

/** `tf.where(condition, a, b)`, `a.where(condition, b)`. */
function conditionOf(where: ts.CallExpression, facts: Facts): ts.Expression | undefined {
  const [first, second] = where.arguments;
  const given = where.arguments.length === (isMethod(where, facts) ? 2 : 3);
  return given && first !== undefined && second !== undefined && !where.arguments.some(ts.isSpreadElement)
    ? first
    : undefined;
}

/** How `where` is called here as a function. */
function calleeOf(where: ts.CallExpression, facts: Facts): string | null {
  if (!isMethod(where, facts)) return where.expression.getText();
  return facts.namespace === null ? null : `${facts.namespace}.where`;
}

/** The condition must not make the operand grow. */
function fits({ view }: Recorded, where: number, op: number, at: number): boolean {
  const [condition, operand] = [view.inputs(where)[0], view.inputs(op)[at]];
  if (condition === undefined || operand === undefined) return false;
  const shape = view.shapeOf(condition);
  return shape.length === 0 || shape.join() === view.shapeOf(operand).join();
}

/** Every name in the condition is declared before, in a block around the call. */
function isVisibleAt(condition: ts.Expression, call: ts.Node, { context }: Facts): boolean {
  if (condition.getStart() <= call.getStart() && call.getEnd() <= condition.getEnd()) return false;
  let visible = true;
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) visible = false;
    if (ts.isIdentifier(node) && !(ts.isPropertyAccessExpression(node.parent) && node.parent.name === node)) {
      visible &&= isDeclaredBefore(context.checker.getSymbolAtLocation(node), call);
    }
    ts.forEachChild(node, visit);
  };
  visit(condition);
  return visible;
}

function isDeclaredBefore(symbol: ts.Symbol | undefined, call: ts.Node): boolean {
  const declaration = symbol?.declarations?.[0];
  if (declaration === undefined) return false;
  if (declaration.getSourceFile() !== call.getSourceFile() || ts.isImportClause(declaration)) return true;
  if (ts.isNamespaceImport(declaration) || ts.isImportSpecifier(declaration)) return true;
  const scope = ts.findAncestor(
    declaration.parent,
    (one) => ts.isBlock(one) || ts.isFunctionLike(one) || ts.isSourceFile(one),
  );
  return declaration.getEnd() <= call.getStart() && ts.findAncestor(call, (one) => one === scope) !== undefined;
}
