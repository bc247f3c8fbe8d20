/** @file How formulas call a tensor: by the snippet's name, else by its op and inputs, else by its value. */

import type { GradientCall } from '../../engine/recording';
import type { RecordingView } from '../../extension/protocol/recordingView';

const ARGUMENTS_SHOWN = 3;

/** `m`, `square(x)`, `add(…, 2)`: one level deep, so that it stays a symbol. */
export function symbolOf(view: RecordingView, tensor: number): string {
  return plainSymbol(view, tensor) ?? opSymbol(view, view.producerOf(tensor));
}

/** An op with its inputs' symbols. */
export function opSymbol(view: RecordingView, op: number): string {
  if (op < 0) return 'constant';
  const inputs = view.inputs(op);
  if (inputs.length > ARGUMENTS_SHOWN) return `${view.opName(op)}(…)`;
  return `${view.opName(op)}(${Array.from(inputs, (input) => plainSymbol(view, input) ?? '…').join(', ')})`;
}

/** Several targets are summed: `(a + b)`. */
export function targetSymbol(view: RecordingView, call: GradientCall): string {
  const symbols = call.targets.map((target) => symbolOf(view, target));
  if (symbols.length === 1) return symbols[0] ?? '';
  return symbols.length <= ARGUMENTS_SHOWN ? `(${symbols.join(' + ')})` : `(${symbols[0]} + … + ${symbols.at(-1)})`;
}

export function partialSymbol(above: string, below: string): string {
  return `∂${above}/∂${below}`;
}

function plainSymbol(view: RecordingView, tensor: number): string | null {
  const name = view.nameOf(tensor);
  if (name !== null) return name;
  const variable = view.recording.tensors.variables[view.recording.tensors.variable[tensor] ?? -1];
  if (variable) return variable.name.replace(/:0$/, '');
  if (view.producerOf(tensor) >= 0) return null;
  return view.isScalar(tensor) ? view.valueText(tensor) : null;
}
