/** @file The fix that makes a tape persistent. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from '../facts/facts';
import type { Fix, TextEdit } from '../finding';
import { disposeAfterLastUse } from './disposeTape';
import { fix, insertAt, replaceNode } from './edit';

/** `node` is the constructor's call, or `tf.gradientTape(…)`. A tape that nobody disposed needs to be disposed now. */
export function addPersistent(node: ts.Node, facts: Facts): readonly Fix[] {
  const option = optionEdit(node);
  if (option === null) return [];
  const isScope =
    ts.isVariableDeclaration(node.parent) && (node.parent.parent.flags & ts.NodeFlags.Using) === ts.NodeFlags.Using;
  const dispose = isScope || facts.run.released.has(node) ? [] : disposeAfterLastUse(node, facts);
  // Where nobody can dispose it from here, that is left to do.
  const isWhole = isScope || facts.run.released.has(node) || dispose.length > 0;
  return fix(t('Make the tape persistent'), isWhole, facts.context.sourceFile, [option, ...dispose]);
}

function optionEdit(node: ts.Node): TextEdit | null {
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return null;
  const [options] = node.arguments ?? [];
  if (node.arguments === undefined) return insertAt(node.getEnd(), '({ persistent: true })');
  if (options === undefined) return insertAt(node.getEnd() - 1, '{ persistent: true }');
  const literal = bareExpression(options);
  if (!ts.isObjectLiteralExpression(literal)) return null;
  const known = literal.properties.find(
    (one) => one.name !== undefined && ts.isIdentifier(one.name) && one.name.text === 'persistent',
  );
  if (known !== undefined) return ts.isPropertyAssignment(known) ? replaceNode(known.initializer, 'true') : null;
  const [first] = literal.properties;
  return first === undefined
    ? replaceNode(literal, '{ persistent: true }')
    : insertAt(first.getStart(), 'persistent: true, ');
}

/** Takes the option away; the object too, when nothing else is in it. */
export function removePersistent(option: ts.ObjectLiteralElementLike, source: ts.SourceFile): readonly Fix[] {
  const literal = option.parent;
  const title = t('Remove persistent');
  if (!ts.isObjectLiteralExpression(literal)) return [];
  const isArgument = ts.isCallExpression(literal.parent) || ts.isNewExpression(literal.parent);
  if (literal.properties.length === 1) return fix(title, true, source, [replaceNode(literal, isArgument ? '' : '{}')]);
  const at = literal.properties.indexOf(option);
  const next = literal.properties[at + 1];
  const before = literal.properties[at - 1];
  if (next === undefined && before === undefined) return [];
  const whole =
    next !== undefined
      ? { start: option.getStart(), end: next.getStart(), newText: '' }
      : { start: before?.getEnd() ?? option.getStart(), end: option.getEnd(), newText: '' };
  const kept = fix(title, true, source, [whole]);
  if (kept.length > 0) return kept;
  // A comment stands beside it: only the option goes, with the comma that divided it.
  const comma = /^\s*,[ \t]*/.exec(source.text.slice(option.getEnd()))?.[0].length ?? 0;
  return fix(title, true, source, [{ start: option.getStart(), end: option.getEnd() + comma, newText: '' }]);
}
