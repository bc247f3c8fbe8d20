/** @file A loop that takes a gradient in every turn, as a table: a row per step, a column per number that every step has. Pure. */

import type { GradientCall } from '../../engine/recording';
import type { RecordingView } from '../../extension/protocol/recordingView';
import { labelOf, opLabel, partialLabel, targetLabel } from '../../extension/protocol/tensorLabel';
import type { Column } from './columns';
import { elementLabel, numbersOf } from './numbers';
import { t } from '../words';

export interface Descent {
  /** Gradient calls, one per step. */
  readonly calls: readonly number[];
  /** What the descent is of, for whoever chooses one: `∂z/∂x, ∂z/∂y, 20 steps`. */
  readonly label: string;
  /** Numbers of the sources, a column per element. */
  readonly sources: readonly Column[];
  /** The target; null where it is no lone number. */
  readonly target: Column | null;
  /** Sources, target, each partial with what is computed from it, other numbers with a name. */
  readonly table: readonly Column[];
  /** Numbers without a name that every step computes, for whoever wants to see one over the steps. */
  readonly others: readonly Column[];
}

/** Of a larger source only its partial's numbers would fill the table. */
const MOST_ELEMENTS = 4;
const MOST_OTHERS = 60;

/** One per place in the text where the run took at least two gradients that succeeded. */
export function descentsOf(view: RecordingView): Descent[] {
  const groups = new Map<string, number[]>();
  view.recording.gradients.forEach((call, index) => {
    if (call.error !== null) return;
    const key = `${call.site} ${call.kind} ${call.sources.map(({ path }) => path).join()}`;
    const group = groups.get(key);
    if (group) group.push(index);
    else groups.set(key, [index]);
  });
  return [...groups.values()].filter((calls) => calls.length > 1).map((calls) => descentOf(view, calls));
}

function descentOf(view: RecordingView, calls: readonly number[]): Descent {
  const steps = calls.flatMap((index) => view.gradient(index) ?? []);
  const [first] = steps;
  if (first === undefined) throw new Error('A descent has steps.');
  const target =
    first.targets.length === 1
      ? tensorColumns(
          view,
          steps.map((step) => step.targets[0] ?? -1),
        )
      : [];
  const perStep = repeatedTensors(view, steps);
  const targets = new Set(steps.flatMap((step) => step.targets));
  const taken = new Set<number>();
  const sources: Column[] = [];
  const partials: Column[] = [];
  first.sources.forEach(({ tensor, result }, i) => {
    sources.push(
      ...tensorColumns(
        view,
        steps.map((step) => step.sources[i]?.tensor ?? -1),
      ),
    );
    if (result === null) return;
    const results = steps.map((step) => step.sources[i]?.result ?? -1);
    partials.push(...tensorColumns(view, results, partialLabel(view, targetLabel(view, first), tensor)));
    perStep.forEach((rows, at) => {
      const producer = view.producerOf(rows[0] ?? -1);
      if (taken.has(at) || producer < 0 || !view.inputs(producer).includes(result)) return;
      taken.add(at);
      partials.push(...tensorColumns(view, rows));
    });
  });
  const rest = perStep.filter((rows, at) => !taken.has(at) && !targets.has(rows[0] ?? -1));
  const isNamed = (rows: readonly number[]): boolean => view.nameOf(rows[0] ?? -1) !== null;
  return {
    calls,
    label: t('{0}, {1} steps', targetLabel(view, first), calls.length),
    sources,
    target: target[0] ?? null,
    table: [...sources, ...target, ...partials, ...rest.filter(isNamed).flatMap((rows) => tensorColumns(view, rows))],
    others: rest
      .filter((rows) => !isNamed(rows))
      .slice(0, MOST_OTHERS)
      .flatMap((rows) => tensorColumns(view, rows)),
  };
}

/** Rows of the numbers that a place in the text made once in every step, one list per place. What a step did not come to is -1. */
function repeatedTensors(view: RecordingView, steps: readonly GradientCall[]): number[][] {
  const { ops } = view.recording;
  const bySite = new Map<string, number[]>();
  for (let op = 0; op < ops.count; op++) {
    const [output] = view.outputs(op);
    const site = view.siteOfOp(op);
    const isAssigned = output !== undefined && view.kindOf(output) === 'variable';
    if (output === undefined || site < 0 || isAssigned || !view.isScalar(output)) continue;
    // One call may run several ops: the same name keeps them apart.
    const key = `${site} ${view.opName(op)} ${(ops.gradient[op] ?? -1) >= 0 ? 'back' : ''}`;
    const group = bySite.get(key);
    if (group) group.push(op);
    else bySite.set(key, [op]);
  }
  return [...bySite.values()].flatMap((rows) => {
    const missing = steps.length - rows.length;
    if (missing > 1 || missing < -1) return [];
    const fits = steps.every(({ atOp }, i) => {
      const row = rows[i] ?? atOp;
      return row >= (steps[i - 1]?.atOp ?? 0) && row < (steps[i + 1]?.atOp ?? Infinity);
    });
    if (!fits) return [];
    return [
      steps.map((_, i) => {
        const row = rows[i];
        return row === undefined ? -1 : (view.outputs(row)[0] ?? -1);
      }),
    ];
  });
}

/** A column per element of a small tensor, given its row in each step. None where the steps differ in shape or a first value is not kept. */
function tensorColumns(view: RecordingView, rows: readonly number[], given?: string): Column[] {
  const [first = -1] = rows;
  const numbers = rows.map((row) => (row < 0 ? null : numbersOf(view, row)));
  const size = numbers[0]?.length ?? 0;
  if (size === 0 || size > MOST_ELEMENTS || numbers.some((n) => n !== null && n.length !== size)) return [];
  const label = given ?? labelOf(view, first);
  const producer = view.producerOf(first);
  const computed = producer < 0 || view.kindOf(first) === 'variable' ? null : opLabel(view, producer);
  return Array.from({ length: size }, (_, element) => ({
    label: elementLabel(label, view.shapeOf(first), element),
    formula: computed === label ? null : computed,
    values: numbers.map((n) => n?.[element] ?? NaN),
  }));
}
