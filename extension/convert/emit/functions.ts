/** @file `def` and `lambda`; with `@tf.custom_gradient`, an op with a gradient of its own. */

import { tensor, typeText, UNKNOWN, type Kind } from '../kinds';
import { occurrencesOf, ownNames } from '../occurrences';
import type { Block, Definition, Expression, Lambda, Parameter } from '../python/syntax';
import { block, functionContext, indent, type BlockContext } from './blocks';
import { SELF, type FunctionFacts, type Scope } from './context';
import { expression, identifier, pathOf } from './expressions';
import { primary, Unconvertible, type Value } from './value';

export function definition(def: Definition, context: BlockContext): string[] {
  const { scope } = context.fn;
  const isArrow = occurrencesOf(def.body.statements).all.has(SELF);
  const paths = def.decorators.map((one) => pathOf(one.type === 'call' ? one.callee : one, scope));
  const unknown = paths.findIndex((path) => path !== 'tf.function' && path !== 'tf.custom_gradient');
  if (unknown >= 0)
    throw new Unconvertible('a decorator that is not tf.function or tf.custom_gradient is not converted');
  const isCustom = paths.includes('tf.custom_gradient');
  const names = ownNames(def.body);
  def.parameters.forEach(({ name }) => names.add(name));
  const facts = scope.program.facts(def, scope, names, isCustom);
  const isEngineMade = isCustom;
  scope.learn(def.name, { type: 'function', of: def });
  scope.found(def.name);
  context.declared.add(def.name);
  const parameters = def.parameters.map((one) => parameter(one, facts, isEngineMade));
  const inner: BlockContext = {
    fn: functionContext(facts.scope, facts, def.body),
    declared: new Set([
      ...[...context.declared].filter((name) => !names.has(name)),
      ...def.parameters.map(({ name }) => name),
    ]),
    rest: [],
  };
  if (isCustom) return customGradient(def, facts, inner);
  const lines = indent(block(def.body, inner));
  // Only an arrow sees the `this` of the method around it.
  if (isArrow) return [`const ${identifier(def.name)} = (${parameters.join(', ')}) => {`, ...lines, '};'];
  // TypeScript cannot tell what a function gives that calls itself.
  const isRecursive = occurrencesOf(def.body.statements).all.has(def.name) && facts.returns.type !== 'unknown';
  const tuple = facts.returns.type === 'tuple' ? 'readonly ' : '';
  const result = isRecursive ? `: ${tuple}${typeText(facts.returns)}` : '';
  return [`function ${identifier(def.name)}(${parameters.join(', ')})${result} {`, ...lines, '}'];
}

export function parameter(
  { name, annotation, value, rest }: Parameter,
  facts: FunctionFacts,
  isTensor: boolean,
): string {
  const { scope } = facts;
  if (value) scope.learn(name, expression(value, scope).kind);
  const told = annotation && annotated(annotation);
  if (told) scope.learn(name, told);
  if (isTensor) scope.learn(name, tensor(null, null));
  const kind = scope.kindOf(name);
  const text = identifier(name);
  if (rest) return `...${text}: ${typeText(kind.type === 'list' ? kind : { type: 'list', item: kind })}`;
  if (!value) return `${text}: ${parameterType(kind, scope)}`;
  const initial = expression(value, scope);
  const isSame = typeText(initial.kind) === typeText(kind);
  return `${text}${isSame ? '' : `: ${parameterType(kind, scope)}`} = ${initial.code}`;
}

/** A function that is handed over tells what it takes, where that is not just tensors. */
function parameterType(kind: Kind, { program }: Scope): string {
  const facts = kind.type === 'function' ? program.functions.get(kind.of) : undefined;
  if (kind.type !== 'function' || !facts) return typeText(known(kind));
  const kinds = kind.of.parameters.map(({ name }) => known(facts.scope.kindOf(name)));
  const isUsual = [...kinds, known(facts.returns)].every(
    (one) => typeText(one) === 'tf.Tensor' || typeText(one) === 'tf.Variable',
  );
  const givesNothing = kind.of.type === 'def' && facts.returns.type === 'unknown';
  if (isUsual && !givesNothing) return typeText(kind);
  const parameters = kind.of.parameters.map(({ name }, i) => `${identifier(name)}: ${typeText(kinds[i] ?? UNKNOWN)}`);
  const made = `(${parameters.join(', ')}) => ${givesNothing ? 'void' : typeText(facts.returns)}`;
  return kind.nullable === true ? `(${made}) | null` : made;
}

function known(kind: Kind): Kind {
  return kind.type === 'unknown' ? tensor(null, null) : kind;
}

function annotated(e: Expression): Kind | null {
  if (e.type === 'name') {
    if (e.name === 'float') return { type: 'number', isFloat: true };
    if (e.name === 'int') return { type: 'number', isFloat: false };
    if (e.name === 'str') return { type: 'string' };
    if (e.name === 'bool') return { type: 'boolean' };
  }
  if (e.type === 'attribute') {
    if (e.name === 'Tensor') return tensor(null, null);
    if (e.name === 'Variable') return tensor(null, null, { variable: true });
  }
  return null;
}

export function lambda(e: Lambda, scope: Scope): Value {
  const facts = scope.program.facts(e, scope, new Set(e.parameters.map(({ name }) => name)));
  const parameters = e.parameters.map((one) => parameter(one, facts, false));
  const body = expression(e.body, facts.scope);
  if (facts.returns.type === 'unknown' && body.kind.type !== 'unknown') {
    facts.returns = body.kind;
    scope.program.changed = true;
  }
  const code = `(${parameters.join(', ')}) => ${body.code.startsWith('{') ? `(${body.code})` : body.code}`;
  return { code, kind: { type: 'function', of: e }, binds: 'loose' };
}

/** `return y, grad` becomes what `tf.customGrad` wants of its function. */
function customGradient(def: Definition, facts: FunctionFacts, inner: BlockContext): string[] {
  const { statements } = def.body;
  const last = statements.at(-1)?.statement;
  const pair = last?.type === 'return' && last.value?.type === 'tuple' ? last.value.items : [];
  const [value, gradient] = pair;
  if (!value || !gradient || pair.length !== 2)
    throw new Unconvertible('a custom gradient must end in "return value, gradient function"');
  const own =
    gradient.type === 'name'
      ? statements.find(({ statement }) => statement.type === 'def' && statement.name === gradient.name)?.statement
      : undefined;
  if (own?.type === 'def') {
    const names = ownNames(own.body);
    own.parameters.forEach(({ name }) => names.add(name));
    const made = facts.scope.program.facts(own, facts.scope, names);
    made.returnsArrays = true;
    own.parameters.forEach(({ name }) => made.scope.learn(name, tensor(null, null)));
  }
  if (gradient.type === 'lambda') {
    const made = facts.scope.program.facts(gradient, facts.scope, new Set(gradient.parameters.map(({ name }) => name)));
    gradient.parameters.forEach(({ name }) => made.scope.learn(name, tensor(null, null)));
  }
  const body: Block = { statements: statements.slice(0, -1), trailing: [] };
  const lines = block(body, inner);
  const result = expression(value, facts.scope);
  if (facts.returns.type === 'unknown' && result.kind.type !== 'unknown') {
    facts.returns = result.kind.type === 'tensor' ? { ...result.kind, variable: false } : UNKNOWN;
    facts.scope.program.changed = true;
  }
  const names = def.parameters.map(({ name }) => identifier(name));
  const types = names.map(() => 'tf.Tensor').join(', ');
  const made = primary(`{ value: ${result.code}, gradFunc: ${expression(gradient, facts.scope).code} }`, UNKNOWN);
  return [
    `const ${identifier(def.name)} = tf.customGrad((...inputs) => {`,
    ...indent([`const [${names.join(', ')}] = inputs as [${types}];`, ...lines, `return ${made.code};`]),
    '});',
  ];
}
