/** @file Variable: a tensor whose value can be assigned. Each value it had is a snapshot; gradients flow to all of them alike. */

import { context } from './context';
import { create, type TensorLike } from './convert';
import type { DataType } from './dtype';
import { describeVariable } from './format';
import { NO_ATTRS } from './op';
import { addOp } from './ops/add';
import { cast } from './ops/cast';
import { subOp } from './ops/sub';
import { countNew } from './scopes';
import { sameShape } from './shape';
import { anyValuesOf, Tensor, type Rank } from './tensor';

/** The value of a Variable at one moment. Its `gradId` is the Variable's id. */
export class VariableState<R extends Rank = Rank> extends Tensor<R> {
  readonly owner: Variable<R>;

  constructor(owner: Variable<R>, value: Tensor) {
    super(value.dtype, value.shape, Tensor.storage.scalar(value), Tensor.storage.array(value), owner.id);
    this.owner = owner;
  }
}

/** Variables by name, the latest of each name, for optimizers that are given gradients by name. */
const byName = new Map<string, Variable>();
const alive = new Set<Variable>();
let unnamed = 0;

export class Variable<R extends Rank = Rank> extends Tensor<R> {
  readonly trainable: boolean;
  readonly name: string;
  private state: VariableState<R>;

  constructor(initialValue: Tensor<R> | TensorLike, trainable = true, name?: string, dtype?: DataType) {
    const from = initialValue instanceof Tensor ? initialValue : null;
    const value = from === null ? create(initialValue as TensorLike, undefined, dtype) : ofDtype(from, dtype);
    super(value.dtype, value.shape, Tensor.storage.scalar(value), Tensor.storage.array(value));
    this.trainable = trainable;
    this.name = name ?? `Variable:${unnamed++}`;
    this.state = new VariableState<R>(this, value);
    byName.set(this.name, this);
    alive.add(this);
    countNew(this);
    // A scope of `tidy` must leave it alone, as TF.js does.
    this.kept = true;
    if (context.listener !== null) {
      context.listener.variable(this.id, this.name, trainable, this.state, from);
      // The listener may have changed the first value: the same run with one leaf changed.
      this.take(this.state);
    }
  }

  override snapshot(): Tensor<R> {
    return this.state;
  }

  /** Replaces the value; the tape goes on watching the Variable. */
  assign(value: Tensor | TensorLike): this {
    const incoming = this.incoming(value);
    if (!sameShape(incoming.shape, this.shape)) {
      throw new Error(`shape of the new value (${incoming.shape}) and previous value (${this.shape}) must match`);
    }
    return this.change('assign', incoming, incoming);
  }

  assignAdd(delta: Tensor | TensorLike): this {
    const incoming = this.sameShaped(delta);
    return this.change('assignAdd', incoming, single(addOp.forward([this.state, incoming], NO_ATTRS)));
  }

  assignSub(delta: Tensor | TensorLike): this {
    const incoming = this.sameShaped(delta);
    return this.change('assignSub', incoming, single(subOp.forward([this.state, incoming], NO_ATTRS)));
  }

  /** `value` as a tensor of the Variable's dtype; a Variable stands for its value. */
  private incoming(value: Tensor | TensorLike): Tensor {
    this.throwIfDisposed();
    if (!(value instanceof Tensor)) return create(value, undefined, this.dtype);
    value.throwIfDisposed();
    if (value.dtype !== this.dtype) {
      throw new Error(`dtype of the new value (${value.dtype}) and previous value (${this.dtype}) must match`);
    }
    return value.snapshot();
  }

  private sameShaped(delta: Tensor | TensorLike): Tensor {
    const incoming = this.incoming(delta);
    if (!sameShape(incoming.shape, this.shape)) {
      throw new Error(
        `Cannot update variable with shape [${this.shape}] using a Tensor with shape [${incoming.shape}], shapes must be equal.`,
      );
    }
    return incoming;
  }

  private change(method: 'assign' | 'assignAdd' | 'assignSub', given: Tensor, value: Tensor): this {
    const before = this.state;
    this.state = new VariableState<R>(this, value);
    this.take(value);
    context.listener?.assign(method, this.id, before, given, this.state);
    return this;
  }

  private take(value: Tensor): void {
    this.scalarValue = Tensor.storage.scalar(value);
    this.arrayValues = Tensor.storage.array(value);
  }

  override dispose(): void {
    if (byName.get(this.name) === this) byName.delete(this.name);
    alive.delete(this);
    super.dispose();
  }

  override describe(): string {
    if (this.isDisposed) return `<tf.Variable '${this.name}' disposed>`;
    return describeVariable(this.name, anyValuesOf(this), this.shape, this.dtype);
  }
}

/**
 * A Variable with this first value. Numbers and nested arrays are accepted beside tensors. As in TF.js a name is given once, since
 * `variableGrads` and optimizers go by names; `new tf.Variable` lets two Variables share one, as TensorFlow does.
 */
export function variable<R extends Rank = Rank>(
  initialValue: Tensor<R> | TensorLike,
  trainable = true,
  name?: string,
  dtype?: DataType,
): Variable<R> {
  if (name !== undefined && byName.has(name)) {
    throw new Error(
      `Variable with name ${name} was already registered. Give it another name, or dispose() the first one.`,
    );
  }
  return new Variable<R>(initialValue, trainable, name, dtype);
}

/** The Variable an optimizer's named gradient is for. */
export function variableNamed(name: string): Variable | undefined {
  return byName.get(name);
}

export function trainableVariables(): Variable[] {
  return [...alive].filter((v) => v.trainable);
}

/** Ends every Variable there is. */
export function disposeVariables(): void {
  for (const v of [...alive]) v.dispose();
}

/** Forgets all Variables and starts their numbering again, for a new run. */
export function resetVariables(): void {
  byName.clear();
  alive.clear();
  unnamed = 0;
}

function ofDtype(value: Tensor, dtype: DataType | undefined): Tensor {
  value.throwIfDisposed();
  const now = value.snapshot();
  return dtype === undefined || dtype === now.dtype ? now : cast(now, dtype);
}

function single(result: Tensor | readonly Tensor[]): Tensor {
  if (result instanceof Tensor) return result;
  throw new Error('An update of a Variable has one result.');
}
