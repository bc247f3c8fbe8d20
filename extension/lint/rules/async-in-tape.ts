/** @file async-in-tape: what a recording or tidy does must be done when its callback returns. */

import ts from 'typescript';
import { bareExpression } from '../../snippet/engineNames';
import type { Facts } from '../facts/facts';
import { isAsync } from '../facts/functions';
import { functionOf, wrapped } from '../facts/syntax';
import type { Fix } from '../finding';
import { fix, replaceNode } from '../fixes/edit';
import { rangeOf, type Problem, type Rule } from './rule';

const MESSAGE =
  'runs on after it has returned a promise: what it computes after the first await is not recorded, and tensors may be freed too early. Make it synchronous, and await outside.';

export const asyncInTape = {
  id: 'async-in-tape' as const,
  description: 'An async callback, or an await, inside a tape or tidy.',
  check: (facts) => [...facts.all('call').flatMap((node) => callbacks(node, facts)), ...scopes(facts)],
} satisfies Rule;

function callbacks(node: ts.CallExpression, facts: Facts): readonly Problem[] {
  const callback = callbackOf(node, facts);
  if (callback === undefined) return [];
  const type = facts.context.checker.getTypeAtLocation(callback);
  const signatures = type.getCallSignatures();
  const returnsPromise = signatures.length > 0 && signatures.every((one) => isPromise(facts, one.getReturnType()));
  const fn = bareExpression(callback);
  const inline = ts.isArrowFunction(fn) || ts.isFunctionExpression(fn) ? fn : null;
  if (!returnsPromise && !(inline !== null && isAsync(inline))) return [];
  return [
    {
      ...rangeOf(callback),
      message: `This callback ${MESSAGE}`,
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
  const call = names.engineCall(node);
  return call?.owner === 'Optimizer' && (call.name === 'minimize' || call.name === 'computeGradients')
    ? call.args[0]
    : undefined;
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
  return fix('Make it synchronous', true, sourceFile, edits);
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
    return [{ ...rangeOf(first), message: `This scope of a tape ${MESSAGE}` }];
  });
}
