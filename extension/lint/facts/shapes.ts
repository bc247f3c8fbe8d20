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
      if (y?.shape == null || x.shape.length !== 2 || y.shape.length !== 2 || own.length > 1) return null;
      return [x.shape[0] ?? null, y.shape[1] ?? null];
    case 'expandDims': {
      const axis = own.length === 0 ? 0 : numberOf(own[0]);
      if (axis === null) return null;
      const at = axis < 0 ? x.shape.length + 1 + axis : axis;
      return [...x.shape.slice(0, at), 1, ...x.shape.slice(at)];
    }
    case 'squeeze':
      return own.length === 0 && !x.shape.includes(null) ? x.shape.filter((size) => size !== 1) : null;
    case 'flatten':
    case 'as1D':
      return [x.shape.reduce((a, b) => (a === null || b === null ? null : a * b), 1)];
    case 'transpose':
      return own.length === 0 ? [...x.shape].reverse() : null;
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
