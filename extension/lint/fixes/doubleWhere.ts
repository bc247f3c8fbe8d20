/** @file The fix that gives the op in a branch of `where` a safe operand wherever the branch is not taken. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { domainOf } from '../facts/domains';
import type { Facts } from '../facts/facts';
import type { HiddenRisk } from '../facts/hiddenRisks';
import { BINARY_ELEMENTWISE, UNARY_ELEMENTWISE } from '../facts/engineOps';
import { isTensorOperand, type Shape, type TensorFact } from '../facts/values';
import type { Fix } from '../finding';
import type { Recorded } from '../recorded/recorded';
import type { Shadow } from '../recorded/shadows';
import { fix, replaceNode } from './edit';
import { operandsOf } from './safeVariants';

/** After a run, which knows the shapes. */
export function doubleWhere(run: Recorded, { op: where, position, origin }: Shadow): readonly Fix[] {
  const { view, facts } = run;
  const domain = domainOf(view.opName(origin.op));
  const [condition, operand] = [view.inputs(where)[0], view.inputs(origin.op)[domain?.operand ?? 0]];
  if (condition === undefined || operand === undefined) return [];
  if (!fits(view.shapeOf(condition), view.shapeOf(operand))) return [];
  const [at, call] = [run.callAt(view.siteOfOp(where)), run.callAt(view.siteOfOp(origin.op))];
  return at === null || call === null ? [] : rewritten(at, call, view.opName(origin.op), position, facts);
}

/** From the text alone: only where the shapes are known to agree. */
export function doubleWhereFromText(
  { where, op, position, condition, operand }: HiddenRisk,
  facts: Facts,
): readonly Fix[] {
  const { node: at } = where;
  const { node: call } = op;
  if (!ts.isCallExpression(at) || !ts.isCallExpression(call)) return [];
  const isSure = isMadeElementwise(condition, operand) || fits(condition.shape, operand.shape);
  return isSure ? rewritten(at, call, op.op, position, facts) : [];
}

/** The condition must not make the operand grow. */
function fits(condition: Shape | null, operand: Shape | null): boolean {
  if (condition === null) return false;
  return condition.length === 0 || (!condition.includes(null) && condition.join() === operand?.join());
}

/** `x.greater(0)` is of x's shape, whatever that is. */
function isMadeElementwise(condition: TensorFact, operand: TensorFact): boolean {
  if (condition === operand) return true;
  const [tensor, other] = condition.operands;
  if (!isTensorOperand(tensor)) return false;
  const isSingle = UNARY_ELEMENTWISE.has(condition.op) && condition.inputs.length === 1;
  const isPlain = BINARY_ELEMENTWISE.has(condition.op) && (typeof other === 'number' || (isTensorOperand(other) && other.shape?.length === 0)); // prettier-ignore
  return (isSingle || isPlain) && isMadeElementwise(tensor, operand);
}

/** `where(c, f(x), b)` → `where(c, f(where(c, x, 1)), b)`: f never sees what its branch is not taken for. */
function rewritten(
  where: ts.CallExpression,
  call: ts.CallExpression,
  op: string,
  position: number,
  facts: Facts,
): readonly Fix[] {
  const { names, sourceFile } = facts.context;
  const domain = domainOf(op);
  if (domain === undefined || domain.safe === null) return [];
  if (names.opCall(where)?.op !== 'where' || names.opCall(call)?.op !== op) return [];
  const operand = operandsOf(call, facts)[domain.operand];
  const condition = conditionOf(where, facts);
  const callee = calleeOf(where, facts);
  if (operand === undefined || condition === undefined || callee === null) return [];
  if (!names.isTensorExpression(operand) || !isVisibleAt(condition, call, facts)) return [];
  const text = operand.getText();
  const isNamed = ts.isIdentifier(operand) && facts.namespace !== null;
  const safe = isNamed
    ? `${facts.namespace}.${domain.safe === 1 ? 'ones' : 'zeros'}Like(${text})`
    : String(domain.safe);
  const [a, b] = position === 1 ? [text, safe] : [safe, text];
  return fix(t('Give the op a safe value where its branch is not taken'), false, sourceFile, [
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
