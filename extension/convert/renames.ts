/** @file A name that starts anew as another kind of thing, as names in notebooks do, gets a name of its own from there on. Pure. */

import { occurrencesIn, targetNames, walkExpression } from './occurrences';
import type { Block, Expression, Placed, Statement } from './python/syntax';

/** What a name stands for, as far as the text tells without reading on. */
type Maker = 'variable' | 'tape' | 'loop' | 'value';

export function renamed(body: Block): Block {
  const statements = [...body.statements];
  const made = new Map<string, Maker>();
  const versions = new Map<string, number>();
  for (let i = 0; i < statements.length; i++) {
    const one = statements[i]?.statement;
    if (!one) continue;
    for (const [name, maker] of started(one)) {
      const before = made.get(name);
      made.set(name, maker);
      const isOther =
        before !== undefined && before !== maker && (before !== 'loop' || maker === 'tape' || maker === 'variable');
      if (!isOther || isCaptured(statements, name)) continue;
      const version = (versions.get(name) ?? 1) + 1;
      versions.set(name, version);
      const fresh = `${name}_${version}`;
      statements.splice(
        i,
        statements.length - i,
        ...statements.slice(i).map((placed) => withName(placed, name, fresh)),
      );
      made.set(fresh, maker);
    }
  }
  return { ...body, statements };
}

/** Names that a statement gives a first value, read from nothing of the same name. */
function started(one: Statement): (readonly [string, Maker])[] {
  if (one.type === 'with') return one.items.flatMap(({ name }) => (name === null ? [] : [[name, 'tape'] as const]));
  if (one.type === 'for') return targetNames(one.target).map((name) => [name, 'loop'] as const);
  const [target] = one.type === 'assign' ? one.targets : [];
  if (one.type !== 'assign' || one.targets.length !== 1 || target?.type !== 'name' || reads(one.value, target.name))
    return [];
  return [[target.name, isVariable(one.value) ? 'variable' : 'value']];
}

function isVariable(value: Expression): boolean {
  return value.type === 'call' && value.callee.type === 'attribute' && value.callee.name === 'Variable';
}

function reads(value: Expression, name: string): boolean {
  let found = false;
  walkExpression(value, (one) => (found ||= one === name));
  return found;
}

/** A function that sees the name sees whatever it holds when called. */
function isCaptured(statements: readonly Placed[], name: string): boolean {
  return statements.some(
    ({ statement }) =>
      occurrencesIn(statement).all.has(name) &&
      (statement.type === 'def' || statement.type === 'class' || JSON.stringify(statement).includes('"lambda"')),
  );
}

/** The same tree with another name. */
export function withName<T extends Placed | Block>(tree: T, from: string, to: string): T {
  return rename(tree, from, to) as T;
}
function rename(tree: unknown, from: string, to: string): unknown {
  if (Array.isArray(tree)) return tree.map((one) => rename(one, from, to));
  if (typeof tree !== 'object' || tree === null) return tree;
  const copy: Record<string, unknown> = Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [key, rename(value, from, to)]),
  );
  const isName = copy['type'] === 'name' || ('context' in copy && 'name' in copy);
  return isName && copy['name'] === from ? { ...copy, name: to } : copy;
}
