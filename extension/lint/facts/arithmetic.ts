/** @file JavaScript's own operators on values that are known. */

import ts from 'typescript';
import { PLAIN, plain, type Primitive, type Value } from './values';

export const COMPARISONS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.LessThanToken,
  ts.SyntaxKind.GreaterThanToken,
  ts.SyntaxKind.LessThanEqualsToken,
  ts.SyntaxKind.GreaterThanEqualsToken,
  ts.SyntaxKind.EqualsEqualsToken,
  ts.SyntaxKind.EqualsEqualsEqualsToken,
  ts.SyntaxKind.ExclamationEqualsToken,
  ts.SyntaxKind.ExclamationEqualsEqualsToken,
  ts.SyntaxKind.InstanceOfKeyword,
  ts.SyntaxKind.InKeyword,
]);

export function compute(operator: ts.SyntaxKind, a: Primitive, b: Primitive): Primitive {
  if (typeof a === 'string' && (operator === ts.SyntaxKind.PlusToken || operator === ts.SyntaxKind.PlusEqualsToken))
    return a + String(b);
  if (typeof a !== 'number' || typeof b !== 'number') return undefined;
  switch (operator) {
    case ts.SyntaxKind.PlusToken:
    case ts.SyntaxKind.PlusEqualsToken:
      return a + b;
    case ts.SyntaxKind.MinusToken:
    case ts.SyntaxKind.MinusEqualsToken:
      return a - b;
    case ts.SyntaxKind.AsteriskToken:
      return a * b;
    case ts.SyntaxKind.SlashToken:
      return a / b;
    case ts.SyntaxKind.PercentToken:
      return a % b;
    case ts.SyntaxKind.AsteriskAsteriskToken:
      return a ** b;
    default:
      return undefined;
  }
}

export function compare(operator: ts.SyntaxKind, left: Value, right: Value): Value {
  if (left.kind !== 'plain' || right.kind !== 'plain' || left.known === undefined || right.known === undefined)
    return PLAIN;
  const [a, b] = [left.known.value, right.known.value];
  if (operator === ts.SyntaxKind.EqualsEqualsEqualsToken) return plain(a === b);
  if (operator === ts.SyntaxKind.ExclamationEqualsEqualsToken) return plain(a !== b);
  if (typeof a !== 'number' || typeof b !== 'number') return PLAIN;
  if (operator === ts.SyntaxKind.LessThanToken) return plain(a < b);
  if (operator === ts.SyntaxKind.GreaterThanToken) return plain(a > b);
  if (operator === ts.SyntaxKind.LessThanEqualsToken) return plain(a <= b);
  if (operator === ts.SyntaxKind.GreaterThanEqualsToken) return plain(a >= b);
  return PLAIN;
}
