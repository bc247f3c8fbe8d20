/** @file Ops of the engine in the dry run: which tensors go in, what is known of the one that comes out. */

import ts from 'typescript';
import type { Arguments } from './bindings';
import { CREATORS, NOT_DIFFERENTIABLE, SHAPE_ONLY, VALUE_OPS, fixedDtype, isIndexInput } from './engineOps';
import { escape } from './functions';
import { TYPED } from './globals';
import { newVariable, type Run } from './run';
import { numberOf, shapeOfPlain, shapeOfResult } from './shapes';
import {
  UNDEFINED,
  alternatives,
  asTensors,
  leaksOf,
  newArray,
  newObject,
  tensorValue,
  tensorsIn,
  type Leak,
  type Operand,
  type Scope,
  type TensorFact,
  type Value,
} from './values';

/** `tf.scalar(3)`, `tf.ones([2])` … A tensor given in place of plain values is copied. */
export function createTensor(run: Run, op: string, args: Arguments, node: ts.Node): Value {
  const [first = UNDEFINED] = args.values;
  const given = asTensors(first);
  if (given.length > 0) return tensorValue(run.tensor({ kind: 'op', op: 'clone', node, inputs: given }));
  return tensorValue(
    run.tensor({
      kind: 'leaf',
      op,
      node,
      operands: args.values.map((value) => numberOf(value)),
      leaks: VALUE_OPS.has(op) || op === 'fill' ? leaksIn(args) : [],
      dtype: createdDtype(op, args),
      shape: shapeOfPlain(op, args),
    }),
  );
}

export function createVariable(run: Run, args: Arguments, node: ts.Node): Value {
  const [first = UNDEFINED, trainable = UNDEFINED] = args.values;
  const copied = joined(run, first, node);
  const choice = trainable.kind === 'plain' && trainable.known !== undefined ? trainable.known.value !== false : null;
  return tensorValue(
    run.tensor({
      kind: 'variable',
      op: 'variable',
      node,
      leaks: leaksOf(first),
      dtype: literalDtype(args.values[3]) ?? copied?.dtype ?? createdDtype('tensor', { ...args, values: [first] }),
      shape: copied === null ? shapeOfPlain('tensor', { ...args, values: [first] }) : copied.shape,
      variable: newVariable(args.exact ? choice : null, copied),
    }),
  );
}

/** The tensor the value is; of several, one that may be each of them. */
export function joined(run: Run, value: Value, node: ts.Node): TensorFact | null {
  const tensors = asTensors(value);
  const strange = alternatives(value).some((one) => one.kind === 'unknown' && one.leaks.length === 0);
  const [only] = tensors;
  if (only === undefined) return strange ? run.opaque(node, false) : null;
  if (tensors.length === 1 && !strange) return only;
  const inputs = strange ? [...tensors, run.opaque(node, false)] : tensors;
  return run.tensor({ kind: 'either', op: '', node, inputs, shape: sameShape(tensors) });
}

function sameShape(tensors: readonly TensorFact[]): TensorFact['shape'] {
  const [first] = tensors;
  if (first?.shape == null) return null;
  const text = first.shape.join();
  return tensors.every((one) => one.shape !== null && one.shape.join() === text) ? first.shape : null;
}

const MULTIPLE: Readonly<Record<string, readonly string[]>> = {
  topk: ['values', 'indices'],
  moments: ['mean', 'variance'],
  unique: ['values', 'indices'],
};

/** An op on `self` (a method) or on its arguments. */
export function runOp(
  run: Run,
  op: string,
  args: Arguments,
  node: ts.Node,
  scope: Scope,
  self: TensorFact | null,
): Value {
  const [first = UNDEFINED] = args.values;
  const inputs: TensorFact[] = self === null ? [] : [self];
  const operands: Operand[] = [...inputs];
  for (const value of args.values) {
    if (value.kind === 'function') escape(run, value, node, scope);
    const one = value.kind === 'either' || value.kind === 'tensor' ? joined(run, value, node) : null;
    operands.push(one ?? numberOf(value));
    if (one !== null) inputs.push(one);
    else if (value.kind === 'unknown' && value.leaks.length === 0 && mayBeTensor(run, node, args, value))
      inputs.push(run.opaque(node, false));
    else if (value.kind === 'array' || value.kind === 'object') inputs.push(...partsOf(run, value, node));
  }
  noteReads(run, inputs);
  for (const input of inputs) run.use(input, node);
  const method = self !== null;
  const leaks = leaksInto(op, args, method);
  const dtype =
    castDtype(op, args, method) ?? fixedDtype(op) ?? inputs.find((input) => input.kind !== 'either')?.dtype ?? null;
  const shape = shapeOfResult(op, inputs, args, method);
  const kind = inputs.length === 0 && leaks.length === 0 && CREATORS.has(op) ? 'leaf' : 'op';
  const make = (name = op): TensorFact =>
    run.tensor({ kind, op: name, node, inputs, operands, method, leaks, dtype, shape });
  const outputs = MULTIPLE[op];
  if (outputs !== undefined) {
    return {
      kind: 'object',
      object: newObject(outputs.map((name) => [name, tensorValue(make(name === 'indices' ? 'argMax' : op))] as const)),
    };
  }
  if (op === 'split' || op === 'unstack' || op === 'meshgrid') {
    const sizes = method ? args.values[0] : args.values[1];
    const listed = sizes?.kind === 'array' && sizes.array.content.value.exact ? sizes.array.content.value.items : null;
    const count = op === 'split' ? (numberOf(sizes) ?? listed?.length ?? null) : null;
    if (count !== null && count <= 16) return newArray(Array.from({ length: count }, () => tensorValue(make())));
    return newArray([tensorValue(make())], false);
  }
  if (SHAPE_ONLY.has(op) && first.kind === 'unknown') return tensorValue(run.opaque(node, false));
  return tensorValue(make());
}

/** An argument of unknown value counts as a tensor unless its type says that it is a number, a text or a list of them. */
function mayBeTensor(run: Run, node: ts.Node, args: Arguments, value: Value): boolean {
  const expression = args.nodes[args.values.indexOf(value)];
  if (expression === undefined || args.nodes.length !== args.values.length || !ts.isCallExpression(node)) return true;
  const type = run.checker.getTypeAtLocation(expression);
  const text = run.checker.typeToString(run.checker.getNonNullableType(type));
  return !/^(number|string|boolean|"[^"]*"|'[^']*'|[\d.]+|true|false)(\[\])*$/.test(text);
}

function partsOf(run: Run, value: Value, node: ts.Node): readonly TensorFact[] {
  const { tensors, complete } = tensorsIn(value);
  if (tensors.length === 0) return [];
  // The elements of a list whose length is not known are all inputs: each may be.
  return complete ? tensors : [...tensors, ...(hasUnknown(value) ? [run.opaque(node, false)] : [])];
}

function hasUnknown(value: Value): boolean {
  if (value.kind === 'unknown') return true;
  if (value.kind === 'array') return value.array.content.value.items.some(hasUnknown);
  if (value.kind === 'either') return value.of.some(hasUnknown);
  return value.kind === 'object' && value.object.open.value;
}

/** What a function of the namespace is given first stands for a tensor (`tf.mean([a, b])`), unless it is positions. */
function leaksInto(op: string, args: Arguments, method: boolean): readonly Leak[] {
  if (VALUE_OPS.has(op)) return leaksIn(args);
  const [first] = args.values;
  return method || first === undefined || NOT_DIFFERENTIABLE.has(op) || isIndexInput(op, 0, false)
    ? []
    : leaksOf(first);
}

function leaksIn(args: Arguments): readonly Leak[] {
  return args.values.flatMap((value) => leaksOf(value));
}

/** A tape that reads what replaced a Variable does not see the Variable any more. */
function noteReads(run: Run, inputs: readonly TensorFact[]): void {
  const all = inputs.flatMap((input) => (input.kind === 'either' ? input.inputs : [input]));
  for (const input of all) {
    for (const replacement of run.replacements.get(input) ?? []) {
      const reader = run.active.value.find(
        (tape) =>
          !replacement.tapes.includes(tape) &&
          tape.watchAccessed !== false &&
          !tape.escaped.value &&
          !tape.watched.value.some((watch) => watch.tensor === input),
      );
      if (reader !== undefined && replacement.owner) run.replacedReads.add(replacement);
    }
  }
}

const DTYPES = new Set(['float32', 'float64', 'int32', 'bool', 'string', 'complex64']);

function literalDtype(value: Value | undefined): string | null {
  const text = value?.kind === 'plain' ? value.known?.value : undefined;
  return typeof text === 'string' && DTYPES.has(text) ? text : null;
}

function createdDtype(op: string, args: Arguments): string | null {
  // A dtype is never the first argument: that is the value, which may be text itself.
  for (const value of args.values.slice(1)) {
    const dtype = literalDtype(value);
    if (dtype !== null) return dtype;
  }
  if (op.startsWith('random') && op !== 'randomUniformInt') return 'float32';
  return op === 'randomUniformInt' ? 'int32' : valuesDtype(args.values[0] ?? UNDEFINED);
}

function valuesDtype(value: Value, depth = 4): string | null {
  if (value.kind === 'plain') {
    const known = value.known?.value;
    return known === undefined
      ? null
      : typeof known === 'boolean'
        ? 'bool'
        : typeof known === 'string'
          ? 'string'
          : 'float32';
  }
  if (value.kind === 'array' && depth > 0) {
    const [first] = value.array.content.value.items;
    return first === undefined ? null : valuesDtype(first, depth - 1);
  }
  if (value.kind === 'object') {
    const typed = value.object.props.get(TYPED)?.value;
    const name = typed?.kind === 'plain' ? typed.known?.value : undefined;
    return name === 'Int32Array' || name === 'Uint8Array' ? 'int32' : typeof name === 'string' ? 'float32' : null;
  }
  return null;
}

function castDtype(op: string, args: Arguments, method: boolean): string | null {
  if (op !== 'cast' && op !== 'asType') return null;
  return literalDtype(args.values[method ? 0 : 1]);
}
