/** @file Python's arguments, by place and by name, in the order a function here takes them. */

import type { Argument } from '../python/syntax';
import type { Signature } from '../names/signature';
import type { Scope } from './context';
import { expression } from './expressions';
import { bracketed, present, primary, Unconvertible, type Value } from './value';

/** Arguments that have no meaning here: a graph's names and checks. */
const DROPPED = new Set(['name', 'validate_indices', 'out']);

/** By parameter; `what` names the function in a message. */
export function bind(args: readonly Argument[], params: string, scope: Scope, what: string): Map<string, Value> {
  const names = params.split(' ').filter((one) => one !== '');
  const rest = names.find((one) => one.startsWith('*'));
  const bound = new Map<string, Value>();
  const more: Value[] = [];
  let place = 0;
  for (const { keyword, value } of args) {
    if (keyword === '**') {
      const given = expression(value, scope);
      if (given.kind.type !== 'dict') throw new Unconvertible(`"**" in a call of ${what} is not converted`);
      for (const [key, kind] of given.kind.entries) {
        const param = names.find((one) => one.split('|').includes(key));
        if (param === undefined) throw new Unconvertible(`${what} has no argument "${key}" here`);
        bound.set(param.split('|')[0] ?? param, primary(`${bracketed(given)}.${key}`, kind));
      }
      continue;
    }
    if (keyword === '*') throw new Unconvertible(`"${keyword}" in a call of ${what} is not converted`);
    if (keyword !== null && DROPPED.has(keyword)) continue;
    const param = keyword === null ? names[place++] : names.find((one) => one.split('|').includes(keyword));
    if (param === undefined || (param.startsWith('*') && keyword !== null)) {
      if (keyword === null && rest !== undefined) more.push(expression(value, scope));
      else
        throw new Unconvertible(
          keyword === null ? `${what} takes fewer arguments here` : `${what} has no argument "${keyword}" here`,
        );
    } else if (param.startsWith('*')) more.push(expression(value, scope));
    else bound.set(param.split('|')[0] ?? param, expression(value, scope));
  }
  if (rest !== undefined) {
    const firstKind = more[0]?.kind;
    bound.set(rest.slice(1), {
      code: more.map(present).join(', '),
      kind: firstKind?.type === 'tensor' ? { ...firstKind, nullable: false } : (firstKind ?? { type: 'none' }),
      binds: 'loose',
    });
  }
  return bound;
}

/** Names of a signature's parameters, in TypeScript's order. */
export function orderOf({ params, order }: Signature): string[] {
  return (order ?? params)
    .split(' ')
    .filter((one) => one !== '')
    .map((one) => one.replace(/^\*/, '').split('|')[0] ?? one);
}

/** Arguments without what is missing at the end. */
export function trimmed(codes: readonly (string | undefined)[]): string[] {
  const last = codes.findLastIndex((code) => code !== undefined);
  return codes.slice(0, last + 1).map((code) => code ?? 'undefined');
}
