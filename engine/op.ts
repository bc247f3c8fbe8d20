/** @file What an op is: its forward function, its gradient rule, the rule as text, and samples to test it with. */

import type { DataType } from './dtype';
import type { Tensor } from './tensor';

/** Plain data an op was called with beside its tensors (axes, shapes, flags). JSON-safe: it goes into the Recording. */
export type Attrs = { readonly [key: string]: AttrValue };
export type AttrValue = number | string | boolean | null | readonly AttrValue[];
export const NO_ATTRS: Attrs = Object.freeze({});

/** The rule as words, so that no explanation needs a table of its own. Symbols: `dy`, `y`, then the inputs by their TF.js names. */
export interface RuleText {
  /** The local derivative ∂y/∂input in plain text, such as `2·x`; tests evaluate it for elementwise ops. */
  readonly plain: string;
  /** The same in TeX, such as `2x`. */
  readonly tex: string;
}

/**
 * Reverse rule for one input: incoming adjoint, own output, then the op's inputs.
 * Written with recorded ops, so that gradients of gradients work to any order.
 * It may return the *broadcast* shape: the sweep sums back to the input's shape, once, for all rules.
 */
export interface InputPartial<A extends Attrs> extends RuleText {
  // Written as a method, like `forward` below, so that an op with exact attributes still counts as an `Op` of any.
  vjp(dy: Tensor, y: Tensor, inputs: readonly Tensor[], attrs: A): Tensor;
  /** `plain` as it reads with these attributes, where flags such as `transposeA` change the rule. */
  plainWith?(attrs: A): string;
  /** Where TF.js gives another gradient than TensorFlow, and its tests say so: what `tf.grad` and its family give. A tape never does. */
  functional?(dy: Tensor, y: Tensor, inputs: readonly Tensor[], attrs: A): Tensor;
}
export type PartialRule<A extends Attrs> = InputPartial<A>['vjp'];

export type GradientRule<A extends Attrs> =
  /** One entry per input, in the order of `inputs`; null for an input that never has a gradient (indices, conditions). */
  | { readonly kind: 'partials'; readonly partials: readonly (InputPartial<A> | null)[] }
  /**
   * All inputs at once, for ops with several outputs or any number of inputs. `dys` has one entry per output (zeros where nothing
   * flowed in); the result has one entry per input, null where nothing flows. `needs[i]` says whether input i is wanted at all.
   */
  | {
      readonly kind: 'joint';
      readonly text: RuleText;
      vjp(
        dys: readonly Tensor[],
        ys: readonly Tensor[],
        inputs: readonly Tensor[],
        attrs: A,
        needs: readonly boolean[],
      ): readonly (Tensor | null)[];
    }
  /** Declared as not differentiable: the gradient is null, and this sentence says why. */
  | { readonly kind: 'none'; readonly why: string };

/** A call of the op with fixed inputs, for the one loop that checks every rule. Values away from kinks. */
export interface Sample<A extends Attrs> {
  readonly inputs: readonly SampleTensor[];
  readonly attrs?: A;
}
export interface SampleTensor {
  readonly shape: readonly number[];
  readonly values: readonly number[];
  readonly dtype?: DataType;
}

export type ScalarFunction = (a: number, b: number, c: number) => number;

export interface Op<A extends Attrs = Attrs> {
  /** TF.js's name: `square`, `matMul`. */
  readonly name: string;
  /** TensorFlow's Python name without `tf.`: `square`, `matmul`, `math.reduce_max`. */
  readonly tfName: string;
  /** Names of the tensor inputs, TF.js's; `'variadic'` where the op takes any number. */
  readonly inputs: readonly string[] | 'variadic';
  /**
   * Elementwise ops: output element i depends on input elements i only (after broadcasting), so the local derivative of an edge
   * is an array of the output's shape. Everything else tells its derivative as formula and shapes.
   */
  readonly elementwise: boolean;
  /** Pure: computes values, records nothing. Inputs are plain tensors (a Variable arrives as the snapshot of its value). */
  forward(inputs: readonly Tensor[], attrs: A): Tensor | readonly Tensor[];
  /**
   * The op on plain numbers, where it has a meaning there: all inputs scalars, the result not yet rounded to its dtype.
   * Lets sweeps run rules on numbers; `forward` stays the one that counts, and a test compares the two.
   */
  readonly scalar?: ScalarFunction;
  readonly gradient: GradientRule<A>;
  readonly samples: readonly Sample<A>[];
}

/** Declares an op; the type parameter keeps attributes exact inside the rule. */
export function defineOp<A extends Attrs = Attrs>(op: Op<A>): Op<A> {
  return op;
}
