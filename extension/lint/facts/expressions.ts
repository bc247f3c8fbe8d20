/** @file What an expression evaluates to in the dry run. */

import ts from 'typescript';
import { COMPARISONS, compare, compute } from './arithmetic';
import { NO_ARGUMENTS, assignTo, spreadInto } from './bindings';
import { findMember, symbolName } from './classes';
import { callValue, construct, functionValue, classValue } from './functions';
import { getProperty } from './properties';
import { lookUp, type Run } from './run';
import { numberOf } from './shapes';
import { branch } from './statements';
import { engineTypeOf } from './types';
import {
  PLAIN,
  UNDEFINED,
  UNKNOWN,
  alternatives,
  asTensors,
  computedAt,
  eitherValue,
  elementOf,
  leaksOf,
  newArray,
  newCell,
  newObject,
  plain,
  tensorValue,
  truthiness,
  unknownWith,
  type FunctionFact,
  type Scope,
  type Value,
} from './values';
import { bareExpression } from '../../snippet/engineNames';

export function evaluate(run: Run, node: ts.Expression, scope: Scope): Value {
  run.step();
  const value = refine(run, evaluateKind(run, node, scope), node);
  run.seen.set(node, value);
  return value;
}

/** Where the walk knows nothing, the expression's type may still tell that it is a tensor or a tape. */
export function refine(run: Run, value: Value, node: ts.Node): Value {
  if (value.kind !== 'unknown' || value.leaks.length > 0) return value;
  const type = engineTypeOf(run, node);
  if (type === null) return value;
  if (type === 'tape') return opaqueTape(run, node);
  return tensorValue(run.opaque(node, type === 'variable' && isDeclared(node)));
}

export function opaqueTape(run: Run, node: ts.Node): Value {
  return { kind: 'tape', tape: run.tape({ node, persistent: null, watchAccessed: null, scope: false, opaque: true }) };
}

/** The engine's ops are typed to return what they were given, so only a written type makes a Variable. */
function isDeclared(node: ts.Node): boolean {
  return (ts.isParameter(node.parent) || ts.isVariableDeclaration(node.parent)) && node.parent.type !== undefined;
}

function evaluateKind(run: Run, node: ts.Expression, scope: Scope): Value {
  if (ts.isIdentifier(node)) return identifier(node, scope);
  if (ts.isNumericLiteral(node)) return plain(Number(node.text));
  if (ts.isStringLiteralLike(node)) return plain(node.text);
  if (ts.isParenthesizedExpression(node) || ts.isAsExpression(node) || ts.isNonNullExpression(node)) {
    return evaluate(run, node.expression, scope);
  }
  if (ts.isSatisfiesExpression(node) || ts.isTypeAssertionExpression(node))
    return evaluate(run, node.expression, scope);
  if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) return access(run, node, scope);
  if (ts.isCallExpression(node)) return call(run, node, scope);
  if (ts.isNewExpression(node)) {
    const callee = evaluate(run, node.expression, scope);
    return construct(run, callee, spreadInto(run, node.arguments ?? [], scope), node, scope);
  }
  if (ts.isArrowFunction(node) || ts.isFunctionExpression(node)) return functionValue(run, node, scope);
  if (ts.isClassExpression(node)) return classValue(run, node, scope);
  if (ts.isArrayLiteralExpression(node)) return arrayLiteral(run, node, scope);
  if (ts.isObjectLiteralExpression(node)) return objectLiteral(run, node, scope);
  if (ts.isBinaryExpression(node)) return binary(run, node, scope);
  if (ts.isPrefixUnaryExpression(node) || ts.isPostfixUnaryExpression(node)) return unary(run, node, scope);
  if (ts.isConditionalExpression(node)) {
    const condition = evaluateCondition(run, node.condition, scope);
    return choose(run, truthiness(condition), [
      () => evaluate(run, node.whenTrue, scope),
      () => evaluate(run, node.whenFalse, scope),
    ]);
  }
  if (ts.isTemplateExpression(node)) {
    for (const span of node.templateSpans) evaluate(run, span.expression, scope);
    return PLAIN;
  }
  if (ts.isAwaitExpression(node)) return awaited(evaluate(run, node.expression, scope));
  if (ts.isYieldExpression(node)) {
    const value = node.expression === undefined ? UNDEFINED : evaluate(run, node.expression, scope);
    run.frames.at(-1)?.yields.push(node.asteriskToken === undefined ? value : elementOf(value));
    return UNKNOWN;
  }
  if (ts.isTypeOfExpression(node)) return (evaluate(run, node.expression, scope), PLAIN);
  if (ts.isVoidExpression(node)) return (evaluate(run, node.expression, scope), UNDEFINED);
  if (ts.isDeleteExpression(node)) return (evaluate(run, node.expression, scope), PLAIN);
  if (ts.isSpreadElement(node)) return evaluate(run, node.expression, scope);
  if (ts.isTaggedTemplateExpression(node)) return (evaluate(run, node.tag, scope), UNKNOWN);
  switch (node.kind) {
    case ts.SyntaxKind.TrueKeyword:
      return plain(true);
    case ts.SyntaxKind.FalseKeyword:
      return plain(false);
    case ts.SyntaxKind.NullKeyword:
      return plain(null);
    case ts.SyntaxKind.ThisKeyword:
      return lookUp(scope, 'this')?.value ?? UNKNOWN;
    default:
      return UNKNOWN;
  }
}

const GLOBALS = new Set(['Math', 'Object', 'Array', 'Number', 'JSON', 'Promise', 'console', 'Symbol', 'String', 'Boolean', 'Date',
  'Float32Array', 'Float64Array', 'Int32Array', 'Uint8Array', 'Map', 'Set', 'globalThis', 'parseFloat', 'parseInt', 'isNaN',
  'isFinite', 'performance', 'structuredClone']); // prettier-ignore

function identifier(node: ts.Identifier, scope: Scope): Value {
  const cell = lookUp(scope, node.text);
  if (cell !== null) return cell.value;
  if (node.text === 'undefined') return UNDEFINED;
  if (node.text === 'NaN' || node.text === 'Infinity') return plain(Number(node.text));
  return GLOBALS.has(node.text) ? { kind: 'global', path: node.text } : UNKNOWN;
}

function access(run: Run, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, scope: Scope): Value {
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) return inherited(run, node, scope);
  const self = evaluate(run, node.expression, scope);
  const optional = node.questionDotToken !== undefined || ts.isOptionalChain(node);
  const name = ts.isPropertyAccessExpression(node)
    ? plain(node.name.text)
    : evaluate(run, node.argumentExpression, scope);
  const value = property(run, self, name, node, scope);
  // `g?.x` is undefined where g is null; what matters to us is the other case.
  return optional && value.kind === 'plain' && value.known?.value === undefined ? UNKNOWN : value;
}

/** `super.name`: what the base class of the method's own class has under the name. */
function inherited(run: Run, node: ts.PropertyAccessExpression | ts.ElementAccessExpression, scope: Scope): Value {
  const base = run.frames.findLast((frame) => frame.fn?.home != null)?.fn?.home?.base;
  if (base?.kind !== 'class' || !ts.isPropertyAccessExpression(node)) return UNKNOWN;
  const self = lookUp(scope, 'this')?.value ?? UNKNOWN;
  const member = findMember(run, base.cls, node.name.text, self);
  if (member === null) return UNKNOWN;
  if (!member.getter) return { kind: 'function', fn: member.fn };
  return callValue(run, { kind: 'function', fn: member.fn }, NO_ARGUMENTS, node, scope);
}

function property(run: Run, self: Value, name: Value, node: ts.Node, scope: Scope): Value {
  const all = alternatives(self).filter((one) => !isNullish(one) || self.kind !== 'either');
  const known = keyText(name);
  const values = all.map((one) => getProperty(run, one, known, node, scope));
  return values.length === 0 ? UNKNOWN : values.reduce(eitherValue);
}

export function isNullish(value: Value): boolean {
  return (
    value.kind === 'plain' &&
    value.known !== undefined &&
    (value.known.value === null || value.known.value === undefined)
  );
}

function call(run: Run, node: ts.CallExpression, scope: Scope): Value {
  if (node.expression.kind === ts.SyntaxKind.SuperKeyword) {
    const base = lookUp(scope, 'super')?.value ?? UNKNOWN;
    const self = lookUp(scope, 'this')?.value ?? UNKNOWN;
    return construct(run, base, spreadInto(run, node.arguments, scope), node, scope, self);
  }
  const callee = evaluate(run, node.expression, scope);
  const args = spreadInto(run, node.arguments, scope);
  const all = alternatives(callee).filter((one) => !isNullish(one));
  if (all.length <= 1) return callValue(run, all[0] ?? UNKNOWN, args, node, scope);
  return choose(
    run,
    null,
    all.map((one) => () => callValue(run, one, args, node, scope)),
  );
}

/** The value of one branch, or of the one the condition chooses. */
export function choose(run: Run, known: boolean | null, branches: readonly (() => Value)[]): Value {
  if (known !== null) return branches[known ? 0 : 1]?.() ?? UNDEFINED;
  const values: Value[] = [];
  branch(
    run,
    branches.map((one) => () => (values.push(one()), 'normal' as const)),
  );
  return values.length === 0 ? UNKNOWN : values.reduce(eitherValue);
}

/** Conditions are remembered: a Tensor as a condition is a mistake. */
export function evaluateCondition(run: Run, node: ts.Expression, scope: Scope): Value {
  const value = evaluate(run, node, scope);
  noteCondition(run, node, value);
  return value;
}

function noteCondition(run: Run, node: ts.Expression, value: Value): void {
  const plainNode = bareExpression(node);
  if (ts.isBinaryExpression(plainNode) && LOGICAL.has(plainNode.operatorToken.kind)) {
    // Each side that was looked at is a condition of its own.
    for (const side of [plainNode.left, plainNode.right]) {
      const seen = run.seen.get(side);
      if (seen !== undefined) noteCondition(run, side, seen);
    }
  }
  if (ts.isBinaryExpression(plainNode) || ts.isPrefixUnaryExpression(plainNode)) return;
  run.conditions.set(plainNode, [...(run.conditions.get(plainNode) ?? []), value]);
}

export function awaited(value: Value): Value {
  if (value.kind === 'promise') return awaited(value.value);
  return value.kind === 'either' ? value.of.map(awaited).reduce(eitherValue) : value;
}

function arrayLiteral(run: Run, node: ts.ArrayLiteralExpression, scope: Scope): Value {
  const { values, exact } = spreadInto(run, node.elements, scope);
  return newArray(values, exact);
}

function objectLiteral(run: Run, node: ts.ObjectLiteralExpression, scope: Scope): Value {
  const object = newObject();
  const self: Value = { kind: 'object', object };
  const put = (name: string | null, value: Value, node: ts.Expression | null, member: ts.Node): void => {
    if (name === null) run.store.set(object.open, true);
    const cell = newCell(value);
    object.props.set(name ?? `[[${member.pos}]]`, cell);
    if (node !== null && !isReference(node)) run.owners.add(cell);
  };
  for (const member of node.properties) {
    if (ts.isPropertyAssignment(member)) {
      put(memberName(run, member.name, scope), evaluate(run, member.initializer, scope), member.initializer, member);
    } else if (ts.isShorthandPropertyAssignment(member)) {
      put(member.name.text, evaluate(run, member.name, scope), member.name, member);
    } else if (ts.isSpreadAssignment(member)) {
      const spread = evaluate(run, member.expression, scope);
      if (spread.kind === 'object')
        for (const [name, cell] of spread.object.props) put(name, cell.value, member.expression, member);
      if (spread.kind !== 'object' || spread.object.open.value) run.store.set(object.open, true);
    } else {
      const name = memberName(run, member.name, scope);
      const fn: FunctionFact = { node: member, scope, self, home: null };
      if (ts.isMethodDeclaration(member)) put(name, { kind: 'function', fn }, null, member);
      else if (name !== null) {
        // Runs when it is read or written, no earlier.
        run.store.set(object.open, true);
        (ts.isGetAccessor(member) ? object.getters : object.setters).set(name, fn);
      }
    }
  }
  return self;
}

export function memberName(run: Run, name: ts.PropertyName, scope: Scope): string | null {
  if (
    ts.isIdentifier(name) ||
    ts.isStringLiteralLike(name) ||
    ts.isNumericLiteral(name) ||
    ts.isPrivateIdentifier(name)
  )
    return name.text;
  if (!ts.isComputedPropertyName(name)) return null;
  return keyText(evaluate(run, name.expression, scope));
}

/** The name of a property that a value stands for in brackets. */
function keyText(key: Value): string | null {
  if (key.kind === 'global') return symbolName(key.path);
  return key.kind === 'plain' && key.known !== undefined ? String(key.known.value) : null;
}

/** Just another name for something that exists already. */
export function isReference(node: ts.Expression): boolean {
  const plainNode = bareExpression(node);
  if (ts.isBinaryExpression(plainNode) && plainNode.operatorToken.kind === ts.SyntaxKind.QuestionQuestionToken)
    return true;
  return (
    ts.isIdentifier(plainNode) ||
    ts.isPropertyAccessExpression(plainNode) ||
    ts.isElementAccessExpression(plainNode) ||
    plainNode.kind === ts.SyntaxKind.ThisKeyword
  );
}

function binary(run: Run, node: ts.BinaryExpression, scope: Scope): Value {
  const operator = node.operatorToken.kind;
  if (operator === ts.SyntaxKind.EqualsToken) {
    const value = evaluate(run, node.right, scope);
    assignTo(run, node.left, value, node.right, node, scope);
    return value;
  }
  if (LOGICAL.has(operator)) return logical(run, node, scope);
  const left = evaluate(run, node.left, scope);
  const right = evaluate(run, node.right, scope);
  if (operator === ts.SyntaxKind.CommaToken) return right;
  const result = arithmetic(run, node, operator, left, right);
  if (operator >= ts.SyntaxKind.FirstCompoundAssignment && operator <= ts.SyntaxKind.LastCompoundAssignment) {
    assignTo(run, node.left, result, node.right, node, scope);
  }
  return result;
}

const LOGICAL: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
  ts.SyntaxKind.AmpersandAmpersandEqualsToken,
  ts.SyntaxKind.BarBarEqualsToken,
  ts.SyntaxKind.QuestionQuestionEqualsToken,
]);

function logical(run: Run, node: ts.BinaryExpression, scope: Scope): Value {
  const operator = node.operatorToken.kind;
  const left = evaluate(run, node.left, scope);
  const assigns = operator >= ts.SyntaxKind.FirstCompoundAssignment && operator <= ts.SyntaxKind.LastCompoundAssignment;
  const right = (): Value => {
    const value = evaluate(run, node.right, scope);
    if (assigns) assignTo(run, node.left, value, node.right, node, scope);
    return value;
  };
  const truth = truthiness(left);
  if (operator === ts.SyntaxKind.AmpersandAmpersandToken || operator === ts.SyntaxKind.AmpersandAmpersandEqualsToken) {
    return choose(run, truth, [right, () => left]);
  }
  if (operator === ts.SyntaxKind.BarBarToken || operator === ts.SyntaxKind.BarBarEqualsToken) {
    return choose(run, truth, [() => left, right]);
  }
  // A gradient that is kept is asked for once: only a run can tell that it was null.
  const isKept = assigns && left.kind === 'tensor';
  const nullish = isKept ? false : left.kind === 'plain' && left.known !== undefined ? isNullish(left) : left.kind === 'unknown' || left.kind === 'plain' || left.kind === 'either' ? null : truth === null ? null : false; // prettier-ignore
  return choose(run, nullish, [right, () => left]);
}

function arithmetic(run: Run, node: ts.BinaryExpression, operator: ts.SyntaxKind, left: Value, right: Value): Value {
  if (asTensors(left).length > 0 || asTensors(right).length > 0) {
    run.operators.set(node, [...(run.operators.get(node) ?? []), [left, right]]);
    return UNKNOWN;
  }
  if (COMPARISONS.has(operator)) return compare(operator, left, right);
  const leaks = computedAt([...leaksOf(left), ...leaksOf(right)], node);
  if (left.kind === 'plain' && right.kind === 'plain' && left.known !== undefined && right.known !== undefined) {
    const result = compute(operator, left.known.value, right.known.value);
    if (result !== undefined) return plain(result, leaks);
  }
  return { kind: 'plain', leaks };
}

function unary(run: Run, node: ts.PrefixUnaryExpression | ts.PostfixUnaryExpression, scope: Scope): Value {
  const operand = evaluate(run, node.operand, scope);
  if (node.operator === ts.SyntaxKind.ExclamationToken) {
    noteCondition(run, node.operand, operand);
    const truth = truthiness(operand);
    return truth === null ? PLAIN : plain(!truth);
  }
  if (asTensors(operand).length > 0) {
    run.operators.set(node, [...(run.operators.get(node) ?? []), [operand]]);
    return UNKNOWN;
  }
  const leaks = leaksOf(operand);
  const number = numberOf(operand);
  if (node.operator === ts.SyntaxKind.PlusPlusToken || node.operator === ts.SyntaxKind.MinusMinusToken) {
    const by = node.operator === ts.SyntaxKind.PlusPlusToken ? 1 : -1;
    const value: Value = number === null ? { kind: 'plain', leaks } : plain(number + by, leaks);
    assignTo(run, node.operand, value, null, node, scope);
    return ts.isPrefixUnaryExpression(node) ? value : operand;
  }
  if (node.operator === ts.SyntaxKind.MinusToken) {
    return number === null
      ? { kind: 'plain', leaks: computedAt(leaks, node) }
      : plain(-number, computedAt(leaks, node));
  }
  if (node.operator === ts.SyntaxKind.PlusToken) return number === null ? unknownWith(leaks) : operand;
  return { kind: 'plain', leaks };
}
