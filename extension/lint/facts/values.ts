/** @file What the dry run knows of a value: a number, a tensor with its history, a tape, a function … or nothing. */

import type ts from 'typescript';
import { Cell } from './store';

export type Value =
  /** Anything at all. `leaks` tell which tensors' values it was read from. */
  | { readonly kind: 'unknown'; readonly leaks: readonly Leak[] }
  /** A JavaScript primitive; `known` only when its value is. */
  | { readonly kind: 'plain'; readonly known?: { readonly value: Primitive }; readonly leaks: readonly Leak[] }
  | { readonly kind: 'tensor'; readonly tensor: TensorFact }
  | { readonly kind: 'tape'; readonly tape: TapeFact }
  | { readonly kind: 'object'; readonly object: ObjectFact }
  | { readonly kind: 'array'; readonly array: ArrayFact }
  | { readonly kind: 'function'; readonly fn: FunctionFact }
  | { readonly kind: 'class'; readonly cls: ClassFact }
  | { readonly kind: 'promise'; readonly value: Value }
  /** A part of the engine's namespace: '' is the namespace itself, else a path such as `train.sgd`. */
  | { readonly kind: 'engine'; readonly path: string }
  /** An optimizer and the like. */
  | { readonly kind: 'engine-object'; readonly type: string }
  /** What `tf.grad(f)`, `tf.customGrad(f)` … return: a function over tensors. */
  | { readonly kind: 'derived'; readonly op: string; readonly of: Value }
  /** A method taken from its owner, called or handed on. */
  | { readonly kind: 'method'; readonly self: Value; readonly name: string }
  /** JavaScript's own globals: `Math`, `Object.entries` … */
  | { readonly kind: 'global'; readonly path: string }
  /** One of several, after a branch that could go either way. */
  | { readonly kind: 'either'; readonly of: readonly Value[] };

export type Primitive = string | number | boolean | bigint | null | undefined;

/** A value that left the engine. */
export interface Leak {
  readonly tensor: TensorFact;
  /** Where it was read (`x.dataSync()`), or the call that took the tensor for a number. */
  readonly read: ts.Node;
  /** The first place that computed with it in JavaScript; null while it is a pure copy. */
  readonly computed: ts.Node | null;
  /** Tapes that were recording when it was read. */
  readonly tapes: readonly TapeFact[];
}

export interface TensorFact {
  /** Counts everything that happens, so that facts can be ordered in time. */
  readonly seq: number;
  /** `leaf`: made from plain values. `op`: computed. `either`: one of `inputs`. `opaque`: nothing known of its making. */
  readonly kind: 'leaf' | 'op' | 'variable' | 'either' | 'opaque';
  /** Name of the op or creator; 'gradient' for what a gradient call returned. */
  readonly op: string;
  /** The call that made it. */
  readonly node: ts.Node;
  readonly inputs: readonly TensorFact[];
  /** Receiver and arguments in their order: a tensor, a known number, or null. */
  readonly operands: readonly Operand[];
  /** Called as a method: the receiver is the first input. */
  readonly method: boolean;
  /** Tapes that were recording, and those paused by `stopRecording`, when it was made. */
  readonly tapes: readonly TapeFact[];
  readonly paused: readonly TapeFact[];
  readonly leaks: readonly Leak[];
  readonly dtype: string | null;
  readonly shape: Shape | null;
  readonly variable: VariableFact | null;
  /** The loop turn it was made in; 0 outside of loops. */
  readonly turn: number;
}

export type Operand = TensorFact | number | null;

/** Dimensions; null where unknown. */
export type Shape = readonly (number | null)[];

export interface VariableFact {
  readonly trainable: Cell<boolean | null>;
  /** What it was initialised from, when that was a tensor. */
  readonly copied: TensorFact | null;
  /** What `assign*` put in since, newest last. */
  readonly assigned: Cell<readonly AssignFact[]>;
}
export interface AssignFact {
  readonly seq: number;
  readonly node: ts.CallExpression;
  readonly value: TensorFact;
  /** Tapes that were recording. */
  readonly tapes: readonly TapeFact[];
}

export interface TapeFact {
  readonly node: ts.Node;
  readonly persistent: boolean | null;
  readonly watchAccessed: boolean | null;
  /** Made by `tf.gradientTape()`: records from its creation on. */
  readonly scope: boolean;
  /** Nothing is known of who else handles it. */
  readonly opaque: boolean;
  readonly turn: number;
  readonly uses: Cell<Uses>;
  readonly watched: Cell<readonly WatchFact[]>;
  /** Something unknown was watched, or the tape went where we cannot follow. */
  readonly escaped: Cell<boolean>;
  /** `maybe`: on some path only. `none`: not made yet. Who is given the tape has to dispose it. */
  readonly disposed: Cell<Disposed>;
  /** When `reset` was last called; ops before are forgotten. */
  readonly resetAt: Cell<number>;
}
export type Disposed = 'none' | 'no' | 'yes' | 'maybe';
/** How many gradient calls happened, at least and at most. */
export interface Uses {
  readonly min: number;
  readonly max: number;
  readonly first: ts.CallExpression | null;
}
export interface WatchFact {
  readonly seq: number;
  readonly node: ts.CallExpression;
  readonly tensor: TensorFact;
}

export interface ObjectFact {
  readonly props: Map<string, Cell<Value>>;
  readonly cls: ClassFact | null;
  /** Accessors of an object literal; those of a class are its own. */
  readonly getters: Map<string, FunctionFact>;
  readonly setters: Map<string, FunctionFact>;
  /** Has, or may have, properties we have not seen. */
  readonly open: Cell<boolean>;
}
export interface ArrayFact {
  readonly content: Cell<ArrayContent>;
}
/** When not exact, `items` are values that elements may have. */
export interface ArrayContent {
  readonly items: readonly Value[];
  readonly exact: boolean;
}

export interface FunctionFact {
  readonly node: ts.FunctionLikeDeclaration;
  readonly scope: Scope;
  /** `this` of a method or of the function an arrow stands in. */
  readonly self: Value;
  readonly home: ClassFact | null;
}

export interface ClassFact {
  readonly node: ts.ClassLikeDeclaration;
  readonly scope: Scope;
  readonly base: Value | null;
  readonly statics: Map<string, Cell<Value>>;
}

export interface Scope {
  readonly names: Map<string, Binding>;
  readonly parent: Scope | null;
}
export interface Binding {
  readonly cell: Cell<Value>;
}

export const UNKNOWN: Value = { kind: 'unknown', leaks: [] };
export const UNDEFINED: Value = { kind: 'plain', known: { value: undefined }, leaks: [] };
export const NULL: Value = { kind: 'plain', known: { value: null }, leaks: [] };
export const PLAIN: Value = { kind: 'plain', leaks: [] };

export function plain(value: Primitive, leaks: readonly Leak[] = []): Value {
  return { kind: 'plain', known: { value }, leaks };
}

export function unknownWith(leaks: readonly Leak[]): Value {
  return leaks.length === 0 ? UNKNOWN : { kind: 'unknown', leaks };
}

export function tensorValue(tensor: TensorFact): Value {
  return { kind: 'tensor', tensor };
}

const MOST_ALTERNATIVES = 8;

/** One of the two; the same value twice is that value. */
export function eitherValue(a: Value, b: Value): Value {
  if (sameValue(a, b)) return a;
  const of: Value[] = [];
  for (const value of [...alternatives(a), ...alternatives(b)]) {
    if (!of.some((known) => sameValue(known, value))) of.push(value);
  }
  if (of.length === 1 && of[0] !== undefined) return of[0];
  if (of.length > MOST_ALTERNATIVES) return unknownWith(of.flatMap(leaksOf));
  return { kind: 'either', of };
}

export function alternatives(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.of : [value];
}

function sameValue(a: Value, b: Value): boolean {
  if (a === b) return true;
  if (a.kind === 'unknown' && b.kind === 'unknown') return sameLeaks(a.leaks, b.leaks);
  if (a.kind === 'plain' && b.kind === 'plain') {
    if (!sameLeaks(a.leaks, b.leaks)) return false;
    if (a.known === undefined || b.known === undefined) return a.known === b.known;
    return Object.is(a.known.value, b.known.value);
  }
  if (a.kind === 'tensor' && b.kind === 'tensor') return a.tensor === b.tensor;
  if (a.kind === 'tape' && b.kind === 'tape') return a.tape === b.tape;
  if (a.kind === 'object' && b.kind === 'object') return a.object === b.object;
  if (a.kind === 'array' && b.kind === 'array') return a.array === b.array;
  if (a.kind === 'function' && b.kind === 'function') return a.fn.node === b.fn.node && a.fn.scope === b.fn.scope;
  if (a.kind === 'class' && b.kind === 'class') return a.cls === b.cls;
  if (a.kind === 'engine' && b.kind === 'engine') return a.path === b.path;
  if (a.kind === 'global' && b.kind === 'global') return a.path === b.path;
  return false;
}

function sameLeaks(a: readonly Leak[], b: readonly Leak[]): boolean {
  return (
    a.length === b.length && a.every((leak, i) => leak.tensor === b[i]?.tensor && leak.computed === b[i]?.computed)
  );
}

/** Leaks anywhere in the value, however deep. */
export function leaksOf(value: Value, depth = 4): readonly Leak[] {
  if (value.kind === 'unknown' || value.kind === 'plain') return value.leaks;
  if (depth === 0) return [];
  if (value.kind === 'either') return dedupe(value.of.flatMap((one) => leaksOf(one, depth - 1)));
  if (value.kind === 'promise') return leaksOf(value.value, depth - 1);
  if (value.kind === 'array') return dedupe(value.array.content.value.items.flatMap((one) => leaksOf(one, depth - 1)));
  if (value.kind === 'object') {
    return dedupe([...value.object.props.values()].flatMap((cell) => leaksOf(cell.value, depth - 1)));
  }
  return [];
}

/** Each read once; by the way on which JavaScript computed with it, where there is one. */
function dedupe(leaks: readonly Leak[]): readonly Leak[] {
  const isSame = (a: Leak, b: Leak): boolean => a.tensor === b.tensor && a.read === b.read;
  return leaks
    .filter((leak, i) => leaks.findIndex((one) => isSame(one, leak)) === i)
    .map((leak) => leaks.find((one) => isSame(one, leak) && one.computed !== null) ?? leak);
}

/** Marks that JavaScript computed with the leaks at `node`; who computed first stays. */
export function computedAt(leaks: readonly Leak[], node: ts.Node): readonly Leak[] {
  return leaks.map((leak) => (leak.computed === null ? { ...leak, computed: node } : leak));
}

/** Every tensor in the value, through arrays, objects and alternatives; `complete` is false where something was unknown. */
export function tensorsIn(
  value: Value,
  depth = 6,
): { readonly tensors: readonly TensorFact[]; readonly complete: boolean } {
  const tensors: TensorFact[] = [];
  let complete = true;
  const visit = (v: Value, left: number): void => {
    if (left === 0) complete = false;
    else if (v.kind === 'tensor') tensors.push(v.tensor);
    else if (v.kind === 'either') for (const one of v.of) visit(one, left - 1);
    else if (v.kind === 'array') {
      if (!v.array.content.value.exact) complete = false;
      for (const one of v.array.content.value.items) visit(one, left - 1);
    } else if (v.kind === 'object') {
      if (v.object.open.value) complete = false;
      for (const cell of v.object.props.values()) visit(cell.value, left - 1);
    } else if (v.kind !== 'plain' && !isJustRead(v)) complete = false;
  };
  visit(value, depth);
  return { tensors, complete };
}

/** Numbers that left the engine, as they are: no tensor hides in them. What a stranger made of them may be anything. */
function isJustRead(value: Value): boolean {
  return value.kind === 'unknown' && value.leaks.length > 0 && value.leaks.every((leak) => leak.computed === null);
}

export function isTensorOperand(operand: Operand | undefined): operand is TensorFact {
  return typeof operand === 'object' && operand !== null;
}

/** The tensors the value may be itself, not those inside of it. */
export function asTensors(value: Value): readonly TensorFact[] {
  return alternatives(value).flatMap((one) => (one.kind === 'tensor' ? [one.tensor] : []));
}

/** True, false, or null when it may be either. */
export function truthiness(value: Value): boolean | null {
  if (value.kind === 'plain') return value.known === undefined ? null : Boolean(value.known.value);
  if (value.kind === 'unknown') return null;
  if (value.kind === 'either') {
    const all = value.of.map(truthiness);
    const first = all[0];
    return first !== undefined && all.every((one) => one === first) ? first : null;
  }
  if (value.kind === 'tensor') return value.tensor.op === 'gradient' || value.tensor.kind === 'opaque' ? null : true;
  return true;
}

export function newArray(items: readonly Value[], exact = true): Value {
  return { kind: 'array', array: { content: new Cell<ArrayContent>({ items, exact }, joinArrays) } };
}

function joinArrays(a: ArrayContent, b: ArrayContent): ArrayContent {
  if (a.items.length === b.items.length && a.exact && b.exact) {
    return { items: a.items.map((item, i) => eitherValue(item, b.items[i] ?? UNKNOWN)), exact: true };
  }
  const items = [...a.items];
  for (const item of b.items) if (!items.some((known) => sameValue(known, item))) items.push(item);
  return { items, exact: false };
}

export function newCell(value: Value): Cell<Value> {
  return new Cell(value, eitherValue);
}

export function newObject(props: Iterable<readonly [string, Value]> = [], cls: ClassFact | null = null): ObjectFact {
  const cells = new Map<string, Cell<Value>>();
  for (const [name, value] of props) cells.set(name, newCell(value));
  const open = new Cell<boolean>(false, (a, b) => a || b);
  return { props: cells, cls, getters: new Map(), setters: new Map(), open };
}

/** What an element of the iterable may be. */
export function elementOf(value: Value): Value {
  const all = alternatives(value).map((one): Value => {
    if (one.kind !== 'array') return unknownWith(leaksOf(one));
    const { items, exact } = one.array.content.value;
    if (items.length === 0) return UNKNOWN;
    if (!exact) for (const tensor of items.flatMap((item) => tensorsIn(item).tensors)) several.add(tensor);
    return items.reduce(eitherValue);
  });
  return all.reduce(eitherValue);
}

/** Tensors that stand for any of a list whose length is not known. */
const several = new WeakSet<TensorFact>();

/** Is it the very same tensor each time the dry run comes by it? */
export function isOne(tensor: TensorFact): boolean {
  return tensor.kind !== 'opaque' && tensor.kind !== 'either' && !several.has(tensor);
}

export function isUndefined(value: Value): boolean {
  return value.kind === 'plain' && value.known !== undefined && value.known.value === undefined;
}
