/** @file One element of an op in numbers: `log(0) = -∞ at element [1]`. */

import { findOp } from '../../../engine/findOp';
import { numberText } from '../../protocol/numberText';
import { labelOf, opLabel } from '../../protocol/tensorLabel';
import { t } from '../../protocol/words';
import type { Origin } from './nonFinite';
import { broadcastFlat, elementAt, findElement, indexText, shapeOf } from './quantities';
import type { Recorded } from './recorded';

const SIGNS: Readonly<Record<string, string>> = { add: '+', sub: '-', mul: '·', div: '/', pow: '^' };

/** What the op computed where it first was not finite, such as `0 / 0 = NaN`; without operands where it takes many elements. */
export function valueExample(run: Recorded, { op, quantity }: Origin): string {
  const flat = findElement(quantity, (value) => !Number.isFinite(value));
  const value = flat === null ? null : elementAt(quantity, flat);
  if (flat === null || value === null) return t('{0} is not finite', opLabel(run.view, op));
  const formula = formulaAt(run, op, flat) ?? opLabel(run.view, op);
  return `${formula} = ${numberText(value)}${placeText(run, run.view.outputs(op)[0], shapeOf(quantity), flat)}`;
}

/** The operand's element that the first element of the result that is not finite was computed from. */
export function operandAt({ view }: Recorded, { op, quantity }: Origin, position: number): number | null {
  const [output, input] = [view.outputs(op)[0], view.inputs(op)[position]];
  const value = input === undefined ? null : view.valueOf(input);
  const flat = findElement(quantity, (one) => !Number.isFinite(one));
  if (output === undefined || value === null || flat === null) return null;
  const at = broadcastFlat(shapeOf(value), view.shapeOf(output), flat);
  return at === null ? null : elementAt(value, at);
}

/** The op's value and derivative there: `0 ^ 0.5 = 0, but its derivative by the base is ∞`. */
export function derivativeExample(run: Recorded, { op, quantity, position }: Origin): string {
  const { view } = run;
  const flat = findElement(quantity, (value) => !Number.isFinite(value));
  const derivative = flat === null ? null : elementAt(quantity, flat);
  const [output] = view.outputs(op);
  const input = view.inputs(op)[position];
  const label = input === undefined ? t('its input') : labelOf(view, input);
  if (flat === null || derivative === null || output === undefined) {
    return t('the gradient of {0} by {1} is not finite', opLabel(view, op), label);
  }
  const same = view.shapeOf(output).join() === shapeOf(quantity).join();
  const formula = same ? formulaAt(run, op, flat) : null;
  const value = same ? view.valueOf(output) : null;
  const result = value === null ? null : elementAt(value, flat);
  const known = formula === null || result === null ? opLabel(view, op) : `${formula} = ${numberText(result)}`;
  const back = numberText(derivative) + placeText(run, input, shapeOf(quantity), flat);
  return t('{0} is finite, but what flows back through it to {1} is {2}', known, label, back);
}

/** `log(0)`, `0 / 0`; null where an element of the result comes from many. */
function formulaAt({ view }: Recorded, op: number, flat: number): string | null {
  const name = view.opName(op);
  const [output] = view.outputs(op);
  if (output === undefined || findOp(name)?.elementwise !== true) return null;
  const operands = Array.from(view.inputs(op), (input) => {
    const value = view.valueOf(input);
    const at = value === null ? null : broadcastFlat(shapeOf(value), view.shapeOf(output), flat);
    const number = value === null || at === null ? null : elementAt(value, at);
    return number === null ? null : numberText(number);
  });
  if (operands.includes(null)) return null;
  const sign = SIGNS[name];
  return sign !== undefined && operands.length === 2 ? operands.join(` ${sign} `) : `${name}(${operands.join(', ')})`;
}

function placeText({ view }: Recorded, tensor: number | undefined, shape: readonly number[], flat: number): string {
  const index = indexText(shape, flat);
  if (index === '') return '';
  const name = tensor === undefined ? null : view.nameOf(tensor);
  return name === null ? t(', at element {0}', index) : t(', at element {0} of {1}', index, name);
}
