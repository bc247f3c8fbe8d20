/** @file customGrad: a function with a gradient of the author's own. */

import { context } from './context';
import { NO_ATTRS, type Op } from './op';
import { run } from './run';
import { countNew } from './scopes';
import { aliasOf, Tensor } from './tensor';

/** Keeps tensors for the gradient function, which gets them as its second argument. */
export type GradSaveFunc = (save: Tensor[]) => void;

export type CustomGradientFunc<T extends Tensor> = (...inputs: (Tensor | GradSaveFunc)[]) => {
  value: T;
  gradFunc: (dy: T, saved: Tensor[]) => Tensor | (Tensor | null)[] | null;
};

/**
 * The function `f` computes, with the gradient it says. The ops inside `f` are recorded like any others, so that a gradient function
 * which uses what `f` computed can itself be differentiated; but the result's own gradient goes through `gradFunc` alone.
 */
export function customGrad<T extends Tensor>(f: CustomGradientFunc<T>): (...args: Tensor[]) => T {
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
    if (!(value instanceof Tensor)) {
      throw new Error('The function f passed in customGrad(f) must return an object where `obj.value` is a tensor');
    }
    if (typeof gradFunc !== 'function') {
      throw new Error(
        'The function f passed in customGrad(f) must return an object where `obj.gradFunc` is a function.',
      );
    }
    return run(asOp(value, gradFunc, saved), inputs, NO_ATTRS) as T;
  };
}

/** An op of its own for each call, since each has its own gradient function. */
function asOp<T extends Tensor>(
  value: T,
  gradFunc: ReturnType<CustomGradientFunc<T>>['gradFunc'],
  saved: Tensor[],
): Op {
  return {
    name: 'customGrad',
    tfName: 'custom_gradient',
    inputs: 'variadic',
    elementwise: false,
    samples: [],
    // Another tensor than `value`: it may be an input itself, or the output of an op inside `f`.
    forward: () => {
      const output = aliasOf(value.snapshot());
      countNew(output);
      return output;
    },
    gradient: {
      kind: 'joint',
      text: { plain: "the author's own gradient function", tex: '\\text{gradFunc}' },
      vjp: (dys, _ys, inputs) => {
        const result = gradFunc(dys[0] as T, saved);
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
