/** @file Why a gradient is null, in one plain sentence per cause: the same words in hovers, diagnostics and the graph. */

import type { GradientCall, SourceResult } from '../../engine/recording';
import { fromEnglish, ofOp } from './fromEnglish';
import type { RecordingView } from './recordingView';
import { labelOf, opLabel, partialLabel, targetLabel } from './tensorLabel';
import { t } from './words';

/** What happened and what to do about it. Plain text with the snippet's names in it: whoever shows it as Markdown escapes it. */
export function whyNullText(view: RecordingView, call: GradientCall, source: SourceResult): string {
  const { cause } = source;
  const x = labelOf(view, source.tensor);
  const z = targetLabel(view, call);
  if (cause === null) return t('No path leads from {0} to {1}.', x, z);
  const at = (op: number) => opLabel(view, op);
  switch (cause.kind) {
    case 'integer-dtype':
      return t("{0} has dtype {1}, and only floating dtypes carry gradients: make it 'float32'.", x, cause.dtype);
    case 'not-trainable':
      return t(
        '{0} is a Variable with trainable = false, so the tape does not watch it: make it trainable, or call tape.watch({0}).',
        x,
      );
    case 'not-watched':
      return t(
        view.kindOf(source.tensor) === 'variable'
          ? 'The tape has watchAccessedVariables: false and was not told to watch {0}: call tape.watch({0}).'
          : '{0} is a plain tensor that the tape does not watch: call tape.watch({0}) before it is used, or make it a tf.variable.',
        x,
      );
    case 'reassigned':
      return t(
        '{0} was a Variable until it was bound to a new tensor, which the tape does not watch: change a Variable with assign, assignAdd or assignSub.',
        cause.name,
      );
    case 'watched-too-late':
      return t(
        '{0} used {1} before the tape was told to watch it: move tape.watch up, before the first use.',
        at(cause.op),
        x,
      );
    case 'op-outside-tape':
      return t(
        '{0} lies on the way from {1} to {2} but ran while the tape was not recording: move it inside the tape.',
        at(cause.op),
        x,
        z,
      );
    case 'recording-stopped':
      return t(
        '{0} lies on the way from {1} to {2} but ran inside stopRecording: move it out of there.',
        at(cause.op),
        x,
        z,
      );
    case 'forgotten':
      return t(
        '{0} lies on the way from {1} to {2}, but tape.reset() came after it and made the tape forget it: compute it after the reset.',
        at(cause.op),
        x,
        z,
      );
    case 'gradient-outside-tape':
      return t(
        '{0} was taken while this tape was not recording: call that inner gradient inside this tape.',
        innerPartial(view, cause.gradient),
      );
    case 'left-engine':
      return t(
        'The value of {0} left the engine ({1}) and came back as a constant, which no tape can follow: compute it with tf ops.',
        readOf(view, cause),
        methodOf(view, cause),
      );
    case 'copied':
      return t(
        'The value of {0} was copied into a new tensor, and a copy has no gradient: keep the tensor itself.',
        readOf(view, cause),
      );
    case 'assigned':
      return t(
        '{0} depends on {1} only through {2}: assigning to a Variable stops the gradient. Compute with a tensor instead.',
        z,
        x,
        methodOf(view, cause),
      );
    case 'not-differentiable':
      return t('{0} lets no gradient through: {1}', at(cause.op), fromEnglish(ofOp(cause.why)));
    case 'stop-gradient':
      return t('stopGradient stands on the way from {0} to {1} and lets no gradient through.', x, z);
    case 'unused':
      return t('{0} does not depend on {1}: no op on the way to {0} used it.', z, x);
  }
}

function innerPartial(view: RecordingView, index: number): string {
  const inner = view.gradient(index);
  const first = inner?.sources.find((s) => s.result !== null);
  if (inner === null || first === undefined) return t('A gradient on the way');
  return partialLabel(view, targetLabel(view, inner), first.tensor);
}

/** The tensor that was read, copied or assigned. */
function readOf(view: RecordingView, { op }: { readonly op: number }): string {
  const [tensor] = view.inputs(op);
  return tensor === undefined ? t('a tensor') : labelOf(view, tensor);
}

/** `x.dataSync()`, `v.assignAdd`. */
function methodOf(view: RecordingView, { op }: { readonly op: number }): string {
  const name = view.opName(op);
  if (name === 'read') return `${String(view.attrsOf(op)['method'] ?? 'read')}()`;
  return `${readOf(view, { op })}.${name}`;
}
