/** @file The fix that watches a tensor: `tape.watch(x)` as the first thing the tape does. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from '../facts/facts';
import type { GradientEvent } from '../facts/run';
import { declarationOf, sees } from '../facts/symbols';
import { indentAt, newLineOf, statementOf } from '../facts/syntax';
import type { Fix } from '../finding';
import { atStartOf } from './callback';
import { fix, insertAt } from './edit';

/** `sure`: watching is what was meant; else the fix is one of several. */
export function addWatch(event: GradientEvent, source: ts.Expression, facts: Facts, sure = true): readonly Fix[] {
  const { context, run } = facts;
  const callee = event.node.expression;
  if (!ts.isPropertyAccessExpression(callee) || !isPath(bareExpression(source))) return [];
  const tape = callee.expression.getText();
  const watch = `${tape}.watch(${bareExpression(source).getText()});`;
  const title = t('Watch it: {0}', watch.slice(0, -1));
  const visible = (at: ts.Node): boolean => sees(at, callee.expression, facts) && sees(at, source, facts);
  const records = run.records.filter((one) => one.tapes.includes(event.tape) && one.seq < event.seq);
  const first = records.reduce<(typeof records)[number] | undefined>(
    (a, b) => (a === undefined || b.seq < a.seq ? b : a),
    undefined,
  );
  const sites = new Set(records.map((one) => one.node));
  const text = context.sourceFile;
  if (first === undefined) return scopeForm(event, source, watch, title, facts, sure);
  const callback = bareExpression(first.callback);
  if ((ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)) && visible(callback.body)) {
    return fix(
      title,
      sure && sites.size === 1,
      text,
      atStartOf(callback.body, () => watch, text),
    );
  }
  // The callback stands elsewhere: watching just before the recording counts for it too.
  const statement = statementOf(first.node);
  if (statement === null || !visible(statement)) return [];
  const start = statement.getStart();
  return fix(title, false, text, [insertAt(start, `${watch}${newLineOf(text)}${indentAt(text, start)}`)]);
}

/** `using tape = tf.gradientTape()`: right after it, or after the source where that is made later. */
function scopeForm(
  event: GradientEvent,
  source: ts.Expression,
  watch: string,
  title: string,
  facts: Facts,
  sure: boolean,
): readonly Fix[] {
  const { tape } = event;
  const statement = statementOf(tape.node);
  if (!tape.scope || statement === null) return [];
  const declared = declarationOf(source, facts);
  const made = declared === undefined ? null : statementOf(declared);
  const later = made !== null && made.parent === statement.parent && made.getStart() > statement.getStart();
  const after = later ? made : statement;
  const text = facts.context.sourceFile;
  if (!later && declared !== undefined && declared.getStart() > statement.getStart()) return [];
  return fix(title, sure, text, [
    insertAt(after.getEnd(), `${newLineOf(text)}${indentAt(text, after.getStart())}${watch}`),
  ]);
}

/** A name, or a path of properties from a name or `this`. */
function isPath(node: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(node)) return isPath(bareExpression(node.expression));
  if (ts.isElementAccessExpression(node))
    return isPath(bareExpression(node.expression)) && ts.isLiteralExpression(node.argumentExpression);
  return ts.isIdentifier(node) || node.kind === ts.SyntaxKind.ThisKeyword;
}
