/** @file vanishing-gradient: a squashing op is saturated in every element, and the gradient dies there. */

import { numberText } from '../../protocol/numberText';
import { labelOf } from '../../protocol/tensorLabel';
import { largest, sizeOf } from '../recorded/quantities';
import type { Recorded } from '../recorded/recorded';
import type { Problem, Rule } from './rule';

/** Below this a gradient moves nothing: float32 loses it beside any number of ordinary size. */
const VANISHED = 1e-8;

/** Ops that are flat somewhere: where their input lies then, and what helps. */
const SQUASHING: ReadonlyMap<string, { readonly where: string; readonly advice: string }> = new Map([
  ['relu', { where: 'at or below 0, where relu is flat', advice: 'Start elsewhere, or use leakyRelu or softplus.' }],
  ['relu6', { where: 'outside of 0 to 6, where relu6 is flat', advice: 'Scale its input, or use leakyRelu.' }],
  ['elu', { where: 'far below 0, where elu is flat', advice: 'Scale its input.' }],
  ['selu', { where: 'far below 0, where selu is flat', advice: 'Scale its input.' }],
  ['sigmoid', { where: 'so far from 0 that sigmoid is flat', advice: 'Scale its input, so that it stays near 0.' }],
  ['tanh', { where: 'so far from 0 that tanh is flat', advice: 'Scale its input, so that it stays near 0.' }],
  ['erf', { where: 'so far from 0 that erf is flat', advice: 'Scale its input, so that it stays near 0.' }],
  ['softplus', { where: 'far below 0, where softplus is flat', advice: 'Scale its input.' }],
  ['logSigmoid', { where: 'far above 0, where logSigmoid is flat', advice: 'Scale its input.' }],
  ['exp', { where: 'so far below 0 that exp is 0', advice: 'Scale its input, or compute with logarithms.' }],
  ['softmax', { where: 'so far apart that one probability is 1', advice: 'Scale the logits.' }],
  ['clipByValue', { where: 'outside of the limits', advice: 'Widen the limits.' }],
  ['maximum', { where: 'never the larger one', advice: 'Check the margin, or use softplus of the difference.' }],
  ['minimum', { where: 'never the smaller one', advice: 'Check the limit, or use softplus of the difference.' }],
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
  const isSquashing = recording.ops.names.map((name) => SQUASHING.has(name));
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
    if (Number.isFinite(before) && before >= VANISHED && after < VANISHED) {
      const site = view.siteOfOp(op);
      if (!found.has(site)) found.set(site, { op, input, before, after });
    }
  });
  return found;
}

function messageOf(run: Recorded, { op, input, before, after }: Death): string {
  const { view } = run;
  const name = view.opName(op);
  const { where, advice } = SQUASHING.get(name) ?? { where: '', advice: '' };
  const value = view.valueOf(input);
  const label = labelOf(view, input);
  const who =
    value === null || value.kind === 'scalar'
      ? `${label} = ${view.valueText(input)} is`
      : `all ${value.preview.size} elements of ${label} (${numberText(value.preview.min)} to ${numberText(value.preview.max)}) are`;
  const left = after === 0 ? 'is exactly 0' : `is at most ${numberText(after)}`;
  return `The gradient ends here${run.turnText(op)}: ${who} ${where}. What comes in from the target is up to ${numberText(before)}, what goes on to ${label} ${left}. ${advice}`;
}
