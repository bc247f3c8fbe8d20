/** @file Calling things in the dry run: the file's own functions and classes, the engine, JavaScript, and the unknown. */

import ts from 'typescript';
import { bind, withDefault, type Arguments } from './bindings';
import { isStatic, nameText } from './classes';
import { callEngine, callEngineMethod, constructEngine, callDerived } from './engineCalls';
import { awaited, evaluate, refine } from './expressions';
import { callGlobal, callPlainMethod } from './globals';
import { declare, newScope, type Frame, type Run } from './run';
import { block } from './statements';
import {
  UNDEFINED,
  UNKNOWN,
  alternatives,
  computedAt,
  eitherValue,
  leaksOf,
  newArray,
  newCell,
  newObject,
  tensorsIn,
  unknownWith,
  type ClassFact,
  type FunctionFact,
  type Scope,
  type Value,
} from './values';

export function newArguments(values: readonly Value[]): Arguments {
  return { values, exact: true, nodes: [] };
}

const DEEPEST_CALL = 24;
const DEEPEST_RECURSION = 3;

export function callValue(run: Run, callee: Value, args: Arguments, node: ts.Node, scope: Scope): Value {
  switch (callee.kind) {
    case 'either':
      return callee.of.map((one) => callValue(run, one, args, node, scope)).reduce(eitherValue);
    case 'function':
      return callFunction(run, callee.fn, callee.fn.self, args, node, scope);
    case 'engine':
      return callEngine(run, callee.path, args, node, scope);
    case 'derived':
      return callDerived(run, callee, args, node, scope);
    case 'global':
      return callGlobal(run, callee.path, args, node, scope);
    case 'method':
      return callMethod(run, callee.self, callee.name, args, node, scope);
    default:
      return callUnknown(run, callee, args, node, scope);
  }
}

function callMethod(run: Run, self: Value, name: string, args: Arguments, node: ts.Node, scope: Scope): Value {
  if (self.kind === 'tensor' || self.kind === 'tape' || self.kind === 'engine-object') {
    return callEngineMethod(run, self, name, args, node, scope);
  }
  if (self.kind === 'function' || self.kind === 'derived' || self.kind === 'method') {
    const [first, ...rest] = args.values;
    if (name === 'call') {
      if (self.kind === 'function')
        return callFunction(
          run,
          self.fn,
          first ?? UNKNOWN,
          { ...args, values: rest, nodes: args.nodes.slice(1) },
          node,
          scope,
        );
      return callValue(run, self, { ...args, values: rest, nodes: args.nodes.slice(1) }, node, scope);
    }
    if (name === 'bind')
      return self.kind === 'function' && first !== undefined
        ? { kind: 'function', fn: { ...self.fn, self: first } }
        : self;
    return callUnknown(run, self, args, node, scope);
  }
  return callPlainMethod(run, self, name, args, node, scope);
}

/** Nobody knows what it does: what it is given may be called, kept, or come back as numbers. */
export function callUnknown(run: Run, callee: Value, args: Arguments, node: ts.Node, scope: Scope): Value {
  for (const value of args.values) escape(run, value, node, scope);
  return unknownWith(computedAt([...leaksOf(callee), ...args.values.flatMap((value) => leaksOf(value))], node));
}

/** The value goes where the walk cannot follow. */
export function escape(run: Run, value: Value, node: ts.Node, scope: Scope, depth = 3): void {
  if (depth === 0) return;
  for (const one of alternatives(value)) {
    if (one.kind === 'tape') {
      run.store.set(one.tape.escaped, true);
      run.store.set(one.tape.disposed, 'yes');
      run.released.add(one.tape.node);
    } else if (one.kind === 'function') {
      const { fn } = one;
      if (run.frames.length < DEEPEST_CALL && !run.frames.some((frame) => frame.fn?.node === fn.node)) {
        callFunction(run, fn, fn.self, newArguments([]), node, scope, true);
      }
    } else if (one.kind === 'array')
      for (const item of one.array.content.value.items) escape(run, item, node, scope, depth - 1);
    else if (one.kind === 'object') {
      for (const cell of one.object.props.values()) escape(run, cell.value, node, scope, depth - 1);
    }
  }
}

/** `strange`: the arguments are not known, so that parameters get what their types tell. */
export function callFunction(
  run: Run,
  fn: FunctionFact,
  self: Value,
  args: Arguments,
  node: ts.Node,
  scope: Scope,
  strange = false,
): Value {
  run.step();
  const { body } = fn.node;
  const depth = run.frames.filter((frame) => frame.fn?.node === fn.node).length;
  if (body === undefined || depth >= DEEPEST_RECURSION || run.frames.length >= DEEPEST_CALL) {
    for (const value of args.values) if (depth === 0) escape(run, value, node, scope);
    return unknownWith(args.values.flatMap((value) => leaksOf(value)));
  }
  run.entered.add(fn.node);
  const inner = newScope(fn.scope);
  if (!ts.isArrowFunction(fn.node)) declare(inner, 'this', self);
  if (fn.home?.base != null) declare(inner, 'super', { kind: 'object', object: newObject() });
  const frame: Frame = { fn, returns: [], pending: [], yields: [] };
  const go = (): void => {
    bindParameters(run, fn, args, inner, strange || !args.exact);
    if (ts.isBlock(body)) {
      const ends = block(run, body.statements, inner);
      if (ends === 'normal') frame.returns.push(UNDEFINED);
      for (const changes of frame.pending) run.store.mayHave(changes);
    } else frame.returns.push(evaluate(run, body, inner));
  };
  run.frames.push(frame);
  try {
    if (strange || isAsync(fn.node)) later(run, go);
    else go();
  } finally {
    run.frames.pop();
  }
  if (fn.node.asteriskToken !== undefined) return newArray(frame.yields, false);
  const result = frame.returns.length === 0 ? UNKNOWN : frame.returns.reduce(eitherValue);
  releaseReturned(run, result);
  return isAsync(fn.node) ? { kind: 'promise', value: awaited(result) } : result;
}

/** Runs now what really happens at some other time. */
export function later<R>(run: Run, body: () => R): R {
  const { freesSince } = run;
  run.freesSince = run.next();
  try {
    return body();
  } finally {
    run.freesSince = freesSince;
  }
}

/** A tape that is returned is its caller's to release. */
function releaseReturned(run: Run, value: Value, depth = 3): void {
  if (depth === 0) return;
  for (const one of alternatives(value)) {
    if (one.kind === 'tape') {
      run.store.set(one.tape.disposed, 'yes');
      run.released.add(one.tape.node);
    } else if (one.kind === 'array')
      for (const item of one.array.content.value.items) releaseReturned(run, item, depth - 1);
    else if (one.kind === 'object' && one.object.cls === null) {
      for (const cell of one.object.props.values()) releaseReturned(run, cell.value, depth - 1);
    }
  }
}

export function isAsync(node: ts.Node): boolean {
  return (
    ts.canHaveModifiers(node) && (ts.getModifiers(node)?.some((m) => m.kind === ts.SyntaxKind.AsyncKeyword) ?? false)
  );
}

function bindParameters(run: Run, fn: FunctionFact, args: Arguments, scope: Scope, strange: boolean): void {
  fn.node.parameters.forEach((parameter, i) => {
    let value: Value;
    if (parameter.dotDotDotToken !== undefined) {
      value = newArray(args.values.slice(i), args.exact && !strange);
      if (strange) value = UNKNOWN;
    } else value = args.values[i] ?? (strange ? UNKNOWN : UNDEFINED);
    if (parameter.initializer !== undefined) value = withDefault(run, value, parameter.initializer, scope);
    bind(run, parameter.name, refine(run, value, parameter.name), null, scope);
  });
}

export function functionValue(run: Run, node: ts.FunctionLikeDeclaration, scope: Scope): Value {
  run.step();
  return { kind: 'function', fn: { node, scope, self: UNKNOWN, home: null } };
}

export function classValue(run: Run, node: ts.ClassLikeDeclaration, scope: Scope): Value {
  const heritage = node.heritageClauses?.find((clause) => clause.token === ts.SyntaxKind.ExtendsKeyword)?.types[0];
  const base = heritage === undefined ? null : evaluate(run, heritage.expression, scope);
  const cls: ClassFact = { node, scope, base, statics: new Map() };
  const self: Value = { kind: 'class', cls };
  const inner = newScope(scope);
  declare(inner, 'this', self);
  if (node.name !== undefined) declare(inner, node.name.text, self);
  for (const member of node.members) {
    if (ts.isClassStaticBlockDeclaration(member)) block(run, member.body.statements, inner);
    const name = member.name === undefined ? null : nameText(member.name);
    if (name === null || !isStatic(member)) continue;
    if (ts.isPropertyDeclaration(member)) {
      const cell = newCell(member.initializer === undefined ? UNDEFINED : evaluate(run, member.initializer, inner));
      run.owners.add(cell);
      cls.statics.set(name, cell);
    } else if (ts.isMethodDeclaration(member)) {
      cls.statics.set(name, newCell({ kind: 'function', fn: { node: member, scope: inner, self, home: null } }));
    }
  }
  return self;
}

/** `new callee(args)`; `into` is the object a derived class is making. */
export function construct(run: Run, callee: Value, args: Arguments, node: ts.Node, scope: Scope, into?: Value): Value {
  if (callee.kind === 'engine') return constructEngine(run, callee.path, args, node);
  if (callee.kind === 'global') return callGlobal(run, callee.path, args, node, scope);
  if (callee.kind !== 'class') {
    if (into?.kind === 'object') run.store.set(into.object.open, true);
    return callUnknown(run, callee, args, node, scope);
  }
  const self: Value = into ?? { kind: 'object', object: newObject([], callee.cls) };
  if (self.kind === 'object' && run.frames.length < DEEPEST_CALL)
    fillInstance(run, callee.cls, self, args, node, scope);
  return self;
}

function fillInstance(
  run: Run,
  cls: ClassFact,
  self: Value & { kind: 'object' },
  args: Arguments,
  node: ts.Node,
  scope: Scope,
  strange = false,
): void {
  const ctor = cls.node.members.find(
    (m): m is ts.ConstructorDeclaration => ts.isConstructorDeclaration(m) && m.body !== undefined,
  );
  const inner = newScope(cls.scope);
  declare(inner, 'this', self);
  if (cls.base !== null) declare(inner, 'super', cls.base);
  if (cls.base !== null && ctor === undefined) construct(run, cls.base, args, node, scope, self);
  const initFields = (): void => {
    for (const member of cls.node.members) {
      if (!ts.isPropertyDeclaration(member) || isStatic(member)) continue;
      const name = nameText(member.name);
      if (name === null || (member.initializer === undefined && self.object.props.has(name))) continue;
      const value = member.initializer === undefined ? UNDEFINED : evaluate(run, member.initializer, inner);
      const cell = newCell(refine(run, value, member.name));
      if (member.initializer !== undefined) run.owners.add(cell);
      self.object.props.set(name, cell);
    }
  };
  if (ctor?.body === undefined) return initFields();
  run.entered.add(ctor);
  const frame: Frame = { fn: { node: ctor, scope: cls.scope, self, home: cls }, returns: [], pending: [], yields: [] };
  run.frames.push(frame);
  try {
    if (cls.base === null) initFields();
    bindParameters(run, { node: ctor, scope: cls.scope, self, home: cls }, args, inner, strange || !args.exact);
    for (const parameter of ctor.parameters) {
      if (!ts.isParameterPropertyDeclaration(parameter, ctor) || !ts.isIdentifier(parameter.name)) continue;
      const cell = inner.names.get(parameter.name.text)?.cell;
      if (cell !== undefined) self.object.props.set(parameter.name.text, newCell(cell.value));
    }
    block(run, ctor.body.statements, inner);
    if (cls.base !== null) initFields();
    for (const changes of frame.pending) run.store.mayHave(changes);
  } finally {
    run.frames.pop();
  }
}

/** An instance as someone unknown would make it. */
export function strangeInstance(run: Run, cls: ClassFact): Value {
  const self: Value = { kind: 'object', object: newObject([], cls) };
  if (self.kind === 'object') fillInstance(run, cls, self, newArguments([]), cls.node, cls.scope, true);
  return self;
}

/** Does the value hold a tensor anywhere? */
export function holdsTensor(value: Value): boolean {
  return tensorsIn(value).tensors.length > 0;
}
