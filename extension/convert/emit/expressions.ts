/** @file Python expressions → TypeScript, one case a form. */

import { BOOLEAN, INTEGER, itemOf, join, NONE, STRING, tensor, UNKNOWN, type Kind } from '../kinds';
import { DTYPES } from '../names/dtypes';
import { CONSTANTS } from '../names/numpy';
import { signatureOf } from '../names/tensorflow';
import type { Expression } from '../python/syntax';
import { call } from './calls';
import { comprehension } from './comprehensions';
import { memberOf } from './classes';
import { SELF, type Scope } from './context';
import { formatted } from './formats';
import { lambda } from './functions';
import { index } from './indexing';
import { missing, noLibrary, PICTURES } from './library';
import { binary, compared, condition, logic, unary } from './operators';
import { bracketed, keyText, primary, quoted, receiver, Unconvertible, type Value } from './value';

export function expression(e: Expression, scope: Scope): Value {
  switch (e.type) {
    case 'name':
      return name(e.name, scope);
    case 'number':
      return number(e.text, e.isFloat);
    case 'string':
      return primary(quoted(e.value), STRING);
    case 'format':
      return formatted(e.parts, scope);
    case 'constant':
      return constant(e.value);
    case 'tuple':
    case 'list':
    case 'set':
      if (e.type === 'set') throw new Unconvertible('sets are not converted');
      return list(e.type, e.items, scope);
    case 'dict':
      return dict(e.entries, scope);
    case 'attribute':
      return attribute(e, scope);
    case 'call':
      return call(e, scope);
    case 'index':
      return index(expression(e.object, scope), e.index, scope);
    case 'slice':
      throw new Unconvertible('a slice stands where none can be');
    case 'unary':
      return unary(e.operator, e.operand, scope);
    case 'binary':
      return binary(e.operator, expression(e.left, scope), expression(e.right, scope));
    case 'compare':
      return compared(e, scope);
    case 'logic':
      return logic(e.operator, e.left, e.right, scope);
    case 'conditional': {
      const then = expression(e.then, scope);
      const otherwise = expression(e.otherwise, scope);
      const code = `${condition(e.test, scope)} ? ${then.code} : ${otherwise.code}`;
      return { code, kind: join(then.kind, otherwise.kind), binds: 'loose' };
    }
    case 'lambda':
      return lambda(e, scope);
    case 'comprehension':
      return comprehension(e, scope);
    case 'starred':
      return { ...expression(e.value, scope), code: `...${expression(e.value, scope).code}` };
  }
}

/** Words that TypeScript keeps for itself, and names the result needs. */
const RESERVED = new Set(
  'arguments await case catch class const console debugger default delete do enum eval export extends false function implements instanceof interface let Math new null package private protected public static super switch tf this throw true typeof undefined var void yield'.split(
    ' ',
  ),
);

export function identifier(python: string): string {
  if (python === SELF) return 'this';
  return RESERVED.has(python) ? `${python}_` : python;
}

function name(python: string, scope: Scope): Value {
  if (scope.knows(python)) {
    scope.require(python);
    return primary(identifier(python), scope.kindOf(python));
  }
  const path = scope.program.modules.get(python);
  if (path !== undefined) return library(path);
  if (BUILTINS.has(python)) return primary(python, { type: 'library', path: `builtins.${python}` });
  scope.program.free.add(python);
  return primary(
    identifier(python),
    /^(?:tape|t|g|tape\d|t\d)$/.test(python) ? { type: 'tape', persistent: true } : tensor(null, null),
  );
}

const BUILTINS = new Set(
  'abs all any bool dict enumerate filter float int isinstance len list map max min open print range reversed round set sorted str sum tuple type zip Exception ValueError TypeError RuntimeError input'.split(
    ' ',
  ),
);

function number(text: string, isFloat: boolean): Value {
  let code = text;
  if (/^[\d.]+$/.test(text)) {
    code = text.includes('.') ? text.replace(/0+$/, '').replace(/\.$/, '') : text.replace(/^0+(?=\d)/, '');
    if (code === '' || code.startsWith('.')) code = `0${code}`;
  } else code = text.replace(/\.(?=[eE])/, '').replace(/^\./, '0.');
  return primary(code, { type: 'number', isFloat });
}

function constant(value: 'True' | 'False' | 'None' | '...'): Value {
  if (value === 'None') return primary('null', NONE);
  if (value === '...') throw new Unconvertible('"..." stands for code that is not there');
  return primary(value.toLowerCase(), BOOLEAN);
}

function list(type: 'tuple' | 'list', elements: readonly Expression[], scope: Scope): Value {
  const items = elements.map((item) => expression(item, scope));
  const kinds = items.map(({ kind }, i) => (elements[i]?.type === 'starred' ? itemOf(kind) : kind));
  const isFixed = type === 'tuple' && !elements.some(({ type }) => type === 'starred');
  const kind: Kind = isFixed ? { type: 'tuple', items: kinds } : { type: 'list', item: kinds.reduce(join, UNKNOWN) };
  return primary(`[${items.map(({ code }) => code).join(', ')}]`, kind);
}

function dict(entries: readonly { key: Expression; value: Expression }[], scope: Scope): Value {
  const kinds = new Map<string, Kind>();
  let isFixed = true;
  const texts = entries.map(({ key, value }) => {
    const { code, kind } = expression(value, scope);
    if (key.type === 'string') {
      kinds.set(key.value, kind);
      return keyText(key.value) === code ? code : `${keyText(key.value)}: ${code}`;
    }
    isFixed = false;
    return `[${expression(key, scope).code}]: ${code}`;
  });
  const code = texts.length === 0 ? '{}' : `{ ${texts.join(', ')} }`;
  const kind: Kind =
    isFixed && texts.length > 0
      ? { type: 'dict', entries: kinds }
      : { type: 'map', item: [...kinds.values()].reduce(join, UNKNOWN) };
  return primary(code, kind);
}

/** The dotted path of a module's member: `tf.nn.relu`; null when it is a value's. */
export function pathOf(e: Expression, scope: Scope): string | null {
  if (e.type === 'name') return scope.knows(e.name) ? null : (scope.program.modules.get(e.name) ?? null);
  if (e.type !== 'attribute') return null;
  const owner = pathOf(e.object, scope);
  return owner === null ? null : `${owner}.${e.name}`;
}

/** A member of a module that is no call: a constant, a dtype, or the function itself. */
function library(path: string): Value {
  const [module = '', ...rest] = path.split('.');
  const member = rest.join('.');
  const dtype = module === 'tf' || module === 'np' ? DTYPES[member] : undefined;
  if (dtype === null) throw new Unconvertible(`there is no dtype ${member} here`);
  if (dtype !== undefined) return primary(quoted(dtype), { type: 'dtype', dtype });
  const constant = CONSTANTS[member];
  if (constant !== undefined) return primary(constant, { type: 'number', isFloat: true });
  if (member === 'newaxis') return primary('null', NONE);
  const unconnected = /^UnconnectedGradients\.(ZERO|NONE)$/.exec(member)?.[1];
  if (unconnected !== undefined) return primary(quoted(unconnected.toLowerCase()), STRING);
  const signature = module === 'tf' ? signatureOf(member) : undefined;
  // The function itself, where it takes its arguments as Python's does.
  if (signature && !signature.ts.includes('$') && signature.order === undefined)
    return primary(`tf.${signature.ts}`, { type: 'callable' });
  if (module === 'tf' && signature === undefined && !/^(?:keras|nn|math|linalg|random)?$/.test(member)) missing(member);
  if (module === 'plt') throw new Unconvertible(PICTURES);
  if (module !== 'tf' && module !== 'np' && module !== 'math' && module !== 'builtins') noLibrary(path);
  if (member === '') throw new Unconvertible(`the module ${path} as a value is not converted`);
  throw new Unconvertible(`${path} as a value is not converted; a lambda that calls it is`);
}

/** `x` of `type(x)`. */
function typeCallOf(e: Expression, scope: Scope): Expression | null {
  const isType = e.type === 'call' && e.callee.type === 'name' && e.callee.name === 'type' && !scope.knows('type');
  const [only] = isType ? e.args : [];
  return only?.value ?? null;
}

function attribute(e: Expression & { type: 'attribute' }, scope: Scope): Value {
  const path = pathOf(e, scope);
  if (path !== null) return library(path);
  const typed = typeCallOf(e.object, scope);
  // Which class it is; the engine's are Tensor and Variable.
  if (e.name === '__name__' && typed) {
    const of = expression(typed, scope);
    const on = of.kind.type === 'error' ? `(${of.code} as Error)` : receiver(of);
    return primary(`${on}.constructor.name`, STRING);
  }
  const object = expression(e.object, scope);
  const { kind } = object;
  if (kind.type === 'instance') return memberOf(object, kind.of, e.name, scope);
  if (kind.type === 'tensor' || kind.type === 'unknown') {
    if (e.name === 'T')
      return primary(`${receiver(object)}.transpose()`, {
        ...(kind.type === 'tensor' ? kind : tensor(null, null)),
        variable: false,
        nullable: false,
      });
    if (e.name === 'shape') return primary(`${receiver(object)}.shape`, { type: 'shape' });
    if (e.name === 'dtype' && kind.type === 'tensor' && kind.dtype !== null)
      return primary(`${receiver(object)}.dtype`, { type: 'dtype', dtype: kind.dtype });
    if (e.name === 'dtype' || e.name === 'name') return primary(`${receiver(object)}.${e.name}`, STRING);
    if (e.name === 'ndim') return primary(`${receiver(object)}.rank`, INTEGER);
    if (e.name === 'size') return primary(`${receiver(object)}.size`, INTEGER);
  }
  if (kind.type === 'shape' && (e.name === 'rank' || e.name === 'ndims'))
    return primary(`${bracketed(object)}.length`, INTEGER);
  if (kind.type === 'tensor' && kind.variable && e.name === 'trainable')
    return primary(`${receiver(object)}.trainable`, BOOLEAN);
  throw new Unconvertible(`"${bracketed(object)}.${e.name}" has no counterpart here`);
}
