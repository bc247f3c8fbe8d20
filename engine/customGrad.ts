/** @file customGrad: a function with a gradient of the author's own. */

import { context, readingNow } from './context';
import { NO_ATTRS, type Op } from './op';
import { runMany } from './run';
import { countNew } from './scopes';
import { aliasOf, Tensor } from './tensor';

/** Keeps tensors for the gradient function, which gets them as its second argument. */
export type GradSaveFunc = (save: Tensor[]) => void;

/** `value` is one tensor, as in TF.js, or a list of them, as in TensorFlow; `dy` is what `value` is. */
export type CustomGradientFunc<T extends Tensor | Tensor[]> = (...inputs: (Tensor | GradSaveFunc)[]) => {
  value: T;
  gradFunc: (dy: T, saved: Tensor[]) => Tensor | (Tensor | null)[] | null;
};

/**
 * The function `f` computes, with the gradient it says. The ops inside `f` are recorded like any others, so that a gradient function
 * which uses what `f` computed can itself be differentiated; but the result's own gradient goes through `gradFunc` alone.
 */
export function customGrad<T extends Tensor | Tensor[]>(f: CustomGradientFunc<T>): (...args: Tensor[]) => T {
  if (typeof f !== 'function') throw new Error('The f passed in customGrad(f) must be a function.');
  return (...args) => {
    if (!args.every((t) => t instanceof Tensor)) {
      throw new Error('The args passed in customGrad(f)(x1, x2,...) must all be tensors');
    }
    const inputs = args.map((t) => t.snapshot());
    const saved: Tensor[] = [];
    const site = context.listener?.site ?? -1;
    const { value, gradFunc } = f(...inputs, (tensors) => void saved.push(...tensors));
    if (context.listener !== null) context.listener.site = site;
    const values: readonly unknown[] = Array.isArray(value) ? value : [value];
    if (values.length === 0 || !values.every((v): v is Tensor => v instanceof Tensor)) {
      throw new Error('The function f passed in customGrad(f) must return an object where `obj.value` is a tensor');
    }
    if (typeof gradFunc !== 'function') {
      throw new Error(
        'The function f passed in customGrad(f) must return an object where `obj.gradFunc` is a function.',
      );
    }
    const isList = Array.isArray(value);
    const op = asOp(values, (dys) => gradFunc((isList ? [...dys] : dys[0]) as T, saved));
    computedInside.set(
      op,
      values.map((v) => v.snapshot()),
    );
    const outputs = runMany(op, inputs, NO_ATTRS);
    return (isList ? [...outputs] : outputs[0]) as T;
  };
}

/** What the function of a `customGrad` op computed, for whoever computes it again with other inputs. */
export const computedInside = new WeakMap<Op, readonly Tensor[]>();

/** An op of its own for each call, since each has its own gradient function. */
function asOp(
  values: readonly Tensor[],
  gradientsOf: (dys: readonly Tensor[]) => Tensor | (Tensor | null)[] | null,
): Op {
  return {
    name: 'customGrad',
    tfName: 'custom_gradient',
    inputs: 'variadic',
    elementwise: false,
    samples: [],
    // Other tensors than `values`: they may be inputs themselves, or outputs of ops inside `f`.
    forward: () =>
      values.map((value) => {
        const output = aliasOf(value.snapshot());
        countNew(output);
        return output;
      }),
    gradient: {
      kind: 'joint',
      text: { plain: "the author's own gradient function", tex: '\\text{gradFunc}' },
      vjp: (dys, _ys, inputs) => {
        const result = readingNow(() => gradientsOf(dys));
        const gradients = Array.isArray(result) ? result : [result];
        if (gradients.length !== inputs.length) {
          throw new Error(
            `customGrad function expected to return ${inputs.length} gradients, but returned ${gradients.length} instead.`,
          );
        }
        return gradients;
      },
    },
  };
}
