/** @file Running statements in the dry run: branches both ways when nobody can tell, loops a few turns. */

import ts from 'typescript';
import { assignTo, bind } from './bindings';
import { classValue, functionValue } from './functions';
import { evaluate, evaluateCondition } from './expressions';
import { entriesOf, isMap } from './maps';
import { declare, newScope, type Run } from './run';
import type { Changes } from './store';
import { importNames } from './imports';
import { endScope } from './tapes';
import { UNDEFINED, UNKNOWN, alternatives, eitherValue, newArray, elementOf, leaksOf, plain, truthiness, unknownWith, type Scope, type Value } from './values'; // prettier-ignore

/** How a statement ends. */
export type Ending = 'normal' | 'return' | 'break' | 'continue' | 'throw';

/** Statements of one block, in a scope that is already made: declarations are hoisted first. */
export function block(run: Run, statements: readonly ts.Statement[], scope: Scope): Ending {
  hoist(run, statements, scope);
  const using: ts.VariableStatement[] = [];
  let ending: Ending = 'normal';
  const left = leavers(run);
  for (const one of statements) {
    if (ts.isVariableStatement(one) && isUsing(one.declarationList)) using.push(one);
    ending = statement(run, one, scope);
    if (ending !== 'normal') break;
  }
  if (using.length > 0) {
    const end = (): void => [...using].reverse().forEach((one) => endScope(run, one, scope));
    left.pass(end);
    end();
  }
  return ending;
}

/** Whoever returns early from here on, or leaves the loop, comes by what happens at the end, too. */
function leavers(run: Run): { readonly pass: (end: () => void) => void } {
  const left = [run.frames.at(-1)?.pending, loops.get(run)?.at(-1)];
  const known = left.map((states) => states?.length ?? 0);
  const pass = (end: () => void): void =>
    left.forEach((states, i) => {
      for (let at = known[i] ?? 0; states !== undefined && at < states.length; at++) {
        const before = states[at];
        if (before === undefined) continue;
        states[at] = run.store.attempt(() => (run.store.joinAll([before]), end())).changes;
      }
    });
  return { pass };
}

function isUsing(list: ts.VariableDeclarationList): boolean {
  return (
    (list.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.Using ||
    (list.flags & ts.NodeFlags.BlockScoped) === ts.NodeFlags.AwaitUsing
  );
}

function hoist(run: Run, statements: readonly ts.Statement[], scope: Scope): void {
  for (const one of statements) {
    if (ts.isImportDeclaration(one)) importNames(one, scope);
    else if (ts.isFunctionDeclaration(one) && one.name !== undefined && one.body !== undefined) {
      declare(scope, one.name.text, functionValue(run, one, scope));
    }
  }
}

function statement(run: Run, node: ts.Statement, scope: Scope): Ending {
  run.step();
  if (ts.isExpressionStatement(node)) return (evaluate(run, node.expression, scope), 'normal');
  if (ts.isVariableStatement(node)) return (declareAll(run, node.declarationList, scope), 'normal');
  if (ts.isBlock(node)) return block(run, node.statements, newScope(scope));
  if (ts.isIfStatement(node)) {
    const condition = truthiness(evaluateCondition(run, node.expression, scope));
    const then = (): Ending => statement(run, node.thenStatement, scope);
    const otherwise = (): Ending =>
      node.elseStatement === undefined ? 'normal' : statement(run, node.elseStatement, scope);
    if (condition !== null) return condition ? then() : otherwise();
    return branch(run, [then, otherwise]);
  }
  if (ts.isReturnStatement(node)) {
    run.frames.at(-1)?.returns.push(node.expression === undefined ? UNDEFINED : evaluate(run, node.expression, scope));
    return 'return';
  }
  if (ts.isThrowStatement(node)) return (evaluate(run, node.expression, scope), 'throw');
  if (ts.isBreakStatement(node)) return 'break';
  if (ts.isContinueStatement(node)) return 'continue';
  if (ts.isForStatement(node)) return forLoop(run, node, scope);
  if (ts.isWhileStatement(node)) {
    return turns(
      run,
      () => evaluateCondition(run, node.expression, scope),
      () => statement(run, node.statement, scope),
    );
  }
  if (ts.isDoStatement(node)) {
    let first = true;
    const condition = (): Value =>
      first ? ((first = false), plain(true)) : evaluateCondition(run, node.expression, scope);
    return turns(run, condition, () => statement(run, node.statement, scope));
  }
  if (ts.isForOfStatement(node)) return forOf(run, node, scope);
  if (ts.isForInStatement(node)) {
    evaluate(run, node.expression, scope);
    return eachOf(run, node, newArray([UNKNOWN], false), scope);
  }
  if (ts.isSwitchStatement(node)) return switchCase(run, node, scope);
  if (ts.isTryStatement(node)) return tryCatch(run, node, scope);
  if (ts.isLabeledStatement(node)) return statement(run, node.statement, scope);
  if (ts.isClassDeclaration(node)) {
    const value = classValue(run, node, scope);
    if (node.name !== undefined) declare(scope, node.name.text, value);
  }
  if (ts.isExportAssignment(node)) evaluate(run, node.expression, scope);
  return 'normal';
}

function declareAll(run: Run, list: ts.VariableDeclarationList, scope: Scope): void {
  for (const declaration of list.declarations) {
    const { initializer } = declaration;
    const value = initializer === undefined ? UNDEFINED : evaluate(run, initializer, scope);
    bind(run, declaration.name, value, initializer ?? null, scope);
  }
}

/** Tries each branch from the same state and joins their ends: afterwards only what holds in all of them is sure. */
export function branch(run: Run, branches: readonly (() => Ending)[]): Ending {
  const ends = branches.map((one) => {
    const { result, changes } = run.store.attempt(one);
    return { ending: result, changes };
  });
  const live = ends.filter((end) => end.ending === 'normal');
  for (const end of ends) {
    if (end.ending === 'return') run.frames.at(-1)?.pending.push(run.leftWith(end.changes));
    if (end.ending === 'break' || end.ending === 'continue') loops.get(run)?.at(-1)?.push(run.leftWith(end.changes));
  }
  if (live.length > 0) {
    run.store.joinAll(live.map((end) => end.changes));
    return 'normal';
  }
  const going = ends.filter((end) => end.ending !== 'throw');
  run.store.joinAll((going.length === 0 ? ends : going).map((end) => end.changes));
  return going[0]?.ending ?? 'throw';
}

/** States at a `break` or `continue` inside a branch, per running loop. */
const loops = new WeakMap<Run, Changes[][]>();

/** Turns run as they stand; after them one more in which every counter may be anything. */
const EXACT_TURNS = 3;

function turns(run: Run, condition: () => Value, body: () => Ending): Ending {
  return withLoop(run, () => nextTurn(run, 0, condition, body));
}

function withLoop(run: Run, loop: () => Ending): Ending {
  const stack = loops.get(run) ?? [];
  loops.set(run, stack);
  const left: Changes[] = [];
  stack.push(left);
  try {
    const ending = loop();
    for (const changes of left) run.store.mayHave(changes);
    return ending;
  } finally {
    stack.pop();
  }
}

function nextTurn(run: Run, turn: number, condition: () => Value, body: () => Ending): Ending {
  const known = truthiness(condition());
  if (known === false) return 'normal';
  const go = (): Ending => {
    const { result, changes } = run.store.attempt(() => run.inTurn(body));
    run.store.joinAll([changes]);
    if (result === 'return' || result === 'throw') return result;
    if (result === 'break') return 'normal';
    if (known === true && turn < EXACT_TURNS) return nextTurn(run, turn + 1, condition, body);
    if (turn > EXACT_TURNS) return 'normal';
    forgetCounters(run, changes);
    return nextTurn(run, EXACT_TURNS + 1, condition, body);
  };
  return known === true ? go() : branch(run, [go, () => 'normal']);
}

/** Numbers that change from turn to turn are not known after many turns. */
function forgetCounters(run: Run, changes: Changes): void {
  for (const key of changes.keys()) {
    const cell = key as { value: unknown };
    const value = cell.value as Value | null;
    if (typeof value !== 'object' || value === null || !('kind' in value)) continue;
    if (value.kind === 'plain' && typeof value.known?.value === 'number') {
      run.store.set(cell as Parameters<typeof run.store.set<Value>>[0], { kind: 'plain', leaks: value.leaks });
    }
  }
}

function forLoop(run: Run, node: ts.ForStatement, scope: Scope): Ending {
  const inner = newScope(scope);
  if (node.initializer !== undefined) {
    if (ts.isVariableDeclarationList(node.initializer)) declareAll(run, node.initializer, inner);
    else evaluate(run, node.initializer, inner);
  }
  return turns(
    run,
    () => (node.condition === undefined ? plain(true) : evaluateCondition(run, node.condition, inner)),
    () => {
      const ending = statement(run, node.statement, newScope(inner));
      const goesOn = ending === 'normal' || ending === 'continue';
      if (goesOn && node.incrementor !== undefined) evaluate(run, node.incrementor, inner);
      return ending === 'continue' ? 'normal' : ending;
    },
  );
}

function forOf(run: Run, node: ts.ForOfStatement, scope: Scope): Ending {
  const items = evaluate(run, node.expression, scope);
  return eachOf(run, node, isMap(items) ? entriesOf(items) : items, scope);
}

function eachOf(run: Run, node: ts.ForOfStatement | ts.ForInStatement, items: Value, scope: Scope): Ending {
  const turn = (item: Value): Ending => {
    const inner = newScope(scope);
    if (ts.isVariableDeclarationList(node.initializer)) {
      for (const { name } of node.initializer.declarations) bind(run, name, item, node.expression, inner);
    } else assignTo(run, node.initializer, item, null, node, inner);
    return run.inTurn(() => statement(run, node.statement, inner));
  };
  return withLoop(run, () => overItems(run, items, turn));
}

const MOST_ITEMS = 6;

/** Runs `turn` for each item; where the items are not known, perhaps never, perhaps several times. */
export function overItems(run: Run, items: Value, turn: (item: Value, index: number | null) => Ending): Ending {
  if (
    items.kind === 'array' &&
    items.array.content.value.exact &&
    items.array.content.value.items.length <= MOST_ITEMS
  ) {
    const list = items.array.content.value.items;
    for (const [index, item] of list.entries()) {
      const ending = turn(item, index);
      if (ending === 'return' || ending === 'throw') return ending;
      if (ending === 'break') return 'normal';
    }
    return 'normal';
  }
  const exact = items.kind === 'array' && items.array.content.value.exact;
  const item = alternatives(items)
    .map((one) => (one.kind === 'array' ? elementOf(one) : unknownWith(leaksOf(one))))
    .reduce(eitherValue);
  const again = (left: number): Ending => {
    const ending = turn(item, null);
    if (ending === 'return' || ending === 'throw') return ending;
    if (ending === 'break' || left === 0) return 'normal';
    return branch(run, [() => again(left - 1), () => 'normal']);
  };
  return exact ? again(1) : branch(run, [() => again(1), () => 'normal']);
}

function switchCase(run: Run, node: ts.SwitchStatement, scope: Scope): Ending {
  const value = evaluate(run, node.expression, scope);
  const inner = newScope(scope);
  const { clauses } = node.caseBlock;
  const labels = clauses.map((clause) => (ts.isCaseClause(clause) ? evaluate(run, clause.expression, inner) : null));
  const from = (at: number): Ending => {
    for (const clause of clauses.slice(at)) {
      const ending = block(run, clause.statements, inner);
      if (ending === 'break') return 'normal';
      if (ending !== 'normal') return ending;
    }
    return 'normal';
  };
  const known = value.kind === 'plain' && value.known !== undefined ? value.known : null;
  if (
    known !== null &&
    labels.every((label) => label === null || (label.kind === 'plain' && label.known !== undefined))
  ) {
    const hit = labels.findIndex((label) => label?.kind === 'plain' && label.known?.value === known.value);
    const at = hit >= 0 ? hit : labels.indexOf(null);
    return at < 0 ? 'normal' : from(at);
  }
  const ways = clauses.map((_, i) => () => from(i));
  return branch(run, labels.includes(null) ? ways : [...ways, () => 'normal' as const]);
}

function tryCatch(run: Run, node: ts.TryStatement, scope: Scope): Ending {
  const left = leavers(run);
  let ending = statement(run, node.tryBlock, scope);
  const { catchClause } = node;
  if (catchClause !== undefined) {
    const handle = (): Ending => {
      const inner = newScope(scope);
      if (catchClause.variableDeclaration !== undefined)
        bind(run, catchClause.variableDeclaration.name, UNKNOWN, null, inner);
      return block(run, catchClause.block.statements, inner);
    };
    const tried = ending;
    ending = tried === 'throw' ? handle() : branch(run, [() => tried, handle]);
  }
  if (node.finallyBlock !== undefined) {
    const { finallyBlock } = node;
    left.pass(() => statement(run, finallyBlock, scope));
    const last = statement(run, finallyBlock, scope);
    if (last !== 'normal') return last;
  }
  return ending;
}
