/** @file `class`: fields, a constructor and methods; `model(x)` becomes `model.call(x)`. Bases that bring machinery of their own are not here. */

import { tensor, typeText, UNKNOWN, type Kind } from '../kinds';
import { isNode, ownNames } from '../occurrences';
import type { Argument, ClassDefinition, Definition, Expression, Placed, Statement } from '../python/syntax';
import { withName } from '../renames';
import { block, comment, functionContext, indent, notConverted, type BlockContext } from './blocks';
import { calledValue, ownCall } from './calls';
import { Scope, SELF, type ClassFacts, type Method, type VariableList } from './context';
import { expression, identifier, pathOf } from './expressions';
import { parameter } from './functions';
import { promoted, statement } from './statements';
import { bracketed, primary, Unconvertible, type Value } from './value';

const INIT = '__init__';
const CALL = '__call__';

export function classDefinition(node: ClassDefinition, context: BlockContext): string[] {
  const { scope } = context.fn;
  const facts = factsOf(node, scope);
  scope.learn(node.name, { type: 'class', of: node });
  scope.found(node.name);
  context.declared.add(node.name);
  const within: BlockContext = { ...context, fn: { ...context.fn, scope: facts.scope } };
  const members = node.body.statements.map((placed) => [
    ...placed.above.map(comment),
    ...member(placed, node, facts, within),
  ]);
  const head = node.body.statements.findIndex(({ statement: one }) => one.type === 'def');
  const texts = members.slice(0, head === -1 ? undefined : head);
  const methods = head === -1 ? [] : members.slice(head);
  const getters = [...facts.lists].map((list) => getter(node, list, scope));
  const parts = [[...texts.flat(), ...fields(node, facts)], ...methods, node.body.trailing.map(comment), ...getters];
  const lines = parts.filter((part) => part.length > 0).flatMap((part, i) => (i === 0 ? part : ['', ...part]));
  return [`class ${identifier(node.name)} {`, ...indent(lines), '}'];
}

/** `Model(2)`. */
export function made(f: Value, node: ClassDefinition, args: readonly Argument[], scope: Scope): Value {
  const init = scope.program.classes.get(node)?.methods.get(INIT);
  if (!init && args.length > 0) throw new Unconvertible(`${node.name} has no ${INIT} that takes arguments`);
  const { code } = init ? ownCall(f, init.def, args, scope) : primary(`${f.code}()`, UNKNOWN);
  return primary(`new ${code}`, { type: 'instance', of: node });
}

/** `model.loss(x)`, and `model(x)` by the name `__call__`. */
export function methodOf(
  object: Value,
  node: ClassDefinition,
  name: string,
  args: readonly Argument[],
  scope: Scope,
): Value {
  const method = scope.program.classes.get(node)?.methods.get(name);
  if (!method || method.isProperty) {
    if (name === CALL) throw new Unconvertible(`${node.name} has no ${CALL}`);
    return calledValue(memberOf(object, node, name, scope), args, scope);
  }
  requireMember(node, name, scope);
  return ownCall(primary(`${bracketed(object)}.${memberName(name)}`, UNKNOWN), method.def, args, scope);
}

/** `model.w`: a field, a property, or a module's list of its Variables. */
export function memberOf(object: Value, node: ClassDefinition, name: string, scope: Scope): Value {
  const facts = factsOf(node, scope);
  const on = bracketed(object);
  const method = facts.methods.get(name);
  if (!method && !facts.scope.knows(name)) {
    if (facts.isModule && (name === 'trainable_variables' || name === 'variables'))
      return listOf(on, node, name, scope);
    throw new Unconvertible(`"${on}.${name}" has no counterpart here`);
  }
  requireMember(node, name, scope);
  if (!method) return primary(`${on}.${memberName(name)}`, facts.scope.kindOf(name));
  if (!method.isProperty) throw new Unconvertible(`the method ${name} as a value is not converted; a lambda is`);
  return primary(`${on}.${memberName(name)}`, method.facts.returns);
}

/** `self.w = …`. */
export function assignedField(target: Expression & { type: 'attribute' }, value: Value, scope: Scope): string {
  const object = expression(target.object, scope);
  const fields = fieldsOf(object.kind, scope);
  if (!fields?.knows(target.name)) throw new Unconvertible('what is assigned to is no name');
  fields.learn(target.name, value.kind, true);
  fields.found(target.name);
  return `${bracketed(object)}.${memberName(target.name)} = ${promoted(value, fields.kindOf(target.name)).code};`;
}

/** Tells of what is put into a list or dict that a name or a field holds. */
export function learnInto(target: Expression, kind: Kind, scope: Scope): void {
  if (target.type === 'name') scope.learn(target.name, kind);
  if (
    target.type === 'index' &&
    target.index.type === 'string' &&
    expression(target.object, scope).kind.type === 'dict'
  )
    learnInto(target.object, { type: 'dict', entries: new Map([[target.index.value, kind]]) }, scope);
  if (target.type === 'attribute') fieldsOf(expression(target.object, scope).kind, scope)?.learn(target.name, kind);
}

/** The fields that a statement which was not converted would have given values. */
export function loseFields(one: Statement, scope: Scope): void {
  if (!scope.knows(SELF)) return;
  for (const name of fieldsGiven([{ statement: one }])) fieldsOf(scope.kindOf(SELF), scope)?.lose(name);
}

function fieldsOf(kind: Kind, scope: Scope): Scope | null {
  return kind.type === 'instance' ? (scope.program.classes.get(kind.of)?.scope ?? null) : null;
}

function factsOf(node: ClassDefinition, scope: Scope): ClassFacts {
  const known = scope.program.classes.get(node);
  if (known) return known;
  const isModule = node.bases.some((base) => isModuleBase(base, scope));
  const methods = new Map<string, Method>();
  for (const placed of node.body.statements) {
    if (placed.statement.type !== 'def') continue;
    const [self, ...parameters] = placed.statement.parameters;
    const body = self ? withName(placed.statement.body, self.name, SELF) : placed.statement.body;
    const def: Definition = { ...placed.statement, parameters, body };
    const names = ownNames(body).add(SELF);
    parameters.forEach(({ name }) => names.add(name));
    const isProperty = def.decorators.some((one) => one.type === 'name' && one.name === 'property');
    methods.set(def.name, { def, placed, isProperty, facts: scope.program.facts(def, scope, names) });
  }
  const given = [...methods.values()].flatMap(({ def }) => fieldsGiven(def.body.statements));
  const constants = node.body.statements.flatMap(({ statement: one }) => constantOf(one)?.name ?? []);
  const own = new Scope(scope.program, null, new Set([...given, ...constants, ...methods.keys()]));
  const facts: ClassFacts = { scope: own, methods, isModule, lists: new Set() };
  scope.program.classes.set(node, facts);
  for (const { facts: method } of methods.values()) method.scope.learn(SELF, { type: 'instance', of: node });
  return facts;
}

function isModuleBase({ keyword, value }: Argument, scope: Scope): boolean {
  if (keyword === null && pathOf(value, scope) === 'tf.Module') return true;
  if (keyword === null && value.type === 'name' && value.name === 'object') return false;
  throw new Unconvertible('a class is converted where it is built on tf.Module or on nothing, and this one is not');
}

/** Names that statements assign to as `self.name`. */
function fieldsGiven(tree: unknown): string[] {
  if (Array.isArray(tree)) return tree.flatMap(fieldsGiven);
  if (!isNode(tree)) return [];
  const targets = tree['type'] === 'assign' ? tree['targets'] : tree['type'] === 'augment' ? [tree['target']] : [];
  return [...fieldTargets(targets), ...Object.values(tree).flatMap(fieldsGiven)];
}

function fieldTargets(tree: unknown): string[] {
  if (Array.isArray(tree)) return tree.flatMap(fieldTargets);
  if (!isNode(tree)) return [];
  if (tree['type'] === 'tuple' || tree['type'] === 'list') return fieldTargets(tree['items']);
  const { object, name } = tree;
  return tree['type'] === 'attribute' && isNode(object) && object['name'] === SELF && typeof name === 'string'
    ? [name]
    : [];
}

function member(placed: Placed, node: ClassDefinition, facts: ClassFacts, context: BlockContext): string[] {
  const { statement: one } = placed;
  if (one.type !== 'def') {
    const constant = constantOf(one);
    if (constant) {
      const value = expression(constant.value, context.fn.scope);
      facts.scope.learn(constant.name, value.kind);
      return [`${memberName(constant.name)} = ${value.code};`];
    }
    const isText = one.type === 'expression' && one.value.type === 'string';
    if (isText || one.type === 'pass') return statement(one, context);
    throw new Unconvertible('a class is converted where it holds methods and plain constants only');
  }
  const method = facts.methods.get(one.name);
  if (!method) return [];
  try {
    return methodLines(method, node, context);
  } catch (error) {
    if (!(error instanceof Unconvertible)) throw error;
    facts.scope.lose(one.name);
    return notConverted(placed, error.why, false, context);
  }
}

/** `rate = 0.1` in a class's body. */
function constantOf(one: Statement): { name: string; value: Expression } | null {
  if (one.type !== 'assign' || one.targets.length !== 1) return null;
  const [target] = one.targets;
  const isPlain = one.value.type === 'number' || one.value.type === 'string' || one.value.type === 'constant';
  return target?.type === 'name' && isPlain ? { name: target.name, value: one.value } : null;
}

function methodLines({ def, facts, isProperty }: Method, node: ClassDefinition, context: BlockContext): string[] {
  const paths = def.decorators.map((one) => pathOf(one.type === 'call' ? one.callee : one, facts.scope));
  if (paths.some((path) => path !== 'tf.function' && !(path === null && isProperty)))
    throw new Unconvertible('a method with a decorator that is not tf.function or property is not converted');
  if (/^__\w+__$/.test(def.name) && def.name !== INIT && def.name !== CALL)
    throw new Unconvertible(`${def.name} has no counterpart here`);
  if (node.body.statements.filter(({ statement: one }) => one.type === 'def' && one.name === def.name).length > 1)
    throw new Unconvertible(`${def.name} is defined twice`);
  const parameters = def.parameters.map((one) => parameter(one, facts, false));
  const inner: BlockContext = {
    fn: functionContext(facts.scope, facts, def.body),
    declared: new Set([...context.declared, SELF, ...def.parameters.map(({ name }) => name)]),
    rest: [],
  };
  const lines = block(def.body, inner);
  if (def.name === INIT && lines.length === 0 && parameters.length === 0) return [];
  const head = def.name === INIT ? 'constructor' : `${isProperty ? 'get ' : ''}${memberName(def.name)}`;
  return [`${head}(${parameters.join(', ')}) {`, ...indent(lines), '}'];
}

/** What the constructor gives a value needs no mark; other fields have none before their method is called. */
function fields(node: ClassDefinition, facts: ClassFacts): string[] {
  const { scope, methods } = facts;
  const init = methods.get(INIT)?.def.body.statements ?? [];
  const first = new Set(init.flatMap(({ statement: one }) => (one.type === 'assign' ? fieldTargets(one.targets) : [])));
  const constants = new Set(node.body.statements.flatMap(({ statement: one }) => constantOf(one)?.name ?? []));
  return givenIn(facts)
    .filter((name) => !scope.isMissing(name) && !constants.has(name))
    .map((name) => `${memberName(name)}${first.has(name) ? '' : '!'}: ${typeText(scope.kindOf(name))};`);
}

/** `model.trainable_variables`: a getter of the class, which is written once it is asked for. */
function listOf(on: string, node: ClassDefinition, list: VariableList, scope: Scope): Value {
  const { lists } = factsOf(node, scope);
  variableTexts(node, list, scope);
  if (!lists.has(list)) scope.program.changed = true;
  lists.add(list);
  return primary(`${on}.${GETTERS[list]}`, { type: 'list', item: tensor(null, null, { variable: true }) });
}

const GETTERS: Readonly<Record<VariableList, string>> = {
  variables: 'variables',
  trainable_variables: 'trainableVariables',
};

function getter(node: ClassDefinition, list: VariableList, scope: Scope): string[] {
  const code = `[${variableTexts(node, list, scope).join(', ')}]`;
  const mayNot = list === 'trainable_variables' && JSON.stringify(node).includes('"trainable"');
  const result = mayNot ? `${code}.filter((one) => one.trainable)` : code;
  return [`get ${GETTERS[list]}(): tf.Variable[] {`, ...indent([`return ${result};`]), '}'];
}

/** A module's Variables in TensorFlow's order: its own by their names, then those of the modules in it. */
function variableTexts(node: ClassDefinition, list: VariableList, scope: Scope): string[] {
  const facts = factsOf(node, scope);
  const own: string[] = [];
  const inner: string[] = [];
  for (const name of givenIn(facts).sort()) {
    requireMember(node, name, scope);
    const kind = facts.scope.kindOf(name);
    const text = `this.${memberName(name)}`;
    const item = kind.type === 'list' ? kind.item : UNKNOWN;
    if (kind.type === 'tensor' && kind.variable) own.push(text);
    else if (item.type === 'tensor' && item.variable) own.push(`...${text}`);
    else if (kind.type === 'instance') inner.push(`...${listOf(text, kind.of, list, scope).code}`);
    else if (item.type === 'instance')
      inner.push(`...${text}.flatMap((one) => ${listOf('one', item.of, list, scope).code})`);
    else if (['dict', 'map', 'tuple', 'tensorLike'].includes(kind.type))
      throw new Unconvertible(`it is not known which Variables ${node.name}'s ${name} holds`);
  }
  return [...own, ...inner];
}

function givenIn({ methods }: ClassFacts): string[] {
  return [...new Set([...methods.values()].flatMap(({ def }) => fieldsGiven(def.body.statements)))];
}

function requireMember(node: ClassDefinition, name: string, scope: Scope): void {
  if (factsOf(node, scope).scope.isMissing(name))
    throw new Unconvertible(`it needs ${node.name}'s ${name}, which was not converted`);
}

function memberName(python: string): string {
  if (python === CALL) return 'call';
  return python === 'constructor' ? 'constructor_' : python;
}
