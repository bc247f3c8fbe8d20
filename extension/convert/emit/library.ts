/** @file Calls of TensorFlow's and NumPy's functions, by their lines in the name tables. */

import { INTEGER, isTensorLike, itemOf, tensor, type Kind, type TensorKind } from '../kinds';
import { MATH, NUMPY } from '../names/numpy';
import type { Signature } from '../names/signature';
import { signatureOf } from '../names/tensorflow';
import type { Argument } from '../python/syntax';
import { bind, orderOf, trimmed } from './arguments';
import type { Scope } from './context';
import { expression } from './expressions';
import { numberOf } from './formats';
import { broadcast } from './operators';
import { SPECIAL } from './special';
import { bracketed, present, primary, receiver, Unconvertible, type Value } from './value';

export function libraryCall(path: string, args: readonly Argument[], scope: Scope): Value {
  const special = SPECIAL[path] ?? SPECIAL[path.replace(/^tf\.(?:compat\.v[12]|math)\./, 'tf.')];
  return special ? special(args, scope, path) : tableCall(path, args, scope);
}

/** A function that a line of a table tells all of. */
export function tableCall(path: string, args: readonly Argument[], scope: Scope): Value {
  const [module = '', ...rest] = path.split('.');
  const member = rest.join('.');
  if (module === 'tf') return tensorflow(member, args, scope);
  if (module === 'np') return numpy(member, args, scope);
  if (module === 'math') return math(member, args, scope);
  if (module === 'plt') throw new Unconvertible(PICTURES);
  return noLibrary(path);
}

export const PICTURES = 'plt draws pictures, and a snippet draws none';

export function noLibrary(path: string): never {
  throw new Unconvertible(`${path} is a Python library, which is not here`);
}

function tensorflow(member: string, args: readonly Argument[], scope: Scope): Value {
  const signature = signatureOf(member) ?? missing(member);
  const values = bind(args, signature.params, scope, `tf.${member}`);
  for (const [param, value] of values) {
    // TensorFlow takes a NumPy array as a tensor of its own dtype; one that is cast to the others' is meant.
    const others = [...values.values()]
      .map(({ kind }) => kind)
      .find((kind): kind is TensorKind => kind.type === 'tensor' && !kind.numpy && kind.dtype !== null);
    if (
      signature.result === 'same' &&
      value.kind.type === 'tensor' &&
      value.kind.numpy &&
      others &&
      others.dtype !== value.kind.dtype
    ) {
      values.set(
        param,
        primary(`${receiver(value)}.cast('${others.dtype ?? 'float32'}')`, {
          ...value.kind,
          dtype: others.dtype,
          numpy: false,
        }),
      );
    }
  }
  const made = written(signature, values);
  return made.kind.type === 'tensor' ? { ...made, kind: { ...made.kind, numpy: false } } : made;
}

export function missing(member: string): never {
  const isModel = /^keras\.|^(?:Module|data|saved_model|train|estimator)\b/.test(member);
  throw new Unconvertible(
    isModel
      ? `tf.${member} belongs to layers, models and data, which are not here`
      : `tf.${member} has no counterpart in the table of names`,
  );
}

function numpy(member: string, args: readonly Argument[], scope: Scope): Value {
  const given = args.map(({ value }) => expression(value, scope));
  const isPlain = given.length > 0 && given.every(({ kind }) => kind.type === 'number' || kind.type === 'boolean');
  const plain = MATH[member];
  if (isPlain && plain !== undefined)
    return primary(`${plain}(${given.map(({ code }) => code).join(', ')})`, { type: 'number', isFloat: true });
  const signature = NUMPY[member];
  if (!signature) throw new Unconvertible(`np.${member} has no counterpart in the table of names`);
  const values = bind(args, signature.params, scope, `np.${member}`);
  for (const [param, value] of values) values.set(param, detached(value, scope));
  const made = written(signature, values);
  const { kind } = made;
  if (kind.type !== 'tensor') return made;
  return { ...made, kind: { ...kind, numpy: true } };
}

/** NumPy computes with values: a tensor goes in as a copy, through which no gradient flows. */
function detached(value: Value, scope: Scope): Value {
  const { kind } = value;
  if (kind.type !== 'tensor' || kind.numpy) return value;
  if (scope.program.isFinal)
    scope.program.notes.add('NumPy computes outside the tape, on copies: no gradient flows through what np. computed.');
  return primary(copyOf(value, kind), { ...kind, numpy: true, variable: false, nullable: false });
}

export function copyOf(value: Value, { dtype }: TensorKind): string {
  // What a call gives is not asked for twice.
  if (dtype === null && !/^[\w.!]+(?:\[\w+\]!?)?$/.test(value.code)) return `tf.stopGradient(${present(value)})`;
  const told =
    dtype === 'float32' ? '' : dtype === null ? `, undefined, ${receiver(value)}.dtype` : `, undefined, '${dtype}'`;
  return `tf.tensor(${receiver(value)}.arraySync()${told})`;
}

function math(member: string, args: readonly Argument[], scope: Scope): Value {
  const f = MATH[member];
  if (f === undefined) throw new Unconvertible(`math.${member} has no counterpart here`);
  const values = args.map(({ value }) => expression(value, scope));
  if (scope.program.isFinal && values.some(({ kind }) => isTensorLike(kind))) {
    scope.program.notes.add('math. computes with plain numbers: no gradient flows through it.');
  }
  return primary(
    `${f}(${values.map((value) => (value.kind.type === 'number' ? value.code : numberOf(value))).join(', ')})`,
    { type: 'number', isFloat: true },
  );
}

/** The call as the table has it. */
function written(signature: Signature, values: ReadonlyMap<string, Value>): Value {
  const kind = resultKind(signature, values);
  if (signature.ts.includes('$')) {
    const code = signature.ts.replace(/\$(\w+)/g, (_, param: string) => {
      const value = values.get(param);
      return value === undefined ? 'undefined' : argument(param, value);
    });
    return primary(code.replace(/(?:, undefined)+\)/g, ')'), kind);
  }
  const codes = orderOf(signature).map((param) => {
    const value = values.get(param);
    return value === undefined || value.kind.type === 'none' ? undefined : argument(param, value);
  });
  return primary(`tf.${signature.ts}(${trimmed(codes).join(', ')})`, kind);
}

/** Parameters that take a list of tensors; others take one tensor, which a list of them makes. */
const LISTS = new Set(['values', 'inputs', 'arrays']);

function argument(param: string, value: Value): string {
  if (param === 'shape') return shapeText(value);
  const { kind } = value;
  if (kind.type === 'list' || kind.type === 'tuple') {
    const item = itemOf(kind);
    const isMixed = item.type === 'tensorLike';
    const list = item.type === 'tensor' && item.nullable ? `${bracketed(value)}.map((one) => one!)` : value.code;
    if (LISTS.has(param)) return list;
    if (isMixed)
      throw new Unconvertible('a list of tensors and numbers is not converted; tf.constant makes a tensor of a number');
    return item.type === 'tensor' ? `tf.stack(${list})` : list;
  }
  return present(value);
}

/** How many elements a shape tells of: `n_params = tf.reduce_prod(x.shape)`. */
export function elementsOf({ code }: Value): Value {
  const size = /^(.*)\.shape$/.exec(code)?.[1];
  return primary(size === undefined ? `${code}.reduce((a, b) => a * b, 1)` : `${size}.size`, INTEGER);
}

/** To so many digits behind the point. */
export function rounded(on: string, digits: Value | undefined, kind: Kind): Value {
  if (digits === undefined || digits.code === '0') return primary(`${on}.round()`, kind);
  const places = Number(digits.code);
  if (!Number.isInteger(places) || places < 0 || places > 9)
    throw new Unconvertible('rounding to digits that are not written out is not converted');
  return primary(`${on}.mul(${10 ** places}).round().div(${10 ** places})`, kind);
}

/** A shape may be one number in Python. */
export function shapeText(value: Value): string {
  return value.kind.type === 'number' ? `[${value.code}]` : value.code;
}

function resultKind({ result, dtype, params }: Signature, values: ReadonlyMap<string, Value>): Kind {
  const all = [...values.values()].map(({ kind }) => kind).filter(({ type }) => type !== 'none');
  const ops = all.filter(
    ({ type }) =>
      type === 'tensor' || type === 'number' || type === 'unknown' || type === 'tensorLike' || type === 'list',
  );
  const both = broadcast(
    ...ops.map((kind) => (kind.type === 'list' || kind.type === 'unknown' ? tensor(null, null) : kind)),
  );
  switch (result) {
    case 'same': {
      const isMatrix = params.startsWith('a b');
      return tensor(
        dtype ?? both.dtype ?? (ops.some(({ type }) => type === 'tensor') ? null : 'float32'),
        isMatrix ? null : both.rank,
      );
    }
    case 'reduced': {
      const [first] = all;
      const isWhole = !values.has('axis') || values.get('axis')?.kind.type === 'none';
      const of = first?.type === 'tensor' ? first.dtype : first?.type === 'list' ? dtypeOfItems(first) : null;
      return tensor(dtype ?? of, isWhole && !values.has('keepdims') ? 0 : null);
    }
    case 'boolean':
      return tensor('bool', both.rank);
    case 'integer':
      return tensor('int32', null);
    case 'tensor': {
      const [first] = all;
      return tensor(
        dtype ?? (first?.type === 'tensor' ? first.dtype : first?.type === 'list' ? dtypeOfItems(first) : null),
        rankOfShape(values),
      );
    }
    case 'tensors':
      return { type: 'list', item: tensor(all[0]?.type === 'tensor' ? all[0].dtype : null, null) };
  }
}

function dtypeOfItems(kind: Kind): TensorKind['dtype'] {
  const item = itemOf(kind);
  return item.type === 'tensor' ? item.dtype : null;
}

function rankOfShape(values: ReadonlyMap<string, Value>): number | null {
  const shape = values.get('shape')?.kind;
  if (shape?.type === 'tuple') return shape.items.length;
  return shape?.type === 'number' ? 1 : null;
}
