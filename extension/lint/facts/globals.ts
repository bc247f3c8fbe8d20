/** @file JavaScript's own library in the dry run: enough to follow tensors through arrays and objects. */

import ts from 'typescript';
import { put, type Arguments } from './bindings';
import { awaited } from './expressions';
import { callUnknown, callValue, escape, later, newArguments } from './functions';
import { arrayMethod, copyArray, each, mapItems } from './arrays';
import { entriesOf, isMap, mapMethod, newMap } from './maps';
import { setProperty } from './properties';
import type { Run } from './run';
import { numberOf } from './shapes';
import {
  PLAIN,
  UNDEFINED,
  UNKNOWN,
  alternatives,
  asTensors,
  computedAt,
  eitherValue,
  elementOf,
  isUndefined,
  leaksOf,
  newArray,
  newObject,
  plain,
  unknownWith,
  type Leak,
  type Scope,
  type Value,
  tensorValue,
} from './values';

export function callGlobal(run: Run, path: string, args: Arguments, node: ts.Node, scope: Scope): Value {
  const [first = UNDEFINED, second = UNDEFINED] = args.values;
  if (path.startsWith('Math.')) return math(run, path.slice(5), args, node);
  if (path.startsWith('console.')) return UNDEFINED;
  switch (path) {
    case 'Number':
    case 'parseFloat':
    case 'Number.parseFloat':
    case 'String':
      return { kind: 'plain', leaks: args.values.flatMap((value) => leaksOf(value)) };
    case 'Boolean':
    case 'isNaN':
    case 'isFinite':
    case 'Number.isNaN':
    case 'Number.isFinite':
    case 'Number.isInteger':
    case 'Array.isArray':
    case 'Date.now':
    case 'performance.now':
    case 'JSON.stringify':
      return PLAIN;
    case 'Array.of':
      return newArray(args.values, args.exact);
    case 'Array.from': {
      const items = alternatives(first)
        .map((one) => (one.kind === 'array' ? one : isMap(one) ? entriesOf(one) : fromLike(one)))
        .reduce(eitherValue);
      return args.values.length > 1 ? mapItems(run, items, second, node, scope) : copyArray(items);
    }
    case 'Array':
      return newArray([], false);
    case 'Float32Array.from':
    case 'Float64Array.from':
    case 'Int32Array.from':
    case 'Uint8Array.from': {
      const items = args.values.length > 1 ? callGlobal(run, 'Array.from', args, node, scope) : first;
      return callGlobal(run, path.replace('.from', ''), newArguments([items]), node, scope);
    }
    case 'Float32Array':
    case 'Float64Array':
    case 'Int32Array':
    case 'Uint8Array':
      return first.kind === 'array' ? typed(path, copyArray(first)) : typed(path, unknownWith(leaksOf(first)));
    case 'Object.keys':
      return first.kind === 'object' && !first.object.open.value
        ? newArray([...first.object.props.keys()].map((name) => plain(name)))
        : newArray([PLAIN], false);
    case 'Object.values':
      return entries(first, (_, value) => value);
    case 'Object.entries':
      return entries(first, (name, value) => newArray([plain(name), value]));
    case 'Object.assign': {
      if (first.kind !== 'object') return first;
      for (const value of args.values.slice(1)) {
        if (value.kind !== 'object') run.store.set(first.object.open, true);
        else for (const [name, cell] of value.object.props) give(run, first, name, cell.value, node, scope);
      }
      return first;
    }
    case 'Map':
      return newMap(run, first);
    case 'Set':
      // Goes as an array: what counts is what is in it.
      return isUndefined(first) ? newArray([]) : first.kind === 'array' ? copyArray(first) : newArray([elementOf(first)], false); // prettier-ignore
    case 'Object.freeze':
      return first;
    case 'Object.fromEntries':
      return fromEntries(first);
    case 'Promise.resolve':
      return { kind: 'promise', value: first };
    case 'Promise.all':
      return { kind: 'promise', value: first.kind === 'array' ? each(first, awaited) : awaited(first) };
    case 'structuredClone':
      return unknownWith(leaksOf(first));
    default:
      return callUnknown(run, { kind: 'global', path }, args, node, scope);
  }
}

/** Typed arrays carry their element type in a property that nobody else writes. */
export const TYPED = '[[typed]]';

function typed(path: string, value: Value): Value {
  if (leaksOf(value).length > 0) return unknownWith(leaksOf(value));
  const object = newObject([[TYPED, plain(path)]]);
  object.open.value = true;
  return { kind: 'object', object };
}

function math(run: Run, name: string, args: Arguments, node: ts.Node): Value {
  // A tensor taken for a number: what comes back is NaN, and the tensor's part in it is lost.
  const taken = args.values.flatMap((value) => asTensors(value));
  const leaks: Leak[] = taken.map((tensor) => ({ tensor, read: node, computed: node, tapes: run.active.value }));
  const all = computedAt([...args.values.flatMap((value) => leaksOf(value)), ...leaks], node);
  const [only] = args.values;
  const numbers = args.values.map(numberOf);
  if (only !== undefined && name !== 'random' && numbers.every((n) => n !== null)) {
    const fn: unknown = Math[name as keyof typeof Math];
    if (typeof fn === 'function') return plain(Number((fn as (...n: readonly number[]) => number)(...numbers)), all);
  }
  return { kind: 'plain', leaks: all };
}

function fromLike(value: Value): Value {
  if (value.kind === 'object' && value.object.props.has('length')) {
    const count = numberOf(value.object.props.get('length')?.value);
    return count !== null && count <= 6
      ? newArray(Array.from({ length: count }, () => UNDEFINED))
      : newArray([UNDEFINED], false);
  }
  return newArray([unknownWith(leaksOf(value))], false);
}

function entries(value: Value, make: (name: string, value: Value) => Value): Value {
  if (value.kind === 'array') {
    const { items, exact } = value.array.content.value;
    return newArray(
      items.map((item, i) => make(String(i), item)),
      exact,
    );
  }
  if (value.kind !== 'object') return newArray([unknownWith(leaksOf(value))], false);
  const all = [...value.object.props].map(([name, cell]) => make(name, cell.value));
  return newArray(value.object.open.value ? [...all, UNKNOWN] : all, !value.object.open.value);
}

/** One property of `Object.assign`: as `target.name = value` would. */
function give(run: Run, target: Value, name: string, value: Value, node: ts.Node, scope: Scope): void {
  const expression = ts.isCallExpression(node) ? (node.arguments[0] ?? node) : null;
  setProperty(run, target, name, value, node, scope, (cell) =>
    expression === null ? run.store.set(cell, value) : put(run, cell, value, expression, null, node),
  );
}

function fromEntries(given: Value): Value {
  const object = newObject();
  const value = isMap(given) ? entriesOf(given) : given;
  if (value.kind !== 'array') return UNKNOWN;
  for (const entry of value.array.content.value.items) {
    if (entry.kind !== 'array') return UNKNOWN;
    const [name = UNKNOWN, item = UNKNOWN] = entry.array.content.value.items;
    if (name.kind !== 'plain' || name.known === undefined) return UNKNOWN;
    const made = newObject([[String(name.known.value), item]]).props;
    for (const [key, cell] of made) object.props.set(key, cell);
  }
  return { kind: 'object', object };
}

/** A method of an array, a map, a promise, a string, a number, or of nobody knows what. */
export function callPlainMethod(
  run: Run,
  self: Value,
  name: string,
  args: Arguments,
  node: ts.Node,
  scope: Scope,
): Value {
  const [first = UNDEFINED] = args.values;
  if (self.kind === 'array') return arrayMethod(run, self, name, args, node, scope);
  if (isMap(self)) return mapMethod(run, self, name, args, node, scope);
  if (self.kind === 'promise') {
    if (name === 'then') {
      const result = later(run, () => callValue(run, first, newArguments([self.value]), node, scope));
      return { kind: 'promise', value: awaited(result) };
    }
    for (const value of args.values) escape(run, value, node, scope);
    return self;
  }
  const leaks = [...leaksOf(self), ...args.values.flatMap((value) => leaksOf(value))];
  if (leaksOf(self).length > 0) return leakedMethod(run, self, name, args, node, scope);
  if (self.kind === 'plain' && (name === 'toFixed' || name === 'toString' || name === 'padStart')) return PLAIN;
  for (const value of args.values) escape(run, value, node, scope);
  return unknownWith(leaks);
}

const COPYING = new Set(['slice', 'map', 'flat', 'concat', 'values', 'entries', 'reverse', 'sort', 'at', 'get', 'toSorted', 'filter', 'find', 'subarray', 'set']); // prettier-ignore

/** A method of the values that left the engine, such as `x.dataSync().reduce(…)`. */
function leakedMethod(run: Run, self: Value, name: string, args: Arguments, node: ts.Node, scope: Scope): Value {
  // `x.bufferSync().toTensor()`: back in the engine, as a copy.
  if (name === 'toTensor') return tensorValue(run.tensor({ kind: 'leaf', op: 'tensor', node, leaks: leaksOf(self) }));
  const item = unknownWith(leaksOf(self));
  const results = args.values.flatMap((value) => {
    if (value.kind !== 'function' && value.kind !== 'global') return [...leaksOf(value)];
    const given = name === 'reduce' ? [args.values[1] ?? item, item] : [item, PLAIN];
    return [...leaksOf(callValue(run, value, newArguments(given), node, scope))];
  });
  if (name === 'forEach') return UNDEFINED;
  if (
    name === 'some' ||
    name === 'every' ||
    name === 'includes' ||
    name === 'indexOf' ||
    name === 'findIndex' ||
    name === 'join'
  )
    return PLAIN;
  const leaks = [...leaksOf(self), ...results];
  if (COPYING.has(name) || name === 'reduce')
    return unknownWith(results.some((leak) => leak.computed !== null) ? results : leaks);
  return unknownWith(computedAt(leaks, node));
}
