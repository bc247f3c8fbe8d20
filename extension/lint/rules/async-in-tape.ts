/** @file async-in-tape: what a recording or tidy does must be done when its callback returns. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from '../facts/facts';
import { isAsync } from '../facts/functions';
import { functionOf, returned, wrapped } from '../facts/syntax';
import { alternatives, asTensors } from '../facts/values';
import type { Fix } from '../finding';
import { fix, replaceNode } from '../fixes/edit';
import { rangeOf, type Problem, type Rule } from './rule';

export const asyncInTape = {
  id: 'async-in-tape' as const,
  description: 'An async callback, or an await, inside a tape or tidy.',
  check: (facts) => [...facts.all('call').flatMap((node) => callbacks(node, facts)), ...scopes(facts)],
} satisfies Rule;

function callbacks(node: ts.CallExpression, facts: Facts): readonly Problem[] {
  const callback = callbackOf(node, facts);
  if (callback === undefined) return [];
  const fn = bareExpression(callback);
  const inline = ts.isArrowFunction(fn) || ts.isFunctionExpression(fn) ? fn : null;
  if (!(inline !== null && isAsync(inline)) && !returnsPromise(callback, inline, facts)) return [];
  return [
    {
      ...rangeOf(callback),
      message: t(
        'This callback runs on after it has returned a promise: what it computes after the first await is not recorded, and tensors may be freed too early. Make it synchronous, and await outside.',
      ),
      fixes: inline === null ? [] : withoutAsync(inline, facts),
    },
  ];
}

/** They record what their function computes, as a tape does. */
const FUNCTIONAL = ['grad', 'grads', 'valueAndGrad', 'valueAndGrads', 'variableGrads', 'customGrad'] as const;

function callbackOf(node: ts.CallExpression, { context: { names } }: Facts): ts.Expression | undefined {
  const method = names.tapeMethod(node);
  if (method !== undefined)
    return method.name === 'record' || method.name === 'stopRecording' ? method.args[0] : undefined;
  const record = names.functionCall(node, 'record');
  if (record !== undefined) return record.args[1];
  const last = names.functionCall(node, 'tidy');
  if (last !== undefined) return last.args.at(-1);
  const first = names.functionCall(node, ...FUNCTIONAL);
  if (first !== undefined) return first.args[0];
  const callee = bareExpression(node.expression);
  if (!ts.isPropertyAccessExpression(callee) || !/^(minimize|computeGradients)$/.test(callee.name.text))
    return undefined;
  const call = names.engineCall(node);
  return call?.owner === 'Optimizer' ? call.args[0] : undefined;
}

/** By type, unless the dry run saw what comes back: the type of a callback's body takes longer than all the other rules. */
function returnsPromise(
  callback: ts.Expression,
  inline: ts.ArrowFunction | ts.FunctionExpression | null,
  facts: Facts,
): boolean {
  if (inline !== null && returned(inline).some((node) => isListOfPromises(node, facts))) return true;
  if (inline !== null && returned(inline).every((node) => isSeenAtOnce(node, facts))) return false;
  // A cast hides the type, not the function; of several it may be, one is enough.
  const seen = facts.run.seen.get(callback);
  if (
    inline === null &&
    seen !== undefined &&
    alternatives(seen).some((one) => one.kind === 'function' && isAsync(one.fn.node))
  )
    return true;
  const signatures = facts.context.checker.getTypeAtLocation(callback).getCallSignatures();
  return signatures.length > 0 && signatures.every((one) => isPromise(facts, one.getReturnType()));
}

/** `batches.map(async (batch) => …)`: each computes a tensor, and goes on doing so. */
function isListOfPromises(node: ts.Expression, facts: Facts): boolean {
  const value = facts.run.seen.get(bareExpression(node));
  if (value?.kind !== 'array') return false;
  const { items } = value.array.content.value;
  return items.length > 0 && items.every((item) => item.kind === 'promise' && asTensors(item.value).length > 0);
}

/** Every value that came from there is a tensor, a number or a literal. */
function isSeenAtOnce(node: ts.Expression, facts: Facts): boolean {
  const value = facts.run.seen.get(bareExpression(node));
  return (
    value !== undefined && alternatives(value).every((one) => ['tensor', 'plain', 'array', 'object'].includes(one.kind))
  );
}

function isPromise(facts: Facts, type: ts.Type): boolean {
  const { checker } = facts.context;
  return checker.getAwaitedType(type) !== type && type.getProperty('then') !== undefined;
}

/** `async` goes when nothing is awaited. */
function withoutAsync(fn: ts.ArrowFunction | ts.FunctionExpression, facts: Facts): readonly Fix[] {
  const keyword = ts.getModifiers(fn)?.find((one) => one.kind === ts.SyntaxKind.AsyncKeyword);
  if (keyword === undefined || awaits(fn.body).length > 0) return [];
  const { sourceFile } = facts.context;
  const end = keyword.getEnd() + (/^\s+/.exec(sourceFile.text.slice(keyword.getEnd()))?.[0].length ?? 0);
  const edits = [{ ...replaceNode(keyword, ''), end }];
  const { parent: call } = wrapped(fn);
  const outer = ts.isCallExpression(call) ? wrapped(call) : undefined;
  if (outer !== undefined && ts.isAwaitExpression(outer.parent))
    edits.push({ start: outer.parent.getStart(), end: outer.getStart(), newText: '' });
  return fix(t('Make it synchronous'), true, sourceFile, edits);
}

/** Awaits of a function's own, not those of functions inside of it. */
function awaits(body: ts.Node): readonly ts.Node[] {
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return;
    if (ts.isAwaitExpression(node) || (ts.isForOfStatement(node) && node.awaitModifier !== undefined)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

/** `using tape = tf.gradientTape()`: the first await from there to the end of its block. */
function scopes(facts: Facts): readonly Problem[] {
  return facts.all('call').flatMap((node) => {
    if (facts.context.names.functionCall(node, 'gradientTape') === undefined) return [];
    const list = node.parent.parent;
    if (!ts.isVariableDeclarationList(list) || (list.flags & ts.NodeFlags.Using) !== ts.NodeFlags.Using) return [];
    const block = list.parent.parent;
    if (!ts.isBlock(block) && !ts.isSourceFile(block)) return [];
    const first = block.statements.filter((one) => one.getStart() > node.getStart()).flatMap(awaits)[0];
    if (first === undefined || functionOf(first) !== functionOf(node)) return [];
    const message = t(
      'This scope of a tape runs on after it has returned a promise: what it computes after the first await is not recorded, and tensors may be freed too early. Make it synchronous, and await outside.',
    );
    return [{ ...rangeOf(first), message }];
  });
}
