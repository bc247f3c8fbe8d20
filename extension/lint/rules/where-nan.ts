/** @file where-nan: a branch of `where` that is not taken has a value or derivative that is not finite, and 0 · ∞ is NaN. */

import { labelOf } from '../../protocol/tensorLabel';
import { t } from '../../protocol/words';
import { hiddenRisks, type HiddenRisk } from '../facts/hiddenRisks';
import { callRange } from '../facts/syntax';
import { doubleWhere, doubleWhereFromText } from '../fixes/doubleWhere';
import { derivativeExample, valueExample } from '../recorded/example';
import { isBad } from '../recorded/nonFinite';
import type { Recorded } from '../recorded/recorded';
import type { Shadow } from '../recorded/shadows';
import { troubleOf } from '../recorded/trouble';
import { named, related, type Problem, type Rule } from './rule';

export const whereNan = {
  id: 'where-nan' as const,
  description: 'The branch of tf.where that is not taken has a value or derivative that is not finite.',
  guess: 'hint',
  check: (facts) =>
    hiddenRisks(facts.run).map((risk) => ({
      ...callRange(risk.where.node),
      message: guessFor(risk),
      related: risk.op.node === risk.where.node ? [] : [related(risk.op.node, t('Here it may not be finite.'))],
      fixes: doubleWhereFromText(risk, facts),
    })),
  checkRun: (run) => [...troubleOf(run).shadows.values()].flatMap((shadow) => problemOf(run, shadow, shadow.call)),
  wentThere: (run, place) =>
    run.recording.gradients.length > 0 &&
    run.recording.ops.name.some((_, op) => {
      const at = run.placeOf(run.view.siteOfOp(op));
      return at !== null && at.end === place.end && at.start <= place.start;
    }),
} satisfies Rule;

function guessFor({ position, op, domain }: HiddenRisk): string {
  const what = t(
    position === 1
      ? 'where chooses values, not derivatives. Where its first branch is not taken, {0} is computed all the same; {1}.'
      : 'where chooses values, not derivatives. Where its second branch is not taken, {0} is computed all the same; {1}.',
    named(op.node),
    domain.edge(),
  );
  const effect = t('On the way back 0 · ∞ is NaN, so the gradient may be lost.');
  return `${what} ${effect} ${advice()} ${t('Only a run tells whether it happens.')}`;
}

function advice(): string {
  return t('Give the op a safe operand there, with a second where around it.');
}

function problemOf(run: Recorded, shadow: Shadow, index: number): readonly Problem[] {
  const { view } = run;
  const place = run.placeOf(view.siteOfOp(shadow.op));
  const call = run.recording.gradients[index];
  if (place === null || call === undefined) return [];
  const lost = call.sources
    .filter((source) => isBad(view.partialOf(source)))
    .map(({ tensor }) => labelOf(view, tensor));
  const example =
    shadow.origin.kind === 'value' ? valueExample(run, shadow.origin) : derivativeExample(run, shadow.origin);
  const what = t(
    shadow.position === 1
      ? 'where hides a value, not its derivative. In its first branch, where that is not taken, {0}.'
      : 'where hides a value, not its derivative. In its second branch, where that is not taken, {0}.',
    example,
  );
  const effect =
    lost.length > 0
      ? t(
          'On the way back its derivative is multiplied by 0, and 0 · ∞ is NaN: the gradient of {0} is lost.',
          lost.slice(0, 3).join(', '),
        )
      : t('The gradient came through this time; as soon as 0 · ∞ turns up on the way back it is NaN.');
  const origin = run.placeOf(view.siteOfOp(shadow.origin.op));
  return [
    {
      ...place,
      message: `${what} ${effect} ${advice()}`,
      related:
        origin === null || origin.start === place.start ? [] : [{ ...origin, message: t('Here it is not finite.') }],
      fixes: doubleWhere(run, shadow),
    },
  ];
}
