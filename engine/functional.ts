/** @file tf.grad, grads, valueAndGrad(s), variableGrads: TF.js's functions of functions, on a tape of their own. */

import { context, type RecordingTape } from './context';
import { convertToTensor, convertToTensorArray, type TensorLike } from './convert';
import { isFloating } from './dtype';
import { IdSet } from './ids';
import { tidy } from './memory';
import type { Op } from './op';
import { adjointLike, carriesAll } from './backprop';
import { GradientTape } from './tape';
import { sameShape } from './shape';
import { Tensor, type Scalar } from './tensor';
import { trainableVariables, Variable } from './variable';

export type NamedTensorMap = Record<string, Tensor>;

/** The gradient of f with respect to its one argument, as a function of that argument. */
export function grad(f: (x: Tensor) => Tensor): (x: TensorLike | Tensor, dy?: TensorLike | Tensor) => Tensor {
  checkFunction(f, 'grad');
  return (x, dy) => {
    const $x = convertToTensor(x, 'x', 'tf.grad', 'string_or_numeric');
    const $dy = dy === undefined || dy === null ? null : convertToTensor(dy, 'dy', 'tf.grad');
    return tidy(() => {
      const { grads } = differentiate(() => f($x), [$x], $dy, 'grad(f)(x, dy)', 'f(x)');
      return connected(grads)[0] as Tensor;
    });
  };
}

/** The gradients of f with respect to each of its arguments. */
export function grads(
  f: (...args: Tensor[]) => Tensor,
): (args: (Tensor | TensorLike)[], dy?: Tensor | TensorLike) => Tensor[] {
  checkFunction(f, 'grads');
  return (args, dy) => {
    if (!Array.isArray(args)) {
      throw new Error('The args passed in grads(f)(args) must be an array of `Tensor`s or `TensorLike`s');
    }
    const $args = convertToTensorArray<Tensor>(args, 'args', 'tf.grads', 'string_or_numeric');
    const $dy = dy === undefined || dy === null ? null : convertToTensor(dy, 'dy', 'tf.grads');
    return tidy(() =>
      connected(differentiate(() => f(...$args), $args, $dy, 'grads(f)([x1,...], dy)', 'f([x1,...])').grads),
    );
  };
}

/** As `grad`, with the value of f beside it. */
export function valueAndGrad<I extends Tensor, O extends Tensor>(
  f: (x: I) => O,
): (x: I, dy?: O) => { value: O; grad: I } {
  checkFunction(f, 'valueAndGrad');
  return (x, dy) => {
    if (!(x instanceof Tensor)) throw new Error('The x passed in valueAndGrad(f)(x) must be a tensor');
    if (dy !== undefined && dy !== null && !(dy instanceof Tensor)) {
      throw new Error('The dy passed in valueAndGrad(f)(x, dy) must be a tensor');
    }
    const { value, grads } = differentiate(() => f(x), [x], dy ?? null, 'valueAndGrad(f)(x, dy)', 'f(x)');
    return { value, grad: connected(grads)[0] as I };
  };
}

/** As `grads`, with the value of f beside them. */
export function valueAndGrads<O extends Tensor>(
  f: (...args: Tensor[]) => O,
): (args: Tensor[], dy?: O) => { grads: Tensor[]; value: O } {
  checkFunction(f, 'valueAndGrads');
  return (args, dy) => {
    if (!Array.isArray(args) || !args.every((arg) => arg instanceof Tensor)) {
      throw new Error('The args passed in valueAndGrads(f)(args) must be array of tensors');
    }
    if (dy !== undefined && dy !== null && !(dy instanceof Tensor)) {
      throw new Error('The dy passed in valueAndGrads(f)(args, dy) must be a tensor');
    }
    const result = differentiate(() => f(...args), args, dy ?? null, 'valueAndGrads(f)([x1,...], dy)', 'f([x1,...])');
    return { value: result.value, grads: connected(result.grads) };
  };
}

/** The gradients of a loss with respect to Variables, by name; all trainable Variables unless a list is given. */
export function variableGrads(f: () => Scalar, varList?: Variable[]): { value: Scalar; grads: NamedTensorMap } {
  checkFunction(f, 'variableGrads');
  if (varList !== undefined && varList !== null) {
    if (!Array.isArray(varList) || !varList.every((v) => v instanceof Variable)) {
      throw new Error('The varList passed in variableGrads(f, varList) must be an array of variables');
    }
  }
  const given = varList ?? trainableVariables();
  const variables = given.filter((v) => v.trainable);
  if (variables.length === 0) {
    throw new Error(
      'variableGrads() expects at least one of the input variables to be trainable, ' +
        `but none of the ${given.length} variables is trainable.`,
    );
  }
  const { value, grads } = differentiate(f, variables, null, '', '', true);
  if (grads.every((g) => g === null)) {
    throw new Error(
      'Cannot find a connection between any variable and the result of the loss function y=f(x). Please make sure ' +
        'the operations that use variables are inside the function f passed to minimize().',
    );
  }
  if (value.rank !== 0) {
    throw new Error(
      `The f passed in variableGrads(f) must return a scalar, but it returned a rank-${value.rank} tensor`,
    );
  }
  const named: Record<string, Tensor | null> = {};
  variables.forEach((v, i) => {
    const g = grads[i];
    if (g) named[v.name] = g;
  });
  // TF.js lists what was asked for and cannot be had as null, whatever its types say.
  if (varList) for (const v of varList) if (!v.trainable) named[v.name] = null;
  return { value, grads: named as NamedTensorMap };
}

function checkFunction(f: unknown, name: string): void {
  if (typeof f !== 'function') throw new Error(`The f passed in ${name}(f) must be a function`);
}

/**
 * Runs f on a tape and sweeps once. Where no gradient came but a path exists all the same (through floor, a comparison, argMax …),
 * the gradient is zeros, as in TF.js; null only where nothing connects.
 */
function differentiate<O extends Tensor>(
  f: () => O,
  xs: readonly Tensor[],
  dy: Tensor | null,
  call: string,
  result: string,
  allowNone = false,
): { value: O; grads: (Tensor | null)[] } {
  if (xs.length === 0) throw new Error('gradients() received an empty list of xs.');
  if (dy !== null && !isFloating(dy.dtype)) throw new Error(`dy must have 'float32' dtype, but has '${dy.dtype}'`);
  const tape = new GradientTape({ watchAccessedVariables: false });
  tape.carries = carriesAll;
  tape.watch([...xs]);
  const everything = new Connections();
  const value = tape.record(() => {
    context.tapes.push(everything);
    try {
      return tidy(f);
    } finally {
      context.tapes = context.tapes.filter((t) => t !== everything);
    }
  });
  if (!(value instanceof Tensor)) throw new Error('The result y returned by f() must be a tensor.');
  if (dy !== null && !sameShape(value.shape, dy.shape)) {
    throw new Error(
      `The shape of dy passed in ${call} must match the shape returned by ${result} Shapes ${value.shape} and ${dy.shape} must match`,
    );
  }
  const grads = tidy(() => {
    const swept = tape.functionalGradient(value, dy ?? adjointLike(value, 1), xs);
    if (swept.includes(null)) everything.checkDifferentiable(value);
    return xs.map((x, i) => swept[i] ?? (everything.leadFrom(x, value) ? adjointLike(x, 0) : null));
  });
  if (!allowNone && grads.every((g) => g === null)) {
    throw new Error(
      'Cannot compute gradient of y=f(x) with respect to x. Make sure that the f you passed encloses all operations ' +
        'that lead from x to y.',
    );
  }
  return { value, grads };
}

function connected(grads: readonly (Tensor | null)[]): Tensor[] {
  return grads.map((g) => {
    if (g !== null) return g;
    throw new Error(
      'Cannot compute gradient of y=f(x) with respect to x. Make sure that\n' +
        '    the f you passed encloses all operations that lead from x to y.',
    );
  });
}

/** What was computed from what, whether or not a gradient can flow. */
class Connections implements RecordingTape {
  readonly index = -1;
  /** Op after op: how many inputs, their ids, how many outputs, their ids. Numbers only: a long chain holds no tensor alive. */
  private readonly log: number[] = [];
  /** The op each result of an op on truth values came from. */
  private readonly logical = new Map<number, string>();

  observe(op: Op, inputs: readonly Tensor[], outputs: readonly Tensor[]): boolean {
    this.log.push(inputs.length);
    for (const input of inputs) this.log.push(input.gradId);
    this.log.push(outputs.length);
    for (const output of outputs) this.log.push(output.gradId);
    if (op.name.startsWith('logical')) for (const output of outputs) this.logical.set(output.id, op.name);
    return false;
  }

  observeScalars(_op: Op, a: Tensor, b: Tensor | null, output: Tensor): void {
    if (b === null) this.log.push(1, a.gradId, 1, output.gradId);
    else this.log.push(2, a.gradId, b.gradId, 1, output.gradId);
  }

  /** TF.js's sentence where the result comes straight from an op on truth values, which cannot stand for zeros either. */
  checkDifferentiable(y: Tensor): void {
    const name = this.logical.get(y.id);
    if (name !== undefined && /^logical(And|Or|Not)$/.test(name)) {
      throw new Error(`Cannot compute gradient: gradient function not found for ${name.replace('l', 'L')}.`);
    }
  }

  leadFrom(x: Tensor, y: Tensor): boolean {
    const { log } = this;
    const reached = IdSet.of([x.gradId]);
    let at = 0;
    while (at < log.length) {
      let connects = false;
      for (const end = at + 1 + log[at++]!; at < end; at++) connects ||= reached.has(log[at]!);
      for (const end = at + 1 + log[at++]!; at < end; at++) if (connects) reached.add(log[at]!);
    }
    return reached.has(y.gradId);
  }
}
