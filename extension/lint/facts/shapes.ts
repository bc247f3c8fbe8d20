/** @file Shapes in the dry run: known only where the text makes them certain. */

import type { Arguments } from './bindings';
import { BINARY_ELEMENTWISE, REDUCTIONS, UNARY_ELEMENTWISE } from './engineOps';
import { alternatives, type Shape, type TensorFact, type Value } from './values';

/** The shape a creator gives. */
export function shapeOfPlain(op: string, args: Arguments): Shape | null {
  const [first, second] = args.values;
  if (first === undefined || !args.exact) return null;
  switch (op) {
    case 'scalar':
      return [];
    case 'zeros':
    case 'ones':
    case 'fill':
    case 'randomNormal':
    case 'randomUniform':
    case 'truncatedNormal':
    case 'randomUniformInt':
    case 'randomStandardNormal':
      return numbersIn(first);
    case 'linspace':
      return [numberOf(args.values[2])];
    case 'range':
      return [null];
    case 'eye':
      return [numberOf(first), numberOf(second) ?? numberOf(first)];
    case 'tensor1d': {
      const own = shapeOfValues(first);
      return own?.length === 1 ? own : [null];
    }
    default: {
      const given = second === undefined ? null : numbersIn(second);
      return given !== null && given.length > 0 ? given : shapeOfValues(first);
    }
  }
}

function shapeOfValues(value: Value): Shape | null {
  if (value.kind === 'plain') return value.leaks.length === 0 && value.known !== undefined ? [] : null;
  if (value.kind !== 'array') return null;
  const { items, exact } = value.array.content.value;
  const [first] = items;
  if (first === undefined) return null;
  const inner = shapeOfValues(first);
  return inner === null ? null : [exact ? items.length : null, ...inner];
}

function numbersIn(value: Value): Shape | null {
  if (value.kind !== 'array' || !value.array.content.value.exact) return null;
  const { items } = value.array.content.value;
  return items.map((item) => numberOf(item));
}

export function numberOf(value: Value | undefined): number | null {
  return value?.kind === 'plain' && typeof value.known?.value === 'number' ? value.known.value : null;
}

/** The shape of an op's result; null unless certain. */
export function shapeOfResult(
  op: string,
  inputs: readonly TensorFact[],
  args: Arguments,
  method: boolean,
): Shape | null {
  const [x, y] = inputs;
  const own = method ? args.values : args.values.slice(1);
  if (UNARY_ELEMENTWISE.has(op)) return x?.shape ?? null;
  if (BINARY_ELEMENTWISE.has(op)) {
    const other = args.values.find(
      (value, i) => (method || i < 2) && alternatives(value).every((one) => one.kind !== 'tensor'),
    );
    const plain = other === undefined ? undefined : shapeOfValues(other);
    if (plain === null) return null;
    const [a, b] = plain === undefined ? [x?.shape ?? null, y?.shape ?? null] : [x?.shape ?? null, plain];
    return a === null || b === null ? null : broadcast(a, b);
  }
  if (x?.shape == null) return REDUCTIONS.has(op) && own.length === 0 ? [] : null;
  if (REDUCTIONS.has(op)) return reduced(op, x.shape, own);
  switch (op) {
    case 'matMul':
      return matMulShape(x.shape, y?.shape ?? null, own.slice(1));
    case 'diag':
      return [...x.shape, ...x.shape];
    case 'outerProduct':
      return y?.shape == null ? null : [...x.shape, ...y.shape];
    case 'oneHot':
      return [...x.shape, numberOf(own[0])];
    case 'where':
      return inputs.length === 3 ? inputs.reduce<Shape | null>(broadcastWith, []) : null;
    case 'broadcastTo':
      return own[0] === undefined ? null : numbersIn(own[0]);
    case 'linalg.bandPart':
    case 'prelu':
      return x.shape;
    case 'slice':
      return sliced(x.shape, own);
    case 'split':
      return splitShape(x.shape, own);
    case 'unstack':
      return own.length === 0 ? x.shape.slice(1) : withoutAxes(x.shape, own[0]);
    case 'expandDims': {
      const axis = own.length === 0 ? 0 : numberOf(own[0]);
      if (axis === null) return null;
      const at = axis < 0 ? x.shape.length + 1 + axis : axis;
      return [...x.shape.slice(0, at), 1, ...x.shape.slice(at)];
    }
    case 'squeeze':
      if (own.length === 0) return x.shape.includes(null) ? null : x.shape.filter((size) => size !== 1);
      return withoutAxes(x.shape, own[0]);
    case 'flatten':
    case 'as1D':
      return [x.shape.reduce((a, b) => (a === null || b === null ? null : a * b), 1)];
    case 'transpose':
      return own.length === 0 ? [...x.shape].reverse() : permuted(x.shape, own[0]);
    case 'gather': {
      const indices = y?.shape ?? (own[0] === undefined ? null : shapeOfValues(own[0]));
      const axis = own.length > 1 ? numberOf(own[1]) : 0;
      if (indices === null || axis === null || own.length > 2) return null;
      const at = axis < 0 ? x.shape.length + axis : axis;
      return [...x.shape.slice(0, at), ...indices, ...x.shape.slice(at + 1)];
    }
    case 'tile': {
      const times = own[0] === undefined ? null : numbersIn(own[0]);
      if (times?.length !== x.shape.length) return null;
      return x.shape.map((size, i) => {
        const many = times[i] ?? null;
        return size === null || many === null ? null : size * many;
      });
    }
    case 'dot':
      if (y?.shape == null || x.shape.length > 2 || y.shape.length > 2) return null;
      return [...x.shape.slice(0, -1), ...y.shape.slice(1)];
    case 'stack':
    case 'concat':
      return joinedShape(op, inputs, args, method);
    case 'reshape': {
      const to = own[0] === undefined ? null : numbersIn(own[0]);
      if (to === null) return null;
      const size = x.shape.reduce((a, b) => (a === null || b === null ? null : a * b), 1);
      const rest = to.reduce<number | null>((a, b) => (a === null || b === null ? null : b === -1 ? a : a * b), 1);
      return to.map((one) => (one !== -1 ? one : size === null || rest === null || rest === 0 ? null : size / rest));
    }
    default:
      return null;
  }
}

function matMulShape(a: Shape, b: Shape | null, flags: readonly Value[]): Shape | null {
  const [first, second] = [0, 1].map((i) => {
    const flag = flags[i];
    return flag === undefined ? false : flag.kind === 'plain' && flag.known !== undefined ? Boolean(flag.known.value) : null; // prettier-ignore
  });
  if (b === null || a.length !== 2 || b.length !== 2 || first == null || second == null) return null;
  return [a[first ? 1 : 0] ?? null, b[second ? 0 : 1] ?? null];
}

function sliced(shape: Shape, [begin, size]: readonly Value[]): Shape | null {
  const starts = begin === undefined ? null : numbersIn(begin);
  const sizes = size === undefined ? null : numbersIn(size);
  if (starts?.length !== shape.length || sizes?.length !== shape.length) return null;
  return shape.map((whole, i) => {
    const [at, many] = [starts[i] ?? null, sizes[i] ?? null];
    return many !== -1 ? many : whole === null || at === null ? null : whole - at;
  });
}

/** Of each part; parts of sizes of their own differ along the axis. */
function splitShape(shape: Shape, [parts, axis]: readonly Value[]): Shape | null {
  const along = axis === undefined ? 0 : numberOf(axis);
  const many = numberOf(parts);
  if (along === null) return null;
  const at = along < 0 ? along + shape.length : along;
  const whole = shape[at] ?? null;
  return shape.toSpliced(at, 1, many === null || whole === null ? null : whole / many);
}

function broadcastWith(known: Shape | null, { shape }: TensorFact): Shape | null {
  return known === null || shape === null ? null : broadcast(known, shape);
}

/** `tf.stack(list, axis)`, `tf.concat(list, axis)`, `a.concat(b, axis)`. */
function joinedShape(op: string, inputs: readonly TensorFact[], args: Arguments, method: boolean): Shape | null {
  const [list, axis] = args.values;
  const shapes = inputs.flatMap(({ shape }) => (shape === null ? [] : [shape]));
  const [first] = shapes;
  const along = axis === undefined ? 0 : numberOf(axis);
  const given = list?.kind === 'tensor' ? 1 : list?.kind === 'array' && list.array.content.value.exact ? list.array.content.value.items.length : null; // prettier-ignore
  const isWhole = given !== null && given + (method ? 1 : 0) === inputs.length && shapes.length === inputs.length;
  if (first === undefined || along === null || !isWhole) return null;
  const at = along < 0 ? along + first.length + (op === 'stack' ? 1 : 0) : along;
  const rest = (shape: Shape): string => (op === 'stack' ? shape : shape.toSpliced(at, 1)).join();
  if (shapes.some((shape) => shape.length !== first.length || rest(shape) !== rest(first))) return null;
  if (op === 'stack') return first.toSpliced(at, 0, inputs.length);
  const size = shapes.reduce<number | null>((sum, shape) => (sum === null || shape[at] == null ? null : sum + shape[at]), 0); // prettier-ignore
  return first.toSpliced(at, 1, size);
}

function axesIn(value: Value | undefined, rank: number): readonly number[] | null {
  const given = value === undefined ? null : value.kind === 'array' ? numbersIn(value) : [numberOf(value)];
  if (given === null || given.includes(null)) return null;
  return given.map((axis) => ((axis ?? 0) < 0 ? rank + (axis ?? 0) : (axis ?? 0)));
}

function withoutAxes(shape: Shape, axes: Value | undefined): Shape | null {
  const at = axesIn(axes, shape.length);
  return at === null ? null : shape.filter((_, i) => !at.includes(i));
}

function permuted(shape: Shape, axes: Value | undefined): Shape | null {
  const at = axesIn(axes, shape.length);
  return at === null ? null : at.map((axis) => shape[axis] ?? null);
}

function reduced(op: string, shape: Shape, own: readonly Value[]): Shape | null {
  const isNorm = op === 'norm' || op === 'euclideanNorm';
  const axisValue = isNorm ? own[1] : own[0];
  const keep = isNorm ? own[2] : own[1];
  if (keep !== undefined && (keep.kind !== 'plain' || keep.known === undefined)) return null;
  const keeps = keep?.kind === 'plain' && keep.known?.value === true;
  const isArg = op === 'argMax' || op === 'argMin';
  const missing =
    axisValue === undefined ||
    (axisValue.kind === 'plain' && axisValue.known !== undefined && axisValue.known.value == null);
  if (missing && isArg) return shape.slice(1);
  const axes = missing
    ? shape.map((_, i) => i)
    : axisValue.kind === 'array'
      ? numbersIn(axisValue)
      : [numberOf(axisValue)];
  if (axes === null || axes.includes(null)) return null;
  const at = axes.map((axis) => ((axis ?? 0) < 0 ? shape.length + (axis ?? 0) : (axis ?? 0)));
  return keeps ? shape.map((size, i) => (at.includes(i) ? 1 : size)) : shape.filter((_, i) => !at.includes(i));
}

/** The broadcast shape, or null where the sizes are not known well enough. */
export function broadcast(a: Shape, b: Shape): Shape | null {
  const rank = Math.max(a.length, b.length);
  const result: (number | null)[] = [];
  for (let i = 0; i < rank; i++) {
    const p = i < rank - a.length ? 1 : (a[i - (rank - a.length)] ?? null);
    const q = i < rank - b.length ? 1 : (b[i - (rank - b.length)] ?? null);
    if (p === 1) result.push(q);
    else if (q === 1) result.push(p);
    else if (p === null || q === null) result.push(p ?? q);
    else if (p !== q) return null;
    else result.push(p);
  }
  return result;
}
