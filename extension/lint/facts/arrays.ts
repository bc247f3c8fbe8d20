/** @file JavaScript's arrays (and sets, which go as arrays) in the dry run. */

import type ts from 'typescript';
import type { Arguments } from './bindings';
import { callValue, escape, newArguments } from './functions';
import type { Run } from './run';
import { numberOf } from './shapes';
import { branch, overItems } from './statements';
import {
  PLAIN,
  UNDEFINED,
  UNKNOWN,
  computedAt,
  elementOf,
  newArray,
  plain,
  truthiness,
  unknownWith,
  type Scope,
  type Value,
} from './values';

export function arrayMethod(
  run: Run,
  self: Value & { kind: 'array' },
  name: string,
  args: Arguments,
  node: ts.Node,
  scope: Scope,
): Value {
  const { content } = self.array;
  const { items, exact } = content.value;
  const [first = UNDEFINED, second = UNDEFINED] = args.values;
  const call = (values: readonly Value[]): Value => callValue(run, first, newArguments(values), node, scope);
  switch (name) {
    case 'push':
    case 'add':
    case 'unshift': {
      const next = name !== 'unshift' ? [...items, ...args.values] : [...args.values, ...items];
      run.store.set(content, { items: next.slice(-24), exact: exact && args.exact && next.length <= 24 });
      return name === 'add' ? self : PLAIN;
    }
    case 'pop':
    case 'shift': {
      const taken = name === 'pop' ? items.at(-1) : items[0];
      run.store.set(content, { items: exact ? (name === 'pop' ? items.slice(0, -1) : items.slice(1)) : items, exact });
      return exact ? (taken ?? UNDEFINED) : elementOf(self);
    }
    case 'map':
      return mapItems(run, self, first, node, scope);
    case 'flatMap': {
      const mapped = mapItems(run, self, first, node, scope);
      return flatten(mapped);
    }
    case 'flat':
      return flatten(self);
    case 'forEach':
      overItems(run, self, (item, index) => {
        run.inTurn(() => call([item, index === null ? PLAIN : plain(index), self]));
        return 'normal';
      });
      return UNDEFINED;
    case 'filter': {
      const kept: Value[] = [];
      let sure = exact;
      for (const item of items) {
        const truth = truthiness(call([item, PLAIN, self]));
        if (truth !== false) kept.push(item);
        if (truth === null) sure = false;
      }
      return newArray(kept, sure);
    }
    case 'find':
    case 'at':
    case 'findLast': {
      if (name !== 'at') for (const item of items) call([item, PLAIN, self]);
      const place = name === 'at' && exact ? numberOf(first) : null;
      return place === null ? elementOf(self) : (items.at(place) ?? UNDEFINED);
    }
    case 'reduce':
    case 'reduceRight': {
      const list = name === 'reduceRight' ? newArray([...items].reverse(), exact) : self;
      let sum: Value | null = args.values.length > 1 ? second : null;
      overItems(run, list, (item) => {
        const before = sum;
        sum = before === null ? item : run.inTurn(() => call([before, item, PLAIN, self]));
        return 'normal';
      });
      return sum ?? UNKNOWN;
    }
    case 'slice': {
      const [from, to] = args.values.map(numberOf);
      if (exact && from !== null && to !== null) return newArray(items.slice(from, to));
      return newArray(items, false);
    }
    case 'concat': {
      const parts = args.values.map((value) =>
        value.kind === 'array' ? value.array.content.value : { items: [value], exact: value.kind !== 'unknown' },
      );
      return newArray([...items, ...parts.flatMap((part) => part.items)], exact && parts.every((part) => part.exact));
    }
    case 'reverse':
    case 'toReversed': {
      const turned = { items: [...items].reverse(), exact };
      if (name === 'reverse') run.store.set(content, turned);
      return name === 'reverse' ? self : newArray(turned.items, exact);
    }
    case 'entries':
      return newArray(
        items.map((item, i) => newArray([exact ? plain(i) : PLAIN, item])),
        exact,
      );
    case 'values':
      return self;
    case 'toSorted':
      return each(self, (item) => inOrder(item, node));
    case 'keys':
      return newArray(exact ? items.map((_, i) => plain(i)) : [PLAIN], exact);
    case 'splice': {
      const [from, count] = [first, args.values[1] ?? plain(Infinity)].map(numberOf);
      const isSure = exact && args.exact && from != null && count != null;
      const kept = [...items];
      const taken = isSure ? kept.splice(from, count, ...args.values.slice(2)) : items;
      run.store.set(content, { items: isSure ? kept : [...items, ...args.values.slice(2)], exact: isSure });
      return newArray(taken, isSure);
    }
    case 'fill':
      run.store.set(content, { items: [...items, first], exact: false });
      return self;
    case 'some':
    case 'every':
    case 'findIndex':
    case 'findLastIndex':
      branch(run, [() => (items.forEach((item) => call([item, PLAIN, self])), 'normal'), () => 'normal']);
      return PLAIN;
    case 'includes':
    case 'has':
    case 'indexOf':
    case 'lastIndexOf':
      return PLAIN;
    case 'delete':
      run.store.set(content, { items, exact: false });
      return PLAIN;
    case 'clear':
      run.store.set(content, { items: [], exact: true });
      return UNDEFINED;
    case 'join':
    case 'toString':
      return PLAIN;
    case 'sort':
      run.store.set(content, { items: items.map((item) => inOrder(item, node)), exact });
      return self;
    default:
      for (const value of args.values) escape(run, value, node, scope);
      run.store.set(content, { items: [...items, UNKNOWN], exact: false });
      return UNKNOWN;
  }
}

/** Which value stands where was decided outside of the engine. */
function inOrder(item: Value, node: ts.Node): Value {
  return item.kind === 'unknown' && item.leaks.length > 0 ? unknownWith(computedAt(item.leaks, node)) : item;
}

function flatten(value: Value): Value {
  if (value.kind !== 'array') return UNKNOWN;
  const { items, exact } = value.array.content.value;
  let sure = exact;
  const flat = items.flatMap((item) => {
    if (item.kind !== 'array') return [item];
    sure &&= item.array.content.value.exact;
    return item.array.content.value.items;
  });
  return newArray(flat, sure);
}

export function mapItems(run: Run, items: Value, fn: Value, node: ts.Node, scope: Scope): Value {
  const results: Value[] = [];
  overItems(run, items, (item, index) => {
    const args = newArguments([item, index === null ? PLAIN : plain(index), items]);
    results.push(run.inTurn(() => callValue(run, fn, args, node, scope)));
    return 'normal';
  });
  const exact =
    items.kind === 'array' &&
    items.array.content.value.exact &&
    items.array.content.value.items.length === results.length;
  return newArray(results, exact);
}

export function copyArray(value: Value): Value {
  if (value.kind !== 'array') return value;
  return newArray(value.array.content.value.items, value.array.content.value.exact);
}

export function each(list: Value & { kind: 'array' }, change: (item: Value) => Value): Value {
  const { items, exact } = list.array.content.value;
  return newArray(items.map(change), exact);
}
