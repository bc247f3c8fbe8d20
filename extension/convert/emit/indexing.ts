/** @file `x[0]`, `x[1:5]`, `x[:, 0]`: of lists plain indexing, of tensors slices that gradients flow through. */

import { itemOf, join, STRING, tensor, UNKNOWN, type Kind } from '../kinds';
import type { Expression } from '../python/syntax';
import type { Scope } from './context';
import { expression } from './expressions';
import { bracketed, primary, quoted, receiver, spread, Unconvertible, type Value } from './value';

/** Of a copy, what its numbers are read from stays the tensor itself. */
export function index(object: Value, at: Expression, scope: Scope): Value {
  const { copied, ...bare } = object;
  const made = indexed(object, at, scope);
  if (copied === undefined || made.kind.type !== 'tensor') return made;
  return { ...made, copied: indexed({ ...bare, code: copied, binds: 'primary' }, at, scope).code };
}

function indexed(object: Value, at: Expression, scope: Scope): Value {
  const { kind } = object;
  switch (kind.type) {
    case 'dict': {
      const entry = at.type === 'string' ? kind.entries.get(at.value) : undefined;
      if (at.type === 'string' && entry) {
        const isName = /^[A-Za-z_$][\w$]*$/.test(at.value);
        return primary(
          isName ? `${bracketed(object)}.${at.value}` : `${bracketed(object)}[${quoted(at.value)}]`,
          entry,
        );
      }
      const key = expression(at, scope);
      if (key.kind.type === 'string' && /^\w+$/.test(object.code)) {
        const item = [...kind.entries.values()].reduce(join, UNKNOWN);
        return primary(`${object.code}[${key.code} as keyof typeof ${object.code}]`, item);
      }
      throw new Unconvertible('a key that is not written out is not converted');
    }
    case 'map':
      return primary(`${bracketed(object)}[${expression(at, scope).code}]!`, itemOf(kind));
    case 'list':
    case 'tuple':
    case 'shape':
    case 'string':
      return ofArray(object, at, scope);
    case 'tensor':
      return ofTensor(object, at, scope);
    case 'unknown':
      // Not known yet: a list or a tensor.
      if (!scope.program.assumeTensors) return primary(object.code, UNKNOWN);
      return ofTensor({ ...object, kind: tensor(null, null) }, at, scope);
    default:
      throw new Unconvertible('indexing such a value has no counterpart here');
  }
}

function ofArray(object: Value, at: Expression, scope: Scope): Value {
  if (at.type === 'slice') {
    if (at.step !== null && at.start === null && at.stop === null && integer(at.step) === -1)
      return primary(`[${spread(object)}].reverse()`, { type: 'list', item: itemOf(object.kind) });
    if (at.step !== null) throw new Unconvertible('a slice with a step is not converted for lists');
    const start = at.start === null ? '0' : expression(at.start, scope).code;
    const stop = at.stop === null ? '' : `, ${expression(at.stop, scope).code}`;
    const kind: Kind = object.kind.type === 'tuple' ? { type: 'list', item: itemOf(object.kind) } : object.kind;
    return primary(`${bracketed(object)}.slice(${start}${stop})`, kind);
  }
  const place = integer(at);
  const item = object.kind.type === 'string' ? STRING : itemOf(object.kind, place);
  if (place !== null && place < 0) return primary(`${bracketed(object)}.at(${place})!`, item);
  const code = `${bracketed(object)}[${expression(at, scope).code}]`;
  // A tuple's items are known to be there; a nullable one gets its mark where it is used.
  const isSure = object.kind.type === 'tuple' || (item.type === 'tensor' && item.nullable);
  return primary(isSure ? code : `${code}!`, item);
}

function integer(e: Expression): number | null {
  if (e.type === 'number' && !e.isFloat) return Number(e.text);
  if (e.type === 'unary' && e.operator === '-') {
    const value = integer(e.operand);
    return value === null ? null : -value;
  }
  return null;
}

function ofTensor(object: Value, at: Expression, scope: Scope): Value {
  const kind = object.kind.type === 'tensor' ? object.kind : tensor(null, null);
  const parts = at.type === 'tuple' ? at.items : [at];
  const result = (dropped: number, added = 0): Kind => ({
    ...kind,
    variable: false,
    nullable: false,
    rank: kind.rank === null ? null : kind.rank - dropped + added,
  });
  if (parts.some((part) => isTensorIndex(part, scope))) {
    if (parts.length > 1) throw new Unconvertible('indexing by a tensor beside other indices is not converted');
    const by = expression(parts[0] ?? at, scope);
    if (by.kind.type === 'tensor' && by.kind.dtype === 'bool')
      throw new Unconvertible(
        'picking by a mask gives a length that is only known later; tf.where or tf.mul with the mask can do it',
      );
    return primary(`${receiver(object)}.gather(${by.code})`, tensor(kind.dtype, null));
  }
  const added = inserted(object, parts, scope, result);
  if (added) return added;
  const last = fromTheEnd(object, parts, result);
  if (last) return last;
  return isSimple(parts, scope) ? slice(object, parts, scope, result) : stridedSlice(object, parts, scope, result);
}

function isTensorIndex(part: Expression, scope: Scope): boolean {
  if (part.type === 'slice' || part.type === 'constant') return false;
  const { type } = expression(part, scope).kind;
  return type === 'tensor' || type === 'list';
}

/** `y[:, tf.newaxis]`: nothing but an axis more. */
function inserted(object: Value, parts: readonly Expression[], scope: Scope, result: ResultOf): Value | null {
  const axes = parts.flatMap((part, axis) => (isNothing(part, scope) ? [axis] : []));
  const [axis, ...more] = axes;
  const isWhole = parts.every((part, i) => i === axis || isAll(part));
  if (axis === undefined || more.length > 0 || !isWhole) return null;
  return primary(`${receiver(object)}.expandDims(${axis})`, result(0, 1));
}

function isNothing(part: Expression, scope: Scope): boolean {
  return part.type !== 'slice' && part.type !== 'constant'
    ? expression(part, scope).kind.type === 'none'
    : part.type === 'constant' && part.value === 'None';
}

function isAll(part: Expression): boolean {
  return part.type === 'slice' && part.start === null && part.stop === null && part.step === null;
}

/** `x[-1]` of a name, and `m[:, -1]`: counted from the end by the shape. */
function fromTheEnd(object: Value, parts: readonly Expression[], result: ResultOf): Value | null {
  const on = receiver(object);
  const axis = parts.length - 1;
  const last = parts[axis];
  const place = last ? integer(last) : null;
  if (place === null || place >= 0 || !/^[\w.]+$/.test(on) || !parts.slice(0, -1).every(isAll)) return null;
  const code = `${on}.shape[${axis}]! - ${-place}`;
  return primary(`${on}.gather(${code}${axis === 0 ? '' : `, ${axis}`})`, result(1));
}

/** Nothing counted from the end, no steps, nothing inserted, no end that may lie beyond the tensor's: Python cuts there. */
function isSimple(parts: readonly Expression[], scope: Scope): boolean {
  const isForward = (e: Expression | null): boolean => e?.type !== 'unary';
  const isIndex = ({ type }: Expression): boolean => type === 'number' || type === 'name' || type === 'binary';
  return parts.every((part) =>
    part.type === 'slice' ? part.step === null && isForward(part.start) && isSure(part.stop, scope) : isIndex(part),
  );
}

/** An end that is written out, or that a size tells of. */
function isSure(end: Expression | null, scope: Scope): boolean {
  if (end === null || end.type === 'number') return true;
  return end.type !== 'unary' && /\.shape\b|\.length$/.test(expression(end, scope).code);
}

type ResultOf = (dropped: number, added?: number) => Kind;

function slice(object: Value, parts: readonly Expression[], scope: Scope, result: ResultOf): Value {
  const only = parts[0];
  if (parts.length === 1 && only && only.type !== 'slice') {
    return primary(`${receiver(object)}.gather(${expression(only, scope).code})`, result(1));
  }
  const begins: string[] = [];
  const sizes: string[] = [];
  const dropped: number[] = [];
  for (const [axis, part] of parts.entries()) {
    if (part.type === 'slice') {
      const start = part.start === null ? '0' : expression(part.start, scope).code;
      begins.push(start);
      sizes.push(part.stop === null ? '-1' : difference(expression(part.stop, scope), start));
    } else {
      begins.push(expression(part, scope).code);
      sizes.push('1');
      dropped.push(axis);
    }
  }
  const isOne = parts.length === 1;
  const begin = isOne ? (begins[0] ?? '0') : `[${begins.join(', ')}]`;
  const size = isOne ? (sizes[0] ?? '-1') : `[${sizes.join(', ')}]`;
  const cut = `${receiver(object)}.slice(${begin}${size === '-1' ? '' : `, ${size}`})`;
  return primary(dropped.length === 0 ? cut : `${cut}.squeeze([${dropped.join(', ')}])`, result(dropped.length));
}

function difference(stop: Value, start: string): string {
  if (start === '0') return stop.code;
  if (/^\d+$/.test(stop.code) && /^\d+$/.test(start)) return String(Number(stop.code) - Number(start));
  return `${bracketed(stop)} - ${/^[\w.]+$/.test(start) ? start : `(${start})`}`;
}

/** `x[-1]`, `x[::2]`, `x[..., 0]`, `x[:, tf.newaxis]`: all of Python's forms, by masks as TensorFlow has them. */
function stridedSlice(object: Value, parts: readonly Expression[], scope: Scope, result: ResultOf): Value {
  const begins: string[] = [];
  const ends: string[] = [];
  const strides: string[] = [];
  const masks = { begin: 0, end: 0, ellipsis: 0, newAxis: 0, shrink: 0 };
  let [dropped, added] = [0, 0];
  const push = (begin: string, end: string, stride: string): void => {
    begins.push(begin);
    ends.push(end);
    strides.push(stride);
  };
  for (const [i, part] of parts.entries()) {
    const bit = 1 << i;
    if (part.type === 'constant' && part.value === '...') {
      masks.ellipsis |= bit;
      push('0', '0', '1');
    } else if (part.type === 'slice') {
      if (part.start === null) masks.begin |= bit;
      if (part.stop === null) masks.end |= bit;
      const of = (e: Expression | null, otherwise: string): string =>
        e === null ? otherwise : expression(e, scope).code;
      push(of(part.start, '0'), of(part.stop, '0'), of(part.step, '1'));
    } else {
      const value = expression(part, scope);
      if (value.kind.type === 'none') {
        masks.newAxis |= bit;
        added++;
        push('0', '0', '1');
      } else {
        masks.shrink |= bit;
        dropped++;
        // The end of the last element is the end itself, which counting from the end cannot say.
        if (value.code === '-1') masks.end |= bit;
        push(
          value.code,
          value.code === '-1'
            ? '0'
            : `${value.code} + 1`.replace(/^(-?\d+) \+ 1$/, (_, n: string) => String(Number(n) + 1)),
          '1',
        );
      }
    }
  }
  const shrink = [masks.begin, masks.end, masks.ellipsis, masks.newAxis, masks.shrink];
  while (shrink.at(-1) === 0) shrink.pop();
  const hasSteps = shrink.length > 0 || strides.some((stride) => stride !== '1');
  const args = [begins, ends, ...(hasSteps ? [strides] : [])]
    .map((one) => `[${one.join(', ')}]`)
    .concat(shrink.map(String));
  return primary(`${receiver(object)}.stridedSlice(${args.join(', ')})`, result(dropped, added));
}
