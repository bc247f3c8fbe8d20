/** @file JavaScript arithmetic rewritten as ops: `x ** 2 + y ** 2` becomes `x.square().add(y.square())`. */

import ts from 'typescript';
import { bareExpression } from '../../snippet/engineNames';
import { MATH_OPS } from '../facts/engineOps';
import type { FixStyle } from '../finding';

export interface Rewriting {
  /** The text of a leaf that is (or stands for) a tensor; null for a plain value. */
  readonly tensor: (leaf: ts.Expression) => string | null;
  readonly namespace: string | null;
  /** With a namespace alone there is a choice. */
  readonly style?: FixStyle;
}

export const OPERATOR_OPS: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.PlusToken, 'add'],
  [ts.SyntaxKind.MinusToken, 'sub'],
  [ts.SyntaxKind.AsteriskToken, 'mul'],
  [ts.SyntaxKind.SlashToken, 'div'],
  [ts.SyntaxKind.PercentToken, 'mod'],
  [ts.SyntaxKind.AsteriskAsteriskToken, 'pow'],
  [ts.SyntaxKind.GreaterThanToken, 'greater'],
  [ts.SyntaxKind.LessThanToken, 'less'],
  [ts.SyntaxKind.GreaterThanEqualsToken, 'greaterEqual'],
  [ts.SyntaxKind.LessThanEqualsToken, 'lessEqual'],
  [ts.SyntaxKind.EqualsEqualsToken, 'equal'],
  [ts.SyntaxKind.EqualsEqualsEqualsToken, 'equal'],
]);

/** Which op says the same with its sides changed over. */
const MIRRORED: Readonly<Record<string, string>> = {
  add: 'add',
  mul: 'mul',
  greater: 'less',
  less: 'greater',
  greaterEqual: 'lessEqual',
  lessEqual: 'greaterEqual',
  equal: 'equal',
};

/** The expression as ops; null when it has no tensor in it or cannot be rewritten. */
export function tensorText(node: ts.Expression, rewriting: Rewriting): string | null {
  const inner = bareExpression(node);
  const leaf = rewriting.tensor(inner);
  if (leaf !== null) return leaf;
  if (ts.isPrefixUnaryExpression(inner)) {
    const operand = tensorText(inner.operand, rewriting);
    if (operand === null) return null;
    return inner.operator === ts.SyntaxKind.MinusToken
      ? callText('neg', operand, [], rewriting)
      : inner.operator === ts.SyntaxKind.PlusToken
        ? operand
        : null;
  }
  if (ts.isCallExpression(inner)) return mathText(inner, rewriting);
  if (!ts.isBinaryExpression(inner)) return null;
  const op = OPERATOR_OPS.get(inner.operatorToken.kind);
  return op === undefined ? null : binaryText(op, inner.left, inner.right, rewriting);
}

export function binaryText(op: string, left: ts.Expression, right: ts.Expression, rewriting: Rewriting): string | null {
  const [a, b] = [tensorText(left, rewriting), tensorText(right, rewriting)];
  if (a !== null) {
    const exponent = bareExpression(right);
    if (op === 'pow' && ts.isNumericLiteral(exponent) && exponent.text === '2')
      return callText('square', a, [], rewriting);
    return callText(op, a, [b ?? plainText(right)], rewriting);
  }
  if (b === null) return null;
  if (rewriting.namespace !== null) return `${rewriting.namespace}.${op}(${plainText(left)}, ${b})`;
  const mirrored = MIRRORED[op];
  if (mirrored !== undefined) return `${b}.${mirrored}(${plainText(left)})`;
  if (op === 'sub') return `${b}.neg().add(${plainText(left)})`;
  return op === 'div' ? `${b}.reciprocal().mul(${plainText(left)})` : null;
}

/** `x.op(…)` or `tf.op(x, …)`. */
function callText(op: string, self: string, others: readonly string[], { namespace, style }: Rewriting): string {
  return namespace !== null && style === 'functions'
    ? `${namespace}.${op}(${[self, ...others].join(', ')})`
    : `${self}.${op}(${others.join(', ')})`;
}

function mathText(node: ts.CallExpression, rewriting: Rewriting): string | null {
  const callee = node.expression;
  if (
    !ts.isPropertyAccessExpression(callee) ||
    !ts.isIdentifier(callee.expression) ||
    callee.expression.text !== 'Math'
  )
    return null;
  const op = MATH_OPS.get(callee.name.text);
  const [first, second] = node.arguments;
  if (op === undefined || first === undefined || ts.isSpreadElement(first) || node.arguments.length > 2) return null;
  if (second !== undefined)
    return op === 'pow' || op === 'maximum' || op === 'minimum' || op === 'atan2'
      ? binaryCall(op, first, second, rewriting)
      : null;
  if (op === 'maximum' || op === 'minimum') return tensorText(first, rewriting);
  const operand = tensorText(first, rewriting);
  if (operand === null) return null;
  return rewriting.namespace === null || rewriting.style === 'methods'
    ? `${operand}.${op}()`
    : `${rewriting.namespace}.${op}(${operand})`;
}

function binaryCall(op: string, left: ts.Expression, right: ts.Expression, rewriting: Rewriting): string | null {
  const [a, b] = [tensorText(left, rewriting), tensorText(right, rewriting)];
  if (a === null && b === null) return null;
  if (rewriting.namespace !== null)
    return `${rewriting.namespace}.${op}(${a ?? plainText(left)}, ${b ?? plainText(right)})`;
  if (a !== null) return `${a}.${op}(${b ?? plainText(right)})`;
  return op === 'maximum' || op === 'minimum' ? `${b}.${op}(${plainText(left)})` : null;
}

function plainText(node: ts.Expression): string {
  return ts.isParenthesizedExpression(node) ? node.expression.getText() : node.getText();
}

/** The expression with parentheses where a method could not be called on it otherwise. */
export function receiverText(node: ts.Expression): string {
  const inner = ts.isParenthesizedExpression(node) ? bareExpression(node) : node;
  const simple =
    ts.isIdentifier(inner) ||
    ts.isPropertyAccessExpression(inner) ||
    ts.isElementAccessExpression(inner) ||
    ts.isCallExpression(inner) ||
    ts.isNonNullExpression(inner) ||
    ts.isParenthesizedExpression(inner) ||
    inner.kind === ts.SyntaxKind.ThisKeyword;
  return simple ? inner.getText() : `(${inner.getText()})`;
}
