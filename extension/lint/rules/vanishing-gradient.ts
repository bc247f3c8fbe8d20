/** @file vanishing-gradient: a squashing op is saturated in every element, and the gradient dies there. */

import { numberText } from '../../protocol/numberText';
import { labelOf } from '../../protocol/tensorLabel';
import { t } from '../../protocol/words';
import { largest, sizeOf } from '../recorded/quantities';
import type { Recorded } from '../recorded/recorded';
import type { Problem, Rule } from './rule';

/** Below this a gradient moves nothing: float32 loses it beside any number of ordinary size. */
const VANISHED = 1e-8;
/** A probability that leaves next to nothing for the others. */
const ALMOST_ONE = 0.999;

/** Where an op's input lies, when the op is flat there, and what helps. */
interface Flat {
  /** `input` is one number, or all elements of an array. */
  readonly where: (input: string, isOne: boolean) => string;
  readonly advice: () => string;
}

const scaled = (): string => t('Scale its input.');
const near0 = (): string => t('Scale its input, so that it stays near 0.');
const below =
  (op: string): Flat['where'] =>
  (x, isOne) =>
    t(isOne ? '{0} is far below 0, where {1} is flat.' : '{0} are far below 0, where {1} is flat.', x, op);
const farFrom0 =
  (op: string): Flat['where'] =>
  (x, isOne) =>
    t(isOne ? '{0} is so far from 0 that {1} is flat.' : '{0} are so far from 0 that {1} is flat.', x, op);

const SQUASHING: ReadonlyMap<string, Flat> = new Map<string, Flat>([
  [
    'relu',
    {
      where: (x, isOne) =>
        t(isOne ? '{0} is at or below 0, where relu is flat.' : '{0} are at or below 0, where relu is flat.', x),
      advice: () => t('Start elsewhere, or use leakyRelu or softplus.'),
    },
  ],
  [
    'relu6',
    {
      where: (x, isOne) =>
        t(
          isOne ? '{0} is outside of 0 to 6, where relu6 is flat.' : '{0} are outside of 0 to 6, where relu6 is flat.',
          x,
        ),
      advice: () => t('Scale its input, or use leakyRelu.'),
    },
  ],
  ['elu', { where: below('elu'), advice: scaled }],
  ['selu', { where: below('selu'), advice: scaled }],
  ['softplus', { where: below('softplus'), advice: scaled }],
  ['sigmoid', { where: farFrom0('sigmoid'), advice: near0 }],
  ['tanh', { where: farFrom0('tanh'), advice: near0 }],
  ['erf', { where: farFrom0('erf'), advice: near0 }],
  [
    'logSigmoid',
    {
      where: (x, isOne) =>
        t(
          isOne ? '{0} is far above 0, where logSigmoid is flat.' : '{0} are far above 0, where logSigmoid is flat.',
          x,
        ),
      advice: scaled,
    },
  ],
  [
    'exp',
    {
      where: (x, isOne) =>
        t(isOne ? '{0} is so far below 0 that exp is 0.' : '{0} are so far below 0 that exp is 0.', x),
      advice: () => t('Scale its input, or compute with logarithms.'),
    },
  ],
  [
    'softmax',
    {
      where: (x, isOne) =>
        t(
          isOne ? '{0} is so far apart that one probability is 1.' : '{0} are so far apart that one probability is 1.',
          x,
        ),
      advice: () => t('Scale the logits.'),
    },
  ],
  [
    'clipByValue',
    {
      where: (x, isOne) => t(isOne ? '{0} is outside of the limits.' : '{0} are outside of the limits.', x),
      advice: () => t('Widen the limits.'),
    },
  ],
  [
    'maximum',
    {
      where: (x, isOne) => t(isOne ? '{0} is never the larger one.' : '{0} are never the larger one.', x),
      advice: () => t('Check the margin, or use softplus of the difference.'),
    },
  ],
  [
    'minimum',
    {
      where: (x, isOne) => t(isOne ? '{0} is never the smaller one.' : '{0} are never the smaller one.', x),
      advice: () => t('Check the limit, or use softplus of the difference.'),
    },
  ],
]);

export const vanishingGradient = {
  id: 'vanishing-gradient' as const,
  description: 'An op such as relu or sigmoid is saturated everywhere, and no gradient comes through.',
  check: null,
  checkRun: (run) => [...callsByPlace(run)].flatMap((calls) => problemsOf(run, calls)),
} satisfies Rule;

/** Indices of the gradient calls that each place made, in the order of the run. */
function callsByPlace({ recording }: Recorded): Iterable<readonly number[]> {
  const found = new Map<number, number[]>();
  recording.gradients.forEach((call, index) => {
    if (call.error !== null || call.edges.op.length === 0) return;
    const known = found.get(call.site);
    if (known === undefined) found.set(call.site, [index]);
    else known.push(index);
  });
  return found.values();
}

/** A step of a training may be flat and the next one not: it has died where it was flat all through the last half. */
function problemsOf(run: Recorded, calls: readonly number[]): readonly Problem[] {
  const [last, ...before] = calls.slice(Math.floor(calls.length / 2)).reverse();
  const dead = last === undefined ? new Map<number, Death>() : deathsIn(run, last);
  for (const index of before) {
    const here = deathsIn(run, index);
    for (const site of dead.keys()) if (!here.has(site)) dead.delete(site);
    if (dead.size === 0) return [];
  }
  return [...dead].flatMap(([site, death]) => {
    const place = run.placeOf(site);
    return place === null ? [] : [{ ...place, message: messageOf(run, death) }];
  });
}

interface Death {
  readonly op: number;
  readonly input: number;
  /** The largest of what comes in from the target. */
  readonly before: number;
  /** … and of what is left. */
  readonly after: number;
}

/** By the op's site: where a gradient came in and none went out. */
function deathsIn({ recording, view }: Recorded, index: number): Map<number, Death> {
  const names = recording.ops.names;
  const isSquashing = names.map((name) => SQUASHING.has(name));
  const { op: ops, input: positions } = recording.gradients[index]?.edges ?? { op: [], input: [] };
  const found = new Map<number, Death>();
  ops.forEach((op, at) => {
    if (isSquashing[recording.ops.name[op] ?? -1] !== true) return;
    const [output] = view.outputs(op);
    const input = view.inputs(op)[positions[at] ?? 0];
    if (output === undefined || input === undefined) return;
    const [dy, dx] = [view.adjointOf(index, output), view.adjointOf(index, input)];
    if (dy === null || dx === null || sizeOf(dx) === 0) return;
    const [before, after] = [largest(dy), largest(dx)];
    if (names[recording.ops.name[op] ?? -1] === 'softmax' && !isOneSided(view, output)) return;
    if (Number.isFinite(before) && before >= VANISHED && after < VANISHED) {
      const site = view.siteOfOp(op);
      if (!found.has(site)) found.set(site, { op, input, before, after });
    }
  });
  return found;
}

/** A softmax passes nothing on either when the target wants all probabilities alike: their sum is 1 whatever they are. */
function isOneSided(view: Recorded['view'], output: number): boolean {
  const value = view.valueOf(output);
  return value !== null && value.kind !== 'scalar' && value.preview.max > ALMOST_ONE;
}

function messageOf(run: Recorded, { op, input, before, after }: Death): string {
  const { view } = run;
  const flat = SQUASHING.get(view.opName(op));
  const value = view.valueOf(input);
  const label = labelOf(view, input);
  const isOne = value === null || value.kind === 'scalar';
  const who = isOne
    ? `${label} = ${view.valueText(input)}`
    : t(
        'all {0} elements of {1} ({2} to {3})',
        value.preview.size,
        label,
        numberText(value.preview.min),
        numberText(value.preview.max),
      );
  const where = t('The gradient ends here{0}: {1}', run.turnText(op), flat?.where(who, isOne) ?? who);
  const left =
    after === 0
      ? t('What comes in from the target is up to {0}, what goes on to {1} is exactly 0.', numberText(before), label)
      : t(
          'What comes in from the target is up to {0}, what goes on to {1} is at most {2}.',
          numberText(before),
          label,
          numberText(after),
        );
  return `${where} ${left} ${flat?.advice() ?? ''}`;
}
