/** @file The engine's functions and methods in the dry run. */

import ts from 'typescript';
import { ancestorsIn } from './ancestors';
import type { Arguments } from './bindings';
import { ASYNC_READS, CREATORS, NAMESPACES, NOT_OPS, READS } from './engineOps';
import { awaited } from './expressions';
import { callUnknown, callValue, escape, newArguments } from './functions';
import { callDifferentiated, callOverVariables } from './functionalCalls';
import { createTensor, createVariable, runOp } from './ops';
import type { Run } from './run';
import { callTapeMethod, newTape, recordWith } from './tapeCalls';
import {
  PLAIN,
  UNDEFINED,
  UNKNOWN,
  asTensors,
  isOne,
  leaksOf,
  newArray,
  newObject,
  tensorValue,
  tensorsIn,
  unknownWith,
  type Scope,
  type TensorFact,
  type Value,
} from './values';

/** `tf.path(args)`. */
export function callEngine(run: Run, path: string, args: Arguments, node: ts.Node, scope: Scope): Value {
  const [first = UNDEFINED] = args.values;
  switch (path) {
    case 'variable':
      return createVariable(run, args, node);
    case 'gradientTape':
      return newTape(run, args, node, true);
    case 'record':
      return recordWith(run, tapesIn(first), args, 1, node, scope);
    case 'tidy':
      return tidy(run, args, node, scope);
    case 'profile':
    case 'time':
      return callValue(
        run,
        args.values.findLast((value) => value.kind === 'function') ?? UNKNOWN,
        newArguments([]),
        node,
        scope,
      );
    case 'keep':
      for (const tensor of asTensors(first)) kept.add(tensor);
      return first;
    case 'grad':
    case 'grads':
    case 'valueAndGrad':
    case 'valueAndGrads':
    case 'customGrad':
    case 'customGradient':
      return { kind: 'derived', op: path, of: first };
    case 'variableGrads': {
      const value = asTensors(callOverVariables(run, args, 1, node, scope))[0];
      const grads = newObject();
      grads.open.value = true;
      const result = value === undefined ? run.opaque(node, false) : value;
      return {
        kind: 'object',
        object: newObject([
          ['value', tensorValue(result)],
          ['grads', { kind: 'object', object: grads }],
        ]),
      };
    }
    case 'nextFrame':
    case 'ready':
      return { kind: 'promise', value: UNDEFINED };
    case 'print':
      return UNDEFINED;
    case 'dispose': {
      const { tensors, complete } = tensorsIn(first);
      if (complete) for (const tensor of tensors) if (isOne(tensor)) run.free(tensor, node);
      return UNDEFINED;
    }
  }
  const head = path.split('.')[0] ?? path;
  if (head === 'train') return { kind: 'engine-object', type: 'Optimizer' };
  if (head === 'losses') return runOp(run, path, args, node, scope, null);
  if (head === 'util' || head === 'browser' || (NOT_OPS.has(path) && !NAMESPACES.has(head))) {
    for (const value of args.values) escape(run, value, node, scope);
    return unknownWith(args.values.flatMap((value) => leaksOf(value)));
  }
  if (CREATORS.has(path)) return createTensor(run, path, args, node);
  return runOp(run, path, args, node, scope, null);
}

export function constructEngine(run: Run, path: string, args: Arguments, node: ts.Node): Value {
  if (path === 'GradientTape') return newTape(run, args, node, false);
  if (path === 'Variable') return createVariable(run, args, node);
  return UNKNOWN;
}

function tapesIn(value: Value): readonly (Value & { kind: 'tape' })[] {
  if (value.kind === 'tape') return [value];
  if (value.kind === 'either') return value.of.flatMap(tapesIn);
  return value.kind === 'array' ? value.array.content.value.items.flatMap(tapesIn) : [];
}

/** Called with tensors: the gradient of a function, or a function with a gradient of its own. */
export function callDerived(
  run: Run,
  callee: Value & { kind: 'derived' },
  args: Arguments,
  node: ts.Node,
  scope: Scope,
): Value {
  const inputs = args.values.flatMap((value) => tensorsIn(value).tensors);
  if (callee.op === 'customGrad' || callee.op === 'customGradient') {
    // What happens inside is the author's business: outside there is one op with its own gradient.
    const active = run.active.value;
    run.store.set(run.active, []);
    callValue(run, callee.of, newArguments([...args.values, UNKNOWN]), node, scope);
    run.store.set(run.active, active);
    return tensorValue(run.tensor({ kind: 'op', op: 'customGrad', node, inputs }));
  }
  // `grads(f)([x, y])` hands f its arguments one by one.
  const isList = callee.op === 'grads' || callee.op === 'valueAndGrads';
  const [given = UNKNOWN] = args.values;
  const handed =
    isList && given.kind === 'array' && given.array.content.value.exact
      ? { ...args, values: given.array.content.value.items }
      : args;
  callDifferentiated(run, callee.of, handed, given, node, scope);
  const one = (): TensorFact => run.opaque(node, false);
  if (callee.op === 'grad') return tensorValue(one());
  if (callee.op === 'grads') return newArray([tensorValue(one())], false);
  const name = callee.op === 'valueAndGrad' ? 'grad' : 'grads';
  const part = name === 'grad' ? tensorValue(one()) : newArray([tensorValue(one())], false);
  return {
    kind: 'object',
    object: newObject([
      ['value', tensorValue(one())],
      [name, part],
    ]),
  };
}

/** `self.name(args)` on a tensor, a tape or an optimizer. */
export function callEngineMethod(
  run: Run,
  self: Value & { kind: 'tensor' | 'tape' | 'engine-object' },
  name: string,
  args: Arguments,
  node: ts.Node,
  scope: Scope,
): Value {
  if (self.kind === 'tape') return callTapeMethod(run, self.tape, name, args, node, scope);
  if (self.kind === 'engine-object') {
    const [first = UNKNOWN] = args.values;
    if (name === 'minimize') {
      const loss = callOverVariables(run, args, 2, node, scope);
      const given = args.values[2];
      const moved = given === undefined ? ancestorsIn(asTensors(loss)) : tensorsIn(given).tensors;
      for (const one of moved) if (one.variable !== null) run.update(one);
      return loss;
    }
    if (name === 'computeGradients') return callOverVariables(run, args, 1, node, scope);
    if (name !== 'applyGradients') return callUnknown(run, self, args, node, scope);
    // A gradient's last input is the source it was asked for.
    for (const tensor of tensorsIn(first).tensors) {
      const { op, inputs } = tensor;
      run.use(tensor, node);
      const source = inputs.at(-1);
      if (op === 'gradient' && source !== undefined && source.variable !== null) run.update(source);
    }
    return UNDEFINED;
  }
  const { tensor } = self;
  if (READS.has(name)) {
    run.use(tensor, node);
    const value = unknownWith([{ tensor, read: node, computed: null, tapes: run.active.value }]);
    return ASYNC_READS.has(name) ? { kind: 'promise', value } : value;
  }
  switch (name) {
    case 'variable':
      return createVariable(run, { ...args, values: [self, ...args.values] }, node);
    case 'assign':
    case 'assignAdd':
    case 'assignSub':
      return assign(run, tensor, name, args, node);
    case 'print':
      run.use(tensor, node);
      return UNDEFINED;
    case 'dispose':
      if (isOne(tensor)) run.free(tensor, node);
      return UNDEFINED;
    case 'throwIfDisposed':
      return UNDEFINED;
    case 'toString':
    case 'toJSON':
    case 'getDims':
    case 'bytes':
      return PLAIN;
  }
  return awaited(runOp(run, name, args, node, scope, tensor));
}

function assign(run: Run, variable: TensorFact, name: string, args: Arguments, node: ts.Node): Value {
  const [value = UNKNOWN] = args.values;
  const fact = variable.variable;
  run.update(variable);
  run.use(variable, node);
  if (fact !== null && ts.isCallExpression(node)) {
    const from = asTensors(value);
    for (const tensor of from) run.use(tensor, node);
    const leaks = leaksOf(value);
    const plainPart = leaks.length > 0 ? [run.tensor({ kind: 'leaf', op: name, node, leaks })] : [];
    const entries = [...from, ...plainPart].map((tensor) => ({
      seq: run.next(),
      node,
      value: tensor,
      tapes: run.active.value,
    }));
    const kept = name === 'assign' ? [] : fact.assigned.value;
    run.store.set(fact.assigned, [...kept, ...entries].slice(-6));
  }
  return tensorValue(variable);
}

/** Tensors that `tf.keep` saves from the tidy around it. */
const kept = new WeakSet<TensorFact>();

/** What was made inside and is not returned is freed. */
function tidy(run: Run, args: Arguments, node: ts.Node, scope: Scope): Value {
  const callback = args.values.findLast((value) => value.kind === 'function') ?? UNKNOWN;
  const before = run.ops.length;
  const result = callValue(run, callback, newArguments([]), node, scope);
  const { tensors, complete } = tensorsIn(result);
  if (!complete && tensors.length === 0 && result.kind !== 'plain') return result;
  const saved = new Set(tensors.flatMap((tensor) => [tensor, ...(tensor.kind === 'either' ? tensor.inputs : [])]));
  for (const tensor of run.ops.slice(before)) {
    const mayBeFreed = tensor.kind === 'op' || tensor.kind === 'leaf';
    if (mayBeFreed && complete && !saved.has(tensor) && !kept.has(tensor)) run.free(tensor, node);
  }
  return result;
}
