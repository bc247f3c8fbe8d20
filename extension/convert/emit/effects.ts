/** @file What a statement changes that outlives it: Variables it assigns to, lists it adds to. Told where the statement is not converted. */

import { isNode, ownNames } from '../occurrences';
import type { Definition, Expression, Statement } from '../python/syntax';
import { SELF, type Scope } from './context';

const CHANGING = new Set(
  'assign assign_add assign_sub append extend insert pop remove reverse sort clear update'.split(' '),
);

/** Names known in the scope, in the order they are changed in; through the snippet's own functions too. */
export function changedBy(one: Statement, scope: Scope): string[] {
  const names = new Set<string>();
  const functions = new Set<unknown>();
  visit(one, (name) => names.add(name));
  return [...names].filter((name) => scope.knows(name) && name !== SELF);

  function visit(tree: unknown, found: (name: string) => void): void {
    if (Array.isArray(tree)) tree.forEach((part) => visit(part, found));
    if (!isNode(tree)) return;
    // A function that is not converted changes nothing by being defined.
    if (tree['type'] === 'def' || tree['type'] === 'class') return;
    if (tree['type'] === 'augment' || tree['type'] === 'assign') {
      const targets = tree['type'] === 'assign' ? (tree['targets'] as Expression[]) : [tree['target'] as Expression];
      // Elements of a tensor cannot be assigned to: such a line changes nothing in Python either.
      for (const target of targets)
        if (target.type === 'attribute' || (target.type === 'index' && !isTensor(target.object))) root(target, found);
    }
    if (tree['type'] === 'call') called(tree as unknown as Expression & { type: 'call' }, found);
    Object.values(tree).forEach((part) => visit(part, found));
  }

  function called({ callee, args }: Expression & { type: 'call' }, found: (name: string) => void): void {
    if (callee.type === 'attribute' && CHANGING.has(callee.name)) root(callee.object, found);
    if (callee.type === 'attribute' && callee.name === 'apply_gradients') updated(args[0]?.value, found);
    if (callee.type === 'attribute' && callee.name === 'minimize')
      updated(args.find(({ keyword }) => keyword === 'var_list')?.value ?? args[1]?.value, found);
    const def = definitionOf(callee);
    if (!def || functions.has(def)) return;
    functions.add(def);
    const own = ownNames(def.body);
    visit(def.body.statements, (name) => {
      const place = def.parameters.findIndex((one) => one.name === name);
      const given = args.find(({ keyword }) => keyword === name) ?? (place < 0 ? undefined : args[place]);
      if (given) root(given.value, found);
      else if (name === SELF && callee.type === 'attribute') root(callee.object, found);
      else if (!own.has(name)) found(name);
    });
  }

  function isTensor(e: Expression): boolean {
    const kind = e.type === 'name' ? scope.kindOf(e.name) : null;
    return kind?.type === 'tensor' && !kind.numpy;
  }

  /** The snippet's own function or method that is called. */
  function definitionOf(callee: Expression): Definition | null {
    if (callee.type === 'name') {
      const kind = scope.kindOf(callee.name);
      return kind.type === 'function' && kind.of.type === 'def' ? kind.of : null;
    }
    if (callee.type !== 'attribute' || callee.object.type !== 'name') return null;
    const kind = scope.kindOf(callee.object.name);
    return kind.type === 'instance'
      ? (scope.program.classes.get(kind.of)?.methods.get(callee.name)?.def ?? null)
      : null;
  }
}

/** The Variables of `zip(grads, [w, b])`, `[(g, w)]` or a list of them. */
function updated(e: Expression | undefined, found: (name: string) => void): void {
  if (e?.type === 'call' && e.callee.type === 'name' && e.callee.name === 'zip') updated(e.args[1]?.value, found);
  else if (e?.type === 'list' || e?.type === 'tuple')
    for (const item of e.items) updated(item.type === 'tuple' ? item.items[1] : item, found);
  else if (e) root(e, found);
}

/** `w` of `w`, `w[0]`, `model.w`. */
function root(e: Expression, found: (name: string) => void): void {
  if (e.type === 'name') found(e.name);
  if (e.type === 'attribute' || e.type === 'index') root(e.object, found);
}
