/** @file Each plot in a sentence, for those who do not see it. Pure. */

import { numberText } from '../../extension/protocol/numberText';
import type { Column } from './columns';
import type { Curve } from './curves';
import type { GridPicture } from './picture';

export function curveSentence({ source, target, derivative }: Curve): string {
  const ends = ({ label, values }: Curve['source']): string =>
    `${label} from ${numberText(values[0] ?? NaN)} to ${numberText(values.at(-1) ?? NaN)}`;
  return `Curves: over ${ends(source)} runs ${ends(target)}, and ${ends(derivative)}. The table beside it has every number.`;
}

export function overSteps({ label, values }: Column): string {
  const [first, last] = [numberText(values[0] ?? NaN), numberText(values.at(-1) ?? NaN)];
  return `${label} over ${values.length} steps: from ${first} to ${last}. The table beside it has every number.`;
}

export function contourSentence({ x, y, target, path, values }: GridPicture): string {
  const [first, last] = [path[0], path.at(-1)];
  const spot = (p: { x: number; y: number; z: number } | undefined): string =>
    `${x.label} = ${numberText(p?.x ?? NaN)}, ${y.label} = ${numberText(p?.y ?? NaN)}, where ${target} = ${numberText(p?.z ?? NaN)}`;
  const walk =
    path.length > 1
      ? `The path leads in ${path.length} steps from ${spot(first)} to ${spot(last)}.`
      : `This run stands at ${spot(first)}.`;
  const lowest = values.reduce((low, value) => (Number.isFinite(value) ? Math.min(low, value) : low), Infinity);
  return `${target} over ${x.label} and ${y.label} as contour lines; the lowest value drawn is ${numberText(lowest)}. ${walk}`;
}
