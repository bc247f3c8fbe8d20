/** @file Calls: of the snippet's own functions, of libraries, of Python's own functions, of methods. */

import { isNumbers, itemOf, tensor, UNKNOWN, type Kind } from '../kinds';
import type { Argument, Expression } from '../python/syntax';
import { bind, trimmed } from './arguments';
import { made, methodOf } from './classes';
import { builtinCall } from './builtins';
import type { FunctionNode, Scope } from './context';
import { expression, pathOf } from './expressions';
import { libraryCall } from './library';
import { methodCall } from './methods';
import { bracketed, present, primary, Unconvertible, type Value } from './value';

export function call(e: Expression & { type: 'call' }, scope: Scope): Value {
  const { callee, args } = e;
  const path = pathOf(callee, scope);
  if (path !== null && path !== 'tf' && path !== 'np') return libraryCall(path, args, scope);
  if (callee.type === 'attribute') return methodCall(callee, args, scope);
  if (callee.type === 'name' && !scope.knows(callee.name)) {
    const builtin = builtinCall(callee.name, args, scope);
    if (builtin) return builtin;
  }
  const f = expression(callee, scope);
  if (callee.type === 'name' && f.kind.type === 'unknown') scope.learn(callee.name, { type: 'callable' });
  return calledValue(f, args, scope);
}

/** A call of what is no library's: a function, a class, an object with `__call__`. */
export function calledValue(f: Value, args: readonly Argument[], scope: Scope): Value {
  if (f.kind.type === 'library') return libraryCall(f.kind.path, args, scope);
  if (f.kind.type === 'function') return ownCall(f, f.kind.of, args, scope);
  if (f.kind.type === 'class') return made(f, f.kind.of, args, scope);
  if (f.kind.type === 'instance') return methodOf(f, f.kind.of, '__call__', args, scope);
  const values = args.map(({ keyword, value }) => {
    if (keyword !== null && keyword !== '*') throw new Unconvertible(`the parameters of ${f.code} are not known`);
    const given = expression(value, scope);
    const { type } = given.kind;
    if (f.kind.type === 'callable' && (type === 'number' || type === 'string' || type === 'boolean'))
      throw new Unconvertible(`${f.code} is a function handed over, which takes tensors here, and this is a ${type}`);
    return keyword === '*' ? `...${bracketed(given)}` : present(given);
  });
  return primary(`${bracketed(f)}(${values.join(', ')})`, tensor(null, null));
}

/** Each call tells what the parameters are. */
export function ownCall(f: Value, node: FunctionNode, args: readonly Argument[], scope: Scope): Value {
  const { parameters } = node;
  const facts = scope.program.functions.get(node);
  if (args.some(({ keyword }) => keyword === '*') && args.length === 1 && args[0]) {
    const spread = expression(args[0].value, scope);
    parameters.forEach(({ name }, i) => facts?.scope.learn(name, itemOf(spread.kind, i)));
    // TypeScript does not know how many items a list has.
    const isOpen = spread.kind.type === 'list' && !parameters.some(({ rest }) => rest) && /^\w+$/.test(f.code);
    const items = isOpen ? `(${spread.code} as Parameters<typeof ${f.code}>)` : bracketed(spread);
    return primary(`${bracketed(f)}(...${items})`, facts?.returns ?? UNKNOWN);
  }
  const values = bind(args, parameters.map(({ name, rest }) => (rest ? `*${name}` : name)).join(' '), scope, f.code);
  for (const { name, rest } of parameters) {
    const value = values.get(name);
    if (value) facts?.scope.learn(name, rest ? { type: 'list', item: strict(value.kind) } : strict(value.kind));
  }
  const codes = trimmed(
    parameters.map(({ name }) => {
      const value = values.get(name);
      // A list for what is a tensor elsewhere.
      const isList = value && isNumbers(value.kind) && facts?.scope.kindOf(name).type === 'tensor';
      return isList ? `tf.tensor(${value.code})` : value && present(value);
    }),
  );
  return primary(`${bracketed(f)}(${codes.join(', ')})`, facts?.returns ?? UNKNOWN);
}

/** A parameter is a tensor, whether or not this call's is a Variable: any tensor may be given. */
function strict(kind: Kind): Kind {
  return kind.type === 'tensor' ? { ...kind, nullable: false } : kind;
}
