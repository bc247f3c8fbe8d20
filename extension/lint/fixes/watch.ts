/** @file The fix that watches a tensor: `tape.watch(x)` as the first thing the tape does. */

import ts from 'typescript';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from '../facts/facts';
import type { GradientEvent } from '../facts/run';
import { indentAt, indentStep, newLineOf, statementOf } from '../facts/syntax';
import type { Fix } from '../finding';
import { fix, insertAt } from './edit';

/** `sure`: watching is what was meant; else the fix is one of several. */
export function addWatch(event: GradientEvent, source: ts.Expression, facts: Facts, sure = true): readonly Fix[] {
  const { context, run } = facts;
  const callee = event.node.expression;
  if (!ts.isPropertyAccessExpression(callee) || !isPath(bareExpression(source))) return [];
  const tape = callee.expression.getText();
  const watch = `${tape}.watch(${bareExpression(source).getText()});`;
  const title = `Watch it: ${watch.slice(0, -1)}`;
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
    return fix(title, sure && sites.size === 1, text, intoCallback(callback.body, watch, text));
  }
  // The callback stands elsewhere: watching just before the recording counts for it too.
  const statement = statementOf(first.node);
  if (statement === null || !visible(statement)) return [];
  const start = statement.getStart();
  return fix(title, false, text, [insertAt(start, `${watch}${newLineOf(text)}${indentAt(text, start)}`)]);
}

function intoCallback(body: ts.ConciseBody, watch: string, source: ts.SourceFile): Parameters<typeof fix>[3] {
  const line = newLineOf(source);
  if (ts.isBlock(body)) {
    const [first] = body.statements;
    if (first === undefined) return [insertAt(body.getStart() + 1, ` ${watch} `)];
    const start = first.getStart();
    const sameLine = !source.text.slice(body.getStart(), start).includes('\n');
    return [insertAt(start, sameLine ? `${watch} ` : `${watch}${line}${indentAt(source, start)}`)];
  }
  const outer = indentAt(source, statementOf(body)?.getStart() ?? body.getStart());
  const inner = outer + indentStep(source);
  return [
    insertAt(body.getStart(), `{${line}${inner}${watch}${line}${inner}return `),
    insertAt(body.getEnd(), `;${line}${outer}}`),
  ];
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

/** Does the name at the start of the path mean the same thing at `at`, and is it made by then? */
function sees(at: ts.Node, path: ts.Expression, facts: Facts): boolean {
  const root = rootOf(path);
  if (root.kind === ts.SyntaxKind.ThisKeyword) return true;
  if (!ts.isIdentifier(root)) return false;
  const { checker } = facts.context;
  const symbol = symbolOf(root, facts);
  const there = checker.getSymbolsInScope(at, ts.SymbolFlags.Value).find((one) => one.name === root.text);
  if (symbol === undefined || there !== symbol) return false;
  const declared = symbol.valueDeclaration;
  return declared === undefined || declared.getStart() < at.getStart() || ts.isParameter(declared);
}

function declarationOf(path: ts.Expression, facts: Facts): ts.Declaration | undefined {
  const root = rootOf(path);
  return ts.isIdentifier(root) ? symbolOf(root, facts)?.valueDeclaration : undefined;
}

function symbolOf(name: ts.Identifier, { context: { checker } }: Facts): ts.Symbol | undefined {
  return ts.isShorthandPropertyAssignment(name.parent)
    ? checker.getShorthandAssignmentValueSymbol(name.parent)
    : checker.getSymbolAtLocation(name);
}

function rootOf(path: ts.Expression): ts.Expression {
  const node = bareExpression(path);
  return ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node) ? rootOf(node.expression) : node;
}
