/** @file null-to-optimizer: a null gradient is handed to applyGradients, which moves the other Variables only, or throws. */

import type { GradientCall, SourceResult } from '../../../engine/recording';
import { labelOf } from '../../protocol/tensorLabel';
import { whyNullText } from '../../protocol/whyNullText';
import { t } from '../../protocol/words';
import type { RelatedPlace } from '../finding';
import type { Recorded } from '../recorded/recorded';
import type { Problem, Rule } from './rule';

export const nullToOptimizer = {
  id: 'null-to-optimizer' as const,
  description: 'A null gradient is handed to applyGradients: its Variable does not move.',
  check: null,
  checkRun: (run) => [...skipped(run), ...refused(run)],
} satisfies Rule;

/** Some gradients were null: the optimizer passes over their Variables. */
function skipped(run: Recorded): readonly Problem[] {
  const told = new Set<number>();
  return run.recording.warnings.flatMap(({ variables = [], site, atOp }) => {
    const place = run.placeOf(site);
    if (place === null || variables.length === 0 || told.has(site)) return [];
    told.add(site);
    const names = variables.map((row) => labelOf(run.view, row));
    const cause = variables.map((row) => lastNull(run, row, atOp)).find((found) => found !== null) ?? null;
    return [{ ...place, message: withCause(passedOver(names), cause, run), related: askedFor(cause, run) }];
  });
}

/** All of them were: the optimizer throws. */
function refused(run: Recorded): readonly Problem[] {
  const { outcome, ops } = run.recording;
  if (outcome.kind !== 'threw' || !outcome.message.includes('No gradients provided for any variable')) return [];
  const place = run.placeOf(outcome.site);
  // `minimize` asks for the gradients itself: nobody handed it a null.
  if (place === null || run.view.site(outcome.site)?.name === 'minimize') return [];
  const cause = lastNull(run, null, ops.count);
  const what = t('No gradients provided for any variable: every gradient handed to the optimizer is null.');
  return [{ ...place, message: withCause(what, cause, run), related: askedFor(cause, run) }];
}

interface NullResult {
  readonly call: GradientCall;
  readonly source: SourceResult;
}

/** The last gradient call before `atOp` that gave null, for this Variable or for any. */
function lastNull(run: Recorded, variable: number | null, atOp: number): NullResult | null {
  return run.recording.gradients.reduce<NullResult | null>((last, call) => {
    if (call.atOp > atOp || call.error !== null) return last;
    const source = call.sources.find(
      (one) => one.result === null && (variable === null || run.view.gradRow(one.tensor) === variable),
    );
    return source === undefined ? last : { call, source };
  }, null);
}

function withCause(what: string, cause: NullResult | null, run: Recorded): string {
  const more =
    cause === null
      ? t('Mend the path to it, or leave it out of what you hand over.')
      : whyNullText(run.view, cause.call, cause.source);
  return `${what} ${more}`;
}

function askedFor(cause: NullResult | null, run: Recorded): readonly RelatedPlace[] {
  const place = cause === null ? null : run.placeOf(cause.call.site);
  return place === null ? [] : [{ ...place, message: t('Here the gradient was null.') }];
}

function passedOver(names: readonly string[]): string {
  return names.length <= 3
    ? t(
        names.length === 1
          ? 'The gradient of {0} is null, so the optimizer passes over it.'
          : 'The gradient of {0} is null, so the optimizer passes over them.',
        names.join(', '),
      )
    : t(
        'The gradient of {0} and {1} others is null, so the optimizer passes over them.',
        names.slice(0, 2).join(', '),
        names.length - 2,
      );
}
