/** @file JavaScript's Map in the dry run: an object whose keys are the map's, as far as they are known. */

import type ts from 'typescript';
import { put, type Arguments } from './bindings';
import { callValue, escape, newArguments } from './functions';
import type { Run } from './run';
import { overItems } from './statements';
import {
  PLAIN,
  UNDEFINED,
  UNKNOWN,
  eitherValue,
  newArray,
  newCell,
  newObject,
  plain,
  type Scope,
  type Value,
} from './values';

type MapValue = Value & { readonly kind: 'object' };

/** A property that nobody else writes. */
const MAP = '[[map]]';
/** Holds what is kept under keys that are not known. */
const SOME = '[[some]]';

export function newMap(run: Run, entries: Value): Value {
  const map: MapValue = { kind: 'object', object: newObject([[MAP, PLAIN]]) };
  const given = entries.kind === 'array' ? entries.array.content.value : { items: [], exact: false };
  if (!given.exact && entries !== UNDEFINED) map.object.open.value = true;
  for (const entry of given.items) {
    const [key = UNKNOWN, value = UNKNOWN] = entry.kind === 'array' ? entry.array.content.value.items : [];
    run.owners.add(cellAt(run, map, key, value));
  }
  return map;
}

export function isMap(value: Value): value is MapValue {
  return value.kind === 'object' && value.object.props.has(MAP);
}

/** The entries, as arrays of key and value. */
export function entriesOf({ object }: MapValue): Value {
  const pairs = [...object.props]
    .filter(([name]) => name !== MAP)
    .map(([name, cell]) => newArray([name === SOME ? UNKNOWN : plain(name), cell.value]));
  return newArray(pairs, !object.open.value);
}

/** The cell under the key; made where there is none. */
function cellAt(run: Run, { object }: MapValue, key: Value, first: Value): ReturnType<typeof newCell> {
  const name = keyOf(key);
  if (name === SOME) run.store.set(object.open, true);
  const cell = object.props.get(name) ?? newCell(first);
  object.props.set(name, cell);
  return cell;
}

function keyOf(key: Value): string {
  return key.kind === 'plain' && key.known !== undefined ? String(key.known.value) : SOME;
}

export function mapMethod(run: Run, self: MapValue, name: string, args: Arguments, node: ts.Node, scope: Scope): Value {
  const { object } = self;
  const [first = UNDEFINED, second = UNDEFINED] = args.values;
  const [, source] = args.nodes;
  switch (name) {
    case 'get': {
      const known = object.props.get(keyOf(first));
      if (known !== undefined && keyOf(first) !== SOME) return known.value;
      return object.open.value || keyOf(first) === SOME ? UNKNOWN : UNDEFINED;
    }
    case 'set': {
      const cell = cellAt(run, self, first, UNDEFINED);
      const isSure = keyOf(first) !== SOME;
      if (source !== undefined && isSure) put(run, cell, second, source, source, node);
      else run.store.set(cell, isSure ? second : eitherValue(cell.value, second));
      return self;
    }
    case 'has':
    case 'delete':
      return PLAIN;
    case 'keys':
      return parts(self, 0);
    case 'values':
      return parts(self, 1);
    case 'entries':
      return entriesOf(self);
    case 'forEach':
      overItems(run, entriesOf(self), (entry) => {
        const [key = UNKNOWN, value = UNKNOWN] = entry.kind === 'array' ? entry.array.content.value.items : [];
        run.inTurn(() => callValue(run, first, newArguments([value, key, self]), node, scope));
        return 'normal';
      });
      return UNDEFINED;
    default:
      for (const value of args.values) escape(run, value, node, scope);
      run.store.set(object.open, true);
      return UNKNOWN;
  }
}

function parts(self: MapValue, at: 0 | 1): Value {
  const entries = entriesOf(self);
  if (entries.kind !== 'array') return UNKNOWN;
  const { items, exact } = entries.array.content.value;
  const taken = items.map((entry) => (entry.kind === 'array' ? (entry.array.content.value.items[at] ?? UNKNOWN) : UNKNOWN)); // prettier-ignore
  return newArray(taken, exact);
}
