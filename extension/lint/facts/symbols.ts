/** @file What names mean, and where they mean it. */

import ts from 'typescript';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from './facts';

/** The symbol of the value a name stands for: of `{ x }` that is `x` itself, not the property. */
export function symbolOf(name: ts.Identifier, { context: { checker } }: Facts): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
}

/** All other places that name what `name` declares. */
export function usesOf(name: ts.Identifier, facts: Facts): readonly ts.Identifier[] {
  const symbol = symbolOf(name, facts);
  if (symbol === undefined) return [];
  return facts
    .all('identifier')
    .filter((one) => one !== name && one.text === name.text && symbolOf(one, facts) === symbol);
}

/** Does the name at the start of the path mean the same thing at `at`, and is it made by then? */
export function sees(at: ts.Node, path: ts.Expression, facts: Facts): boolean {
  const root = rootOf(path);
  if (root.kind === ts.SyntaxKind.ThisKeyword) return thisOwner(at) === thisOwner(root);
  if (!ts.isIdentifier(root)) return false;
  const symbol = symbolOf(root, facts);
  if (symbol === undefined || nameAt(root.text, at, facts) !== symbol) return false;
  const declared = symbol.valueDeclaration;
  return declared === undefined || declared.getStart() < at.getStart() || ts.isParameter(declared);
}

/** What the name means at that place. */
export function nameAt(name: string, at: ts.Node, { context: { checker } }: Facts): ts.Symbol | undefined {
  return checker.getSymbolsInScope(at, ts.SymbolFlags.Value).find((one) => one.name === name);
}

export function declarationOf(path: ts.Expression, facts: Facts): ts.Declaration | undefined {
  const root = rootOf(path);
  return ts.isIdentifier(root) ? symbolOf(root, facts)?.valueDeclaration : undefined;
}

function rootOf(path: ts.Expression): ts.Expression {
  const node = bareExpression(path);
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? rootOf(node.expression) : node;
}

function thisOwner(node: ts.Node): ts.Node {
  let at = node;
  while (!ts.isSourceFile(at) && !ts.isClassElement(at) && (ts.isArrowFunction(at) || !ts.isFunctionLike(at)))
    at = at.parent;
  return at;
}
