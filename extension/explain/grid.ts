/** @file A target's values over a grid of two numbers of its sources: the ops that were recorded, run again at each point. */

import { replay } from '../../engine/replay';
import { fromEnglish } from '../protocol/fromEnglish';
import { GRID_POINTS, type GridAnswer, type GridQuestion } from '../protocol/grid';
import type { RecordingView } from '../protocol/recordingView';
import { t } from '../protocol/words';

/** Numbers computed for all points together: a tenth of a second on a slow machine. */
const MOST_COST = 4_000_000;

/** `view`: of the run that is shown; null where it is gone. */
export function gridOf(view: RecordingView | null, { gradient, x, y }: GridQuestion): GridAnswer {
  if (view === null) return { kind: 'none', sentence: t('The run is gone: run it again.') };
  const call = view.gradient(gradient);
  const [target] = call?.targets ?? [];
  if (call === null || target === undefined || call.targets.length > 1) {
    return { kind: 'none', sentence: t('A picture over two sources needs a gradient call with one target.') };
  }
  const again = replay(view.recording, target, [x, y]);
  if (typeof again === 'string') {
    return { kind: 'none', sentence: t('There is no picture of this: {0}', fromEnglish(again)) };
  }
  if (again.cost * GRID_POINTS ** 2 > MOST_COST) {
    const sentence = t(
      'The target takes too many ops to compute it at {0} × {0} points: a smaller one can be drawn.',
      GRID_POINTS,
    );
    return { kind: 'none', sentence };
  }
  const values = new Float64Array(GRID_POINTS ** 2);
  const along = ({ from, to }: { from: number; to: number }, i: number): number =>
    from + ((to - from) * i) / (GRID_POINTS - 1);
  for (let row = 0; row < GRID_POINTS; row++) {
    for (let column = 0; column < GRID_POINTS; column++) {
      try {
        values[row * GRID_POINTS + column] = again.at([along(x, column), along(y, row)]);
      } catch {
        // Where an op does not take such numbers there is no value.
        values[row * GRID_POINTS + column] = NaN;
      }
    }
  }
  return { kind: 'grid', values };
}
