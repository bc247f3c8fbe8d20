/** @file non-finite: the first op whose value or derivative is NaN or infinite. */

import { numberText } from '../../protocol/numberText';
import { labelOf, targetLabel } from '../../protocol/tensorLabel';
import { t } from '../../protocol/words';
import { CREATORS } from '../facts/engineOps';
import { adviceFor, isOverflow, safeVariants } from '../fixes/safeVariants';
import { derivativeExample, operandAt, valueExample } from '../recorded/example';
import { isBad, type Origin } from '../recorded/nonFinite';
import { elementAt, findElement } from '../recorded/quantities';
import type { Recorded } from '../recorded/recorded';
import { troubleOf } from '../recorded/trouble';
import type { Problem, Rule } from './rule';

export const nonFinite = {
  id: 'non-finite' as const,
  description: 'The first op whose value or derivative is NaN or infinite, on the way to a target or back.',
  check: null,
  checkRun: (run) => {
    const { origins, leaf } = troubleOf(run);
    const told = new Set<number>();
    const problems = origins.flatMap((origin) => {
      const site = run.view.siteOfOp(origin.op);
      if (told.has(site)) return [];
      told.add(site);
      return problemOf(run, origin, origin.call);
    });
    return leaf === null ? problems : leafProblem(run, leaf.tensor, leaf.call);
  },
} satisfies Rule;

function problemOf(run: Recorded, origin: Origin, index: number): readonly Problem[] {
  const { view } = run;
  const site = view.siteOfOp(origin.op);
  const place = run.placeOf(site);
  if (place === null) return [];
  const flat = findElement(origin.quantity, (value) => !Number.isFinite(value));
  const value = flat === null ? NaN : (elementAt(origin.quantity, flat) ?? NaN);
  const what = Number.isNaN(value) ? 'NaN' : 'Infinity';
  const name = view.opName(origin.op);
  const isValue = origin.kind === 'value';
  const example = isValue ? valueExample(run, origin) : derivativeExample(run, origin);
  const node = run.callAt(site);
  const overflows =
    isValue &&
    isOverflow(
      name,
      value,
      [0, 1].map((position) => operandAt(run, origin, position)),
    );
  const advice = adviceFor(name, overflows);
  const begins = t(
    isValue ? '{0} begins here{1}: {2}.' : '{0} begins here on the way back{1}: {2}.',
    what,
    run.turnText(origin.op),
    example,
  );
  return [
    {
      ...place,
      message: `${begins} ${consequence(run, index)}${advice === '' ? '' : ` ${advice}`}`,
      related: askedFor(run, index, site),
      fixes: node === null || overflows || run.isBackward(origin.op) ? [] : safeVariants(node, name, run.facts),
    },
  ];
}

/** No op is to blame: the values came in like this. */
function leafProblem(run: Recorded, tensor: number, index: number): readonly Problem[] {
  const site = run.view.siteOf(tensor);
  const place = run.placeOf(site);
  const value = run.view.valueOf(tensor);
  if (place === null || value === null || !isWritten(run, site)) return [];
  const flat = findElement(value, (one) => !Number.isFinite(one));
  const label = labelOf(run.view, tensor);
  const what =
    flat === null
      ? t('{0} holds NaN or infinity from the start.', label)
      : t('{0} holds {1} from the start.', label, numberText(elementAt(value, flat) ?? NaN));
  const advice = t('Clean the values before they go in.');
  return [{ ...place, message: `${what} ${consequence(run, index)} ${advice}`, related: askedFor(run, index, site) }];
}

/** A creator's call with plain values. NaN from an operator on a Tensor is told where the operator stands. */
function isWritten(run: Recorded, site: number): boolean {
  const node = run.callAt(site);
  const name = node === null ? undefined : run.facts.context.names.engineCall(node)?.name;
  return name !== undefined && (CREATORS.has(name) || name === 'variable') && run.facts.run.operators.size === 0;
}

function consequence({ recording, view }: Recorded, index: number): string {
  const call = recording.gradients[index];
  if (call === undefined) return '';
  const lost = call.sources
    .filter((source) => isBad(view.partialOf(source)))
    .map(({ tensor }) => labelOf(view, tensor))
    .slice(0, 3)
    .join(', ');
  const target = call.targets.some((one) => isBad(view.valueOf(one))) ? targetLabel(view, call) : '';
  if (target === '') return lost === '' ? '' : t('It spreads to the gradient of {0}.', lost);
  return lost === '' ? t('It spreads to {0}.', target) : t('It spreads to {0} and the gradient of {1}.', target, lost);
}

function askedFor(run: Recorded, index: number, site: number): Problem['related'] & object {
  const call = run.recording.gradients[index];
  const place = call === undefined || call.site === site ? null : run.placeOf(call.site);
  return place === null ? [] : [{ ...place, message: t('The gradient that is lost is asked for here.') }];
}
