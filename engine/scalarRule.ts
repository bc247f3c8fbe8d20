/** @file Gradient rules on plain numbers: a rule is run once, each step it takes is noted, and the steps are then done without tensors. */

import { context, unrecorded, type RecordingTape } from './context';
import type { NumericDataType } from './dtype';
import { NO_ATTRS, type Attrs, type Op, type PartialRule, type ScalarFunction } from './op';
import { closeScope, openScope } from './scopes';
import { isFloatScalar, makeScalar, roundTo, scalarOf, type Tensor } from './tensor';

/** The contribution to an input's adjoint: the same numbers, to the last bit, as the rule gives with tensors. */
export type NumberRule = (dy: number, y: number, a: number, b: number) => number;

type FloatDtype = 'float32' | 'float64';
/** By input; null for an input that never has a gradient, undefined where a rule does what numbers alone cannot follow. */
type NumberRules = readonly (NumberRule | null | undefined)[];

const known: Readonly<Record<FloatDtype, WeakMap<Op, NumberRules>>> = {
  float32: new WeakMap(),
  float64: new WeakMap(),
};

/** The op's rules for float scalars of this dtype. */
export function numberRules(op: Op, dtype: FloatDtype): NumberRules {
  let rules = known[dtype].get(op);
  if (rules === undefined) {
    const { gradient } = op;
    rules = gradient.kind === 'partials' ? gradient.partials.map((p) => p && traced(op, p.vjp, dtype)) : [];
    known[dtype].set(op, rules);
  }
  return rules;
}

/** One op of a rule: registers[output] = f(registers[a], registers[b], registers[c]), rounded. */
interface Step {
  readonly f: ScalarFunction;
  readonly dtype: NumericDataType;
  readonly a: number;
  readonly b: number;
  readonly c: number;
  readonly output: number;
}

/**
 * Runs the rule on any numbers and notes what it does with them. That is sound because rules are written with ops and do not look at
 * values: whatever they compute from their arguments is a step, everything else a constant. (A test compares on many values.)
 */
function traced(op: Op, vjp: PartialRule<Attrs>, dtype: FloatDtype): NumberRule | undefined {
  return unheard(() => {
    const given = [1, 0.5, 0.25, 0.75].map((value) => makeScalar(value, dtype));
    const [dy, y, a, b] = given as [Tensor, Tensor, Tensor, Tensor];
    const trace = new Trace(given);
    context.tapes = [trace];
    const result = vjp(dy, y, op.inputs.length === 2 ? [a, b] : [a], NO_ATTRS);
    if (!isFloatScalar(result) || result.dtype !== dtype) return undefined;
    return trace.toRule(result);
  });
}

class Trace implements RecordingTape {
  readonly index = -1;
  private readonly registers: number[] = [];
  private readonly registerById = new Map<number, number>();
  private readonly steps: Step[] = [];
  private followed = true;

  constructor(given: readonly Tensor[]) {
    for (const tensor of given) this.register(tensor);
  }

  observeScalars(op: Op, a: Tensor, b: Tensor | null, output: Tensor): void {
    this.observe(op, b === null ? [a] : [a, b], [output]);
  }

  observe(op: Op, inputs: readonly Tensor[], outputs: readonly Tensor[]): boolean {
    const output = outputs[0];
    const [a = 0, b = 0, c = 0] = inputs.map((input) => this.register(input));
    if (op.scalar === undefined || output === undefined || inputs.length > 3) this.followed = false;
    else this.steps.push({ f: op.scalar, dtype: this.numeric(output), a, b, c, output: this.register(output) });
    return true;
  }

  /** Where the tensor's number is kept; one that no step made is a constant. */
  private register(tensor: Tensor): number {
    const known = this.registerById.get(tensor.id);
    if (known !== undefined) return known;
    this.numeric(tensor);
    this.registers.push(scalarOf(tensor));
    this.registerById.set(tensor.id, this.registers.length - 1);
    return this.registers.length - 1;
  }

  private numeric(tensor: Tensor): NumericDataType {
    if (tensor.shape.length === 0 && tensor.dtype !== 'string' && tensor.dtype !== 'complex64') return tensor.dtype;
    this.followed = false;
    return 'float64';
  }

  toRule(result: Tensor): NumberRule | undefined {
    const at = this.register(result);
    if (!this.followed) return undefined;
    const { steps } = this;
    const registers = Float64Array.from(this.registers);
    return (dy, y, a, b) => {
      registers[0] = dy;
      registers[1] = y;
      registers[2] = a;
      registers[3] = b;
      for (let i = 0; i < steps.length; i++) {
        const step = steps[i]!;
        const value = step.f(registers[step.a]!, registers[step.b]!, registers[step.c]!);
        registers[step.output] = roundTo(value, step.dtype);
      }
      return registers[at]!;
    };
  }
}

/** Runs `f` so that no listener, tape or count of tensors knows of it. */
function unheard<T>(f: () => T): T {
  const { listener } = context;
  context.listener = null;
  openScope();
  try {
    return unrecorded(f);
  } finally {
    for (const tensor of closeScope()) tensor.dispose();
    context.listener = listener;
  }
}
