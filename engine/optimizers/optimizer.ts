/** @file What every optimizer shares: minimize, applyGradients, and what it remembers of each Variable from step to step. */

import { variableGrads, type NamedTensorMap } from '../functional';
import { warn } from '../host';
import { dispose, keep, tidy } from '../memory';
import { makeScalar, Tensor, type Scalar } from '../tensor';
import { filledLike } from '../backprop';
import { Variable, variableNamed } from '../variable';

export interface NamedTensor {
  name: string;
  tensor: Tensor;
}

/**
 * Gradients and what they are for: by Variable name, as `variableGrads` gives them; a list of name and tensor; or pairs of gradient
 * and Variable, as TensorFlow's `apply_gradients` takes them. null (unconnected) is passed over.
 */
export type GradientsToApply =
  { readonly [name: string]: Tensor | null } | readonly NamedGradient[] | readonly GradientPair[];
interface NamedGradient {
  readonly name: string;
  readonly tensor: Tensor | null;
}
type GradientPair = readonly [Tensor | null, Variable];

/** TF.js's small number for float32. */
export const EPSILON = 1e-7;

export abstract class Optimizer {
  private steps = 0;
  private readonly memory = new Map<string, Tensor>();

  /** Moves the Variable one step; `this.iterations` counts the steps before this one. */
  protected abstract update(variable: Variable, gradient: Tensor): void;

  /** How often gradients have been applied. */
  get iterations(): number {
    return this.steps;
  }

  /** One step of descent on the loss f() over `varList`, or over all trainable Variables. */
  minimize(f: () => Scalar, returnCost = false, varList?: Variable[]): Scalar | null {
    const { value, grads } = this.computeGradients(f, varList);
    this.apply(pairsOf(varList ? varList.map((v) => ({ name: v.name, tensor: grads[v.name] ?? null })) : grads));
    dispose(grads);
    if (returnCost) return value;
    value.dispose();
    return null;
  }

  computeGradients(f: () => Scalar, varList?: Variable[]): { value: Scalar; grads: NamedTensorMap } {
    return variableGrads(f, varList);
  }

  applyGradients(gradients: GradientsToApply): void {
    const pairs = pairsOf(gradients);
    const without = pairs.flatMap(([gradient, variable]) => (gradient === null ? [variable] : []));
    if (without.length > 0 && without.length < pairs.length) {
      const names = without.map((variable) => `'${variable.name}'`).join(', ');
      warn(`Gradients do not exist for variables [${names}] when minimizing the loss.`, without);
    }
    this.apply(pairs);
  }

  private apply(pairs: readonly (readonly [Tensor | null, Variable])[]): void {
    if (pairs.length > 0 && pairs.every(([gradient]) => gradient === null)) {
      throw new Error('No gradients provided for any variable.');
    }
    for (const [gradient, variable] of pairs) if (gradient !== null) tidy(() => this.update(variable, gradient));
    this.steps++;
  }

  /** What was remembered for this Variable under `slot`; at first, `initial` everywhere. */
  protected recall(variable: Variable, slot: string, initial = 0): Tensor {
    const key = `${variable.id} ${slot}`;
    const known = this.memory.get(key);
    if (known !== undefined) return known;
    const fresh = keep(filledLike(variable, initial));
    this.memory.set(key, fresh);
    return fresh;
  }

  protected remember(variable: Variable, slot: string, value: Tensor): void {
    const key = `${variable.id} ${slot}`;
    this.memory.get(key)?.dispose();
    this.memory.set(key, keep(value));
  }

  dispose(): void {
    for (const tensor of this.memory.values()) tensor.dispose();
    this.memory.clear();
  }

  async saveIterations(): Promise<NamedTensor> {
    return { name: 'iter', tensor: makeScalar(this.steps, 'int32') };
  }
}

function pairsOf(gradients: GradientsToApply): (readonly [Tensor | null, Variable])[] {
  if (!isList(gradients))
    return Object.entries(gradients).map(([name, tensor]) => [tensor ?? null, named(name)] as const);
  return gradients.map((item) => (isPair(item) ? item : ([item.tensor ?? null, named(item.name)] as const)));
}

type GradientList = readonly (NamedGradient | GradientPair)[];

function isList(gradients: GradientsToApply): gradients is GradientList & GradientsToApply {
  return Array.isArray(gradients);
}

function isPair(item: NamedGradient | GradientPair): item is GradientPair {
  return Array.isArray(item) && item[1] instanceof Variable;
}

function named(name: string): Variable {
  const variable = variableNamed(name);
  if (variable !== undefined) return variable;
  throw new Error(
    `applyGradients finds Variables by their name, and none is named '${name}'. Give [{ name: v.name, tensor }] or pairs [gradient, v].`,
  );
}
