/** @file Each plot in a sentence, for those who do not see it. Pure. */

import { numberText } from '../../extension/protocol/numberText';
import type { Column } from './columns';
import type { Curve } from './curves';
import type { GridPicture } from './picture';
import { t } from '../words';

export function curveSentence({ source, target, derivative }: Curve): string {
  const ends = ({ label, values }: Curve['source']): string =>
    t('{0} from {1} to {2}', label, numberText(values[0] ?? NaN), numberText(values.at(-1) ?? NaN));
  return t(
    'Curves: over {0} runs {1}, and {2}. The table beside it has every number.',
    ends(source),
    ends(target),
    ends(derivative),
  );
}

export function overSteps({ label, values }: Column): string {
  const [first, last] = [numberText(values[0] ?? NaN), numberText(values.at(-1) ?? NaN)];
  return t(
    '{0} over {1} steps: from {2} to {3}. The table beside it has every number.',
    label,
    values.length,
    first,
    last,
  );
}

export function contourSentence({ x, y, target, path, values }: GridPicture): string {
  const [first, last] = [path[0], path.at(-1)];
  const spot = (p: { x: number; y: number; z: number } | undefined): string =>
    t(
      '{0}, where {1}',
      `${x.label} = ${numberText(p?.x ?? NaN)}, ${y.label} = ${numberText(p?.y ?? NaN)}`,
      `${target} = ${numberText(p?.z ?? NaN)}`,
    );
  const walk =
    path.length > 1
      ? t('The path leads in {0} steps from {1} to {2}.', path.length, spot(first), spot(last))
      : t('This run stands at {0}.', spot(first));
  const lowest = values.reduce((low, value) => (Number.isFinite(value) ? Math.min(low, value) : low), Infinity);
  return t(
    '{0} over {1} and {2} as contour lines; the lowest value drawn is {3}. {4}',
    target,
    x.label,
    y.label,
    numberText(lowest),
    walk,
  );
}
