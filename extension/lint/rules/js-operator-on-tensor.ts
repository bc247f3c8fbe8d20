/** @file js-operator-on-tensor: `x + y` on Tensors gives NaN or text, never a Tensor. */

import ts from 'typescript';
import { t } from '../../protocol/words';
import { bareExpression } from '../../snippet/engineNames';
import { COPIERS } from '../facts/engineOps';
import type { Facts } from '../facts/facts';
import { wrapped } from '../facts/syntax';
import { alternatives, asTensors, type Value } from '../facts/values';
import type { Fix, FixStyle } from '../finding';
import { fix, replaceNode } from '../fixes/edit';
import { READ, isCondition } from '../fixes/readValue';
import { OPERATOR_OPS, binaryText, receiverText, tensorText, type Rewriting } from '../fixes/tensorText';
import { named, rangeOf, type Problem, type Rule } from './rule';

export const jsOperatorOnTensor = {
  id: 'js-operator-on-tensor' as const,
  description: 'A JavaScript operator on a Tensor gives NaN, text or an answer about identity.',
  check: (facts) => {
    const operators = [...facts.all('binary'), ...facts.all('prefix'), ...facts.all('postfix')];
    const found = new Set(operators.filter((node) => isMistake(node, facts)));
    // Of nested ones the outermost is the finding: it is converted whole.
    const outermost = new Set([...found].map((node) => climb(node)));
    return [...outermost].map((node) => problem(node, facts));
  },
} satisfies Rule;

type Operator = ts.BinaryExpression | ts.PrefixUnaryExpression | ts.PostfixUnaryExpression;

const COMPOUND: ReadonlyMap<ts.SyntaxKind, string> = new Map([
  [ts.SyntaxKind.PlusEqualsToken, 'add'],
  [ts.SyntaxKind.MinusEqualsToken, 'sub'],
  [ts.SyntaxKind.AsteriskEqualsToken, 'mul'],
  [ts.SyntaxKind.SlashEqualsToken, 'div'],
  [ts.SyntaxKind.PercentEqualsToken, 'mod'],
  [ts.SyntaxKind.AsteriskAsteriskEqualsToken, 'pow'],
]);
const EQUALITIES: readonly ts.SyntaxKind[] = [ts.SyntaxKind.EqualsEqualsToken, ts.SyntaxKind.EqualsEqualsEqualsToken];

function isMistake(node: Operator, facts: Facts): boolean {
  if (!ts.isBinaryExpression(node))
    return node.operator !== ts.SyntaxKind.ExclamationToken && isTensor(node.operand, facts);
  const operator = node.operatorToken.kind;
  if (!OPERATOR_OPS.has(operator) && !COMPOUND.has(operator)) return false;
  const [left, right] = [isTensor(node.left, facts), isTensor(node.right, facts)];
  if (!left && !right) return false;
  if (EQUALITIES.includes(operator))
    return left && right ? !asksForIdentity(node) : isNumber(left ? node.right : node.left, facts);
  return !isText(left ? node.right : node.left, facts);
}

/** By what the dry run saw there, else by type. */
function isTensor(node: ts.Expression, facts: Facts): boolean {
  const value = facts.run.seen.get(bareExpression(node));
  const solid = value === undefined ? [] : alternatives(value).filter((one) => !isNullish(one));
  if (solid.length > 0 && solid.every((one) => one.kind === 'tensor')) return true;
  if (ts.isPrefixUnaryExpression(node) || ts.isBinaryExpression(node)) return false;
  return facts.context.names.isTensorExpression(node);
}

function isNullish(value: Value): boolean {
  return value.kind === 'plain' && value.known !== undefined && value.known.value == null;
}

function isText(node: ts.Expression, facts: Facts): boolean {
  const type = facts.context.checker.getTypeAtLocation(node);
  return (type.flags & ts.TypeFlags.StringLike) !== 0;
}

function isNumber(node: ts.Expression, facts: Facts): boolean {
  const type = facts.context.checker.getTypeAtLocation(node);
  return (type.flags & (ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike)) !== 0;
}

/** `list.find((v) => v === w)` looks for the very same tensor. */
function asksForIdentity(node: ts.Expression): boolean {
  const outer = wrapped(node);
  return ts.isArrowFunction(outer.parent) && ts.isCallExpression(outer.parent.parent);
}

/** The whole expression of operators that the node is part of. */
function climb(node: Operator): Operator {
  const { parent } = wrapped(node);
  if (ts.isBinaryExpression(parent) && OPERATOR_OPS.has(parent.operatorToken.kind)) return climb(parent);
  if (ts.isPrefixUnaryExpression(parent) && parent.operator === ts.SyntaxKind.MinusToken) return climb(parent);
  return node;
}

function problem(node: Operator, facts: Facts): Problem {
  const operator = ts.isBinaryExpression(node) ? node.operatorToken.getText() : ts.tokenToString(node.operator);
  const [methods, functions] = [rewrite('methods', node, facts), rewrite('functions', node, facts)];
  const instead = methods === null ? t('Use the ops, such as x.add(y).') : t('Write {0}.', methods.code);
  return {
    ...rangeOf(node),
    message: `${whatItDoes(operator ?? '', named(node))} ${instead}`,
    fixes: inBothStyles(methods, functions, facts),
  };
}

function whatItDoes(operator: string, expression: string): string {
  return t(
    /^\+=?$/.test(operator)
      ? 'JavaScript’s “{0}” does not compute with Tensors: {1} gives text or NaN, and no tape sees it.'
      : /^[<>]=?$/.test(operator)
        ? 'JavaScript’s “{0}” does not compute with Tensors: {1} compares no values, and no tape sees it.'
        : /^===?$/.test(operator)
          ? 'JavaScript’s “{0}” does not compute with Tensors: {1} asks whether both are the same object, not whether their values are equal, and no tape sees it.'
          : 'JavaScript’s “{0}” does not compute with Tensors: {1} gives NaN, and no tape sees it.',
    operator,
    expression,
  );
}

/** What to write instead; short enough for a sentence, and as a fix. */
interface Rewrite {
  readonly code: string;
  readonly fix: Fix;
}

/** In both styles, where the file has a name for the namespace and they differ. */
function inBothStyles(methods: Rewrite | null, functions: Rewrite | null, facts: Facts): readonly Fix[] {
  if (methods === null) return [];
  if (facts.namespace === null || methods.code === functions?.code) return [methods.fix];
  return [
    { ...methods.fix, style: 'methods' },
    ...(functions === null ? [] : [{ ...functions.fix, style: 'functions' as const }]),
  ];
}

function rewrite(style: FixStyle, node: Operator, facts: Facts): Rewrite | null {
  const rewriting: Rewriting = {
    namespace: facts.namespace,
    style,
    tensor: (leaf) => (!isOperator(leaf) && isTensor(leaf, facts) ? receiverText(leaf) : null),
  };
  const { sourceFile } = facts.context;
  const offer = (at: ts.Node, text: string | null): Rewrite | null => {
    if (text === null) return null;
    const code = text.length > 60 ? `${text.slice(0, 57)}…` : text;
    const [only] = fix(t('Write {0}', code), true, sourceFile, [replaceNode(at, text)]);
    return only === undefined ? null : { code, fix: only };
  };
  if (
    !ts.isBinaryExpression(node) &&
    (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken)
  ) {
    const plus = node.operator === ts.SyntaxKind.PlusPlusToken;
    return offer(node, updateText(node.operand, plus ? 'add' : 'sub', '1', facts));
  }
  if (ts.isBinaryExpression(node)) {
    const op = COMPOUND.get(node.operatorToken.kind);
    if (op !== undefined) {
      if (!isTensor(node.left, facts)) {
        const text = binaryText(op, node.left, node.right, rewriting);
        return offer(node, text === null ? null : `${node.left.getText()} = ${text}`);
      }
      const value = tensorText(node.right, rewriting) ?? node.right.getText();
      return offer(node, updateText(node.left, op, value, facts));
    }
  }
  const text = tensorText(node, rewriting);
  if (text === null) return null;
  const outer = wrapped(node);
  const { parent } = outer;
  // `tf.scalar(x ** 2)`: what made a tensor of the number is not needed any more.
  if (
    ts.isCallExpression(parent) &&
    parent.arguments.length === 1 &&
    facts.context.names.functionCall(parent, ...COPIERS) !== undefined
  ) {
    return facts.context.names.functionCall(parent, 'variable') === undefined
      ? offer(parent, text)
      : offer(outer, text);
  }
  if (
    ts.isBinaryExpression(parent) &&
    parent.right === outer &&
    parent.operatorToken.kind === ts.SyntaxKind.EqualsToken &&
    isVariable(parent.left, facts)
  ) {
    return offer(parent, assignText(parent.left, text));
  }
  // A Tensor would always be true.
  if (isCondition(node)) return offer(node, text + READ);
  return offer(ts.isParenthesizedExpression(outer) && !ts.isCallExpression(outer.parent) ? outer : node, text);
}

/** `x += y` on a Variable updates it in place; on a Tensor the name gets a new one. */
function updateText(target: ts.Expression, op: string, value: string, facts: Facts): string {
  const name = target.getText();
  const text = op === 'pow' && value === '2' ? `${name}.square()` : `${name}.${op}(${value})`;
  if (!isVariable(target, facts)) return `${name} = ${text}`;
  return op === 'add'
    ? `${name}.assignAdd(${value})`
    : op === 'sub'
      ? `${name}.assignSub(${value})`
      : `${name}.assign(${text})`;
}

/** `x = x.add(y)` in place. */
function assignText(target: ts.Expression, text: string): string {
  const name = target.getText();
  for (const [op, method] of [
    ['add', 'assignAdd'],
    ['sub', 'assignSub'],
  ] as const) {
    const start = `${name}.${op}(`;
    // Only a single call on the variable itself, not a chain that begins with it.
    if (text.startsWith(start) && closes(text, start.length - 1) === text.length - 1)
      return `${name}.${method}(${text.slice(start.length)}`;
  }
  return `${name}.assign(${text})`;
}

function closes(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '(') depth += 1;
    if (text[i] === ')' && --depth === 0) return i;
  }
  return -1;
}

function isVariable(node: ts.Expression, facts: Facts): boolean {
  const value = facts.run.seen.get(bareExpression(node));
  if (value !== undefined && asTensors(value).some((tensor) => tensor.variable !== null)) return true;
  return facts.context.names.isVariable(facts.context.checker.getTypeAtLocation(node));
}

function isOperator(node: ts.Expression): boolean {
  return ts.isBinaryExpression(node) || ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node);
}
