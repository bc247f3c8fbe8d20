/** @file `[f(v) for v in xs if …]` → map and filter; and what a loop goes over, for `for` as well. */

import { INTEGER, itemOf, tensor, UNKNOWN, type Kind } from '../kinds';
import type { Clause, Expression } from '../python/syntax';
import { Scope } from './context';
import { expression, identifier, pathOf } from './expressions';
import { condition } from './operators';
import { bracketed, primary, receiver, Unconvertible, type Value } from './value';

/** What `for target in …` goes over, as TypeScript that can be looped over with `of`. */
export interface Looped {
  /** An array. */
  readonly code: string;
  readonly item: Kind;
  /** For a loop, which needs no array. */
  readonly iterable?: string;
  /** `range(start, stop, step)`: a counting loop says it better. */
  readonly counting?: { readonly start: string; readonly stop: string; readonly step: string };
}

export function looped(e: Expression, scope: Scope): Looped {
  const [callee, args] = e.type === 'call' ? [calleeName(e.callee, scope), e.args] : [null, []];
  const values = (): Value[] => args.map(({ value }) => expression(value, scope));
  if (callee === 'range' || callee === 'tf.range') {
    const [a, b, c] = values();
    if (!a) throw new Unconvertible('range() has no end');
    const [start, stop] = b ? [a.code, b.code] : ['0', a.code];
    const step = c?.code ?? '1';
    const length = start === '0' && step === '1' ? stop : `Math.ceil((${stop} - ${bracketed(a)}) / ${step})`;
    const place = start === '0' && step === '1' ? 'i' : `${bracketed(b ? a : { ...a, code: '0' })} + i * ${step}`;
    const code = `Array.from({ length: ${length} }, (_, i) => ${place})`;
    return { code, item: INTEGER, counting: { start, stop, step } };
  }
  if (callee === 'enumerate') {
    const [of, start] = args;
    if (!of) throw new Unconvertible('enumerate() of nothing is not converted');
    const inner = looped(of.value, scope);
    const item: Kind = { type: 'tuple', items: [INTEGER, inner.item] };
    const first = start ? expression(start.value, scope) : null;
    if (first === null || first.code === '0')
      return { code: `[...${inner.code}.entries()]`, iterable: `${inner.code}.entries()`, item };
    const place = /^\d+$/.test(first.code) ? `i + ${first.code}` : `${bracketed(first)} + i`;
    return { code: `${inner.code}.map((one, i) => [${place}, one] as const)`, item };
  }
  if (callee === 'zip') {
    const inner = args.map(({ value }) => looped(value, scope));
    const [first, ...rest] = inner;
    if (!first) throw new Unconvertible('zip() of nothing is not converted');
    const others = rest.map(({ code, item }) => `${code}[i]${item.type === 'tensor' && item.nullable ? '' : '!'}`);
    // Python ends with the shortest; lists of a training loop have one length, a part of a list has another.
    const isPart = inner.some(({ code }) => code.includes('.slice('));
    const lengths = inner.map(({ code }) => `${code}.length`);
    const from = isPart ? `${first.code}.slice(0, Math.min(${lengths.join(', ')}))` : first.code;
    return {
      code: `${from}.map((one, i) => [one, ${others.join(', ')}] as const)`,
      item: { type: 'tuple', items: inner.map(({ item }) => item) },
    };
  }
  if (callee === 'reversed' && args[0]) {
    const inner = looped(args[0].value, scope);
    return { code: `[...${inner.code}].reverse()`, item: inner.item };
  }
  if (e.type === 'call' && e.callee.type === 'attribute' && args.length === 0) {
    const object = expression(e.callee.object, scope);
    const { kind } = object;
    if (kind.type === 'dict' || kind.type === 'map') {
      const item =
        kind.type === 'map'
          ? kind.item
          : [...kind.entries.values()].reduce((a, b) => (a.type === 'unknown' ? b : a), UNKNOWN);
      if (e.callee.name === 'items')
        return { code: `Object.entries(${object.code})`, item: { type: 'tuple', items: [{ type: 'string' }, item] } };
      if (e.callee.name === 'values') return { code: `Object.values(${object.code})`, item };
      if (e.callee.name === 'keys') return { code: `Object.keys(${object.code})`, item: { type: 'string' } };
    }
  }
  const value = expression(e, scope);
  const { kind } = value;
  if (kind.type === 'tensor') return { code: `tf.unstack(${receiver(value)})`, item: itemOf(kind) };
  if (kind.type === 'dict' || kind.type === 'map')
    return { code: `Object.keys(${value.code})`, item: { type: 'string' } };
  if (kind.type === 'list' || kind.type === 'tuple' || kind.type === 'shape' || kind.type === 'range')
    return { code: bracketed(value), item: itemOf(kind) };
  throw new Unconvertible('it is not known what the loop goes over');
}

function calleeName(callee: Expression, scope: Scope): string | null {
  if (callee.type === 'name' && !scope.knows(callee.name)) return callee.name;
  return pathOf(callee, scope);
}

/** The name or names a loop gives values to, made known in `scope`. */
export function loopTarget(target: Expression, item: Kind, scope: Scope): string {
  if (target.type === 'name') {
    scope.learn(target.name, item);
    return identifier(target.name);
  }
  if (target.type === 'tuple' || target.type === 'list') {
    const names = target.items.map((one, i) =>
      one.type === 'name' && one.name === '_' ? '' : loopTarget(one, itemOf(item, i), scope),
    );
    return `[${names.join(', ')}]`;
  }
  throw new Unconvertible('the loop gives values to something that is no name');
}

export function comprehension(e: Expression & { type: 'comprehension' }, scope: Scope): Value {
  const { form, element, key, clauses } = e;
  if (form === 'set') throw new Unconvertible('sets are not converted');
  const [clause, ...inner] = clauses;
  if (!clause) throw new Unconvertible('a comprehension goes over nothing');
  if (key !== null) {
    if (inner.length > 0) throw new Unconvertible('a dict comprehension with two loops is not converted');
    const { list, scope: own, target } = opened(clause, scope);
    const value = expression(element, own);
    const pairs = `${list}.map((${target}) => [${expression(key, own).code}, ${value.code}])`;
    return primary(`Object.fromEntries(${pairs})`, { type: 'map', item: value.kind });
  }
  const { list, scope: own, target } = opened(clause, scope);
  if (inner.length > 0) {
    const nested = comprehension({ ...e, clauses: inner }, own);
    return primary(`${list}.flatMap((${target}) => ${nested.code})`, nested.kind);
  }
  const value = expression(element, own);
  const code =
    value.code === target
      ? list
      : `${list}.map((${target}) => ${value.code.startsWith('{') ? `(${value.code})` : value.code})`;
  return primary(code, { type: 'list', item: value.kind.type === 'tensor' ? { ...value.kind } : value.kind });
}

/** Scopes of comprehensions are made anew in each pass; what they hold follows from what they go over. */
export function opened(clause: Clause, scope: Scope): { list: string; scope: Scope; target: string } {
  const { code, item } = looped(clause.iterable, scope);
  const own = new Scope(scope.program, scope, new Set(namesIn(clause.target)));
  const changed = scope.program.changed;
  const target = loopTarget(clause.target, item.type === 'unknown' ? tensor(null, null) : item, own);
  scope.program.changed = changed;
  const tests = clause.conditions.map((test) => condition(test, own));
  return {
    list: tests.length === 0 ? code : `${code}.filter((${target}) => ${tests.join(' && ')})`,
    scope: own,
    target,
  };
}

export function namesIn(target: Expression): string[] {
  if (target.type === 'name') return [target.name];
  if (target.type === 'tuple' || target.type === 'list') return target.items.flatMap(namesIn);
  return target.type === 'starred' ? namesIn(target.value) : [];
}
