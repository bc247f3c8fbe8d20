/** @file Answers a question about the run that has just been repeated for it. */

import type { AskedGradient, AskedRecorder } from '../../../engine/askedRecorder';
import { checkPartials } from '../../../engine/checkPartials';
import { context } from '../../../engine/context';
import type { Outcome } from '../../../engine/recording';
import type { GradientTape } from '../../../engine/tape';
import { allocate, makeTensor, valuesOf, type Tensor } from '../../../engine/tensor';
import { isFloating } from '../../../engine/dtype';
import { ASK_LIMITS, type Answer, type JacobianBlock, type Question } from '../../protocol/asking';
import { errorSentence } from './consoleText';

/** After the last statement, with the recorder still the listener: what a `run` asks for is recorded as one more call. */
export function answer(recorder: AskedRecorder, question: Question, outcome: Outcome): Answer {
  try {
    recorder.end();
    if (recorder.missed > 0)
      return none('The run did not come to the value that was changed, or it had another shape.');
    if (question.kind === 'values') return values(recorder, question);
    if (question.gradient === null) return { kind: 'run' };
    // What a run that ended early never came to cannot be asked about; the run itself is told all the same.
    const asked = resolved(recorder, question.gradient);
    if (asked === null) return none(outcome.kind === 'ok' ? NOT_REACHED : ENDED_EARLY);
    const numberless = asked.targets.find(({ dtype }) => !isFloating(dtype));
    if (numberless) return none(`A ${numberless.dtype} tensor has no derivative: choose a target of floating numbers.`);
    if (question.kind === 'run') {
      asked.tape.gradient([...asked.targets], [...asked.sources]);
      return { kind: 'run' };
    }
    return unheard(() => (question.kind === 'check' ? check(recorder, asked) : jacobian(asked)));
  } catch (error) {
    return none(errorSentence(error));
  }
}

const NOT_REACHED = 'With these values the run does not come to what you asked about.';
const ENDED_EARLY = 'The run ended before it came to what you asked about.';

interface Asked {
  readonly tape: GradientTape;
  readonly targets: readonly Tensor[];
  readonly sources: readonly Tensor[];
}

function none(why: string): Answer {
  return { kind: 'none', why };
}

function resolved(recorder: AskedRecorder, { targets, sources }: AskedGradient): Asked | null {
  const { tape } = recorder;
  const [found, from] = [targets, sources].map((refs) => refs.map((ref) => recorder.tensorOf(ref)));
  const isThere = (tensor: Tensor | undefined): tensor is Tensor => tensor !== undefined;
  return tape && found?.every(isThere) && from?.every(isThere) ? { tape, targets: found, sources: from } : null;
}

function values(recorder: AskedRecorder, { tensor, start, count }: Extract<Question, { kind: 'values' }>): Answer {
  const found = recorder.tensorOf(tensor);
  if (!found) return none(NOT_REACHED);
  if (found.dtype === 'string' || found.dtype === 'complex64')
    return none(`A ${found.dtype} tensor has no numbers to list.`);
  const all = valuesOf(found);
  return { kind: 'values', start, size: all.length, values: Array.from(all.subarray(start, start + count)) };
}

function check(recorder: AskedRecorder, { tape, targets, sources }: Asked): Answer {
  const partials = tape.gradient([...targets], [...sources]);
  const checks = checkPartials(recorder.entries, targets, sources, partials, ASK_LIMITS.checkedElements);
  return {
    kind: 'check',
    sources: sources.map(({ shape }, i) => ({
      shape: [...shape],
      connected: partials[i] !== null,
      elements: checks[i] ?? [],
    })),
  };
}

/** A sweep per element of the target, as far as the picture goes. */
function jacobian({ tape, targets: [target], sources }: Asked): Answer {
  if (target === undefined) return none(NOT_REACHED);
  const rows = Math.min(target.size, ASK_LIMITS.jacobianRows);
  const swept = Array.from({ length: rows }, (_, row) =>
    tape.gradient(target, [...sources], { outputGradients: oneAt(row, target) }),
  );
  const blocks = sources.map((source, s): JacobianBlock => {
    const columns = Math.min(source.size, ASK_LIMITS.jacobianColumns);
    const values = swept.flatMap((row) => {
      const partial = row[s];
      return partial ? Array.from(valuesOf(partial).subarray(0, columns)) : new Array<number>(columns).fill(0);
    });
    const shapes = { targetShape: [...target.shape], sourceShape: [...source.shape] };
    return { connected: swept.some((row) => row[s] !== null), ...shapes, rows, columns, values };
  });
  return { kind: 'jacobian', blocks };
}

function oneAt(position: number, { dtype, shape, size }: Tensor): Tensor {
  const values = allocate(dtype === 'float64' ? 'float64' : 'float32', size);
  values[position] = 1;
  return makeTensor(values, shape, dtype);
}

/** Arithmetic of ours: nobody records it. */
function unheard<T>(f: () => T): T {
  const { listener } = context;
  context.listener = null;
  try {
    return f();
  } finally {
    context.listener = listener;
  }
}
