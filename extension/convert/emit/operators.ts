/** @file Operators: of numbers they stay operators, of tensors they become ops. */

import {
  BOOLEAN,
  isTensorLike,
  join,
  NUMBER,
  STRING,
  tensor,
  UNKNOWN,
  type Dtype,
  type Kind,
  type TensorKind,
} from '../kinds';
import type { BinaryOperator, CompareOperator, Expression } from '../python/syntax';
import type { Scope } from './context';
import { expression } from './expressions';
import { percentFormatted } from './formats';
import { bracketed, present, primary, receiver, spread, Unconvertible, type Value } from './value';

const OPS: Readonly<Record<BinaryOperator, string | null>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'div',
  '//': 'floorDiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matMul',
  '&': 'logicalAnd',
  '|': 'logicalOr',
  '^': 'logicalXor',
  '<<': null,
  '>>': null,
};

export function binary(operator: BinaryOperator, left: Value, right: Value): Value {
  if (operator === '%' && left.kind.type === 'string') return percentFormatted(left, right);
  if (isTensorLike(left.kind) || isTensorLike(right.kind)) return tensorOp(operator, left, right);
  if (isNumeric(left.kind) && isNumeric(right.kind)) return numbers(operator, left, right);
  if (operator === '+' && left.kind.type === 'string' && right.kind.type === 'string') {
    return { code: `${left.code} + ${bracketed(right)}`, kind: STRING, binds: 'binary' };
  }
  if (operator === '+' && isArray(left.kind) && isArray(right.kind)) {
    const kind: Kind = { type: 'list', item: join(itemKind(left.kind), itemKind(right.kind)) };
    return primary(`[${spread(left)}, ${spread(right)}]`, kind);
  }
  if (operator === '*' && left.kind.type === 'string' && right.kind.type === 'number') {
    return primary(`${bracketed(left)}.repeat(${right.code})`, STRING);
  }
  if (operator === '*' && isArray(left.kind) && right.kind.type === 'number') {
    const [item] = /^\[([^,[\]]*)\]$/.exec(left.code)?.slice(1) ?? [];
    if (item !== undefined && itemKind(left.kind).type === 'number') {
      return primary(`Array.from({ length: ${right.code} }, () => ${item})`, {
        type: 'list',
        item: itemKind(left.kind),
      });
    }
  }
  throw new Unconvertible(`"${operator}" between these two values has no counterpart here`);
}

function tensorOp(operator: BinaryOperator, left: Value, right: Value): Value {
  const op = OPS[operator];
  if (op === null) throw new Unconvertible(`there is no op for "${operator}"`);
  const [a, b] = alike(left, right);
  const isKnown =
    a.kind.type === 'tensor' ||
    b.kind.type === 'tensor' ||
    a.kind.type === 'tensorLike' ||
    b.kind.type === 'tensorLike';
  const kind: Kind = isKnown ? broadcast(a.kind, b.kind) : UNKNOWN;
  if (operator === '**' && isTensorLike(a.kind) && a.kind.type !== 'tensorLike' && b.code === '2') {
    return primary(`${receiver(a)}.square()`, kind);
  }
  const isPlain =
    a.kind.type === 'number' || a.kind.type === 'boolean' || a.kind.type === 'tensorLike' || isArray(a.kind);
  if (isPlain) return primary(`tf.${op}(${a.code}, ${present(b)})`, kind);
  return primary(`${receiver(a)}.${op}(${present(b)})`, kind);
}

/** NumPy's float64 gives way to the tensor it meets, as in TensorFlow. */
function alike(left: Value, right: Value): readonly [Value, Value] {
  return [yielding(left, right.kind), yielding(right, left.kind)];
}
function yielding(value: Value, other: Kind): Value {
  const { kind } = value;
  if (kind.type !== 'tensor' || !kind.numpy || other.type !== 'tensor' || other.numpy) return value;
  const dtype: Dtype | null = other.dtype;
  if (dtype === null || kind.dtype === dtype) return value;
  return primary(`${receiver(value)}.cast('${dtype}')`, { ...kind, dtype, numpy: false });
}

/** The kind of an elementwise op's result. */
export function broadcast(...kinds: readonly Kind[]): TensorKind {
  const tensors = kinds.filter((kind): kind is TensorKind => kind.type === 'tensor');
  const isKnown = kinds.every(({ type }) => type === 'tensor' || type === 'number' || type === 'boolean');
  const ranks = tensors.map(({ rank }) => rank);
  const rank = isKnown && ranks.every((one) => one !== null) ? Math.max(0, ...ranks.map(Number)) : null;
  const dtypes = new Set(tensors.map(({ dtype }) => dtype));
  const [dtype = null] = dtypes;
  return tensor(dtypes.size === 1 ? dtype : null, rank, {
    numpy: tensors.length > 0 && tensors.every(({ numpy }) => numpy),
  });
}

function numbers(operator: BinaryOperator, left: Value, right: Value): Value {
  const isFloat =
    operator === '/'
      ? true
      : left.kind.type === 'number' && right.kind.type === 'number'
        ? floatOf(left.kind.isFloat, right.kind.isFloat)
        : null;
  const kind: Kind = { type: 'number', isFloat };
  const [a, b] = [bracketed(left), bracketed(right)];
  switch (operator) {
    case '//':
      return primary(`Math.floor(${a} / ${b})`, kind);
    case '%':
      // The sign of Python's result is that of the divisor.
      return {
        code: counts(a) ? `${a} % ${b}` : `((${a} % ${b}) + ${b}) % ${b}`,
        kind,
        binds: 'binary',
      };
    case '@':
    case '<<':
    case '>>':
    case '&':
    case '|':
    case '^':
      throw new Unconvertible(`"${operator}" between numbers is not converted`);
    default:
      return {
        code: `${operand(left, operator)} ${operator} ${operand(right, operator, true)}`,
        kind,
        binds: 'binary',
      };
  }
}

/** Whether the text can only be a number from 0 on: written out, or counted by names that count. */
function counts(code: string): boolean {
  const isSum = /^[\w\s+*().]*$/.test(code);
  const names = code.match(/[A-Za-z_]\w*/g) ?? [];
  return (
    isSum &&
    names.every((name) =>
      /^(?:[ijknt]|it|idx|index|count|counter|\w*(?:step|epoch|iter|iteration|batch)s?)$/.test(name),
    )
  );
}

/** Numbers stay as readable as they were: brackets only where the order would change. */
function operand(value: Value, operator: BinaryOperator, isRight = false): string {
  if (value.binds === 'primary') return value.code;
  if (value.binds === 'binary' && operator === '+' && /^[^(]*$/.test(value.code) && !isRight) return value.code;
  return `(${value.code})`;
}

function floatOf(a: boolean | null, b: boolean | null): boolean | null {
  return a === true || b === true ? true : a === false && b === false ? false : null;
}

export function unary(operator: '-' | '+' | '~' | 'not', operand: Expression, scope: Scope): Value {
  if (operator === 'not') {
    const value = expression(operand, scope);
    if (isTensorLike(value.kind) && value.kind.type !== 'unknown')
      return { code: `!${condition(operand, scope)}`, kind: BOOLEAN, binds: 'unary' };
    const text = condition(operand, scope);
    return { code: `!${/^[\w.!]+(\([^()]*\))?$/.test(text) ? text : `(${text})`}`, kind: BOOLEAN, binds: 'unary' };
  }
  const value = expression(operand, scope);
  if (isTensorLike(value.kind)) {
    if (operator === '-')
      return primary(
        value.kind.type === 'tensorLike' ? `tf.neg(${value.code})` : `${receiver(value)}.neg()`,
        broadcast(value.kind),
      );
    if (operator === '~') return primary(`${receiver(value)}.logicalNot()`, tensor('bool', null));
    return value;
  }
  if (operator === '~') throw new Unconvertible('"~" of a number is not converted');
  if (!isNumeric(value.kind)) throw new Unconvertible(`"${operator}" stands before something that is no number`);
  return { code: `${operator}${bracketed(value)}`, kind: value.kind, binds: 'unary' };
}

const COMPARISONS: Readonly<Record<string, string>> = {
  '<': 'less',
  '>': 'greater',
  '<=': 'lessEqual',
  '>=': 'greaterEqual',
  '==': 'equal',
  '!=': 'notEqual',
};

export function compared(e: Expression & { type: 'compare' }, scope: Scope): Value {
  const links: Value[] = [];
  let left = expression(e.first, scope);
  for (const { operator, operand } of e.rest) {
    const right = expression(operand, scope);
    links.push(comparison(operator, left, right));
    left = right;
  }
  const [only] = links;
  if (only && links.length === 1) return only;
  if (links.some(({ kind }) => kind.type === 'tensor')) {
    return primary(
      links.map((link) => link.code).reduce((a, b) => `${a}.logicalAnd(${b})`),
      tensor('bool', null),
    );
  }
  return { code: links.map(({ code }) => code).join(' && '), kind: BOOLEAN, binds: 'binary' };
}

function comparison(operator: CompareOperator, left: Value, right: Value): Value {
  const said = (code: string): Value => ({ code, kind: BOOLEAN, binds: 'binary' });
  if (operator === 'is' || operator === 'is not' || left.kind.type === 'none' || right.kind.type === 'none') {
    return said(`${bracketed(left)} ${operator === 'is' || operator === '==' ? '===' : '!=='} ${bracketed(right)}`);
  }
  if (operator === 'in' || operator === 'not in') {
    const not = operator === 'not in' ? '!' : '';
    if (right.kind.type === 'dict' || right.kind.type === 'map') return said(`${not}(${left.code} in ${right.code})`);
    if (!isArray(right.kind) && right.kind.type !== 'string')
      throw new Unconvertible('"in" of such a value is not converted');
    return primary(`${not}${bracketed(right)}.includes(${left.code})`, BOOLEAN);
  }
  if (isTensorLike(left.kind) || isTensorLike(right.kind)) {
    const op = COMPARISONS[operator] ?? operator;
    const kind = { ...broadcast(left.kind, right.kind), dtype: 'bool' as const };
    const [a, b] = alike(left, right);
    return isTensorLike(a.kind) && a.kind.type !== 'tensorLike'
      ? primary(`${receiver(a)}.${op}(${present(b)})`, kind)
      : primary(`tf.${op}(${a.code}, ${present(b)})`, kind);
  }
  if (isArray(left.kind) || isArray(right.kind)) throw new Unconvertible('comparing lists is not converted');
  const sign = operator === '==' ? '===' : operator === '!=' ? '!==' : operator;
  return said(`${side(left)} ${sign} ${side(right)}`);
}

/** Arithmetic binds tighter than a comparison. */
function side(value: Value): string {
  return value.binds === 'binary' && value.kind.type === 'number' ? value.code : bracketed(value);
}

export function logic(operator: 'and' | 'or', left: Expression, right: Expression, scope: Scope): Value {
  const [a, b] = [expression(left, scope), expression(right, scope)];
  const isTest = (kind: Kind): boolean => kind.type === 'boolean' || (kind.type === 'tensor' && kind.dtype === 'bool');
  const isTests = isTest(a.kind) && isTest(b.kind);
  if (!isTests && a.kind.type !== b.kind.type)
    throw new Unconvertible(`"${operator}" chooses between values of two kinds`);
  const sign = operator === 'and' ? '&&' : '||';
  if (isTests || isTensorLike(a.kind)) {
    const test = (e: Expression): string => {
      const text = condition(e, scope);
      return / (?:\?|&&|\|\|) /.test(text) ? `(${text})` : text;
    };
    return { code: `${test(left)} ${sign} ${test(right)}`, kind: BOOLEAN, binds: 'binary' };
  }
  return { code: `${bracketed(a)} ${sign} ${bracketed(b)}`, kind: join(a.kind, b.kind), binds: 'binary' };
}

/** As the test of an `if`: a tensor is read, for a tensor as such is always true. */
export function condition(e: Expression, scope: Scope): string {
  const [link, ...more] = e.type === 'compare' ? e.rest : [];
  if (e.type === 'compare' && link && more.length === 0) {
    const sides = [expression(e.first, scope), expression(link.operand, scope)].map(oneNumber);
    const [left, right] = sides;
    if (left && right) return comparison(link.operator, left, right).code;
  }
  const value = expression(e, scope);
  if (value.kind.type === 'tensor') return `${receiver(value)}.dataSync()[0]`;
  if (value.kind.type === 'tensorLike' || value.kind.type === 'unknown')
    throw new Unconvertible('it is not known whether the condition is a tensor');
  if (isArray(value.kind)) return `${bracketed(value)}.length > 0`;
  if (value.kind.type === 'dict' || value.kind.type === 'map') return `Object.keys(${value.code}).length > 0`;
  return value.code;
}

/** A test asks for one truth, so what `.numpy()` gives in it is one number. */
function oneNumber(value: Value): Value | null {
  const { kind, copied } = value;
  if (kind.type === 'number') return value;
  return kind.type === 'tensor' && copied !== undefined ? primary(`${copied}.dataSync()[0]!`, NUMBER) : null;
}

function isNumeric({ type }: Kind): boolean {
  return type === 'number' || type === 'boolean';
}
export function isArray({ type }: Kind): boolean {
  return type === 'list' || type === 'tuple' || type === 'shape';
}
function itemKind(kind: Kind): Kind {
  if (kind.type === 'list') return kind.item;
  if (kind.type === 'tuple') return kind.items.reduce(join, UNKNOWN);
  return NUMBER;
}
