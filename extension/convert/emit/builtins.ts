/** @file Python's own functions: print, len, range, zip, sum, float … */

import { BOOLEAN, INTEGER, isTensorLike, itemOf, NONE, tensor, type Kind } from '../kinds';
import type { Argument, Expression } from '../python/syntax';
import { looped, opened } from './comprehensions';
import type { Scope } from './context';
import { expression } from './expressions';
import { asText, numberOf, shown } from './formats';
import { binary, condition } from './operators';
import { bracketed, present, primary, receiver, spread, Unconvertible, type Value } from './value';

type Builtin = (args: readonly Argument[], scope: Scope) => Value;

export function builtinCall(name: string, args: readonly Argument[], scope: Scope): Value | null {
  const builtin = Object.hasOwn(BUILTINS, name) ? BUILTINS[name] : undefined;
  return builtin ? builtin(args, scope) : null;
}

function only(args: readonly Argument[], scope: Scope): Value {
  const [one] = args;
  if (!one || args.length > 1 || one.keyword !== null) throw new Unconvertible('it takes exactly one argument here');
  return expression(one.value, scope);
}

const BUILTINS: Readonly<Record<string, Builtin>> = {
  print(args, scope) {
    const end = args.find(
      ({ keyword, value }) =>
        keyword === 'end' ||
        keyword === 'file' ||
        (keyword === 'sep' && !(value.type === 'string' && value.value === ' ')),
    );
    if (end)
      throw new Unconvertible(`print with ${end.keyword ?? ''}= has no counterpart: console.log writes whole lines`);
    const values = args.filter(({ keyword }) => keyword === null || keyword === '*');
    const codes = values.map(({ keyword, value }) => {
      const { code } = shown(expression(value, scope));
      return keyword === '*' ? spread({ ...expression(value, scope), code }) : code;
    });
    return primary(`console.log(${codes.join(', ')})`, NONE);
  },
  len(args, scope) {
    const value = only(args, scope);
    if (isTensorLike(value.kind)) return primary(`${receiver(value)}.shape[0]!`, INTEGER);
    if (value.kind.type === 'dict' || value.kind.type === 'map')
      return primary(`Object.keys(${value.code}).length`, INTEGER);
    return primary(`${bracketed(value)}.length`, INTEGER);
  },
  range: (args, scope) => asList({ type: 'call', callee: { type: 'name', name: 'range' }, args }, scope),
  zip: (args, scope) => asList({ type: 'call', callee: { type: 'name', name: 'zip' }, args }, scope),
  enumerate: (args, scope) => asList({ type: 'call', callee: { type: 'name', name: 'enumerate' }, args }, scope),
  reversed: (args, scope) => asList({ type: 'call', callee: { type: 'name', name: 'reversed' }, args }, scope),
  list: (args, scope) =>
    args.length === 0 ? primary('[]', { type: 'list', item: { type: 'unknown' } }) : copied(args, scope),
  tuple: copied,
  dict(args, scope) {
    if (args.some(({ keyword }) => keyword === null || keyword === '**'))
      throw new Unconvertible('dict() of something is not converted');
    const entries = args.map(({ keyword, value }) => [keyword ?? '', expression(value, scope)] as const);
    const code = entries.map(([key, value]) => (key === value.code ? key : `${key}: ${value.code}`)).join(', ');
    return primary(`{ ${code} }`, { type: 'dict', entries: new Map(entries.map(([key, value]) => [key, value.kind])) });
  },
  float(args, scope) {
    const value = only(args, scope);
    if (value.kind.type === 'string') {
      const text = /^'([+-]?)(inf|nan|infinity)'$/i.exec(value.code);
      if (text)
        return primary(/nan/i.test(text[2] ?? '') ? 'NaN' : `${text[1] === '-' ? '-' : ''}Infinity`, {
          type: 'number',
          isFloat: true,
        });
      return primary(`Number(${value.code})`, { type: 'number', isFloat: true });
    }
    return { ...primary(numberOf(value), { type: 'number', isFloat: true }) };
  },
  int: (args, scope) => primary(`Math.trunc(${numberOf(only(args, scope)).replace(/^\((.*)\)$/, '$1')})`, INTEGER),
  bool: (args, scope) => primary(`Boolean(${args[0] ? condition(args[0].value, scope) : 'false'})`, BOOLEAN),
  str(args, scope) {
    return asText(only(args, scope));
  },
  abs(args, scope) {
    const value = only(args, scope);
    if (isTensorLike(value.kind))
      return primary(`tf.abs(${present(value)})`, { ...tensor(null, null), ...plain(value.kind) });
    return primary(`Math.abs(${value.code})`, value.kind);
  },
  pow(args, scope) {
    const [a, b] = args.map(({ value }) => expression(value, scope));
    if (!a || !b) throw new Unconvertible('pow() takes two arguments');
    return binary('**', a, b);
  },
  round(args, scope) {
    const [value, digits] = args.map(({ value: one }) => expression(one, scope));
    if (!value) throw new Unconvertible('round() takes a number');
    if (isTensorLike(value.kind) && !digits) return primary(`tf.round(${present(value)})`, plain(value.kind));
    const code = numberOf(value);
    return digits
      ? primary(`Number(${code}.toFixed(${digits.code}))`, { type: 'number', isFloat: true })
      : primary(`Math.round(${code})`, INTEGER);
  },
  min: extreme('min'),
  max: extreme('max'),
  sum(args, scope) {
    const [list, start] = args;
    if (!list) throw new Unconvertible('sum() takes a list');
    const { code, item } = looped(list.value, scope);
    if (isTensorLike(item)) {
      if (start) throw new Unconvertible('sum() with a start is not converted for tensors');
      return primary(`tf.addN(${code})`, plain(item));
    }
    return primary(`${code}.reduce((a, b) => a + b, ${start ? expression(start.value, scope).code : '0'})`, item);
  },
  isinstance() {
    throw new Unconvertible('isinstance() has no counterpart here');
  },
  type() {
    throw new Unconvertible('type() has no counterpart here');
  },
  map: mapped('map'),
  filter: mapped('filter'),
  sorted,
  any: tested('some'),
  all: tested('every'),
  set: unconverted('set'),
  open: unconverted('open', 'a snippet has no files'),
  input: unconverted('input', 'a snippet asks nobody'),
};

function unconverted(name: string, instead = ''): Builtin {
  return () => {
    throw new Unconvertible(`${name}() is not converted${instead === '' ? '' : `; ${instead}`}`);
  };
}

/** `map(f, xs)` is a comprehension in other words. */
function mapped(name: 'map' | 'filter'): Builtin {
  return (args, scope) => {
    const [f, of] = args.map(({ value }) => value);
    if (!f || !of || args.length > 2) throw new Unconvertible(`${name}() of several lists is not converted`);
    const isLambda = f.type === 'lambda' && f.parameters.length === 1;
    const target: Expression = { type: 'name', name: isLambda ? (f.parameters[0]?.name ?? 'one') : 'one' };
    const applied: Expression = isLambda
      ? f.body
      : { type: 'call', callee: f, args: [{ keyword: null, value: target }] };
    const clause = { target, iterable: of, conditions: name === 'filter' ? [applied] : [] };
    const element = name === 'filter' ? target : applied;
    return expression({ type: 'comprehension', form: 'list', key: null, element, clauses: [clause] }, scope);
  };
}

/** `any(g is None for g in grads)`. */
function tested(ts: 'some' | 'every'): Builtin {
  return (args, scope) => {
    const [only] = args;
    const e = only?.value;
    if (!e) throw new Unconvertible('an argument is missing');
    const [clause, ...more] = e.type === 'comprehension' ? e.clauses : [];
    if (e.type !== 'comprehension' || !clause || more.length > 0) {
      const { code, item } = looped(e, scope);
      if (item.type !== 'boolean') throw new Unconvertible('any() and all() are converted of tests only');
      return primary(`${code}.${ts}(Boolean)`, BOOLEAN);
    }
    const { list, target, scope: own } = opened(clause, scope);
    return primary(`${list}.${ts}((${target}) => ${condition(e.element, own)})`, BOOLEAN);
  };
}

/** Numbers by size, texts by the alphabet, a dict's items by their keys. */
function sorted(args: readonly Argument[], scope: Scope): Value {
  const [of, ...options] = args;
  if (!of) throw new Unconvertible('sorted() takes a list');
  const reverse = options.find(({ keyword }) => keyword === 'reverse')?.value;
  if (options.some(({ keyword }) => keyword !== 'reverse') || (reverse && reverse.type !== 'constant'))
    throw new Unconvertible('sorted() with a key is not converted');
  const { code, item } = looped(of.value, scope);
  const isPair = item.type === 'tuple' && item.items[0]?.type === 'string';
  const by =
    item.type === 'number'
      ? '(a, b) => a - b'
      : isPair
        ? '([a], [b]) => (a < b ? -1 : 1)'
        : item.type === 'string'
          ? ''
          : null;
  if (by === null) throw new Unconvertible('sorted() is converted of numbers, of texts and of the items of a dict');
  const isDown = reverse?.type === 'constant' && reverse.value === 'True';
  return primary(
    `[${spread({ code, kind: { type: 'list', item }, binds: 'primary' })}].sort(${by})${isDown ? '.reverse()' : ''}`,
    { type: 'list', item },
  );
}

function copied(args: readonly Argument[], scope: Scope): Value {
  const [one] = args;
  return one ? asList(one.value, scope) : primary('[]', { type: 'tuple', items: [] });
}

function asList(e: Argument['value'], scope: Scope): Value {
  const { code, item } = looped(e, scope);
  return primary(code, { type: 'list', item });
}

function extreme(name: 'min' | 'max'): Builtin {
  return (args, scope) => {
    const option = args.find(({ keyword }) => keyword !== null)?.keyword;
    if (option !== undefined && option !== null) throw new Unconvertible(`${name}() with "${option}" is not converted`);
    const values = args.map(({ value }) => expression(value, scope));
    const [first, second] = values;
    if (first && second && values.length === 2 && values.some(({ kind }) => isTensorLike(kind))) {
      return primary(`tf.${name}imum(${present(first)}, ${present(second)})`, tensor(null, null));
    }
    if (values.some(({ kind }) => isTensorLike(kind) || isTensorLike(itemOf(kind))))
      throw new Unconvertible(`${name}() of tensors compares them one by one; tf.${name} does it at once`);
    const isList = values.length === 1;
    return primary(
      `Math.${name}(${isList ? '...' : ''}${values.map(({ code }) => code).join(', ')})`,
      isList && first ? itemOf(first.kind) : (first?.kind ?? INTEGER),
    );
  };
}

function plain(kind: Kind): Kind {
  return kind.type === 'tensor' ? { ...kind, variable: false, nullable: false } : tensor(null, null);
}
