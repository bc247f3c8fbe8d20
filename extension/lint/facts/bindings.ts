/** @file Giving values to names: declarations, destructuring, assignments, arguments. */

import ts from 'typescript';
import { evaluate, isReference, memberName, refine } from './expressions';
import { entriesOf, isMap } from './maps';
import { getProperty, setProperty } from './properties';
import { declare, lookUp, type Replacement, type Run } from './run';
import type { Cell } from './store';
import {
  UNDEFINED,
  alternatives,
  asTensors,
  eitherValue,
  elementOf,
  isUndefined,
  leaksOf,
  newArray,
  newObject,
  unknownWith,
  type Scope,
  type Value,
} from './values';
import { bareExpression } from '../../snippet/engineNames';

/** Arguments of a call, spreads opened. `nodes` matches `values` unless something was spread. */
export interface Arguments {
  readonly values: readonly Value[];
  readonly exact: boolean;
  readonly nodes: readonly ts.Expression[];
}
export const NO_ARGUMENTS: Arguments = { values: [], exact: true, nodes: [] };

export function spreadInto(run: Run, nodes: readonly ts.Expression[], scope: Scope): Arguments {
  const values: Value[] = [];
  let exact = true;
  for (const node of nodes) {
    if (!ts.isSpreadElement(node)) {
      values.push(evaluate(run, node, scope));
      continue;
    }
    const given = evaluate(run, node.expression, scope);
    const spread = isMap(given) ? entriesOf(given) : given;
    if (spread.kind === 'array') {
      values.push(...spread.array.content.value.items);
      exact &&= spread.array.content.value.exact;
    } else {
      values.push(unknownWith(leaksOf(spread)));
      exact = false;
    }
  }
  return { values, exact, nodes };
}

/** Binds what a declaration or a parameter names. `source` is the initialiser, where there is one. */
export function bind(run: Run, name: ts.BindingName, value: Value, source: ts.Expression | null, scope: Scope): void {
  if (ts.isIdentifier(name)) {
    const cell = declare(scope, name.text, refine(run, value, name));
    if (source !== null && !isReference(source)) run.owners.add(cell);
    return;
  }
  if (ts.isObjectBindingPattern(name)) {
    const taken = new Set<string>();
    for (const element of name.elements) {
      const key =
        element.propertyName === undefined
          ? identifierText(element.name)
          : memberName(run, element.propertyName, scope);
      if (element.dotDotDotToken === undefined) {
        if (key !== null) taken.add(key);
        bindElement(run, element, getProperty(run, value, key, element, scope), elementSource(source, key), scope);
      } else bindElement(run, element, restOf(value, taken), source, scope);
    }
    return;
  }
  name.elements.forEach((element, i) => {
    if (ts.isOmittedExpression(element)) return;
    const item = element.dotDotDotToken === undefined ? itemAt(value, i) : restFrom(value, i);
    bindElement(run, element, item, elementSource(source, i), scope);
  });
}

function bindElement(
  run: Run,
  element: ts.BindingElement,
  value: Value,
  source: ts.Expression | null,
  scope: Scope,
): void {
  const filled = element.initializer === undefined ? value : withDefault(run, value, element.initializer, scope);
  bind(run, element.name, filled, source, scope);
}

export function withDefault(run: Run, value: Value, initializer: ts.Expression, scope: Scope): Value {
  if (isUndefined(value)) return evaluate(run, initializer, scope);
  if (alternatives(value).some(isUndefined)) {
    const others = alternatives(value).filter((one) => !isUndefined(one));
    return others.reduce(eitherValue, evaluate(run, initializer, scope));
  }
  return value;
}

function identifierText(name: ts.BindingName): string | null {
  return ts.isIdentifier(name) ? name.text : null;
}

/** The part of a literal initialiser that an element is bound to; the whole initialiser when it is no literal. */
function elementSource(source: ts.Expression | null, key: string | number | null): ts.Expression | null {
  if (source === null) return null;
  const plainNode = bareExpression(source);
  if (typeof key === 'number' && ts.isArrayLiteralExpression(plainNode)) return plainNode.elements[key] ?? null;
  if (typeof key === 'string' && ts.isObjectLiteralExpression(plainNode)) {
    const member = plainNode.properties.find(
      (one) => one.name !== undefined && ts.isIdentifier(one.name) && one.name.text === key,
    );
    if (member !== undefined && ts.isPropertyAssignment(member)) return member.initializer;
  }
  return source;
}

export function itemAt(value: Value, index: number): Value {
  return alternatives(value)
    .map((one): Value => {
      if (one.kind !== 'array') return unknownWith(leaksOf(one));
      const { items, exact } = one.array.content.value;
      if (!exact) return elementOf(one);
      return items[index] ?? UNDEFINED;
    })
    .reduce(eitherValue);
}

function restFrom(value: Value, index: number): Value {
  if (value.kind !== 'array') return unknownWith(leaksOf(value));
  const { items, exact } = value.array.content.value;
  return newArray(exact ? items.slice(index) : items, exact);
}

function restOf(value: Value, taken: ReadonlySet<string>): Value {
  if (value.kind !== 'object') return unknownWith(leaksOf(value));
  const rest = [...value.object.props].filter(([name]) => !taken.has(name));
  return { kind: 'object', object: newObject(rest.map(([name, cell]) => [name, cell.value] as const)) };
}

/** `target = value`. `source` is the value's expression, null where there is none (`x++`, a destructured part). */
export function assignTo(
  run: Run,
  target: ts.Expression,
  value: Value,
  source: ts.Expression | null,
  node: ts.Node,
  scope: Scope,
): void {
  const plainNode = bareExpression(target);
  if (ts.isIdentifier(plainNode)) {
    const cell = lookUp(scope, plainNode.text);
    if (cell !== null) put(run, cell, refine(run, value, plainNode), plainNode, source, node);
  } else if (ts.isPropertyAccessExpression(plainNode) || ts.isElementAccessExpression(plainNode)) {
    const self = evaluate(run, plainNode.expression, scope);
    const name = ts.isPropertyAccessExpression(plainNode)
      ? plainNode.name.text
      : nameOf(evaluate(run, plainNode.argumentExpression, scope));
    setProperty(run, self, name, value, node, scope, (cell) => put(run, cell, value, plainNode, source, node));
  } else if (ts.isArrayLiteralExpression(plainNode)) {
    const literal = source === null ? null : bareExpression(source);
    plainNode.elements.forEach((element, i) => {
      if (ts.isOmittedExpression(element) || ts.isSpreadElement(element)) return;
      const part = literal !== null && ts.isArrayLiteralExpression(literal) ? (literal.elements[i] ?? null) : null;
      assignPart(run, element, itemAt(value, i), part, node, scope);
    });
  } else if (ts.isObjectLiteralExpression(plainNode)) {
    for (const member of plainNode.properties) {
      if (ts.isShorthandPropertyAssignment(member)) {
        assignTo(run, member.name, getProperty(run, value, member.name.text, member, scope), null, node, scope);
      } else if (ts.isPropertyAssignment(member)) {
        const key = memberName(run, member.name, scope);
        assignPart(run, member.initializer, getProperty(run, value, key, member, scope), null, node, scope);
      }
    }
  }
}

function assignPart(
  run: Run,
  element: ts.Expression,
  value: Value,
  source: ts.Expression | null,
  node: ts.Node,
  scope: Scope,
): void {
  if (ts.isBinaryExpression(element) && element.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
    assignTo(run, element.left, withDefault(run, value, element.right, scope), source, node, scope);
  } else assignTo(run, element, value, source, node, scope);
}

function nameOf(value: Value): string | null {
  return value.kind === 'plain' && value.known !== undefined ? String(value.known.value) : null;
}

/** Writes the cell, and remembers it when a Variable gives way to what is not one. */
export function put(
  run: Run,
  cell: Cell<Value>,
  value: Value,
  target: ts.Expression,
  source: ts.Expression | null,
  node: ts.Node,
): void {
  const change = { target, source, node, owner: run.owners.has(cell), inside: false };
  noteReplacement(run, cell.value, value, change);
  noteInside(run, cell.value, value, change);
  if (asTensors(value).some((tensor) => tensor.variable !== null) && source !== null) {
    if (isReference(source)) run.owners.delete(cell);
    else run.owners.add(cell);
  }
  run.store.set(cell, value);
}

interface Change extends Pick<Replacement, 'target' | 'node' | 'owner' | 'inside'> {
  readonly source: ts.Expression | null;
}

function noteReplacement(run: Run, before: Value, after: Value, { source, ...change }: Change): void {
  const variable = asTensors(before).find((tensor) => tensor.variable !== null);
  const replaced = asTensors(before).flatMap((tensor) => run.replacements.get(tensor) ?? []);
  const made = asTensors(after).filter(
    (tensor) => tensor.variable === null && tensor.kind !== 'opaque' && tensor.kind !== 'either',
  );
  if (
    variable !== undefined &&
    !(source !== null && isReference(source) && made.some((one) => one.seq < variable.seq))
  ) {
    for (const now of made) {
      const replacement: Replacement = { ...change, variable, now, tapes: run.active.value };
      run.replacements.set(now, [...(run.replacements.get(now) ?? []), replacement]);
    }
  } else if (replaced.length > 0) {
    // Replaced again: what is wrong began with the first replacement.
    for (const now of made) {
      const again = replaced.filter((one) => one.node === change.node || one.owner);
      if (again.length > 0) run.replacements.set(now, [...(run.replacements.get(now) ?? []), ...again]);
    }
  }
}

/** `params = { ...params, w: params.w.sub(g) }`, `weights = weights.map((w) => w.sub(g))`: part by part. */
function noteInside(run: Run, before: Value, after: Value, change: Change): void {
  for (const from of alternatives(before)) {
    for (const to of alternatives(after)) {
      if (from.kind === 'object' && to.kind === 'object' && from.object !== to.object) {
        for (const [name, cell] of to.object.props) {
          const old = from.object.props.get(name);
          const owner = old !== undefined && run.owners.has(old);
          if (old !== undefined) noteReplacement(run, old.value, cell.value, { ...change, owner, inside: true });
        }
      } else if (from.kind === 'array' && to.kind === 'array' && from.array !== to.array) {
        const items = from.array.content.value.items;
        to.array.content.value.items.forEach((item, i) => {
          const old = items[i];
          // Whose Variables a list holds nobody can tell.
          if (old !== undefined) noteReplacement(run, old, item, { ...change, owner: false, inside: true });
        });
      }
    }
  }
}
