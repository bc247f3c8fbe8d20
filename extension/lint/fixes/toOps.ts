/** @file The fix that computes inside the engine: `Math.sin(x.dataSync()[0])` becomes `tf.sin(x)`. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import { COPIERS } from '../facts/engineOps';
import type { Facts } from '../facts/facts';
import { wrapped } from '../facts/syntax';
import { asTensors } from '../facts/values';
import type { Fix, TextEdit } from '../finding';
import { fix, replaceNode } from './edit';
import { receiverText, tensorText } from './tensorText';

const READS = new Set(['dataSync', 'arraySync']);

export function toOps(node: ts.Node, facts: Facts): readonly Fix[] {
  if (!ts.isExpression(node)) return [];
  const elementwise = overElements(node, facts);
  if (elementwise !== null) return computed(elementwise.call, elementwise.text, true, facts);
  let certain = true;
  const text = tensorText(node, {
    namespace: facts.namespace,
    tensor: (leaf) => {
      const tensor = tensorRead(leaf, facts);
      if (tensor === null) return null;
      // The one value of a scalar is the scalar; of a vector only its first element was meant.
      certain &&= isScalar(tensor, facts);
      return receiverText(tensor);
    },
  });
  return text === null ? [] : computed(wrapped(node), text, certain, facts);
}

function computed(node: ts.Expression, text: string, certain: boolean, facts: Facts): readonly Fix[] {
  const edits = replacing(node, text, facts);
  const title = t('Compute in the engine: {0}', text.length > 50 ? `${text.slice(0, 47)}…` : text);
  return edits === null ? [] : fix(title, certain, facts.context.sourceFile, edits);
}

/**
 * `Array.from(x.dataSync(), (v) => v * v)`, `x.arraySync().map((v) => v * v)`: what is done to each element of a vector is done by ops
 * to the whole of it. The node is what the callback computes.
 */
function overElements(
  node: ts.Expression,
  facts: Facts,
): { readonly call: ts.Expression; readonly text: string } | null {
  const body = wrapped(node);
  const fn = body.parent;
  if (!ts.isArrowFunction(fn) || fn.body !== body || fn.parameters.length !== 1) return null;
  const [parameter] = fn.parameters;
  if (parameter === undefined || !ts.isIdentifier(parameter.name) || !ts.isCallExpression(fn.parent)) return null;
  const call = fn.parent;
  const { text: element } = parameter.name;
  const list = listMapped(call, fn);
  const read = list === null ? null : readOf(list);
  if (read === null || !isVector(read, facts)) return null;
  const text = tensorText(node, {
    namespace: facts.namespace,
    tensor: (leaf) => (ts.isIdentifier(leaf) && leaf.text === element ? receiverText(read) : null),
  });
  return text === null ? null : { call: wrapped(call), text };
}

/** What `map` goes over, or `Array.from`. */
function listMapped(call: ts.CallExpression, fn: ts.ArrowFunction): ts.Expression | null {
  const callee = call.expression;
  if (!ts.isPropertyAccessExpression(callee)) return null;
  const [first, second] = call.arguments;
  if (callee.name.text === 'map' && first === fn) return callee.expression;
  return isArrayFrom(callee) && second === fn && first !== undefined ? first : null;
}

/** The tensor in `x.dataSync()`, `[...x.dataSync()]`, `Array.from(x.dataSync())`. */
function readOf(list: ts.Expression): ts.Expression | null {
  const node = bareExpression(list);
  if (ts.isArrayLiteralExpression(node)) {
    const [only] = node.elements;
    return node.elements.length === 1 && only !== undefined && ts.isSpreadElement(only)
      ? readOf(only.expression)
      : null;
  }
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return null;
  const [first] = node.arguments;
  if (isArrayFrom(node.expression) && first !== undefined && node.arguments.length === 1) return readOf(first);
  return READS.has(node.expression.name.text) ? node.expression.expression : null;
}

function isArrayFrom(callee: ts.PropertyAccessExpression): boolean {
  return ts.isIdentifier(callee.expression) && callee.expression.text === 'Array' && callee.name.text === 'from';
}

/** Of more dimensions the numbers would lose their shape, and get it back where they become a tensor. */
function isVector(tensor: ts.Expression, facts: Facts): boolean {
  const value = facts.run.seen.get(bareExpression(tensor));
  return value !== undefined && asTensors(value).length > 0 && asTensors(value).every((one) => one.shape?.length === 1);
}

/** The tensor whose single value the expression reads, directly or through a constant. */
function tensorRead(leaf: ts.Expression, facts: Facts, depth = 0): ts.Expression | null {
  const node = bareExpression(leaf);
  if (ts.isIdentifier(node) && depth < 4) {
    const made = facts.context.names.constantValue(node);
    return made === node ? null : tensorRead(made, facts, depth + 1);
  }
  const call =
    ts.isElementAccessExpression(node) && isZero(node.argumentExpression) ? bareExpression(node.expression) : node;
  if (!ts.isCallExpression(call) || !ts.isPropertyAccessExpression(call.expression)) return null;
  if (!READS.has(call.expression.name.text)) return null;
  const tensor = call.expression.expression;
  const value = facts.run.seen.get(bareExpression(tensor));
  if (value === undefined || asTensors(value).length === 0) return null;
  const known = asTensors(value).every((one) => one.shape === null || one.shape.length === 0);
  return known ? tensor : null;
}

function isZero(node: ts.Expression): boolean {
  return ts.isNumericLiteral(node) && node.text === '0';
}

function isScalar(tensor: ts.Expression, facts: Facts): boolean {
  const value = facts.run.seen.get(bareExpression(tensor));
  return value !== undefined && asTensors(value).every((one) => one.shape?.length === 0);
}

/** The tensor stands where a number stood: only an op may take it, and nothing must wrap it into a tensor again. */
function replacing(outer: ts.Expression, text: string, facts: Facts): readonly TextEdit[] | null {
  const { parent } = outer;
  if (isWrapping(parent, facts)) return [replaceNode(parent, text)];
  if (isOpArgument(outer, facts)) return [replaceNode(outer, text)];
  if (!ts.isVariableDeclaration(parent) || !ts.isIdentifier(parent.name) || parent.type !== undefined) return null;
  const symbol = facts.context.checker.getSymbolAtLocation(parent.name);
  const uses = facts
    .all('identifier')
    .filter((one) => one !== parent.name && facts.context.checker.getSymbolAtLocation(one) === symbol);
  const edits = [replaceNode(outer, text)];
  for (const use of uses) {
    const at = wrapped(use);
    if (isWrapping(at.parent, facts)) edits.push(replaceNode(at.parent, use.text));
    else if (!isOpArgument(at, facts)) return null;
  }
  return edits;
}

/** `tf.scalar(…)` with nothing else in it. */
function isWrapping(node: ts.Node, { context: { names } }: Facts): boolean {
  const call = names.functionCall(node, ...COPIERS);
  return call !== undefined && call.name !== 'variable' && call.args.length === 1;
}

function isOpArgument(node: ts.Expression, { context: { names } }: Facts): boolean {
  const call = names.engineCall(node.parent);
  return (
    call !== undefined &&
    (call.owner === 'Tensor' || call.owner === 'tf') &&
    call.args.includes(node) &&
    !COPIERS.has(call.name)
  );
}
