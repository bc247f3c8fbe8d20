/** @file Python statements → TypeScript, one case a form. */

import { isNumbers, itemOf, join, typeText, UNKNOWN, type Kind } from '../kinds';
import { isNode, isSuperInit } from '../occurrences';
import type { Expression, Handler, Statement } from '../python/syntax';
import { hoistedName, nested, type BlockContext } from './blocks';
import { looped, loopTarget, namesIn } from './comprehensions';
import { assignedField, classDefinition, learnInto } from './classes';
import { sameKind } from './context';
import { expression, identifier } from './expressions';
import { definition } from './functions';
import { binary, condition } from './operators';
import { bracketed, present, primary, spread, Unconvertible, type Value } from './value';
import { withStatement } from './withTape';

export function statement(one: Statement, context: BlockContext): string[] {
  const { scope } = context.fn;
  switch (one.type) {
    case 'assign':
      return assign(one, context);
    case 'augment':
      return augment(one, context);
    case 'expression':
      // A text on its own is a comment.
      if (one.value.type === 'string')
        return one.value.value
          .trim()
          .split('\n')
          .map((line) => `// ${line.trim()}`.trimEnd());
      if (isSuperInit(one.value)) return [];
      if (one.value.type === 'tuple') return one.value.items.map((item) => `${expression(item, scope).code};`);
      return [`${expression(one.value, scope).code};`];
    case 'with':
      return withStatement(one, context);
    case 'for':
      return forLoop(one, context);
    case 'while':
      return [`while (${condition(one.test, scope)}) {`, ...nested(one.body, context), '}'];
    case 'if':
      return ifStatement(one, context);
    case 'try':
      return tryStatement(one, context);
    case 'def':
      return definition(one, context);
    case 'class':
      return classDefinition(one, context);
    case 'return':
      return [returned(one.value, context)];
    case 'raise':
      return [`throw ${raised(one.value, context)};`];
    case 'assert':
      return [
        `if (!(${condition(one.test, scope)})) throw new Error(${one.message ? expression(one.message, scope).code : "'An assertion does not hold.'"});`,
      ];
    case 'delete':
      return one.targets.flatMap((target) => deleted(target, context));
    case 'import':
      for (const { name, path } of one.names) scope.program.modules.set(name, canonical(path));
      return [];
    case 'break':
    case 'continue':
      return [`${one.type};`];
    case 'pass':
    case 'scope':
      return [];
    case 'unknown':
      throw new Unconvertible(one.why);
  }
}

const MODULES: readonly (readonly [RegExp, string])[] = [
  [/^tensorflow\.compat\.v[12](?=$|\.)/, 'tf'],
  [/^tensorflow(?=$|\.)/, 'tf'],
  [/^numpy(?=$|\.)/, 'np'],
  [/^matplotlib\.pyplot(?=$|\.)|^matplotlib(?=$|\.)|^seaborn(?=$|\.)/, 'plt'],
  [/^keras(?=$|\.)/, 'tf.keras'],
];

function canonical(path: string): string {
  for (const [pattern, name] of MODULES) if (pattern.test(path)) return path.replace(pattern, name);
  return path;
}

function assign({ targets, value: given }: Statement & { type: 'assign' }, context: BlockContext): string[] {
  const { scope } = context.fn;
  const [first, ...others] = targets;
  if (!first) return [];
  if (first.type === 'tuple' && given.type === 'tuple' && others.length === 0) {
    const apart = assignedApart(first.items, given.items, context);
    if (apart) return apart;
  }
  const value = expression(given, scope);
  const lines = assignTo(first, value, context);
  for (const target of others) lines.push(...assignTo(target, expression(first, scope), context));
  return lines;
}

/** `w, b = 1, 2` line by line, where no value reads what is assigned. */
function assignedApart(
  targets: readonly Expression[],
  values: readonly Expression[],
  context: BlockContext,
): string[] | null {
  const names = targets.flatMap(namesIn);
  const fields = targets.flatMap((target) => (target.type === 'attribute' ? target.name : []));
  if (
    targets.length !== values.length ||
    names.length + fields.length !== targets.length ||
    names.some((name) => context.declared.has(name)) ||
    fields.some((name) => values.some((value) => readsField(value, name)))
  )
    return null;
  return targets.flatMap((target, i) => {
    const value = values[i];
    return value ? assignTo(target, expression(value, context.fn.scope), context) : [];
  });
}

function readsField(tree: unknown, field: string): boolean {
  if (Array.isArray(tree)) return tree.some((one) => readsField(one, field));
  if (!isNode(tree)) return false;
  const isField = tree['type'] === 'attribute' && tree['name'] === field;
  return isField || Object.values(tree).some((one) => readsField(one, field));
}

export function assignTo(target: Expression, value: Value, context: BlockContext): string[] {
  const { scope } = context.fn;
  if (value.kind.type === 'library')
    throw new Unconvertible(`${value.kind.path} as a value is not converted; call it where it is needed`);
  switch (target.type) {
    case 'name': {
      scope.learn(target.name, value.kind, true);
      scope.found(target.name);
      return [declaration(target.name, promoted(value, scope.kindOf(target.name)), context)];
    }
    case 'tuple':
    case 'list':
      return unpacked(target.items, value, context);
    case 'index': {
      const object = expression(target.object, scope);
      if (object.kind.type === 'map' || object.kind.type === 'list') {
        learnInto(target.object, { type: object.kind.type, item: value.kind }, scope);
        return [`${bracketed(object)}[${expression(target.index, scope).code}] = ${value.code};`];
      }
      throw new Unconvertible(
        object.kind.type === 'tensor' && object.kind.numpy
          ? 'elements of an array are not assigned to here; a list that an array is made of, or tf.where, does it'
          : 'elements of a tensor cannot be assigned to; tf.where or tf.tensorScatterUpdate makes a new tensor',
      );
    }
    case 'attribute':
      return [assignedField(target, value, scope)];
    default:
      throw new Unconvertible('what is assigned to is no name');
  }
}

/** A number given to a name that elsewhere holds tensors. */
export function promoted(value: Value, kind: Kind): Value {
  if (kind.type !== 'tensor') return value;
  if (isNumbers(value.kind))
    return primary(`tf.tensor(${value.code}${kind.dtype === null ? '' : `, undefined, '${kind.dtype}'`})`, kind);
  if (value.kind.type !== 'number') return value;
  const dtype = kind.dtype === null || kind.dtype === 'float32' ? '' : `, '${kind.dtype}'`;
  return primary(`tf.scalar(${value.code}${dtype})`, kind);
}

/** `const`, `let` or a plain assignment. */
export function declaration(name: string, value: Value, { fn, declared }: BlockContext): string {
  const text = identifier(name);
  if (declared.has(name)) return `${text} = ${value.code};`;
  declared.add(name);
  if (fn.writes.get(name) === 1)
    return `const ${text}${annotation(value, fn.scope.kindOf(name), false)} = ${value.code};`;
  return `let ${text}${annotation(value, fn.scope.kindOf(name), true)} = ${value.code};`;
}

/** A type where TypeScript would read another one from the first value. */
function annotation(value: Value, kind: Kind, isLet: boolean): string {
  const isEmpty = /^(?:\[\]|\{\})$|: (?:\[\]|\{\})[ ,]/.test(value.code);
  if (isEmpty || (isLet && typeText(value.kind) !== typeText(kind))) return `: ${typeText(kind)}`;
  return '';
}

function unpacked(items: readonly Expression[], value: Value, context: BlockContext): string[] {
  const { scope } = context.fn;
  const kind = value.kind;
  const source =
    kind.type === 'tensor' ? primary(`tf.unstack(${present(value)})`, { type: 'list', item: itemOf(kind) }) : value;
  if (!['list', 'tuple', 'unknown', 'shape'].includes(source.kind.type))
    throw new Unconvertible('it is not known what is unpacked');
  const names = items.map((item, i) => {
    if (item.type !== 'name') throw new Unconvertible('only names are unpacked into');
    if (item.name === '_') return '';
    const one = itemOf(source.kind, source.kind.type === 'list' ? null : i);
    // An item of an array may be missing, for TypeScript: the mark it needs is that of a tensor that may be null.
    scope.learn(
      item.name,
      one.type === 'tensor' && source.kind.type === 'list' ? { ...one, nullable: true } : one,
      true,
    );
    scope.found(item.name);
    return item.name;
  });
  const used = names.filter((name) => name !== '');
  const isNew = used.every((name) => !context.declared.has(name));
  const pattern = `[${names.map((name) => (name === '' ? '' : identifier(name))).join(', ')}]`;
  if (isNew) {
    used.forEach((name) => context.declared.add(name));
    const isConst = used.every((name) => context.fn.writes.get(name) === 1);
    return [`${isConst ? 'const' : 'let'} ${pattern} = ${source.code}${asItems(source, names)};`];
  }
  const lines = used.filter((name) => !context.declared.has(name)).map((name) => hoistedName(name, scope.kindOf(name)));
  used.forEach((name) => context.declared.add(name));
  return [
    ...lines,
    `${pattern} = ${source.code}${source.kind.type === 'list' ? ` as [${used.map((name) => typeText(scope.kindOf(name))).join(', ')}]` : asItems(source, names)};`,
  ];
}

/** TypeScript does not know how many numbers a shape or list has; unpacking says it. */
function asItems({ kind }: Value, names: readonly string[]): string {
  const isCounted = kind.type === 'shape' || (kind.type === 'list' && itemOf(kind).type === 'number');
  return isCounted ? ` as [${names.map(() => 'number').join(', ')}]` : '';
}

function augment({ target, operator, value: given }: Statement & { type: 'augment' }, context: BlockContext): string[] {
  const { scope } = context.fn;
  if (
    target.type === 'name' &&
    scope.knows(target.name) &&
    !context.declared.has(target.name) &&
    !context.fn.started.has(target.name)
  ) {
    throw new Unconvertible(
      `${target.name} has no value yet, and Python stops here: name '${target.name}' is not defined`,
    );
  }
  const left = expression(target, scope);
  const right = expression(given, scope);
  if (left.kind.type === 'list' && operator === '+') {
    learnInto(target, { type: 'list', item: itemOf(right.kind) }, scope);
    return [`${bracketed(left)}.push(${spread(right)});`];
  }
  if (left.kind.type === 'tensor' && left.kind.variable) {
    throw new Unconvertible(
      `Python stops here: a Variable has no "${operator}="; ${left.code}.assignAdd or assignSub is meant`,
    );
  }
  const value = binary(operator, left, right);
  const isPlain = value.kind.type === 'number' && operator !== '//' && operator !== '%' && operator !== '@';
  if (isPlain || value.kind.type === 'string') {
    if (target.type === 'name') scope.learn(target.name, value.kind, true);
    return [`${left.code} ${operator}= ${right.code};`];
  }
  return assignTo(target, value, context);
}

function forLoop({ target, iterable, body }: Statement & { type: 'for' }, context: BlockContext): string[] {
  const { fn, declared } = context;
  const over = looped(iterable, fn.scope);
  const names = namesIn(target);
  const name = loopTarget(target, over.item, fn.scope);
  names.forEach((one) => fn.scope.found(one));
  const isHoisted = names.some((one) => declared.has(one) && !fn.loopNames.has(one));
  const inner: BlockContext = { fn, declared: new Set([...declared, ...names]), rest: [] };
  const lines = nested(body, inner);
  const isChanged = names.some((one) => (fn.writes.get(one) ?? 0) > 1 && isReassigned(body, one));
  if (over.counting && !isHoisted && !isChanged) {
    const { start, stop, step } = over.counting;
    const isDown = step.startsWith('-');
    const next =
      step === '1'
        ? `${name}++`
        : step === '-1'
          ? `${name}--`
          : isDown
            ? `${name} -= ${step.slice(1)}`
            : `${name} += ${step}`;
    return [`for (let ${name} = ${start}; ${name} ${isDown ? '>' : '<'} ${stop}; ${next}) {`, ...lines, '}'];
  }
  const keyword = isHoisted ? '' : isChanged ? 'let ' : 'const ';
  return [`for (${keyword}${name} of ${over.iterable ?? over.code}) {`, ...lines, '}'];
}

function isReassigned(body: { statements: readonly { statement: Statement }[] }, name: string): boolean {
  return body.statements.some(
    ({ statement: one }) => one.type === 'assign' && one.targets.some((target) => namesIn(target).includes(name)),
  );
}

function ifStatement({ branches, otherwise }: Statement & { type: 'if' }, context: BlockContext): string[] {
  const lines: string[] = [];
  for (const [i, { test, body }] of branches.entries()) {
    lines.push(`${i === 0 ? '' : '} else '}if (${condition(test, context.fn.scope)}) {`, ...nested(body, context));
  }
  if (otherwise) lines.push('} else {', ...nested(otherwise, context));
  return [...lines, '}'];
}

function tryStatement(one: Statement & { type: 'try' }, context: BlockContext): string[] {
  const { program } = context.fn.scope;
  const { marks, unconverted } = program;
  const before = [marks.length, unconverted.length] as const;
  const lines = ['try {', ...nested(one.body, context)];
  const [why] = marks.splice(before[0]);
  if (why !== undefined) {
    // Without a part of its block it is not known what would be caught.
    unconverted.length = before[1];
    throw new Unconvertible(`${why}; so what this try catches is not known`);
  }
  const [handler, ...more] = one.handlers;
  if (more.length > 0)
    throw new Unconvertible('TypeScript has one catch for all errors, and this try tells them apart');
  if (handler) lines.push(...caught(handler, context));
  if (one.finally) lines.push('} finally {', ...nested(one.finally, context));
  return [...lines, '}'];
}

function caught({ name, only, body }: Handler, context: BlockContext): string[] {
  const isNarrow = only !== null && only !== 'Exception' && only !== 'BaseException';
  const note = isNarrow ? [`  // Python catches ${only} only; here every error comes this way.`] : [];
  if (name === null) return ['} catch {', ...note, ...nested(body, context)];
  // The name is not one of the function's in our reading: it is known as long as the block lasts.
  context.fn.scope.program.modules.delete(name);
  const scope = context.fn.scope.within(name, { type: 'error' });
  const fn = { ...context.fn, scope };
  return [
    `} catch (${identifier(name)}) {`,
    ...note,
    ...nested(body, { fn, declared: new Set([...context.declared, name]), rest: [] }),
  ];
}

export function returned(value: Expression | null, { fn }: BlockContext): string {
  if (value === null) return 'return;';
  const made = expression(value, fn.scope);
  if (fn.facts) fn.facts.returns = joined(fn.facts.returns, made.kind, () => (fn.scope.program.changed = true));
  const isTuple = made.kind.type === 'tuple' && value.type === 'tuple' && fn.facts?.returnsArrays !== true;
  return `return ${made.code}${isTuple ? ' as const' : ''};`;
}

function joined(before: Kind, kind: Kind, changed: () => void): Kind {
  if (kind.type === 'unknown') return before;
  if (before.type === 'unknown') {
    changed();
    return kind;
  }
  if (before.type !== kind.type) return { ...UNKNOWN };
  const both = join(before, kind);
  if (!sameKind(before, both)) changed();
  return both;
}

function raised(value: Expression | null, { fn }: BlockContext): string {
  if (value === null) throw new Unconvertible('raising the same error again needs its name');
  const [first] = value.type === 'call' ? value.args : [];
  return `new Error(${first ? expression(first.value, fn.scope).code : ''})`;
}

function deleted(target: Expression, { fn }: BlockContext): string[] {
  const value = expression(target, fn.scope);
  if (value.kind.type === 'tape') return [`${value.code}.dispose();`];
  // Other names need no del: what nothing uses is freed.
  return [];
}
