/** @file Why a source got null: follows the path from source to target over the whole op log and finds where it broke. */

import { isFloating } from './dtype';
import type { GradientCall, NullCause, Recording, SourceResult } from './recording';
import { dtypeOf, gradRowOf, producerOf, tapesOf } from './recordingRows';
import { lastReset, PathTrace, type Break } from './whyNullPath';

/** Rows looked at over all searches of one Recording. A loop may leave thousands of nulls, each worth a walk over the whole log. */
const SEARCH_BUDGET = 10_000_000;

/**
 * The Recording with the cause of every null gradient filled in. The last calls are looked at first: once the budget is spent, an
 * earlier turn of the same loop takes over what was found for a later one.
 */
export function explainNulls(recording: Recording): Recording {
  const gradients = [...recording.gradients];
  const found = new Map<string, NullCause>();
  let budget = SEARCH_BUDGET;
  for (let index = gradients.length - 1; index >= 0; index--) {
    const call = gradients[index];
    if (call === undefined || call.error !== null || !call.sources.some(isNull)) continue;
    let trace: PathTrace | null = null;
    const sources = call.sources.map((source): SourceResult => {
      if (!isNull(source)) return source;
      const key = `${call.site} ${source.path}`;
      const known = budget < 0 ? found.get(key) : undefined;
      if (known !== undefined) return { ...source, cause: known };
      const cause = whyNull(recording, call, source, () => {
        budget -= recording.ops.count + recording.tensors.count;
        return (trace ??= new PathTrace(recording, call));
      });
      found.set(key, cause);
      return { ...source, cause };
    });
    gradients[index] = { ...call, sources };
  }
  return { ...recording, gradients };
}

function isNull(source: SourceResult): boolean {
  return source.result === null && source.cause === null;
}

/**
 * One root cause per null. Facts about the source itself come first: while they hold, no path could have helped. Then the places
 * where paths from source to target break, in the order of the rules that report them.
 */
export function whyNull(
  recording: Recording,
  call: GradientCall,
  source: SourceResult,
  trace: () => PathTrace = () => new PathTrace(recording, call),
): NullCause {
  const { tensors } = recording;
  const row = source.tensor;
  const variable = tensors.variables[tensors.variable[row] ?? -1];
  const site = tensors.site[variable?.tensor ?? row] ?? -1;
  const watch = firstWatch(recording, call, row);
  const tape = recording.tapes[call.tape];

  if (watch === null && variable === undefined && !isOnTape(recording, call, row)) {
    return reassigned(recording, row) ?? { kind: 'not-watched', site };
  }
  if (watch === null && variable !== undefined) {
    if (!variable.trainable) return { kind: 'not-trainable', site };
    if (tape !== undefined && !tape.watchAccessedVariables) return { kind: 'not-watched', site };
  }
  const dtype = dtypeOf(recording, row);
  if (!isFloating(dtype)) return { kind: 'integer-dtype', dtype, site };

  const causes = trace()
    .breaksFrom(row)
    .map((b) => causeOf(b, watch));
  for (const kind of ORDER) {
    const cause = causes.find((c) => c.kind === kind);
    if (cause !== undefined) return cause;
  }
  // A new tensor in a Variable's place may well be on the tape, and lead nowhere.
  return reassigned(recording, row) ?? { kind: 'unused', site };
}

/** As the rules are ranked: the first that fits is the cause, the others would only repeat it. */
const ORDER: readonly NullCause['kind'][] = [
  'watched-too-late',
  'recording-stopped',
  'op-outside-tape',
  'forgotten',
  'gradient-outside-tape',
  'copied',
  'left-engine',
  'assigned',
  'not-differentiable',
  'stop-gradient',
];

interface Watch {
  readonly atOp: number;
  readonly site: number;
}

function causeOf(b: Break, watch: Watch | null): NullCause {
  switch (b.kind) {
    case 'unrecorded':
      // Recording went on, but the input was not known to the tape yet.
      if (watch !== null && watch.atOp > b.op) return { kind: 'watched-too-late', op: b.op, site: watch.site };
      return { kind: 'op-outside-tape', op: b.op, site: b.site };
    case 'gradient-outside-tape':
      return { kind: b.kind, gradient: b.gradient, site: b.site };
    case 'not-differentiable':
      return { kind: b.kind, op: b.op, why: b.why, site: b.site };
    default:
      return { kind: b.kind, op: b.op, site: b.site };
  }
}

function firstWatch(recording: Recording, call: GradientCall, row: number): Watch | null {
  const key = gradRowOf(recording, row);
  const from = lastReset(recording, call)?.watched ?? 0;
  const found = recording.tapes[call.tape]?.watched.find((w, i) => i >= from && gradRowOf(recording, w.tensor) === key);
  return found ?? null;
}

/** Made by an op that the call's tape recorded: known to it without a watch. */
function isOnTape(recording: Recording, call: GradientCall, row: number): boolean {
  const producer = producerOf(recording, row);
  const kept = lastReset(recording, call)?.atOp ?? 0;
  return producer >= kept && tapesOf(recording, producer).includes(call.tape);
}

/** Whether a name of this plain tensor stood for a Variable before. */
function reassigned({ tensors, sites }: Recording, row: number): NullCause | null {
  for (const { name, site } of tensors.names[row] ?? []) {
    for (const { tensor } of tensors.variables) {
      if (tensor >= row) break;
      // The same site bound both: a parameter or loop name that takes turns, no reassignment.
      const before = (tensors.names[tensor] ?? []).find((n) => n.name === name && n.site !== site);
      if (before !== undefined && sites[before.site]?.file === sites[site]?.file) {
        return { kind: 'reassigned', name, earlier: tensor, site };
      }
    }
  }
  return null;
}
