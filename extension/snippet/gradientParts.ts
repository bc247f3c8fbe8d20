/** @file Where the target and each source of a gradient call stand in the text, by the path their results have. */

import ts from 'typescript';
import type { SitePart } from '../../engine/recording';
import { bareExpression, type EngineNames } from './engineNames';
import type { SnippetProgram } from './program';

/**
 * Literals are taken apart (`[x, { w: y }]` has `[0]` and `[1].w`); whatever else stands there is one part, whose path is
 * then the beginning of the paths of its results.
 */
export function gradientParts(
  node: ts.CallExpression | ts.NewExpression,
  names: EngineNames,
  { sourceFile }: SnippetProgram,
): SitePart[] {
  const parts: SitePart[] = [];
  const add = (role: SitePart['role'], path: string, expression: ts.Expression): void => {
    const inner = bareExpression(expression);
    for (const [step, part] of members(inner) ?? []) add(role, path + step, part);
    if (members(inner) === null)
      parts.push({ role, path, start: expression.getStart(sourceFile), end: expression.getEnd() });
  };
  const { target, sources } = roles(node, names);
  if (target !== undefined) add('target', '', target);
  if (sources !== undefined) add('source', '', sources);
  return parts;
}

interface Roles {
  readonly target?: ts.Expression | undefined;
  readonly sources?: ts.Expression | undefined;
}

function roles(node: ts.CallExpression | ts.NewExpression, names: EngineNames): Roles {
  const tapeCall = names.gradientCall(node);
  if (tapeCall !== undefined) return { target: tapeCall.args[0], sources: tapeCall.args[1] };
  const direct = names.functionCall(node, 'variableGrads');
  if (direct !== undefined) return { sources: direct.args[1] };
  // `tf.grad(f)(x)`, or `const g = tf.grad(f); g(x)`.
  const maker = names.constantValue(node.expression);
  const isMade = names.functionCall(maker, 'grad', 'grads', 'valueAndGrad', 'valueAndGrads') !== undefined;
  return isMade ? { sources: node.arguments?.[0] } : {};
}

/** Members of a literal with their steps, or null when it has to be taken as a whole. */
function members(node: ts.Expression): readonly (readonly [string, ts.Expression])[] | null {
  if (ts.isArrayLiteralExpression(node)) {
    if (node.elements.some((e) => ts.isSpreadElement(e) || ts.isOmittedExpression(e))) return null;
    return node.elements.map((element, i) => [`[${i}]`, element] as const);
  }
  if (!ts.isObjectLiteralExpression(node)) return null;
  const found: (readonly [string, ts.Expression])[] = [];
  for (const property of node.properties) {
    const name = property.name;
    if (name === undefined || !(ts.isIdentifier(name) || ts.isStringLiteral(name))) return null;
    if (ts.isPropertyAssignment(property)) found.push([`.${name.text}`, property.initializer]);
    else if (ts.isShorthandPropertyAssignment(property)) found.push([`.${name.text}`, property.name]);
    else return null;
  }
  return found;
}
