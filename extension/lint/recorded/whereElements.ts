/** @file The elements of a `where`: which of an operand's are taken, and which are not. */

import type { Recorded } from './recorded';
import { broadcastFlat, elementAt, shapeOf } from './quantities';

/**
 * Flat position in the result of a `where` (inputs: condition, a, b) of the first element that passes, among those that are
 * (`taken`) or are not taken from the operand at `position`. By default one passes whose value is not finite.
 */
export function findElementOf(
  { view }: Recorded,
  op: number,
  position: number,
  taken: boolean,
  test: (value: number, flat: number) => boolean = (value) => !Number.isFinite(value),
): number | null {
  const [conditionRow, ...operands] = view.inputs(op);
  const operandRow = operands[position - 1];
  const [output] = view.outputs(op);
  if (conditionRow === undefined || operandRow === undefined || output === undefined) return null;
  const [condition, operand] = [view.valueOf(conditionRow), view.valueOf(operandRow)];
  if (condition === null || operand === null) return null;
  const shape = view.shapeOf(output);
  const size = shape.reduce((product, d) => product * d, 1);
  for (let flat = 0; flat < Math.min(size, MOST); flat++) {
    const [at, from] = [broadcastFlat(shapeOf(condition), shape, flat), broadcastFlat(shapeOf(operand), shape, flat)];
    const chosen = at === null ? null : elementAt(condition, at);
    const value = from === null ? null : elementAt(operand, from);
    if (chosen === null || value === null) continue;
    if (((chosen !== 0) === (position === 1)) === taken && test(value, flat)) return flat;
  }
  return null;
}

/** More values than this a Recording does not keep of one array. */
const MOST = 4096;
