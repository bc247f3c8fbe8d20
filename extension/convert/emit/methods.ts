/** @file Methods: of tapes, Variables, tensors, arrays, optimizers, lists, dicts and strings. */

import { BOOLEAN, INTEGER, itemOf, NONE, STRING, tensor, UNKNOWN, type Kind, type TensorKind } from '../kinds';
import { NUMPY } from '../names/numpy';
import type { Argument, Expression } from '../python/syntax';
import { bind, trimmed } from './arguments';
import { learnInto, methodOf } from './classes';
import type { Scope } from './context';
import { expression, identifier } from './expressions';
import { bracesFormatted, splitItems } from './formats';
import { copyOf, elementsOf, rounded, shapeText } from './library';
import { bracketed, present, primary, quoted, receiver, spread, Unconvertible, type Value } from './value';

export function methodCall(callee: Expression & { type: 'attribute' }, args: readonly Argument[], scope: Scope): Value {
  const object = expression(callee.object, scope);
  const { name } = callee;
  const { kind } = object;
  const values = (): Value[] => args.map(({ value }) => expression(value, scope));
  switch (kind.type) {
    case 'tape':
      return ofTape(object, name, args, scope);
    case 'unknown':
      if (!scope.program.assumeTensors) return primary(object.code, UNKNOWN);
      return ofTensor(object, name, args, scope);
    case 'tensor':
    case 'tensorLike':
      return ofTensor(object, name, args, scope);
    case 'number':
    case 'boolean':
      if (name === 'numpy' || name === 'item') return object;
      break;
    case 'shape':
      if (name === 'as_list' || name === 'numpy') return object;
      if (name === 'num_elements') return elementsOf(object);
      break;
    case 'instance':
      return methodOf(object, kind.of, name, args, scope);
    case 'optimizer':
      return ofOptimizer(object, name, args, scope);
    case 'list':
      return ofList(object, callee.object, name, values(), scope);
    case 'string':
      if (name === 'format' && callee.object.type === 'string') {
        const placed = args.filter(({ keyword }) => keyword === null).map(({ value }) => expression(value, scope));
        const named = args.flatMap(({ keyword, value }) =>
          keyword === null || keyword === '*' || keyword === '**' ? [] : [[keyword, expression(value, scope)] as const],
        );
        if (placed.length + named.length < args.length) throw new Unconvertible('format(*…) is not converted');
        return bracesFormatted(callee.object.value, placed, new Map(named));
      }
      if (name === 'join') return primary(`${bracketed(values()[0] ?? object)}.join(${object.code})`, STRING);
      break;
    case 'dict':
      if (name === 'get' && args[0]?.value.type === 'string')
        return primary(`${bracketed(object)}.${args[0].value.value}`, kind.entries.get(args[0].value.value) ?? NONE);
      if (name === 'values')
        return primary(`Object.values(${object.code})`, {
          type: 'list',
          item: [...kind.entries.values()][0] ?? UNKNOWN,
        });
      if (name === 'keys') return primary(`Object.keys(${object.code})`, { type: 'list', item: STRING });
      break;
    case 'map':
      if (name === 'values') return primary(`Object.values(${object.code})`, { type: 'list', item: kind.item });
      if (name === 'keys') return primary(`Object.keys(${object.code})`, { type: 'list', item: STRING });
      break;
    default:
  }
  throw new Unconvertible(`"${bracketed(object)}.${name}()" has no counterpart here`);
}

function ofTape(tape: Value, name: string, args: readonly Argument[], scope: Scope): Value {
  const on = bracketed(tape);
  switch (name) {
    case 'gradient': {
      const values = bind(args, 'target sources output_gradients unconnected_gradients', scope, 'gradient');
      const sources = values.get('sources');
      const [target, kind] = asked(values.get('target'), sources, scope);
      const upstream = values.get('output_gradients');
      if (upstream && isListOf(values.get('target')?.kind, 'tensor') && isListOf(upstream.kind, 'number'))
        values.set('output_gradients', {
          ...upstream,
          code: scalars(upstream),
          kind: values.get('target')?.kind ?? NONE,
        });
      const options = optionsText(values, ['output_gradients', 'unconnected_gradients']);
      return primary(`${on}.gradient(${target}, ${sources?.code ?? ''}${options})`, kind);
    }
    case 'jacobian':
    case 'batch_jacobian': {
      const params = 'target sources|source unconnected_gradients parallel_iterations experimental_use_pfor';
      const values = bind(args, params, scope, name);
      const [target, kind] = asked(values.get('target'), values.get('sources'), scope);
      const options = optionsText(values, ['unconnected_gradients']);
      const ts = name === 'jacobian' ? 'jacobian' : 'batchJacobian';
      return primary(`${on}.${ts}(${target}, ${values.get('sources')?.code ?? ''}${options})`, unranked(kind));
    }
    case 'watch':
      return primary(`${on}.watch(${args.map(({ value }) => present(expression(value, scope))).join(', ')})`, NONE);
    case 'watched_variables':
      return primary(`${on}.watchedVariables()`, { type: 'list', item: tensor(null, null, { variable: true }) });
    case 'reset':
      return primary(`${on}.reset()`, NONE);
    default:
      throw new Unconvertible(`a tape has no "${name}" here`);
  }
}

/** The target's text, and what a gradient of such sources is. */
function asked(target: Value | undefined, sources: Value | undefined, scope: Scope): readonly [string, Kind] {
  if (!target || !sources) throw new Unconvertible('a target and sources are needed');
  // What is asked for follows from the sources: as long as they are not known, it is not either.
  const isOpen = sources.kind.type === 'unknown' && !scope.program.assumeTensors;
  return [presentDeep(target), isOpen ? UNKNOWN : gradientOf(sources.kind)];
}

/** The items of a list that may be null are marked where the list is written out. */
function presentDeep(value: Value): string {
  return present(value);
}

function gradientOf(kind: Kind): Kind {
  switch (kind.type) {
    case 'list':
      return { type: 'list', item: gradientOf(kind.item) };
    // Types of arrays of one length are lost on the way through the tape.
    case 'tuple':
      return {
        type: 'list',
        item: kind.items.map(gradientOf).reduce((a, b) => (a.type === 'unknown' ? b : a), UNKNOWN),
      };
    case 'dict':
      return { type: 'dict', entries: new Map([...kind.entries].map(([key, value]) => [key, gradientOf(value)])) };
    case 'map':
      return { type: 'map', item: gradientOf(kind.item) };
    case 'tensor':
      return tensor(kind.dtype, kind.rank, { nullable: true });
    default:
      return tensor(null, null, { nullable: true });
  }
}

function unranked(kind: Kind): Kind {
  if (kind.type === 'tensor') return { ...kind, rank: null };
  return kind.type === 'list' ? { type: 'list', item: unranked(kind.item) } : kind;
}

function optionsText(values: ReadonlyMap<string, Value>, names: readonly string[]): string {
  const options = names.flatMap((python) => {
    const value = values.get(python);
    if (!value || value.kind.type === 'none') return [];
    const ts = python === 'output_gradients' ? 'outputGradients' : 'unconnectedGradients';
    const code =
      ts === 'outputGradients' &&
      (value.kind.type === 'number' || value.kind.type === 'list') &&
      !holdsTensors(value.kind)
        ? `tf.constant(${value.code})`
        : present(value);
    return [`${ts}: ${code}`];
  });
  return options.length === 0 ? '' : `, { ${options.join(', ')} }`;
}

/** For each target its own upstream gradient. */
function scalars({ code }: Value): string {
  return code.startsWith('[')
    ? `[${splitItems(code)
        .map((one) => `tf.scalar(${one})`)
        .join(', ')}]`
    : `${code}.map((one) => tf.scalar(one))`;
}

function isListOf(kind: Kind | undefined, type: Kind['type']): boolean {
  return (kind?.type === 'list' || kind?.type === 'tuple') && itemOf(kind).type === type;
}

function holdsTensors(kind: Kind): boolean {
  return kind.type === 'tensor' || (kind.type === 'list' && holdsTensors(kind.item));
}

const ASSIGNS: Readonly<Record<string, string>> = {
  assign: 'assign',
  assign_add: 'assignAdd',
  assign_sub: 'assignSub',
};

/** Of a copy, what its numbers are read from stays the tensor itself. */
function ofTensor(object: Value, name: string, args: readonly Argument[], scope: Scope): Value {
  const { copied, ...bare } = object;
  const made = tensorMethod(object, name, args, scope);
  if (copied === undefined || made.copied !== undefined || made.kind.type !== 'tensor') return made;
  const { code } = tensorMethod({ ...bare, code: copied, binds: 'primary' }, name, args, scope);
  return { ...made, copied: code };
}

function tensorMethod(object: Value, name: string, args: readonly Argument[], scope: Scope): Value {
  const kind = object.kind.type === 'tensor' ? object.kind : tensor(null, null);
  const on = receiver(object);
  const result = { ...kind, variable: false, nullable: false };
  const assign = ASSIGNS[name];
  if (assign !== undefined) {
    const [value] = args;
    if (!value) throw new Unconvertible(`${name} is given no value`);
    if (object.kind.type === 'tensor' && !kind.variable && scope.program.isFinal)
      throw new Unconvertible(`${object.code} is not always a Variable, and only a Variable can be assigned to`);
    return primary(`${on}.${assign}(${present(expression(value.value, scope))})`, kind);
  }
  switch (name) {
    case 'numpy':
      // A number of its own where it is known to be one; else a copy that no tape sees.
      if (kind.rank === 0 && kind.dtype === 'bool') return primary(`Boolean(${on}.dataSync()[0])`, BOOLEAN);
      if (kind.rank === 0) return primary(`${on}.dataSync()[0]!`, { type: 'number', isFloat: kind.dtype !== 'int32' });
      return { ...primary(copyOf(object, kind), { ...result, numpy: true }), copied: on };
    case 'value':
    case 'read_value':
      return primary(`${on}.clone()`, result);
    case 'item':
      return primary(`${object.copied ?? on}.dataSync()[0]!`, { type: 'number', isFloat: null });
    case 'tolist':
      if (kind.rank === 1)
        return primary(`Array.from(${object.copied ?? on}.dataSync())`, { type: 'list', item: numberOfKind(kind) });
      return primary(`${object.copied ?? on}.arraySync()`, kind.rank === 0 ? numberOfKind(kind) : UNKNOWN);
    case 'astype': {
      const [dtype] = args.map(({ value }) => expression(value, scope));
      if (dtype?.kind.type === 'dtype')
        return primary(`${on}.cast(${dtype.code})`, { ...result, dtype: dtype.kind.dtype });
      break;
    }
    case 'reshape': {
      const values = args.map(({ value }) => expression(value, scope));
      const [first] = values;
      const shape = values.length === 1 && first ? shapeText(first) : `[${values.map(({ code }) => code).join(', ')}]`;
      return primary(`${on}.reshape(${shape})`, { ...result, rank: null });
    }
    case 'copy':
      return object.copied === undefined ? primary(`${on}.clone()`, result) : object;
    case 'flatten':
    case 'ravel':
      return primary(`${on}.flatten()`, { ...result, rank: 1 });
    case 'round': {
      const [digits] = args.map(({ value }) => expression(value, scope));
      return rounded(on, digits, result);
    }
    case 'get_shape':
      return primary(`${on}.shape`, { type: 'shape' });
    default:
  }
  const numpy = kind.numpy && NUMPY[name]?.result === 'reduced' ? NUMPY[name] : undefined;
  if (numpy) {
    const values = bind(args, 'axis', scope, name);
    return primary(`${on}.${numpy.ts}(${values.get('axis')?.code ?? ''})`, {
      ...result,
      rank: values.size === 0 ? 0 : null,
    });
  }
  throw new Unconvertible(`a tensor has no "${name}" here`);
}

function numberOfKind({ dtype }: TensorKind): Kind {
  return { type: 'number', isFloat: dtype !== 'int32' };
}

function ofOptimizer(object: Value, name: string, args: readonly Argument[], scope: Scope): Value {
  const [given] = args;
  if (name === 'apply_gradients' && given) {
    const written = zippedPairs(given.value, scope);
    if (written !== null) return primary(`${bracketed(object)}.applyGradients(${written})`, NONE);
    const pairs = expression(given.value, scope);
    return primary(`${bracketed(object)}.applyGradients(${pairs.code})`, NONE);
  }
  if (name === 'minimize') {
    const values = bind(args, 'loss var_list', scope, name);
    const codes = trimmed(
      [values.get('loss')?.code, undefined, values.get('var_list')?.code].map((code, i) => (i === 1 ? 'false' : code)),
    );
    return primary(`${bracketed(object)}.minimize(${codes.join(', ')})`, NONE);
  }
  throw new Unconvertible(`an optimizer has no "${name}" here`);
}

/** `zip(grads, [w, b])` as pairs written out; null where the lists are not. */
function zippedPairs(e: Expression, scope: Scope): string | null {
  if (e.type !== 'call' || e.callee.type !== 'name' || e.callee.name !== 'zip') return null;
  const [gradients, variables] = e.args.map(({ value }) => value);
  if (gradients?.type !== 'name' || variables?.type !== 'list' || variables.items.length > 4) return null;
  const from = expression(gradients, scope).code;
  return `[${variables.items.map((one, i) => `[${from}[${i}]!, ${expression(one, scope).code}]`).join(', ')}]`;
}

const LIST_METHODS: Readonly<Record<string, string>> = { append: 'push', reverse: 'reverse', index: 'indexOf' };

function ofList(object: Value, list: Expression, name: string, values: readonly Value[], scope: Scope): Value {
  const [first] = values;
  if (name === 'append' && first) learnInto(list, { type: 'list', item: first.kind }, scope);
  if (name === 'extend' && first) {
    learnInto(list, { type: 'list', item: itemOf(first.kind) }, scope);
    return primary(`${bracketed(object)}.push(${spread(first)})`, NONE);
  }
  if (name === 'pop' && values.length === 0) return primary(`${bracketed(object)}.pop()!`, itemOf(object.kind));
  if (name === 'copy') return primary(`[...${bracketed(object)}]`, object.kind);
  const ts = LIST_METHODS[name];
  if (ts === undefined) throw new Unconvertible(`lists have no "${quoted(identifier(name)).slice(1, -1)}" here`);
  return primary(
    `${bracketed(object)}.${ts}(${values.map(({ code }) => code).join(', ')})`,
    name === 'index' ? INTEGER : NONE,
  );
}
