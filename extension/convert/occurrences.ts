/** @file Where names are given values and where they are read: what a declaration's place follows from. Pure. */

import type { Block, Expression, Placed, Statement } from './python/syntax';

export interface Occurrences {
  /** How often each name is written, and how often it stands there at all; functions inside count, as they see the names. */
  readonly writes: ReadonlyMap<string, number>;
  readonly all: ReadonlyMap<string, number>;
}

const cache = new WeakMap<Statement, Occurrences>();

export function occurrencesIn(statement: Statement): Occurrences {
  const known = cache.get(statement);
  if (known) return known;
  const writes = new Map<string, number>();
  const all = new Map<string, number>();
  walkStatement(statement, {
    write: (name) => {
      count(writes, name);
      count(all, name);
    },
    read: (name) => count(all, name),
  });
  const found = { writes, all };
  cache.set(statement, found);
  return found;
}

export function occurrencesOf(statements: readonly Placed[]): Occurrences {
  const writes = new Map<string, number>();
  const all = new Map<string, number>();
  for (const { statement } of statements) {
    const inner = occurrencesIn(statement);
    for (const [name, n] of inner.writes) count(writes, name, n);
    for (const [name, n] of inner.all) count(all, name, n);
  }
  return { writes, all };
}

/** Names a function's body gives values to, that are its own. */
export function ownNames(block: Block): Set<string> {
  const names = new Set(occurrencesOf(block.statements).writes.keys());
  for (const name of outerNames(block)) names.delete(name);
  return names;
}

function outerNames(block: Block): string[] {
  return block.statements.flatMap(({ statement }) =>
    statement.type === 'scope' ? statement.names : blocksOf(statement).flatMap(outerNames),
  );
}

export function blocksOf(statement: Statement): Block[] {
  switch (statement.type) {
    case 'with':
      return [statement.body];
    case 'for':
    case 'while':
      return [statement.body, ...(statement.otherwise ? [statement.otherwise] : [])];
    case 'unknown':
      return blocksOf(statement.of);
    case 'if':
      return [...statement.branches.map(({ body }) => body), ...(statement.otherwise ? [statement.otherwise] : [])];
    case 'try':
      return [
        statement.body,
        ...statement.handlers.map(({ body }) => body),
        ...(statement.finally ? [statement.finally] : []),
      ];
    default:
      return [];
  }
}

/** Whether the first thing that happens to the name in these statements is that it gets a value, whatever happens. */
export function isWrittenFirst(statements: readonly Placed[], name: string): boolean {
  for (const [i, { statement }] of statements.entries()) {
    const { all, writes } = occurrencesIn(statement);
    if (!all.has(name)) continue;
    if (!writes.has(name)) return false;
    const isLast = !statements.slice(i + 1).some((later) => occurrencesIn(later.statement).all.has(name));
    if (isLast && (statement.type === 'if' || statement.type === 'for' || statement.type === 'try')) {
      // Only its blocks know the name: each for itself.
      const blocks = blocksOf(statement).filter((block) => occurrencesOf(block.statements).all.has(name));
      const within = blocks.reduce((sum, block) => sum + (occurrencesOf(block.statements).all.get(name) ?? 0), 0);
      return within === all.get(name) && blocks.every((block) => isWrittenFirst(block.statements, name));
    }
    if (statement.type === 'assign') {
      let isRead = false;
      walkExpression(statement.value, (read) => (isRead ||= read === name));
      return !isRead && statement.targets.some((target) => targetNames(target).includes(name));
    }
    if (statement.type === 'with' && statement.items.some((item) => item.name === name)) return true;
    if (statement.type === 'with') return isWrittenFirst(statement.body.statements, name);
    return (statement.type === 'def' || statement.type === 'class') && statement.name === name;
  }
  return false;
}

/** `super().__init__()`: the bases that are here need none. */
export function isSuperInit(e: Expression): boolean {
  const object =
    e.type === 'call' && e.callee.type === 'attribute' && e.callee.name === '__init__' ? e.callee.object : null;
  return object?.type === 'call' && object.callee.type === 'name' && object.callee.name === 'super';
}

export function targetNames(target: Expression): string[] {
  if (target.type === 'name') return [target.name];
  if (target.type === 'tuple' || target.type === 'list') return target.items.flatMap(targetNames);
  return target.type === 'starred' ? targetNames(target.value) : [];
}

interface Visitor {
  write(name: string): void;
  read(name: string): void;
}

function walkStatement(statement: Statement, visit: Visitor): void {
  if (statement.type === 'unknown') return walkStatement(statement.of, visit);
  const read = (e: Expression | null): void => {
    if (e) walkExpression(e, visit.read);
  };
  const target = (e: Expression): void => {
    const names = targetNames(e);
    names.forEach(visit.write);
    if (names.length === 0) read(e);
  };
  switch (statement.type) {
    case 'assign':
      read(statement.value);
      statement.targets.forEach(target);
      break;
    case 'augment':
      read(statement.value);
      read(statement.target);
      target(statement.target);
      break;
    case 'expression':
    case 'raise':
    case 'return':
      read(statement.value);
      break;
    case 'assert':
      read(statement.test);
      read(statement.message);
      break;
    case 'with':
      for (const { context, name } of statement.items) {
        read(context);
        if (name !== null) visit.write(name);
      }
      break;
    case 'for':
      read(statement.iterable);
      target(statement.target);
      break;
    case 'while':
      read(statement.test);
      break;
    case 'if':
      statement.branches.forEach(({ test }) => read(test));
      break;
    case 'delete':
      statement.targets.forEach(read);
      break;
    case 'class':
      visit.write(statement.name);
      // Its methods are no names of the scope it stands in.
      for (const { statement: member } of statement.body.statements) {
        const isMember = (name: string): boolean => member.type === 'def' && name === member.name;
        walkStatement(member, { write: (name) => isMember(name) || visit.write(name), read: visit.read });
      }
      break;
    case 'def': {
      visit.write(statement.name);
      const own = ownNames(statement.body);
      for (const { name, value } of statement.parameters) {
        own.add(name);
        read(value);
      }
      const seen = occurrencesOf(statement.body.statements);
      for (const [name, n] of seen.all) if (!own.has(name)) for (let i = 0; i < n; i++) visit.read(name);
      for (const [name, n] of seen.writes) if (!own.has(name)) for (let i = 0; i < n; i++) visit.write(name);
      break;
    }
    default:
  }
  for (const block of blocksOf(statement)) for (const inner of block.statements) walkStatement(inner.statement, visit);
}

export function walkExpression(e: Expression, read: (name: string) => void): void {
  const walk = (one: Expression | null): void => {
    if (one) walkExpression(one, read);
  };
  switch (e.type) {
    case 'name':
      read(e.name);
      break;
    case 'format':
      for (const part of e.parts) if (part.type === 'value') walk(part.value);
      break;
    case 'tuple':
    case 'list':
    case 'set':
      e.items.forEach(walk);
      break;
    case 'dict':
      for (const { key, value } of e.entries) {
        walk(key);
        walk(value);
      }
      break;
    case 'attribute':
      walk(e.object);
      break;
    case 'call':
      walk(e.callee);
      for (const { value } of e.args) walk(value);
      break;
    case 'index':
      walk(e.object);
      walk(e.index);
      break;
    case 'slice':
      [e.start, e.stop, e.step].forEach(walk);
      break;
    case 'unary':
      walk(e.operand);
      break;
    case 'binary':
    case 'logic':
      walk(e.left);
      walk(e.right);
      break;
    case 'compare':
      walk(e.first);
      for (const { operand } of e.rest) walk(operand);
      break;
    case 'conditional':
      [e.test, e.then, e.otherwise].forEach(walk);
      break;
    case 'lambda': {
      const own = new Set(e.parameters.map(({ name }) => name));
      walkExpression(e.body, (name) => {
        if (!own.has(name)) read(name);
      });
      break;
    }
    case 'comprehension': {
      const own = new Set(e.clauses.flatMap(({ target }) => targetNames(target)));
      const outside = (name: string): void => {
        if (!own.has(name)) read(name);
      };
      for (const one of [
        e.element,
        e.key,
        ...e.clauses.flatMap(({ iterable, conditions }) => [iterable, ...conditions]),
      ]) {
        if (one) walkExpression(one, outside);
      }
      break;
    }
    case 'starred':
      walk(e.value);
      break;
    default:
  }
}

function count(map: Map<string, number>, name: string, n = 1): void {
  map.set(name, (map.get(name) ?? 0) + n);
}

/** A part of a program that is looked through whatever it is: each of its values may hold more. */
export function isNode(tree: unknown): tree is Readonly<Record<string, unknown>> {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}
