/** @file Reading and writing properties in the dry run. */

import type ts from 'typescript';
import { callFunction } from './functions';
import { newArguments } from './functions';
import { isMap } from './maps';
import type { Run } from './run';
import type { Cell } from './store';
import {
  PLAIN,
  UNDEFINED,
  UNKNOWN,
  alternatives,
  eitherValue,
  elementOf,
  newArray,
  newCell,
  plain,
  unknownWith,
  type ClassFact,
  type ObjectFact,
  type Scope,
  type TensorFact,
  type Value,
} from './values';
import { findMember } from './classes';

/** `self.name`; null is a name that is not known. */
export function getProperty(run: Run, self: Value, name: string | null, node: ts.Node, scope: Scope): Value {
  switch (self.kind) {
    case 'either':
      return self.of.map((one) => getProperty(run, one, name, node, scope)).reduce(eitherValue);
    case 'engine': {
      if (name === null) return UNKNOWN;
      if (self.path === '' && name === 'default') return self;
      return { kind: 'engine', path: self.path === '' ? name : `${self.path}.${name}` };
    }
    case 'global':
      if (self.path === 'Math' && name !== null && /^[A-Z]/.test(name)) return { kind: 'plain', leaks: [] };
      if (name === null) return UNKNOWN;
      return self.path === 'Number' && /^[A-Z]/.test(name) ? PLAIN : { kind: 'global', path: `${self.path}.${name}` };
    case 'tensor':
      return tensorProperty(self, name);
    case 'object':
      if (isMap(self) && name !== null) return name === 'size' ? PLAIN : { kind: 'method', self, name };
      return objectProperty(run, self, self.object, name, node, scope);
    case 'array':
      return arrayProperty(self, name);
    case 'class':
      return staticProperty(self.cls, name);
    case 'tape':
    case 'promise':
    case 'engine-object':
    case 'function':
    case 'method':
    case 'derived':
      return name === null ? UNKNOWN : { kind: 'method', self, name };
    case 'plain':
      if (name === 'length') return PLAIN;
      if (name !== null && /^\d+$/.test(name)) return unknownWith(self.leaks);
      return name === null ? unknownWith(self.leaks) : { kind: 'method', self, name };
    case 'unknown':
      if (name === 'length' || name === 'size') return PLAIN;
      if (self.leaks.length > 0 && (name === null || /^\d+$/.test(name))) return self;
      return self.leaks.length > 0 && name !== null ? { kind: 'method', self, name } : UNKNOWN;
  }
}

function tensorProperty(self: Value & { kind: 'tensor' }, name: string | null): Value {
  const { tensor } = self;
  switch (name) {
    case null:
      return UNKNOWN;
    case 'shape':
      return tensor.shape === null
        ? UNKNOWN
        : newArray(tensor.shape.map((size) => (size === null ? PLAIN : plain(size))));
    case 'rank':
      return tensor.shape === null ? PLAIN : plain(tensor.shape.length);
    case 'dtype':
      return tensor.dtype === null ? PLAIN : plain(tensor.dtype);
    case 'trainable': {
      const trainable = tensor.variable?.trainable.value;
      return typeof trainable === 'boolean' ? plain(trainable) : PLAIN;
    }
    case 'size':
    case 'id':
    case 'name':
    case 'rankType':
    case 'isDisposed':
      return PLAIN;
    default:
      return { kind: 'method', self, name };
  }
}

function objectProperty(
  run: Run,
  self: Value,
  object: ObjectFact,
  name: string | null,
  node: ts.Node,
  scope: Scope,
): Value {
  if (name === null) {
    const values = [...object.props.values()].map((cell) => cell.value);
    return values.length === 0 || object.open.value ? UNKNOWN : values.reduce(eitherValue);
  }
  const own = object.props.get(name);
  if (own !== undefined) return own.value;
  const getter = object.getters.get(name);
  if (getter !== undefined) return callFunction(run, getter, self, newArguments([]), node, scope);
  const member = object.cls === null ? null : findMember(run, object.cls, name, self);
  if (member !== null) {
    return member.getter
      ? callFunction(run, member.fn, self, newArguments([]), node, scope)
      : { kind: 'function', fn: member.fn };
  }
  return object.open.value || object.cls?.base != null ? UNKNOWN : UNDEFINED;
}

function arrayProperty(self: Value & { kind: 'array' }, name: string | null): Value {
  const { items, exact } = self.array.content.value;
  if (name === 'length') return exact ? plain(items.length) : PLAIN;
  if (name === 'size') return PLAIN;
  if (name === null) return items.length === 0 ? UNKNOWN : elementOf(self);
  if (/^\d+$/.test(name)) return exact ? (items[Number(name)] ?? UNDEFINED) : elementOf(self);
  return { kind: 'method', self, name };
}

function staticProperty(cls: ClassFact, name: string | null): Value {
  return (name === null ? undefined : cls.statics.get(name)?.value) ?? UNKNOWN;
}

/** Writes `self.name` through `put`, which is given the cell that holds it. */
export function setProperty(
  run: Run,
  self: Value,
  name: string | null,
  value: Value,
  node: ts.Node,
  scope: Scope,
  put: (cell: Cell<Value>) => void,
): void {
  const all = alternatives(self);
  for (const one of all) {
    if (one.kind === 'tensor') writeTensor(run, one.tensor, name, value);
    else if (one.kind === 'object') writeObject(run, one, name, value, node, scope, put);
    else if (one.kind === 'class' && name !== null) {
      const cell = one.cls.statics.get(name) ?? newCell(UNDEFINED);
      one.cls.statics.set(name, cell);
      put(cell);
    } else if (one.kind === 'array') writeItem(run, one, name, value, put);
  }
}

/** Of a tensor's properties only a Variable's `trainable` is anybody's to set. */
function writeTensor(run: Run, tensor: TensorFact, name: string | null, value: Value): void {
  if (name !== 'trainable' || tensor.variable === null) return;
  const known = value.kind === 'plain' && typeof value.known?.value === 'boolean' ? value.known.value : null;
  run.store.set(tensor.variable.trainable, known);
}

/** Holds what was put under a name that is not known. */
const SOME = '[[some]]';

function writeObject(
  run: Run,
  self: Value & { kind: 'object' },
  name: string | null,
  value: Value,
  node: ts.Node,
  scope: Scope,
  put: (cell: Cell<Value>) => void,
): void {
  const { object } = self;
  if (name === null) {
    // Any property may be the one: a Variable in each may be replaced.
    run.store.set(object.open, true);
    for (const cell of object.props.values()) {
      const before = cell.value;
      put(cell);
      run.store.set(cell, eitherValue(before, value));
    }
    const some = object.props.get(SOME) ?? newCell(value);
    object.props.set(SOME, some);
    run.store.set(some, eitherValue(some.value, value));
    return;
  }
  const member = object.cls === null ? null : findMember(run, object.cls, name, self, true);
  const setter = object.setters.get(name) ?? (member?.getter === true ? member.fn : undefined);
  if (setter !== undefined) {
    callFunction(run, setter, self, newArguments([value]), node, scope);
    return;
  }
  let cell = object.props.get(name);
  if (cell === undefined) {
    cell = newCell(UNDEFINED);
    object.props.set(name, cell);
  }
  put(cell);
}

/** An element has no cell of its own: the array's content is replaced as a whole. */
function writeItem(
  run: Run,
  self: Value & { kind: 'array' },
  name: string | null,
  value: Value,
  put: (cell: Cell<Value>) => void,
): void {
  const { items, exact } = self.array.content.value;
  const index = name !== null && /^\d+$/.test(name) ? Number(name) : null;
  const cell = newCell(
    index === null || !exact ? (items.length === 0 ? UNKNOWN : elementOf(self)) : (items[index] ?? UNKNOWN),
  );
  if (items.length > 0) run.owners.add(cell);
  put(cell);
  if (index !== null && exact && index <= items.length) {
    const next = [...items];
    next[index] = value;
    run.store.set(self.array.content, { items: next, exact: true });
  } else {
    run.store.set(self.array.content, { items: [...items, value].slice(-8), exact: false });
  }
}
