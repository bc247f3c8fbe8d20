/** @file The fix that asks a tape once: two gradient calls on one target become one with a list of sources. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from '../facts/facts';
import type { GradientEvent } from '../facts/run';
import type { Fix } from '../finding';
import { fix, replaceNode } from './edit';
import { removeLines } from './lines';

/** `const a = tape.gradient(y, x); const b = tape.gradient(y, w);` → `const [a, b] = tape.gradient(y, [x, w]);` */
export function askOnce(event: GradientEvent, facts: Facts): readonly Fix[] {
  const { first } = event.usesBefore;
  const [one, two] = [first === null ? null : named(first), named(event.node)];
  if (one === null || two === null || one.statement.parent !== two.statement.parent) return [];
  if (event.method !== 'gradient' || one.target.getText() !== two.target.getText() || !ts.isIdentifier(two.target))
    return [];
  const block = one.statement.parent;
  if (!ts.isBlock(block) && !ts.isSourceFile(block)) return [];
  // Right after each other: nothing between them needs the first one, or changes a source.
  if (block.statements.indexOf(two.statement) !== block.statements.indexOf(one.statement) + 1) return [];
  const sources = `[${one.source.getText()}, ${two.source.getText()}]`;
  return fix(t('Ask once, with a list of sources'), false, facts.context.sourceFile, [
    replaceNode(one.name, `[${one.name.text}, ${two.name.text}]`),
    replaceNode(one.source, sources),
    removeLines(two.statement, facts.context.sourceFile),
  ]);
}

interface Asked {
  readonly statement: ts.VariableStatement;
  readonly name: ts.Identifier;
  readonly target: ts.Expression;
  readonly source: ts.Expression;
}

function named(call: ts.CallExpression): Asked | null {
  const declaration = call.parent;
  const [target, source, ...options] = call.arguments;
  if (target === undefined || source === undefined || options.length > 0) return null;
  if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name) || declaration.type !== undefined)
    return null;
  if (
    !ts.isVariableDeclarationList(declaration.parent) ||
    declaration.parent.declarations.length !== 1 ||
    !ts.isVariableStatement(declaration.parent.parent)
  )
    return null;
  const inner = bareExpression(source);
  if (!ts.isIdentifier(inner) && !ts.isPropertyAccessExpression(inner)) return null;
  return { statement: declaration.parent.parent, name: declaration.name, target, source };
}
