/** @file The fix that brings what was computed outside a recording into it. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import { ancestorsIn, ancestorsOf } from '../facts/ancestors';
import type { Facts, NullSource } from '../facts/facts';
import { sees, usesOf } from '../facts/symbols';
import { functionOf, newLineOf, statementOf, wrapped } from '../facts/syntax';
import { tensorsIn } from '../facts/values';
import type { Fix, TextEdit } from '../finding';
import { atStartOf } from './callback';
import { fix, insertAt } from './edit';
import { movedText, removeLines } from './lines';

export function intoRecording(one: NullSource, facts: Facts): readonly Fix[] {
  const moved = movedIn(one, facts);
  if (moved !== null) return fix(t('Move it into the recording'), true, facts.context.sourceFile, moved);
  return wrapInRecord(one, facts);
}

/** Constants made before the recording and used only in it: their statements become the callback's first ones. */
function movedIn({ event, cause }: NullSource, facts: Facts): readonly TextEdit[] | null {
  const { run, context } = facts;
  const records = run.records.filter((one) => one.tapes.includes(event.tape) && one.seq < event.seq);
  const [record, ...others] = new Set(records.map((one) => one.node));
  const callback = records[0] === undefined ? undefined : bareExpression(records[0].callback);
  const statement = record === undefined || others.length > 0 ? null : statementOf(record);
  if (callback === undefined || statement === null) return null;
  if (!ts.isArrowFunction(callback) && !ts.isFunctionExpression(callback)) return null;
  const { parent: block } = statement;
  if (!ts.isBlock(block) && !ts.isSourceFile(block)) return null;
  const moved: ts.Statement[] = [];
  const isThere = (use: ts.Node): boolean =>
    [callback.body, ...moved].some((place) => use.pos >= place.pos && use.end <= place.end);
  for (const made of block.statements.slice(0, block.statements.indexOf(statement)).reverse()) {
    const declared = soleDeclaration(made);
    const value = declared === null ? undefined : run.seen.get(bareExpression(declared.initializer));
    if (declared === null || value === undefined) continue;
    if (!ancestorsIn(tensorsIn(value).tensors).has(cause.tensor)) continue;
    const uses = usesOf(declared.name, facts);
    if (uses.length === 0) continue;
    // Someone else needs it too.
    if (!uses.every(isThere) || awaits(made)) return null;
    moved.unshift(made);
  }
  if (moved.length === 0) return null;
  const { sourceFile } = context;
  const write = (indent: string): string =>
    moved.map((made) => movedText(made, indent, sourceFile)).join(`${newLineOf(sourceFile)}${indent}`);
  return [...moved.map((made) => removeLines(made, sourceFile)), ...atStartOf(callback.body, write, sourceFile)];
}

function soleDeclaration(
  statement: ts.Statement,
): { readonly name: ts.Identifier; readonly initializer: ts.Expression } | null {
  if (!ts.isVariableStatement(statement) || statement.modifiers !== undefined) return null;
  const [declaration, ...others] = statement.declarationList.declarations;
  if (declaration === undefined || others.length > 0 || !ts.isIdentifier(declaration.name)) return null;
  return declaration.initializer === undefined
    ? null
    : { name: declaration.name, initializer: declaration.initializer };
}

/** Everything on the way to the target that the tape missed is put into a recording where it stands: the tape goes on. */
export function wrapInRecord({ event, cause }: NullSource, facts: Facts): readonly Fix[] {
  const callee = event.node.expression;
  if (!ts.isPropertyAccessExpression(callee) || event.tape.scope) return [];
  const tape = callee.expression;
  const missed = [...ancestorsOf(event)].filter(
    (one) =>
      (one === cause.tensor || (one.kind === 'op' && ancestorsIn([one]).has(cause.tensor))) &&
      !one.tapes.includes(event.tape),
  );
  const whole = new Set(missed.map(({ node }) => (ts.isExpression(node) ? wholeExpression(node, facts) : null)));
  const edits: TextEdit[] = [];
  for (const node of whole) {
    if (node === null || functionOf(node) !== functionOf(event.node) || !sees(node, tape, facts) || awaits(node))
      return [];
    const start = node.getStart();
    edits.push(insertAt(start, `${tape.getText()}.record(() => `), insertAt(node.getEnd(), ')'));
  }
  return edits.length === 0 ? [] : fix(t('Record it'), true, facts.context.sourceFile, edits);
}

/** The chain or the nested ops that the call is part of. */
function wholeExpression(node: ts.Expression, facts: Facts): ts.Expression {
  const outer = wrapped(node);
  const { parent } = outer;
  if (
    ts.isPropertyAccessExpression(parent) &&
    parent.expression === outer &&
    isOp(parent.parent, facts) &&
    ts.isExpression(parent.parent)
  )
    return wholeExpression(parent.parent, facts);
  if (ts.isCallExpression(parent) && parent.expression !== outer && isOp(parent, facts))
    return wholeExpression(parent, facts);
  return node;
}

function isOp(node: ts.Node, { context: { names } }: Facts): boolean {
  return names.opCall(node) !== undefined;
}

function awaits(node: ts.Node): boolean {
  if (ts.isAwaitExpression(node) || ts.isYieldExpression(node)) return true;
  if (ts.isFunctionLike(node)) return false;
  return ts.forEachChild(node, (child) => awaits(child) || undefined) === true;
}
