/** @file The fix that makes a tape persistent. */

import ts from 'typescript';
import { bareExpression } from '../../snippet/engineNames';
import type { Fix } from '../finding';
import { fix, insertAt, replaceNode } from './edit';

/** `node` is the constructor's call, or `tf.gradientTape(…)`. */
export function addPersistent(node: ts.Node, source: ts.SourceFile): readonly Fix[] {
  const title = 'Make the tape persistent';
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return [];
  const [options] = node.arguments ?? [];
  if (node.arguments === undefined)
    return fix(title, true, source, [insertAt(node.getEnd(), '({ persistent: true })')]);
  if (options === undefined) return fix(title, true, source, [insertAt(node.getEnd() - 1, '{ persistent: true }')]);
  const literal = bareExpression(options);
  if (!ts.isObjectLiteralExpression(literal)) return [];
  const known = literal.properties.find(
    (one) => one.name !== undefined && ts.isIdentifier(one.name) && one.name.text === 'persistent',
  );
  if (known !== undefined) {
    return ts.isPropertyAssignment(known) ? fix(title, true, source, [replaceNode(known.initializer, 'true')]) : [];
  }
  const [first] = literal.properties;
  const edit =
    first === undefined
      ? replaceNode(literal, '{ persistent: true }')
      : insertAt(first.getStart(), 'persistent: true, ');
  return fix(title, true, source, [edit]);
}

/** Takes the option away; the object too, when nothing else is in it. */
export function removePersistent(option: ts.PropertyAssignment, source: ts.SourceFile): readonly Fix[] {
  const literal = option.parent;
  const title = 'Remove persistent';
  if (!ts.isObjectLiteralExpression(literal)) return [];
  if (literal.properties.length === 1) return fix(title, true, source, [replaceNode(literal, '')]);
  const at = literal.properties.indexOf(option);
  const next = literal.properties[at + 1];
  const before = literal.properties[at - 1];
  if (next !== undefined)
    return fix(title, true, source, [{ start: option.getStart(), end: next.getStart(), newText: '' }]);
  return before === undefined
    ? []
    : fix(title, true, source, [{ start: before.getEnd(), end: option.getEnd(), newText: '' }]);
}
